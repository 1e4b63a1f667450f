"""Whether the time a question puts to be confirmed is that of the task it means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.query import Intent, Query
from corpus.model import Record, Target
from corpus.question_times import parse_range
from prompts import load


def another_time(query: Query, records: Sequence[Record]) -> str | None:
    """What to say where a time is to be confirmed in which none of ``records`` is due."""
    if not query.confirms or query.intents != (Intent.DEADLINE,):
        return None
    told = parse_range(query.text, query.today)
    dues = [record.deadline for record in records if not isinstance(record, Target)]
    known = [(due.start or date.min, due.end) for due in dues if due and due.end]
    if told is None or not known or len(known) < len(records):
        return None
    first, last = told
    apart = [
        (first is not None and end < first) or (last is not None and start > last) for start, end in known
    ]
    return load("replies")["another_time"] if all(apart) else None
