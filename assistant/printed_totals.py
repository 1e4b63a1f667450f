"""The total a table prints below its last row, told where the rows counted are another number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft import Line
from assistant.knowledge import Knowledge
from corpus.model import Record, Source, Task
from corpus.registry import RecordFilter
from corpus.text import fold
from prompts import load

_TOTAL = re.compile(
    r"^\W*(?:tong (?:so|cong)|cong)\s*:?\s*0*(\d+)\s+(?:nhiem vu|dau viec|cong viec|viec|de an)\b"
)


def printed_total(records: Sequence[Record], knowledge: Knowledge) -> list[Line]:
    """What is printed right below ``records`` as their total, where there are more or fewer of them.

    Nothing where they are not all the tasks of one part of one document.
    """
    tasks = {record.id: record for record in records if isinstance(record, Task)}
    parts = {(task.source.document, task.annex, task.part) for task in tasks.values()}
    if len(parts) != 1:
        return []
    ((source, annex, part),) = parts
    there = knowledge.registry.tasks(RecordFilter(sources=frozenset({source})))
    if {task.id for task in there if (task.annex, task.part) == (annex, part)} != tasks.keys():
        return []
    last = max((task.source for task in tasks.values()), key=lambda one: one.blocks)
    below = knowledge.registry.blocks(source, (last.blocks[-1] + 1,))
    total = _TOTAL.match(fold(below[0].text)) if below else None
    if total is None or int(total[1]) == len(tasks):
        return []
    printed = below[0].text.strip()
    where = Source(source, (below[0].ordinal,), last.locator.partition(", mục")[0], printed)
    return [Line(load("replies")["printed_total"].format(total=printed), where, (total[1],))]
