"""The words a document is called by: of its title and issuer, and the letters these are cut to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.language.cues import find_cues
from assistant.language.words import Word, words_of
from assistant.naming.scope import PROGRAMME
from assistant.query import Query
from corpus.model import Head
from corpus.text import fold
from corpus.timespans import aligned

_LETTERS = re.compile(r"[^aeiouy\W\d_]{3,}")  # no syllable: the first letters of a name
_SKIPPED = ("va",)
_KIND = re.compile(rf"(?<!\w){PROGRAMME}(?: cong tac)?(?!\w)")
_LINKS = ("", "so", "cua", "tinh", "cua tinh")  # between it and what tells which
_VERB = 2  # words of a verb


def calling(heads: Sequence[Head]) -> Callable[[Word], bool]:
    """Tell of a word whether the one document of ``heads`` is called by it ("PCCC"); of several, none is."""
    if len(heads) != 1:
        return lambda word: False
    words = words_of(f"{heads[0].title or ''} {heads[0].issuer or ''}")
    named = {word.bare for word in words}
    initials = "".join(word.bare[0] for word in words if word.bare not in _SKIPPED)
    return lambda word: word.bare in named or bool(_LETTERS.fullmatch(word.bare) and word.bare in initials)


def kinds_named(text: str, heads: Sequence[Head], named: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where ``text`` calls what it means a programme, right before what tells which (``named``).

    Only where all ``heads`` meant are such documents: else it is what tasks are about.
    """
    if not heads or any(fold(head.type or "") != PROGRAMME for head in heads):
        return []
    plain = aligned(text)

    def is_told(end: int) -> bool:
        return any(end < start and plain[end:start].strip() in _LINKS for start, _ in named)

    return [match.span() for match in _KIND.finditer(plain) if is_told(match.end())]


def is_stray(query: Query, written: Sequence[str]) -> bool:
    """Whether no topic is left but one stray syllable, beside what the document of an agency is called by.

    Two of a verb for taking part ("quán xuyến mấy việc") are as stray. What stands in what is ``written``
    there of its tasks is no stray: it says which are meant.
    """
    if len(query.topic.content) == 1 or not query.parties:
        return len(query.topic.content) == 1
    is_called = calling(query.scope.heads)
    also = query.topic.also.content if query.topic.also else query.topic.content
    left = min(([w for w in words if not is_called(w)] for words in (query.topic.content, also)), key=len)
    if len(left) > 1:
        return _is_doing(left, query.text) and not any(_says(left, text) for text in written)
    known = {word.bare for text in written for word in words_of(text)} if left else set()
    return not any(word.bare in known for word in left)


def _is_doing(left: Sequence[Word], text: str) -> bool:
    """Whether two words stand where what an agency does is said ("Sở A quán xuyến mấy việc")."""
    words = words_of(text)
    asked = {words[cue.start].start for cue in find_cues(words) if cue.label in ("ask.list", "ask.count")}
    after = next((word for word in words if word.start >= left[-1].end), None)
    beside = len(left) == _VERB and text[left[0].end : left[1].start] == " "
    return beside and after is not None and after.start in asked


def _says(left: Sequence[Word], text: str) -> bool:
    return " ".join(word.bare for word in left) in " ".join(word.bare for word in words_of(text))
