"""Times as people say them in a question: a part of a month, quarter or year; from today, up to today.

No document is read so: when "đầu năm" ends a plan leaves open, who asks for it means its first quarter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.timespans import Span, months

SHIFTS = {"nay": 0, "hien tai": 0, "truoc": -1, "ngoai": -1, "vua qua": -1, "sau": 1, "toi": 1, "ke tiep": 1}
_WHICH = "|".join(SHIFTS)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PART = r"\b(?P<part>dau|giua|cuoi)\s+(?:cua\s+)?"
_NEAR = rf"(?P<near>{_WHICH})\b"
_YEAR = rf"(?:(?P<year>20\d\d)(?!\d)|(?P<which>{_WHICH})\b)"
_OF_YEAR = (
    rf"(?:\s*(?:[-/,.]|cua|trong)?\s*(?:nam\s*)?(?P<year>20\d\d)(?!\d)|\s+nam\s+(?P<which>{_WHICH})\b)?"
)
_MONTH = re.compile(rf"{_PART}thang\s*(?:(?P<number>0?[1-9]|1[0-2])(?!\d){_OF_YEAR}|{_NEAR})")
_QUARTER = re.compile(rf"{_PART}qu[yi]\s*(?:(?P<number>iv|i{{1,3}}|[1-4])(?![a-z\d]){_OF_YEAR}|{_NEAR})")
_PART_OF_YEAR = re.compile(
    rf"(?<!thang )(?<!nua )(?<!quy )(?<!qui ){_PART}"
    rf"(?:nam(?:\s+{_YEAR})?(?!\s*\w*\d)(?!\w)|(?P<bare>20\d\d)(?!\d))"
)
_QUARTER_OF_YEAR = re.compile(rf"\bqu[yi]\s+(?P<part>dau|cuoi)\s+(?:cua\s+)?nam\b(?:\s+{_YEAR})?")
_NOW = r"(nay|gio|hom nay|bay gio|hien nay|luc nay|thoi diem nay)\b"
_SINCE_NOW = re.compile(rf"\btu {_NOW}(?: tro di)?")
_UP_TO_NOW = re.compile(
    rf"\btu (?:dau|giua|cuoi|thang|qu[yi]|nam|ngay|20\d\d)\b[^,;?.]{{0,24}} (?:den|toi) {_NOW}"
)
_TO_END = re.compile(
    r"\b(?:den|toi) (?:het|cuoi) (thang|qu[yi]|nam)\b(?!\s*[\divx])(?! (?:nay|sau|toi|truoc|ngoai))"
)
_LEFT = re.compile(r"\b(?:thang|qu[yi]|thoi gian) con lai(?: (?:cua|trong))? nam(?: (20\d\d|nay))?\b")
_NAMED = re.compile(r"(?<!\d)20\d\d(?!\d)")
_TO = re.compile(r"\b(?:den|toi|truoc|het)\s*$")
_FROM = re.compile(r"\b(?:tu|sau)\s*$")
_MID_YEAR, _MIDDLE = (5, 8), 6
_DAYS = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)}


def said_spans(folded: str, today: date) -> tuple[Span, ...]:
    """The parts of times and the times told by today that ``folded`` names, in order.

    Those of no year named are of the one that is, else of today's, and not ``dated``.
    """
    years = set() if _SINCE_NOW.search(folded) else set(_NAMED.findall(folded))
    default = int(years.pop()) if len(years) == 1 else today.year
    found = [
        *_now(_SINCE_NOW, folded, today),
        *_now(_UP_TO_NOW, folded, today),
        *_to_end(folded, today),
        *_left_of_year(folded, today),
        *_parts(folded, today, default),
    ]
    kept: list[Span] = []
    for span in sorted(found, key=lambda one: one.begin):
        if not kept or span.begin >= kept[-1].finish:
            kept.append(span)
    return tuple(kept)


def is_from_now(span: Span, folded: str) -> bool:
    """Whether ``span`` is the "nay" that a time begins with ("từ nay đến …")."""
    return bool(_SINCE_NOW.match(folded, max(folded.rfind("tu ", 0, span.begin + 1), 0)))


def _parts(folded: str, today: date, default: int) -> Iterator[Span]:
    for pattern in (_MONTH, _QUARTER, _PART_OF_YEAR, _QUARTER_OF_YEAR):
        for match in pattern.finditer(folded):
            said = match.groupdict()
            dated = any(said.get(name) for name in ("year", "which", "near", "bare"))
            start, end = _DAYS_OF[pattern](match, today, _year_of(match, today, default))
            yield Span(start, end, *match.span(), exact=said["part"] == "cuoi", dated=dated)


def _of_month(match: re.Match[str], today: date, year: int) -> tuple[date, date]:
    """The whole month, as deadlines seldom name a part of one; the days of the part where it is a bound."""
    near, month = match["near"], int(match["number"] or today.month)
    index = year * 12 + month - 1 + (SHIFTS[near] if near else 0)
    start, end = months(index // 12, index % 12 + 1, index % 12 + 1)
    if not _is_bound(match):
        return start, end
    first, last = _DAYS[match["part"]]
    return start.replace(day=first), min(end, start.replace(day=min(last, end.day)))


def _of_quarter(match: re.Match[str], today: date, year: int) -> tuple[date, date]:
    """The one month of the quarter."""
    near, number = match["near"], match["number"]
    quarter = (_ROMAN.get(number) or int(number)) - 1 if number else (today.month - 1) // 3
    index = year * 4 + quarter + (SHIFTS[near] if near else 0)
    month = index % 4 * 3 + 1 + ("dau", "giua", "cuoi").index(match["part"])
    return months(index // 4, month, month)


def _of_year(match: re.Match[str], today: date, year: int) -> tuple[date, date]:
    """The first or the last quarter, or the months in the middle."""
    if match["part"] == "giua":
        return months(year, _MIDDLE, _MIDDLE) if _is_bound(match) else months(year, *_MID_YEAR)
    first = 1 if match["part"] == "dau" else 10
    return months(year, first, first + 2)


_DAYS_OF = {
    _MONTH: _of_month,
    _QUARTER: _of_quarter,
    _PART_OF_YEAR: _of_year,
    _QUARTER_OF_YEAR: _of_year,
}


def _is_bound(match: re.Match[str]) -> bool:
    before = match.string[: match.start()]
    return bool(_TO.search(before) or _FROM.search(before))


def _year_of(match: re.Match[str], today: date, default: int) -> int:
    said = match.groupdict()
    year = said["year"] or said.get("bare")
    if year:
        return int(year)
    if said["which"]:
        return today.year + SHIFTS[said["which"]]
    return today.year if said.get("near") else default


def _now(pattern: re.Pattern[str], folded: str, today: date) -> Iterator[Span]:
    for match in pattern.finditer(folded):
        yield Span(today, today, match.start(1), match.end(), exact=True)


def _to_end(folded: str, today: date) -> Iterator[Span]:
    """ "Đến hết năm", of no year named: today's."""
    quarter = (today.month - 1) // 3 * 3 + 1
    units = {"thang": (today.month, today.month), "nam": (1, 12)}
    for match in _TO_END.finditer(folded):
        start, end = months(today.year, *units.get(match[1], (quarter, quarter + 2)))
        yield Span(start, end, *match.span(1))


def _left_of_year(folded: str, today: date) -> Iterator[Span]:
    for match in _LEFT.finditer(folded):
        if match[1] in (None, "nay", str(today.year)):
            yield Span(today, date(today.year, 12, 31), *match.span())
