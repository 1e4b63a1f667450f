"""The task board: what falls due when, seen from a chosen day, and who carries how much."""

from __future__ import annotations

import calendar
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.agencies import agency_key
from corpus.model import Assignment, Deadline, Task

Duty = Task | Assignment


class State(StrEnum):
    """Where a deadline stands on the chosen day."""

    OVERDUE = "overdue"
    MONTH = "month"
    QUARTER = "quarter"
    LATER = "later"
    WAITING = "waiting"
    STANDING = "standing"
    ENDED = "ended"
    UNDATED = "undated"


TITLES: Mapping[State, str] = {
    State.OVERDUE: "Đã qua hạn",
    State.MONTH: "Đến hạn trong tháng này",
    State.QUARTER: "Đến hạn trong quý này",
    State.LATER: "Đến hạn sau quý này",
    State.WAITING: "Chờ điều kiện",
    State.STANDING: "Thường xuyên, định kỳ",
    State.ENDED: "Thường xuyên của kỳ đã hết",
    State.UNDATED: "Không ghi thời hạn",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One deadline of one duty: a duty with several deadlines gives several items."""

    duty: Duty
    due: Deadline | None
    state: State


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one state, soonest first."""

    state: State
    items: tuple[Item, ...]

    @property
    def title(self) -> str:
        """The state in words."""
        return TITLES[self.state]


@dataclass(frozen=True, slots=True)
class Load:
    """How many duties an agency leads (or carries out) and how many it supports."""

    agency: str
    lead: int
    support: int

    @property
    def total(self) -> int:
        """Both together."""
        return self.lead + self.support


def milestones(deadline: Deadline | None) -> tuple[Deadline | None, ...]:
    """Return the deadlines a cell holds; one None where it holds none."""
    return deadline.parts if deadline and deadline.parts else (deadline,)


def state_of(due: Deadline | None, on: date) -> State:
    """Return where ``due`` stands on the day ``on``."""
    if due is None or due.kind == "unknown":
        return State.UNDATED
    if due.kind in ("recurring", "continuous"):
        return State.ENDED if due.end and due.end < on else State.STANDING
    if due.end is None:
        return State.WAITING if due.kind == "conditional" else State.UNDATED
    if due.end < on:
        return State.OVERDUE
    if due.end <= month_end(on):
        return State.MONTH
    return State.QUARTER if due.end <= quarter_end(on) else State.LATER


def month_end(day: date) -> date:
    """Return the last day of the month of ``day``."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def quarter_end(day: date) -> date:
    """Return the last day of the quarter of ``day``."""
    return month_end(day.replace(day=1, month=(day.month + 2) // 3 * 3))


def grouped(duties: Iterable[Duty], on: date) -> tuple[Group, ...]:
    """Return every deadline of ``duties`` by its state on the day ``on``; no empty group."""
    found: dict[State, list[Item]] = defaultdict(list)
    for duty in duties:
        for due in milestones(duty.deadline):
            state = state_of(due, on)
            found[state].append(Item(duty, due, state))
    return tuple(Group(state, tuple(sorted(found[state], key=_soonest))) for state in State if found[state])


def _soonest(item: Item) -> date:
    return (item.due.end if item.due else None) or date.max


def loads(duties: Sequence[Duty]) -> tuple[Load, ...]:
    """Return the load of each agency, however its name is printed; the heaviest first."""
    lead: Counter[str] = Counter()
    support: Counter[str] = Counter()
    printed: dict[str, Counter[str]] = defaultdict(Counter)
    for duty in duties:
        leading, supporting = _agencies(duty)
        for names, counted in ((leading, lead), (supporting, support)):
            keys = {agency_key(name): name for name in names}
            counted.update(keys.keys())
            for key, name in keys.items():
                printed[key][name] += 1
    found = [Load(printed[key].most_common(1)[0][0], lead[key], support[key]) for key in printed]
    return tuple(sorted(found, key=lambda load: (-load.lead, -load.support, load.agency)))


def _agencies(duty: Duty) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(duty, Task):
        return duty.lead, duty.coordinate
    if duty.role in ("lead", "implement"):
        return (duty.agency,), duty.coordinate
    return (), (duty.agency, *duty.coordinate)
