"""A plan of a year that none of the documents asked about is of ("theo Kế hoạch … năm 2023")."""

from __future__ import annotations

import re

from assistant.query import Intent, Query
from corpus.model import Head
from corpus.timespans import aligned

_KIND = r"(?:ke hoach|chuong trinh|quyet dinh|nghi quyet|chi thi|cong van|thong bao)"
_LED = r"\b(?:theo|trong|tai|o|thuoc|kem theo)(?: (?:phu luc|bang|danh muc|ban|cua|kem))* "
_CALLED = (  # the words of a title: none that ask, give or say what is done
    r"(?: (?!(?:den|toi|het|truoc|sau|tu|ai|nao|gi|may|giao|chu|phoi|hoan|xong|han|xay|lap|ban hanh|trinh)\b)"
    r"[^\W\d_]+){0,10}?"
)
_YEAR = r"(?: nam)? (20\d\d)(?![\d/]| ?[-–] ?20)"
_GIVES = r"(?: cua(?: [^\W\d_]+){1,7})? (?:giao|quy dinh|neu|dat|phan cong|yeu cau|ghi)\b"
_PAPER = re.compile(rf"^\W*{_KIND}{_CALLED}{_YEAR}")
_OF_PAPER = {"number", "date", "signer"}
_ASKED = re.compile(rf"{_LED}{_KIND}{_CALLED}{_YEAR}|^\W*{_KIND}{_CALLED}{_YEAR}{_GIVES}")


def year_unheld(query: Query) -> int | None:
    """The year of the plan that ``query`` asks by, where no document asked about is of it; else ``None``."""
    if query.scope.numbered or not query.scope.heads:
        return None
    text = aligned(query.text)
    of_paper = query.intent is Intent.DOCUMENT and _OF_PAPER & set(query.aspects)
    paper = _PAPER.search(text) if of_paper else None
    if paper and not any(_is_of(head, int(paper[1])) for head in query.scope.heads):
        return int(paper[1])
    named = _ASKED.search(text)
    if not named:
        return None
    year = int(named[1] or named[2])
    return None if any(_may_be_of(head, year) for head in query.scope.heads) else year


def _is_of(head: Head, year: int) -> bool:
    """Whether a document is made for that year alone, was issued in it, or says neither."""
    issued = head.date.year if head.date else None
    return year in (issued, head.year) or (head.years is None and issued is None)


def _may_be_of(head: Head, year: int) -> bool:
    """Whether a document is of a year, was issued in it, or says neither."""
    issued = head.date.year if head.date else None
    own = head.years is None or head.years[0] <= year <= head.years[1]
    return year == issued or (own and (head.years is not None or issued is None))
