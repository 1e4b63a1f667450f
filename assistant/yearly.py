"""One indicator with a figure for each of several years: counted once, and told with all of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from assistant.wording import figure
from corpus.model import Record, Target

Item = tuple[Record, ...]  # a record, or the targets of one row for several years


def by_row(records: Sequence[Record]) -> tuple[Item, ...]:
    """``records`` in their order, with the targets of one row that differ in the year alone together."""
    rows: dict[Hashable, dict[str, Record]] = {}
    for record in records:
        row = rows.setdefault(_row(record), {})
        year = record.by if isinstance(record, Target) and record.by else record.id
        if year in row:
            rows[record.id] = {year: record}
        else:
            row[year] = record
    return tuple(tuple(row.values()) for row in rows.values())


def figures(item: Item) -> tuple[str, ...]:
    """The figures of a target, each with its year where there are several."""
    targets = [record for record in item if isinstance(record, Target)]
    if len(targets) == 1:
        return (figure(targets[0]),)
    return tuple(f"năm {target.by}: {figure(target)}" for target in targets)


def _row(record: Record) -> Hashable:
    if not isinstance(record, Target) or not record.by or not record.indicator:
        return record.id
    source = record.source
    return source.document, source.locator, source.quote, record.indicator, record.scope, record.unit
