"""Expressions of time in Vietnamese administrative text: dates, months, quarters, half years, years.

Works on text folded character by character, so that positions hold in the printed text too and
unaccented text reads alike. Pure; a year that is not printed is never guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.text import fold

_YEAR = r"(20\d\d)(?![\d])"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_Q = r"(?:iv|i{1,3}|[1-4])(?![a-z\d])"
_COUNTS = {
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
}
_M = r"(?:0?[1-9]|1[0-2])(?!\d)"
_TO = r"\s*(?:,|;|&|\+|-|va|hoac|hay|(?:den|toi)(?:\s*het)?)\s*"
_OF_YEAR = rf"(?:\s*(?:[-/,.]|cua|trong)?\s*(?:nam\s*)?{_YEAR}(?!\s*/))?"


@dataclass(frozen=True, slots=True)
class Span:
    """One expression of time: inclusive days, ``None`` where open or where no year is known.

    ``begin`` and ``finish`` are its place in the text; ``exact`` says that it names a single day;
    ``dated`` that its year is printed; ``yearly`` that it names whole years; ``joined`` that it
    names its own first and last (``2026 - 2030``, ``tháng 3 đến tháng 6``).
    """

    start: date | None
    end: date | None
    begin: int
    finish: int
    exact: bool = False
    dated: bool = True
    yearly: bool = False
    joined: bool = False


@lru_cache(maxsize=256)  # many look into one question, one after the other
def aligned(text: str) -> str:
    """Fold ``text`` (NFC) to unaccented lower case of the same length; long dashes become hyphens."""
    plain = text.translate(str.maketrans("–—−", "---"))
    return "".join(map(_folded, plain))


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    return fold(char)[:1] or " "


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """Return the first and last day of the months ``first`` to ``last`` of ``year``."""
    return date(year, first, 1), last_day(year, last)


_Read = Callable[["re.Match[str]", int | None], "Span | None"]


def _year(found: str | None, default: int | None) -> int | None:
    return int(found) if found else default


def _over(match: re.Match[str], default: int | None, first: int, last: int, joined: bool) -> Span | None:
    if not 1 <= first <= last <= 12:
        return None
    year = int(match.group(2)) if match.group(2) else default
    start, end = months(year, first, last) if year else (None, None)
    return Span(start, end, match.start(), match.end(), dated=bool(match.group(2)), joined=joined)


def _day(match: re.Match[str], default: int | None) -> Span | None:
    day, month, printed = match.group(1), match.group(2), match.group(3)
    year = _year(printed, default)
    try:
        when = date(year or 2000, int(month), int(day))
    except ValueError:
        return None
    known = when if year else None
    return Span(known, known, match.start(), match.end(), exact=True, dated=bool(printed))


def _half(match: re.Match[str], default: int | None) -> Span | None:
    first, last = (1, 6) if match.group(1) == "dau" else (7, 12)
    return _over(match, default, first, last, False)


def _quarter(match: re.Match[str], default: int | None) -> Span | None:
    numbers = [_ROMAN[q] for q in re.findall(_Q, re.sub("qu[yi]", " ", match.group(1)))]
    first, last = numbers[0], numbers[-1]
    return _over(match, default, 3 * first - 2, 3 * last, len(numbers) > 1)


def _month(match: re.Match[str], default: int | None) -> Span | None:
    numbers = [int(n) for n in re.findall(r"\d+", match.group(1))]
    return _over(match, default, numbers[0], numbers[-1], len(numbers) > 1)


def _years(match: re.Match[str], default: int | None) -> Span | None:
    first, last = int(match.group(1)), int(match.group(2) or match.group(1))
    if first > last:
        return None
    return Span(
        date(first, 1, 1), date(last, 12, 31), match.start(), match.end(), yearly=True, joined=last > first
    )


def _mid_year(match: re.Match[str], default: int | None) -> Span | None:
    year = _year(match.group(2), default)
    if match.group(1) == "giua":
        return Span(None, date(year, 6, 30) if year else None, match.start(), match.end())
    return Span(None, date(year, 12, 31) if year else None, match.start(), match.end())


def _part_of_year(match: re.Match[str], default: int | None) -> Span | None:
    """``ba tháng cuối năm 2024``, ``nửa đầu năm``, ``tháng cuối năm``."""
    count, half, where, printed = match.groups()
    size = 6 if half else _COUNTS.get(count or "mot") or int(count)
    if not 1 <= size <= 12:
        return None
    year = _year(printed, default)
    first, last = (1, size) if where == "dau" else (13 - size, 12)
    start, end = months(year, first, last) if year else (None, None)
    return Span(start, end, match.start(), match.end(), dated=bool(printed))


_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"\bngay\s*(\d{{1,2}})\s*thang\s*(\d{{1,2}})\s*[,/-]?\s*(?:nam\s*)?{_YEAR}", _day),
        *(
            (
                rf"(?:\bngay\s*)?(?<![\d/])(?<!thang )(\d{{1,2}})\s*{mark}\s*(\d{{1,2}})\s*{mark}\s*{_YEAR}",
                _day,
            )
            for mark in ("/", r"\.", "-")
        ),
        (r"\b(?:ngay|truoc|den|va|nhat|-)\s*(\d{1,2})\s*(?:/|thang)\s*(\d{1,2})(?![\d/])()", _day),
        (r"^\s*(\d{1,2})\s*/\s*(\d{1,2})()\s*$", _day),
        (rf"(?<!\d)(?:0?6|sau)\s*thang\s*(dau|cuoi)\s*(?:cua\s*)?(?:nam)?(?:\s*{_YEAR})?", _half),
        (
            rf"(?<![\w/])(?:(?:(\d{{1,3}}|{'|'.join(_COUNTS)})\s*)?thang|(nua))\s*(dau|cuoi|chot)"
            rf"(?:\s*cung|\s*tien)?\s*(?:cua\s*)?nam(?:\s*{_YEAR})?",
            _part_of_year,
        ),
        (rf"\b((?:qu[yi]|q\.?)\s*{_Q}(?:{_TO}(?:qu[yi]\s*)?{_Q})*){_OF_YEAR}", _quarter),
        (rf"(?<!\d)(?<!\d )\b(thang\s*{_M}(?:{_TO}(?:thang\s*)?{_M})*){_OF_YEAR}", _month),
        (rf"(?<![\w/.])t?((?:0?[1-9]|1[0-2])(?!\d))\s*[/.]\s*{_YEAR}(?!\s*/)", _month),
        (rf"(?:\bnam\s*|(?<![\w/.]))(20\d\d)\s*(?:-|den(?:\s*het)?)\s*(?:nam\s*)?{_YEAR}(?!\s*/)", _years),
        (rf"\b(giua|cuoi)\s*nam(?:\s*{_YEAR})?(?!\w)", _mid_year),
        (r"(?:\bnam\s*|(?<![\w/.]))(20\d\d)()(?![\d/])", _years),
    )
)


@lru_cache(maxsize=256)
def find_spans(folded: str, default: int | None = None) -> tuple[Span, ...]:
    """Find the expressions of time in ``folded``, in order; ``default`` completes those without a year."""
    return tuple(sorted(_scan(folded, default), key=lambda span: span.begin))


def complete_spans(folded: str, default: int | None = None) -> tuple[Span, ...]:
    """Like :func:`find_spans`; a lone year (``Năm 2025 (Quý III)``) completes the others and steps back."""
    spans = find_spans(folded)
    if all(span.dated for span in spans):
        return spans
    lone = [span for span in spans if span.yearly and not span.joined]
    if len(lone) != 1 or not lone[0].start:
        return find_spans(folded, default)
    found = find_spans(folded, lone[0].start.year)
    return tuple(span for span in found if span.begin != lone[0].begin)


def _scan(folded: str, default: int | None) -> Iterator[Span]:
    for pattern, read in _FORMS:
        matches = list(pattern.finditer(folded))
        for match in matches:
            span = read(match, default)
            if span:
                yield span
        if matches:
            folded = pattern.sub(lambda match: "\x00" * len(match.group(0)), folded)
