"""The figures of a cross table as targets: one for each unit and measure, with the row as the quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from corpus.agencies import split_agencies
from corpus.model import Head, Source, TableReport, Target
from corpus.text import squeeze
from ingestion.tables.columns import Role, role_of
from ingestion.tables.content import is_agency
from ingestion.tables.cross import CrossRow, CrossTable, rows_of
from ingestion.tables.measures import measure
from ingestion.tables.targets import due_year, read_figure
from ingestion.tables.units import is_body, is_value, with_kind

_CHILD = re.compile(r"^[-–+•]\s*")
_MARKED = re.compile(r"[\d.]+|[IVXL]+|[a-zđ]\)?")
_OWNING = (Role.OWNER, Role.ACTOR, Role.LEAD)


def read_cross(table: CrossTable, head: Head) -> tuple[Target, ...]:
    """Return the targets of a cross table, in the order printed."""
    read = _of_measure if table.layout.turned else _of_unit
    return tuple(target for row in rows_of(table) for target in read(table, row, head))


def cross_report(table: CrossTable, targets: int) -> TableReport:
    """What was read from a cross table, for a person to check."""
    layout = table.layout
    told = {layout.names: "chỉ tiêu" if layout.turned else "đơn vị được giao", layout.unit: "đơn vị tính"}
    told |= dict.fromkeys(layout.figures, "giá trị")
    columns = tuple(
        f"{title or '(không tên)'}: {told.get(i, 'khác')}" for i, title in enumerate(layout.titles)
    )
    return TableReport(where=table.place, kind="targets", rows=targets, sections=0, columns=columns)


def _of_unit(table: CrossTable, row: CrossRow, head: Head) -> Iterator[Target]:
    """The figures set for the unit of ``row``, each of the measure its column is of."""
    titles = table.layout.titles
    scope = with_kind(row.cell(table.layout.names), titles[table.layout.names])
    for column in table.layout.figures:
        indicator, unit = measure(titles[column])
        yield from _target(table, row, column, head, scope, indicator, unit)


def _of_measure(table: CrossTable, row: CrossRow, head: Head) -> Iterator[Target]:
    """The figures of the measure of ``row``, each of the unit its column is of."""
    layout, words = table.layout, row.cell(table.layout.names)
    indicator, unit = measure(_CHILD.sub("", words))
    if row.section and _CHILD.match(words):
        indicator = f"{row.section.rstrip(' :.;')}: {indicator}"
    for column in layout.figures:
        title = layout.titles[column].rsplit(" / ", 1)[-1]
        scope = None if role_of(title) is Role.VALUE else title
        yield from _target(table, row, column, head, scope, indicator, row.cell(layout.unit) or unit)


def _target(
    table: CrossTable,
    row: CrossRow,
    column: int,
    head: Head,
    scope: str | None,
    indicator: str,
    unit: str | None,
) -> Iterator[Target]:
    """The target of one cell; none where it sets no figure."""
    if not is_value(row.cell(column)):
        return
    figure = read_figure(row.cell(column))
    beside = _beside(table, row)
    owner = [words for title, words in beside.items() if role_of(title) in _OWNING and is_agency(words)]
    monitor = [
        words for title, words in beside.items() if role_of(title) is Role.MONITOR and is_agency(words)
    ]
    yield Target(
        id="",
        number=head.number,
        text=indicator,
        source=_source(table, row, head),
        indicator=indicator,
        value=figure.value,
        comparator=figure.comparator or "=",
        unit=unit or figure.unit,
        by=due_year(table.layout.titles[column], (row.section, table.annex), head),
        owner=split_agencies(owner[0]) if owner else (scope,) if scope and is_body(scope) else (),
        monitor=split_agencies(monitor[0]) if monitor else (),
        section=row.section,
        scope=scope,
        extra=MappingProxyType({t: words for t, words in beside.items() if words not in (*owner, *monitor)}),
    )


def _beside(table: CrossTable, row: CrossRow) -> dict[str, str]:
    """The further cells of a row that say something, by their headers."""
    layout = table.layout
    read = (layout.number, layout.names, layout.unit, *layout.figures)
    return {
        title: row.cell(i) for i, title in enumerate(layout.titles) if i not in read and title and row.cell(i)
    }


def _source(table: CrossTable, row: CrossRow, head: Head) -> Source:
    blocks = [piece.block for piece in row.placed]
    quote = (
        blocks[0]
        .separator.join(" ".join(cell.text.split()) for block in blocks for cell in block.cells)
        .rstrip()
    )
    mark = row.cell(table.layout.number)
    own = (
        f"STT {mark.strip('.)( ')}"
        if _MARKED.match(mark)
        else f"dòng “{squeeze(row.cell(table.layout.names))}”"
    )
    ordinals = tuple(block.ordinal for block in blocks)
    return Source(
        head.source, ordinals, f"{table.place}, {own}", quote.rstrip(blocks[0].separator), page=blocks[0].page
    )
