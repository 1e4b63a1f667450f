"""A row that leaves its lead blank right under one that names it: perhaps one cell merged downwards.

The document does not say which, so the row above is told as such, with its own quote, and never as the lead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.draft import Line
from assistant.knowledge import Knowledge
from corpus.model import Record, Task
from corpus.registry import RecordFilter
from prompts import load


def leads_above(records: Iterable[Record], knowledge: Knowledge) -> Iterator[Line]:
    """For each task without a lead, what the nearest row above it in its section says of its own."""
    for record in records:
        above = _above(record, knowledge) if isinstance(record, Task) and not record.lead_text else None
        if above is not None and above.lead_text:
            text = load("replies")["lead_above"].format(row=_row(above), agency=above.lead_text)
            yield Line(text, above.source, (above.lead_text,))


def _above(task: Task, knowledge: Knowledge) -> Task | None:
    """The nearest row above ``task``, in the same section of the same table, that names a lead."""
    named: Task | None = None
    for row in knowledge.registry.tasks(RecordFilter(sources=frozenset({task.source.document}))):
        if row.id == task.id:
            break
        named = row if row.lead_text else named
    together = named and (named.annex, named.part, named.section) == (task.annex, task.part, task.section)
    return named if together else None


def _row(task: Task) -> str:
    return f"STT {task.stt}" if task.stt else "dòng trên"
