"""The time a question names: days, months, quarters, years, and what counts from today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from corpus.text import nfc
from corpus.timebounds import bounded, outer
from corpus.timespans import Span, aligned, complete_spans, find_spans, months

_SHIFTS = {"nay": 0, "hien tai": 0, "truoc": -1, "ngoai": -1, "vua qua": -1, "sau": 1, "toi": 1, "ke tiep": 1}
_WHICH = "|".join(_SHIFTS)
_NAMED_YEAR = re.compile(rf"(?<!\d )\bnam\s+({_WHICH})\b")
_RELATIVE = re.compile(
    rf"\b(\d+)\s+(ngay|tuan|thang)\s+(?:toi|nua|sau)\b|\b(qu[yi]|thang|tuan)\s+({_WHICH})\b"
    r"|\b(?:hom nay|ngay (mai))\b"
)


def parse_range(text: str, today: date) -> tuple[date | None, date | None] | None:
    """Return the first and last day a question means (``None`` where open); ``None`` for no time.

    Accents do not matter. What names no year takes the one year the question names, else today's.
    """
    folded = _NAMED_YEAR.sub(lambda m: f"nam {today.year + _SHIFTS[m.group(1)]}", aligned(nfc(text)))
    relative = tuple(_relative(folded, today))
    for span in relative:
        folded = folded[: span.begin] + "\x00" * (span.finish - span.begin) + folded[span.finish :]
    spans = tuple(sorted((*relative, *complete_spans(folded, today.year)), key=lambda span: span.begin))
    spans = tuple(span for span in spans if not _holds_another(span, spans))
    start, end = outer(bounded(folded, spans))
    return (start, end) if start or end else None


def names_no_year(text: str) -> bool:
    """Whether the time ``text`` names is one of every year ("quý I", "trước tháng 6"), not of a known one."""
    folded = aligned(nfc(text))
    if _NAMED_YEAR.search(folded) or _RELATIVE.search(folded):
        return False
    spans = find_spans(folded)
    return bool(spans) and not any(span.dated for span in spans)


def _holds_another(span: Span, spans: tuple[Span, ...]) -> bool:
    """Whether a lone year only says again the year of a day, month or quarter ("tháng 9/2025 … năm 2025")."""
    if not span.yearly or span.joined:
        return False
    return any(
        not other.yearly
        and other.start
        and other.end
        and other.start.year == other.end.year == span.start.year
        for other in spans
        if span.start
    )


def _relative(folded: str, today: date) -> Iterator[Span]:
    for match in _RELATIVE.finditer(folded):
        count, step, unit, which, tomorrow = match.groups()
        if count:
            start, end = today, _later(today, int(count), step)
        elif unit:
            start, end = _UNITS[unit](today, _SHIFTS[which])
        else:
            start = end = today + timedelta(days=1 if tomorrow else 0)
        yield Span(start, end, match.start(), match.end())


def _later(today: date, count: int, step: str) -> date:
    if step != "thang":
        return today + timedelta(days=count * (7 if step == "tuan" else 1))
    first, last = _month(today, count)
    return min(last, first + timedelta(days=today.day - 1))


def _quarter(today: date, shift: int) -> tuple[date, date]:
    index = today.year * 4 + (today.month - 1) // 3 + shift
    return months(index // 4, index % 4 * 3 + 1, index % 4 * 3 + 3)


def _month(today: date, shift: int) -> tuple[date, date]:
    index = today.year * 12 + today.month - 1 + shift
    return months(index // 12, index % 12 + 1, index % 12 + 1)


def _week(today: date, shift: int) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
    return monday, monday + timedelta(days=6)


_UNITS: dict[str, Callable[[date, int], tuple[date, date]]] = {
    "quy": _quarter,
    "qui": _quarter,
    "thang": _month,
    "tuan": _week,
}
