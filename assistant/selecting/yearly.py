"""What is counted once: one indicator with figures for several years, one duty given to several."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from assistant.wording import figure, name_of
from corpus.model import Assignment, Record, Target

Item = tuple[Record, ...]  # a record, the targets of one row for several years, a duty of several agencies


def by_row(records: Sequence[Record]) -> tuple[Item, ...]:
    """``records`` in their order; together are targets of one row that differ in the year alone, and a duty
    printed once that is given to several agencies."""
    rows: dict[Hashable, dict[str, Record]] = {}
    for record in records:
        row = rows.setdefault(_row(record), {})
        year = _figure_of(record)
        if year in row:
            rows[record.id] = {year: record}
        else:
            row[year] = record
    return tuple(tuple(row.values()) for row in rows.values())


def figures(item: Item) -> tuple[str, ...]:
    """The figures of a target, each with its year where there are several."""
    targets = [record for record in item if isinstance(record, Target)]
    if len({target.by for target in targets}) == 1:
        return tuple(told for target in targets if (told := figure(target)))
    return tuple(f"năm {target.by}: {figure(target)}" for target in targets)


def called(item: Item) -> str:
    """The words an item is called by: of a row that tells several figures, the whole of them."""
    first = item[0]
    told = isinstance(first, Target) and len(item) > 1 and _tells_figures(first)
    return first.text if told and isinstance(first, Target) else name_of(first)


def _figure_of(record: Record) -> str:
    """Which of the figures of its row a target sets."""
    if not isinstance(record, Target) or not record.by:
        return record.id
    return f"{record.by} {record.indicator}" if _tells_figures(record) else record.by


def _row(record: Record) -> Hashable:
    if isinstance(record, Assignment):
        return record.source.document, record.source.blocks, record.text, record.role
    if not isinstance(record, Target) or not record.by or not record.indicator:
        return record.id
    source = record.source
    if _tells_figures(record):
        return source.document, source.locator, source.quote, record.text
    return source.document, source.locator, source.quote, record.indicator, record.scope, record.unit


def _tells_figures(target: Target) -> bool:
    """Whether a row of a table gives the figure of a target in the words of what it measures."""
    return bool(target.value) and target.text != target.source.quote and f" {target.value}" in target.text
