"""Which deadlines are to be told of on a day: how near they are, and which only wait for a condition."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bots.board import Duty, milestones
from bots.wording import name_of
from corpus.model import Deadline
from corpus.registry import RecordFilter


class Stage(StrEnum):
    """How near a deadline is; a deadline is told of once in each."""

    OVERDUE = "overdue"
    DAY = "1"
    WEEK = "7"
    MONTH = "30"
    WAITING = "waiting"


TITLES = {
    Stage.OVERDUE: "Đã quá hạn",
    Stage.DAY: "Đến hạn hôm nay hoặc ngày mai",
    Stage.WEEK: "Đến hạn trong 7 ngày",
    Stage.MONTH: "Đến hạn trong 30 ngày",
    Stage.WAITING: "Chờ điều kiện, chưa có ngày",
}
_DAYS = ((1, Stage.DAY), (7, Stage.WEEK), (30, Stage.MONTH))


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline of one duty on the day asked; ``left``: days to go, negative when past."""

    duty: Duty
    deadline: Deadline
    stage: Stage
    left: int
    key: str


def due_on(duties: Iterable[Duty], on: date, where: RecordFilter) -> tuple[Due, ...]:
    """Return what is to be told of on the day ``on``, nearest first within each stage.

    Deadlines outside the period of ``where`` are left out. What stands without a last day (continuous,
    recurring, none printed) is never due; a condition without days is ``WAITING``.
    """
    found = [due for duty in duties for due in _of(duty, on) if _within(due, where)]
    order = list(Stage)
    return tuple(sorted(found, key=lambda due: (order.index(due.stage), abs(due.left), due.key)))


def _of(duty: Duty, on: date) -> Iterator[Due]:
    for number, deadline in enumerate(milestones(duty.deadline)):
        if deadline is None or deadline.kind in ("recurring", "continuous", "unknown"):
            continue
        if deadline.end is None:
            if deadline.kind == "conditional":
                yield Due(duty, deadline, Stage.WAITING, 0, _key(duty, deadline, number))
            continue
        left = (deadline.end - on).days
        stage = Stage.OVERDUE if left < 0 else next((s for days, s in _DAYS if left <= days), None)
        if stage is not None:
            yield Due(duty, deadline, stage, left, _key(duty, deadline, number))


def _within(due: Due, where: RecordFilter) -> bool:
    end = due.deadline.end
    if end is None:
        return not (where.start or where.end)
    return (where.start or date.min) <= end <= (where.end or date.max)


def untold(found: Iterable[Due], told: Collection[tuple[str, str]]) -> tuple[Due, ...]:
    """Return those of ``found`` whose stage was not told of yet (``told``: key and stage)."""
    return tuple(due for due in found if (due.key, due.stage.value) not in told)


def _key(duty: Duty, deadline: Deadline, number: int) -> str:
    """The same for the same printed deadline, however often its document is read again."""
    source = duty.source
    day = deadline.end.isoformat() if deadline.end else ""
    words = "\n".join((source.document, source.locator, name_of(duty), str(number), day))
    return hashlib.sha256(words.encode()).hexdigest()[:24]
