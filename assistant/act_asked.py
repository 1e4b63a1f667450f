"""What is done, where a question asks who does it: its words apart from those that ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.cues import find_cues
from assistant.query import Query, Topic
from assistant.words import Word, words_of
from prompts import load

_NOT, _HELPS = "khong", ("phoi", "hop")
_NUMBER = re.compile(r"\d+(?:/\d{4})?/[\w-]+")


@dataclass(frozen=True, slots=True)
class Act:
    """``topic``: what is done, as words to be met; ``said``: all its words, bare; ``denied``: who does not."""

    topic: Topic
    said: tuple[str, ...]
    denied: bool

    @property
    def helps(self) -> bool:
        """Whether it is to work with others."""
        return self.said[: len(_HELPS)] == _HELPS

    def start(self, line: str) -> int:
        """Where in ``line`` (characters) the act begins, or else most of its words stand together."""
        told = words_of(line)
        runs: dict[int, int] = {}  # words met one after the other up to here, by where in the act they end
        best, start = (False, 0), 0
        for place, word in enumerate(told):
            runs = {i: runs.get(i - 1, 0) + 1 for i, said in enumerate(self.said) if said == word.bare}
            for end, size in runs.items():
                found = (size == end + 1 and size > 1, size)
                if found > best:
                    best, start = found, told[place - size + 1].start
        return start


def act_asked(query: Query) -> Act | None:
    """What it is asked who does; ``None`` where that is not asked."""
    words = words_of(query.text)
    asking = [cue for cue in find_cues(words) if cue.label == "ask.who"]
    if not asking:
        return None
    topic = query.topic.with_cues()
    needed = {word.start for word in topic.content}
    before, after = words[: asking[0].start], words[asking[-1].end :]
    first = sum(word.start in needed for word in before) > sum(word.start in needed for word in after)
    said = before[: len(before) - _ending(before)] if first else after
    must = _opening(said)
    denied = any(word.bare == _NOT for word in said[:must])
    said = said[must:]
    numbers = [range(*found.span()) for found in _NUMBER.finditer(query.text)]
    starts = {word.start for word in said if not any(word.start in number for number in numbers)}
    bare = tuple(word.bare for word in said)
    return Act(topic.within(lambda word: word.start in starts), bare, denied)


def bound_to(words: str) -> tuple[str, bool]:
    """Words before an act without those that only say it must or may be done, and whether they deny it."""
    told = words_of(words)
    size = _ending(told, "must")
    rest = told[: len(told) - size]
    denied = any(word.bare == _NOT for word in told[len(rest) :])
    return words[: rest[-1].end] if rest else "", denied


def _opening(words: Sequence[Word]) -> int:
    """How many words at the start only say that something must be done."""
    bare = tuple(word.bare for word in words)
    size = 0
    while found := next((one for one in _phrases("must") if bare[size : size + len(one)] == one), None):
        size += len(found)
    return size


def _ending(words: Sequence[Word], kind: str = "asks") -> int:
    """How many words at the end are none of what is done."""
    bare = tuple(word.bare for word in words)
    end = len(bare)
    while found := next((one for one in _phrases(kind) if bare[max(end - len(one), 0) : end] == one), None):
        end -= len(found)
    return len(bare) - end


@cache
def _phrases(kind: str) -> tuple[tuple[str, ...], ...]:
    """The wordings of ``kind`` as bare words, the longest first."""
    said = [tuple(word.bare for word in words_of(phrase)) for phrase in load("acting")[kind]]
    return tuple(sorted(said, key=len, reverse=True))
