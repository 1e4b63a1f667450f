"""What else the one row told of says: whoever asks who leads is next asked with whom and by when."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.columns import other_cells
from assistant.query import FACTS, Intent, Query
from assistant.records.telling import LABELS, facts_of
from assistant.wording import answering, short
from corpus.model import Target, Task
from corpus.text import squeeze
from prompts import load

_ASKED = (*FACTS, Intent.TARGET, Intent.TEXT)
_LONGEST = 160  # characters of one cell


def with_rest_of_row(query: Query, draft: Draft) -> Draft:
    """The draft with what else the row says, where it answers from one row of a table and no more."""
    rows = [record for record in draft.records if isinstance(record, Task | Target)]
    if draft.status is not Status.ANSWERED or query.intent not in _ASKED or len(rows) != len(draft.records):
        return draft
    places = [index for index, line in enumerate(draft.lines) if line.source and line.facts]
    told = {record.source for record in rows}
    if len(told) != 1 or len(rows) > 1 or not places or {draft.lines[i].source for i in places} != told:
        return draft
    said = {squeeze(fact) for line in draft.lines for fact in line.facts}
    cells = [(label, held) for label, held in _cells(rows[0]) if squeeze(held) not in said]
    if not cells:
        return draft
    text = "; ".join(
        f"{label}: {', '.join(short(held, _LONGEST) for _, held in same)}"
        for label, same in groupby(cells, itemgetter(0))
    )
    line = Line(load("replies")["row_also"].format(cells=text), rows[0].source, tuple(h for _, h in cells))
    after = places[-1] + 1
    return replace(draft, lines=(*draft.lines[:after], line, *draft.lines[after:]))


def _cells(row: Task | Target) -> list[tuple[str, str]]:
    """What a row says beside what it is called, each by the name of its column; no figure of another time."""
    if isinstance(row, Task):
        named = [(label, held) for intent, label in LABELS.items() for held in facts_of(row, intent)]
        return [*named, *other_cells(row).items()]
    words = [(header, held) for header, held in other_cells(row).items() if not held[:1].isdigit()]
    return [(label, name) for label, names in answering(row) for name in names] + words
