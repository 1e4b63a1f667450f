"""Which records keep within what a question rules out: agencies left out, columns left empty."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.query import Blank, Limits, Party
from assistant.wording import leads
from corpus.agencies import agency_key
from corpus.model import Assignment, Deadline, Record, Target, Task

_UNDATED = ("conditional", "unknown")
_MERGED = "hiểu là ô gộp"  # what the reader of tables remarks of a lead left blank and taken from above


def within(records: Sequence[Record], limits: Limits) -> list[Record]:
    """Those of ``records`` that ``limits`` leave; an empty column is one of a task's."""
    return [
        record
        for record in records
        if not any(_plays(record, party) for party in limits.barred)
        and all(isinstance(record, Task) and _lacks(record, blank) for blank in limits.blank)
    ]


def _plays(record: Record, party: Party) -> bool:
    """Whether ``party`` has its part in ``record``; any part, where none is named."""
    led = {agency_key(name) for name in leads(record)}
    if isinstance(record, Assignment) and record.role == "coordinate":
        led, helped = set(), led
    else:
        helped = set()
    if not isinstance(record, Target):
        helped |= {agency_key(name) for name in record.coordinate}
    return (party.role != "coordinate" and party.key in led) or (party.role != "lead" and party.key in helped)


def _lacks(task: Task, blank: Blank) -> bool:
    """Whether the column of ``task`` is empty, or holds a deadline without a day."""
    if blank.field == "deadline":
        return not task.deadline_text or (not blank.strict and _is_undated(task.deadline))
    if blank.field == "lead" and blank.strict and any(_MERGED in told for told in task.warnings):
        return True
    text = {
        "coordinate": task.coordinate_text,
        "lead": task.lead_text,
        "product": task.product,
    }[blank.field]
    return not text


def _is_undated(deadline: Deadline | None) -> bool:
    return deadline is None or deadline.kind in _UNDATED
