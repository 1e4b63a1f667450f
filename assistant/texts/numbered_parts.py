"""Parts of a document called by their numbers ("điều 5", "mục 2 phần III"): what stands there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.knowledge import Knowledge
from assistant.language.outlines import outline_of
from assistant.query import Intent, Query
from corpus.model import Passage
from corpus.text import fold

Called = tuple[str, str]  # kind of part and number, folded

_CALLED = re.compile(
    r"\b(phan|chuong|muc|dieu|khoan|diem) (?:thu |so )?([ivx]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-eghikl])\b(?!/)"
)
_ALSO = {"muc": "phan", "phan": "muc"}  # what people call a part otherwise
_LARGE = frozenset({"phan", "chuong", "dieu"})  # of the text; rows of a table have sections
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_OF_TABLE = re.compile(r"\b(?:phu luc|bang|danh muc|bieu)\b")


def part_numbered(query: Query, knowledge: Knowledge) -> Sequence[Passage]:
    """The passages of the one part of the one document meant, in order; none where more is asked."""
    asked = fold(query.text)
    found = list(_CALLED.finditer(asked))
    called = [(match[1], match[2]) for match in found]
    if not called or not _asks_what(query, asked, called):
        return ()
    spans = [match.span() for match in found]
    if query.parties or any(not any(a <= w.start < b for a, b in spans) for w in query.topic.content):
        return ()
    if len(query.scope.heads) != 1 or not query.scope.named:
        return ()
    text = outline_of(knowledge.registry, query.scope.heads[0].source, knowledge.revision).text
    for otherwise in _OTHERWISE:
        wanted = {otherwise(one) for one in called}
        told = [passage for passage in text if wanted <= _where(passage)]
        if told:
            return told
    return ()


def _asks_what(query: Query, asked: str, called: Sequence[Called]) -> bool:
    """Whether it is asked what stands there, not for rows or facts of it."""
    if query.intent is Intent.DOCUMENT:
        return query.aspects == ("title",)
    rows = query.noun in ("task", "target") or bool(_OF_TABLE.search(asked))
    large = any(kind in _LARGE for kind, _ in called)
    return query.intent is Intent.TEXT or (query.intent is Intent.LIST and large and not rows)


def _where(passage: Passage) -> set[Called]:
    """The parts a passage stands in, as its locator tells."""
    parts = (part.rpartition(" ") for part in fold(passage.source.locator).split(", "))
    return {(kind, number) for kind, _, numbers in parts for number in _each(numbers)}


def _each(numbers: str) -> Iterator[str]:
    """The numbers that a place runs over ("2-4"), the place's own where it is one."""
    first, _, last = numbers.partition("-")
    yield first
    if first.isdigit() and last.isdigit():
        yield from map(str, range(int(first) + 1, int(last) + 1))
    elif last:
        yield last


def _as_roman(called: Called) -> Called:
    kind, number = called
    return kind, _ROMAN[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(_ROMAN) else number


def _as_other(called: Called) -> Called:
    return _ALSO.get(called[0], called[0]), called[1]


_OTHERWISE: tuple[Callable[[Called], Called], ...] = (
    lambda called: called,
    _as_roman,
    _as_other,
    lambda called: _as_other(_as_roman(called)),
)
