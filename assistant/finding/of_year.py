"""Whether words of running text may be said of the year a question asks for, and of the part of it."""

from __future__ import annotations

import re

from assistant.finding.columns import years_asked
from assistant.knowledge import Knowledge
from assistant.query import Query
from corpus.model import Passage
from corpus.text import fold

_YEARS = re.compile(r"(?<![\d/])(20\d\d)(?:\s*[-–]\s*(20\d\d))?(?![\d/])")
_PART = re.compile(r"\bquy (iv|i{1,3}|[1-4])\b|\b0?(\d{1,2}) thang(?! \d)\b")
_QUARTERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_SINCE = re.compile(r"\bso (?:với|voi)(?: cùng kỳ)?(?: năm| nam| hồi| hoi)? (20\d\d)", re.IGNORECASE)


def is_of_year(words: str, passage: Passage, query: Query, knowledge: Knowledge) -> bool:
    """Whether ``words`` of ``passage`` are of a year asked for: the one they name, or nearest over them.

    Nor are they of a quarter, or of so many months, where they name only others.
    """
    part, parts = _parts_in(query.text), _parts_in(words)
    if part and parts and part.isdisjoint(parts):
        return False
    asked = years_asked(query) - {int(year) for year in _SINCE.findall(query.text)}
    around = (words, passage.text, passage.title)
    named = next((years for years in map(_years_in, around) if years), set[int]())
    if not named:
        head = knowledge.head(passage.source.document)
        named = _through(head.years) if head.years else {head.date.year} if head.date else named
    return not (asked and named) or bool(asked & named)


def _parts_in(text: str) -> set[tuple[str, str]]:
    """The quarters and numbers of months that ``text`` names."""
    found = _PART.findall(fold(text))
    return {("quarter", _QUARTERS.get(q, q)) if q else ("months", months) for q, months in found}


def _years_in(text: str) -> set[int]:
    spans = [(int(span[1]), int(span[2] or span[1])) for span in _YEARS.finditer(_SINCE.sub(" ", text))]
    return set().union(*map(_through, spans))


def _through(span: tuple[int, int]) -> set[int]:
    return set(range(span[0], span[1] + 1))
