"""What is done, where a question asks who does it: its words apart from those that ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.language.cues import find_cues
from assistant.language.words import Word, same, words_of
from assistant.query import Query, Topic
from prompts import load

_IS, _HELPS = "la", ("phoi", "hop")
_APART = 3  # words
_TURNS = re.compile(r"\bkhong\b|\bduoc\b(?! (?:giao|phan|quyen|phep))")  # "ai được cấp …" is not who gives it
_NUMBER = re.compile(r"\d+(?:/\d{4})?/[\w-]+")


@dataclass(frozen=True, slots=True)
class Act:
    """``topic``: what is done, as words to be met; ``said``: all its words, bare.

    ``turns``: what turns it about (``khong``, ``duoc``): who does not, to whom it is done.
    ``part``: who is what it says, not does it ("cơ quan thường trực … là ai").
    """

    topic: Topic
    said: tuple[str, ...]
    turns: frozenset[str]
    part: bool = False

    @property
    def helps(self) -> bool:
        """Whether it is to work with others."""
        return self.said[: len(_HELPS)] == _HELPS

    def start(self, line: str) -> int:
        """Where in ``line`` (characters) the act begins, or else most of its words stand together.

        Its first word may stand a little before the others ("cấp giấy phép").
        """
        told = words_of(line)
        runs: dict[int, int] = {}  # words met one after the other up to here, by where in the act they end
        best, first = (False, 0), 0
        for place, word in enumerate(told):
            runs = {i: runs.get(i - 1, 0) + 1 for i, said in enumerate(self.said) if said == word.bare}
            for end, size in runs.items():
                found = (size == end + 1 and size > 1, size)
                if found > best:
                    best, first = found, place - size + 1
        before = range(max(first - _APART, 0), first) if not best[0] else range(0)
        first = next((place for place in before if told[place].bare == self.said[0]), first)
        return told[first].start if told else 0


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
    part = any(word.bare == _IS for word in (before[-1:] if first else after[:1]))
    must = _opening(said)
    turns = _turns(said[:must])
    said = said[must:]
    numbers = [range(*found.span()) for found in _NUMBER.finditer(query.text)]
    starts = {word.start for word in said if not any(word.start in number for number in numbers)}
    bare = tuple(word.bare for word in said)
    return Act(topic.within(lambda word: word.start in starts), bare, turns, part)


def bound_to(words: str) -> tuple[str, frozenset[str]]:
    """Words before an act without those that only say it must or may be done, and what turns it about."""
    told = words_of(words)
    size = _ending(told, "must")
    rest = told[: len(told) - size]
    return words[: rest[-1].end] if rest else "", _turns(told[len(rest) :])


def _turns(words: Sequence[Word]) -> frozenset[str]:
    return frozenset(_TURNS.findall(" ".join(word.bare for word in words)))


def _opening(words: Sequence[Word]) -> int:
    """How many words at the start only say that something must be done."""
    size = 0
    while found := next((n for n in _sizes(words[size:], "must") if n), 0):
        size += found
    return size


def _ending(words: Sequence[Word], kind: str = "asks") -> int:
    """How many words at the end are none of what is done."""
    size = 0
    while found := next((n for n in _sizes(words[: len(words) - size], kind, at_end=True) if n), 0):
        size += found
    return size


def _sizes(words: Sequence[Word], kind: str, at_end: bool = False) -> Iterator[int]:
    """The size of each wording of ``kind`` that ``words`` begin or end with; 0 for those they do not."""
    for wording in _wordings(kind):
        said = words[-len(wording) :] if at_end else words[: len(wording)]
        yield len(wording) if len(said) == len(wording) and all(map(same, said, wording)) else 0


@cache
def _wordings(kind: str) -> tuple[tuple[Word, ...], ...]:
    """The wordings of ``kind`` as words, the longest first."""
    return tuple(sorted(map(words_of, load("acting")[kind]), key=len, reverse=True))
