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
    """What is printed right below each part of one document that ``records`` are, as its total.

    Only where one has more or fewer of them; nothing where a part is not all among them.
    """
    tasks = {record.id: record for record in records if isinstance(record, Task)}
    sources = {task.source.document for task in tasks.values()}
    if len(sources) != 1:
        return []
    parts: dict[tuple[str | None, str | None], list[Task]] = {}
    for task in tasks.values():
        parts.setdefault((task.annex, task.part), []).append(task)
    there = knowledge.registry.tasks(RecordFilter(sources=frozenset(sources)))
    if any((task.annex, task.part) in parts and task.id not in tasks for task in there):
        return []
    printed = [(inside, _below(inside, knowledge)) for inside in parts.values()]
    unlike = any(where is not None and _count(where) != len(inside) for inside, where in printed)
    return [_line(where, len(parts)) for _, where in printed if where] if unlike else []


def _line(where: Source, parts: int) -> Line:
    replies = load("replies")
    told = replies["printed_total"].format(total=where.quote)
    if parts > 1:
        told = replies["printed_total_of"].format(total=where.quote, part=where.locator)
    return Line(told, where, (str(_count(where)),))


def _count(where: Source) -> int:
    total = _TOTAL.match(fold(where.quote))
    return int(total[1]) if total else 0


def _below(tasks: Sequence[Task], knowledge: Knowledge) -> Source | None:
    """The total printed right below ``tasks``, all those of one part."""
    last = max((task.source for task in tasks), key=lambda one: one.blocks)
    below = knowledge.registry.blocks(last.document, (last.blocks[-1] + 1,))
    if not below or not _TOTAL.match(fold(below[0].text)):
        return None
    place = last.locator.partition(", mục")[0].partition(", STT")[0]
    return Source(last.document, (below[0].ordinal,), place, below[0].text.strip())
