"""Which records a list of days asks for: those due within them, the first or last by day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.language.cues import Cue
from assistant.query import Query
from assistant.times.overdue import longest_overdue, overdue_days
from corpus.model import Record, Target
from corpus.timespans import aligned, last_day

_BY_DAY = ("earliest", "latest", "nearest")
_YEAR = re.compile(r"20\d\d")

_NUMBERS = {"hai": 2, "ba": 3, "bon": 4, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10}
_NUMBER = rf"(\d{{1,2}}|{'|'.join(_NUMBERS)})"
_COUNTABLE = r"(?:dau |cong )?viec|nhiem vu|de an|muc|cai|co quan|don vi|so |bo |phong"
_AMOUNT = re.compile(rf"(?<![\w/])(?:top {_NUMBER}|{_NUMBER} (?={_COUNTABLE}))")
_TENS = "hai|ba|bon|nam|sau|bay|tam|chin"
TOLD_NUMBER = re.compile(  # "trong 40 nhiệm vụ": how many there are in all is told
    rf"(?<![\w/.,])(\d{{1,3}}|{_TENS}|(?:(?:{_TENS}) )?muoi(?: (?:mot|lam|tu|{_TENS}))?) "
    r"(?=(?:dau |cong )?viec\b|nhiem vu\b|dau muc\b|hang muc\b)"
)
_ORDERS = ("ask.earliest", "ask.latest", "ask.nearest", "ask.most", "ask.least")


@dataclass(frozen=True, slots=True)
class Amount:
    """How many of an ordered list are wanted, and where the question says so (character offsets)."""

    number: int
    start: int
    end: int


def amount_in(text: str, cues: Sequence[Cue], numbers: Sequence[tuple[int, int]]) -> Amount | None:
    """How many ``text`` (NFC) asks for ("3 việc gần hạn nhất"); ``None`` where it asks for no order.

    ``numbers`` are where other things than an amount stand ("NQ 03 cơ quan nào …", "Hải Phòng").
    """
    if not any(cue.label in _ORDERS for cue in cues):
        return None
    found = _AMOUNT.finditer(aligned(text))
    match = next((m for m in found if not any(a < m.end() and m.start() < b for a, b in numbers)), None)
    if match is None:
        return None
    said = match[1] or match[2]
    return Amount(_NUMBERS.get(said) or int(said), match.start(), match.end())


@dataclass(frozen=True, slots=True)
class Window:
    """The days a deadline must lie in, open where ``None``; of any year where ``yearless``.

    ``whole`` tells that a task must not begin before them either, nor any part of it end outside;
    ``among`` are the several times of them that are meant, where not all between them is.
    """

    start: date | None
    end: date | None
    yearless: bool = False
    whole: bool = False
    among: tuple[tuple[date, date], ...] = ()

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in it."""
        if self.among:
            return any(Window(*days, yearless=self.yearless).holds(day) for days in self.among)
        start, end = self.start, self.end
        if self.yearless:
            start, end = _in_year(start or date(day.year, 1, 1), day.year), _in_year(end, day.year)
        return (start or day) <= day <= (end or day)

    def contains(self, record: Record) -> bool:
        """Whether the whole time of ``record`` lies in it, where that is wanted."""
        if not self.whole:
            return True
        deadline = None if isinstance(record, Target) else record.deadline
        parts = (deadline.parts or (deadline,)) if deadline else ()
        days = [day for part in parts for day in (part.start or part.end, part.end)]
        dated = all(part.kind in ("date", "period") for part in parts)
        return bool(days) and dated and all(day is not None and self.holds(day) for day in days)

    def is_just(self, record: Record) -> bool:
        """Whether a part of ``record`` takes all of these days and no more."""
        deadline = None if isinstance(record, Target) else record.deadline
        parts = (deadline.parts or (deadline,)) if deadline else ()
        return any(self._covers(part.start, part.end) for part in parts)

    def _covers(self, start: date | None, end: date | None) -> bool:
        if not (start and end and self.start and self.end):
            return False
        if not self.yearless:
            return (start, end) == (self.start, self.end)
        days = (self.start, self.end, start, end)
        first, last, begun, ended = ((day.month, day.day) for day in days)
        return first == begun and last == ended and start.year == end.year


def windows_of(query: Query, soon_days: int) -> tuple[Window, ...]:
    """The days the listed tasks must be due in, said and meant ("sắp đến hạn"); none where any will do."""
    said: tuple[Window, ...] = ()
    if query.period:
        apart = query.apart if query.apart and _outer(query.apart) == query.period else ()
        said = (Window(*query.period, yearless=query.yearless, whole=query.whole, among=apart),)
    meant = _relative(query, soon_days)
    return (*said, meant) if meant else said


def _outer(times: Sequence[tuple[date, date]]) -> tuple[date, date]:
    return times[0][0], times[-1][1]


def _relative(query: Query, soon_days: int) -> Window | None:
    """The days that "quá hạn", "sắp đến hạn" and "chưa đến hạn" mean today."""
    arrange, today = query.arrange, query.today
    if arrange == "overdue":
        return Window(*overdue_days(query.text, today))
    if arrange == "soon":
        return Window(today, today + timedelta(days=soon_days))
    return Window(today, None) if arrange == "coming" else None


def due(records: Sequence[Record], windows: Sequence[Window]) -> list[Record]:
    """Those of ``records`` that must be done, or a part of them, on a day within all ``windows``."""
    if not windows:
        return list(records)
    found = [r for r in records if any(all(w.holds(day) for w in windows) for day in last_days(r))]
    return [r for r in found if all(w.contains(r) for w in windows)]


def arranged(query: Query, records: Sequence[Record]) -> tuple[Record, ...]:
    """``records`` in the order asked: those of the first or last day, or as many as were asked for."""
    if query.arrange not in _BY_DAY:
        if query.arrange not in ("overdue", "soon", "coming"):
            return tuple(records)
        late = sorted(records, key=_last_day)
        longest = query.arrange == "overdue" and longest_overdue(query.text)
        return tuple(r for r in late if not longest or _last_day(r) == _last_day(late[0]))
    dated = sorted((r for r in records if last_days(r)), key=_last_day, reverse=query.arrange == "latest")
    if query.arrange == "nearest":
        dated = [r for r in dated if _last_day(r) >= query.today] or dated
    if query.first:
        return tuple(dated[: query.first])
    return tuple(r for r in dated if _last_day(r) == _last_day(dated[0]))


def last_days(record: Record) -> list[date]:
    """The last day of each part of a deadline that names days; none where it names none.

    Of a target that of the year it is for.
    """
    if isinstance(record, Target):
        return [date(int(record.by), 12, 31)] if record.by and _YEAR.fullmatch(record.by) else []
    if record.deadline is None:
        return []
    parts = record.deadline.parts or (record.deadline,)
    return [part.end for part in parts if part.kind in ("date", "period") and part.end]


def _last_day(record: Record) -> date:
    """The day a task ends as a whole; the farthest there is for one without a day."""
    whole = None if isinstance(record, Target) else record.deadline
    if whole and whole.kind in ("date", "period") and whole.end:
        return whole.end
    return max(last_days(record), default=date.max)


def _in_year(day: date | None, year: int) -> date | None:
    """The same day of another year; the last of its month where that year lacks it."""
    if day is None:
        return None
    return date(year, day.month, min(day.day, last_day(year, day.month).day))
