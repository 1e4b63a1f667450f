"""The time a question names: days, months, quarters, years, and what counts from today."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from corpus.spoken_times import SHIFTS, is_from_now, said_spans
from corpus.text import nfc
from corpus.timebounds import bounded, outer
from corpus.timespans import Span, aligned, complete_spans, find_spans, months

_WHICH = "|".join(SHIFTS)
_NAMED_YEAR = re.compile(rf"\bnam\s+({_WHICH})\b")
_YEARS_LONG = re.compile(r"\d $")  # "5 năm tới"; not "tháng 2 năm nay"
_NUMBERED = re.compile(r"\b(?:thang|qu[yi]) ?\d[\d ,;&-]*(?:(?:va|hoac|den) \d+ )?$")
_RELATIVE = re.compile(
    rf"\b(\d+)\s+(ngay|tuan|thang)\s+(?:toi|nua|sau)\b"
    rf"|(?<!may )(?<!vai )(?<!nhung )(?<!cac )(?<!it )(?<!nua )(?<!\d )\b(qu[yi]|thang|tuan)\s+({_WHICH})\b"
    r"|\b(?:hom nay|ngay (mai))\b"
)

_ABOUT = re.compile(
    r"\b(?:khoang|chung|tam|trong khoang|vao khoang|khoang tu)\s+"
    r"(?=(?:dau|giua|cuoi|thang|qu[yi]|nam) |20\d\d)"
)
_BETWEEN = re.compile(r"\bgiua ((?:thang|qu[yi]|nam) [^,;?.]{1,16}?) va (?=(?:thang|qu[yi]|nam) )")
_UP_TO = re.compile(
    r"\b(?:cho den|cho toi|keo den|keo toi|toi(?= (?:het|cuoi|dau|giua|thang|qu[yi]|nam|ngay|20\d\d)\b)) "
)
_ONE = r"(?:\d{1,2}(?:\s*-\s*\d{1,2})?|iv|i{1,3})(?![a-z\d/])"
_NUMBER = re.compile(rf"(?<![a-z]){_ONE}")
_AND = re.compile(r"\s*(?:[,;&|]|va|hoac|hay|cung|voi|lan|cung nhu)?\s*(?:ca|trong|vao)?\s*")
_APART = re.compile(
    rf"\b(thang|qu[yi]) (?P<numbers>{_ONE}(?:\s*(?:[,;&]|va|hoac|hay)\s*(?:(?:thang|qu[yi]) )?"
    rf"(?:\d{{1,2}}(?:\s*-\s*\d{{1,2}})?|iv|i{{1,3}})(?![a-z\d]))+)"
    r"(?:\s*(?:[/.-]|cua|trong)?\s*(?:nam\s*)?(?P<year>20\d\d)(?!\d))?"
)
_AFTER_YEAR = re.compile(r"(?<=\b20\d\d) (?=thang|qu[yi] )")  # "năm 2025 tháng 3"
_ANY_DAY = date(2000, 1, 1)
_GOES_ON = re.compile(r"\s*(?:den|toi)\b")
_NEAR = 9  # characters of " đến hết "


def parse_range(text: str, today: date) -> tuple[date | None, date | None] | None:
    """Return the first and last day a question means (``None`` where open); ``None`` for no time.

    Accents do not matter. What names no year takes the one year the question names, else today's.
    """
    start, end = outer(_spans(text, today))
    return (start, end) if start or end else None


def times_apart(text: str, today: date) -> tuple[tuple[date, date], ...]:
    """The several times a question names of which each is meant ("tháng 6 và tháng 9/2025"), in order.

    Empty where they are one, or one goes on from the other.
    """
    folded = _APART.sub(_each_apart, _plainer(_with_years(aligned(nfc(text)), today)))
    spans = sorted(_spans(folded, today), key=lambda span: span.begin)
    joined = [folded[one.finish : other.begin] for one, other in pairwise(spans)]
    times = [(span.start, span.end) for span in spans if span.start and span.end]
    if len(times) < max(len(spans), 2) or not all(map(_AND.fullmatch, joined)):
        return ()
    apart: list[tuple[date, date]] = []
    for start, end in sorted(times):
        if apart and start <= apart[-1][1] + timedelta(days=1):
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return tuple(apart) if len(apart) > 1 else ()


def _each_apart(match: re.Match[str]) -> str:
    """Each of the months or quarters named together, with their year."""
    unit, year = match[1], f"/{match['year']}" if match["year"] else ""
    return " | ".join(f"{unit} {number}{year}" for number in _NUMBER.findall(match["numbers"]))


def names_no_year(text: str) -> bool:
    """Whether the time ``text`` names is one of every year ("quý I", "trước tháng 6"), not of a known one."""
    folded = aligned(nfc(text))
    if _named_years(folded) or _RELATIVE.search(folded):
        return False
    told = said_spans(folded, _ANY_DAY)
    spans = (*told, *find_spans(_without(folded, told)))
    return bool(spans) and not any(span.dated for span in spans)


def _spans(text: str, today: date) -> tuple[Span, ...]:
    """The times a question names, with the words around them; those told by today or by parts first."""
    folded = _plainer(_with_years(aligned(nfc(text)), today))
    told = said_spans(folded, today)
    rest = _without(folded, told)
    relative = tuple(_relative(rest, today))
    rest = _without(rest, relative)
    spans = sorted((*told, *relative, *complete_spans(rest, today.year)), key=lambda span: span.begin)
    kept = tuple(span for span in spans if not _holds_another(span, spans))
    return bounded(_without(folded, kept), tuple(s for s in kept if not _leads_nowhere(s, kept, folded)))


def _plainer(folded: str) -> str:
    """``folded`` with the words that join two times, or come before one, as documents write them."""
    folded = _BETWEEN.sub(r"tu \1 den ", _ABOUT.sub("", folded))
    return _AFTER_YEAR.sub(", ", _UP_TO.sub("den ", folded))


def _leads_nowhere(span: Span, spans: Sequence[Span], folded: str) -> bool:
    """Whether "từ nay đến" goes on with what is no time known ("từ nay đến Tết")."""
    if not is_from_now(span, folded) or not _GOES_ON.match(folded, span.finish):
        return False
    return not any(span.finish < other.begin <= span.finish + _NEAR for other in spans)


def _without(folded: str, spans: Sequence[Span]) -> str:
    for span in spans:
        folded = folded[: span.begin] + "\x00" * (span.finish - span.begin) + folded[span.finish :]
    return folded


def _named_years(folded: str) -> list[re.Match[str]]:
    """Where years are told by today's ("năm nay")."""
    found = ((match, folded[: match.start()]) for match in _NAMED_YEAR.finditer(folded))
    return [m for m, before in found if not _YEARS_LONG.search(before) or _NUMBERED.search(before)]


def _with_years(folded: str, today: date) -> str:
    for match in reversed(_named_years(folded)):
        year = today.year + SHIFTS[match[1]]
        folded = f"{folded[: match.start()]}nam {year}{folded[match.end() :]}"
    return folded


def _holds_another(span: Span, spans: Sequence[Span]) -> bool:
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
            start, end = _UNITS[unit](today, SHIFTS[which])
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
