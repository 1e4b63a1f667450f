"""How each table of a document was read: rows found, rows that are in the gold, rows alike in every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from corpus.model import Entry


@dataclass(frozen=True, slots=True)
class TableFigures:
    """One table as laid out (a page break parts it): ``table`` from 1, 0 for rows outside any table."""

    table: int
    read: int
    matched: int
    exact: int


def by_table(entry: Entry, exact: Mapping[str, bool]) -> tuple[TableFigures, ...]:
    """Count the task rows of each table; ``exact`` holds the matched tasks by id, true: no field differs."""
    tables = {block.ordinal: block.table for block in entry.document.blocks}
    rows: dict[int, list[str]] = {}
    for task in entry.tasks:
        number = tables.get(task.source.blocks[0]) if task.source.blocks else None
        rows.setdefault(0 if number is None else number + 1, []).append(task.id)
    return tuple(
        TableFigures(
            number, len(ids), sum(id in exact for id in ids), sum(exact.get(id, False) for id in ids)
        )
        for number, ids in sorted(rows.items())
    )


def table_json(figures: TableFigures) -> dict[str, Any]:
    """Return one table's counts."""
    return {
        "table": figures.table,
        "read": figures.read,
        "matched": figures.matched,
        "exact": figures.exact,
    }
