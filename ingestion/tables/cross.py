"""Cross tables: figures given by unit, one row (or one column) a unit, one column (or row) a measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from corpus.model import Head
from corpus.text import squeeze
from ingestion.outline import Placed
from ingestion.standing import is_standing
from ingestion.tables.columns import Role, is_vetoed, role_of
from ingestion.tables.content import is_ditto, is_mark
from ingestion.tables.header import is_column_numbers
from ingestion.tables.levels import may_be_title
from ingestion.tables.measures import measure
from ingestion.tables.physical import PhysicalTable
from ingestion.tables.spans import PrintedRow, printed_rows
from ingestion.tables.targets import is_past
from ingestion.tables.units import (
    has_kind,
    is_name,
    is_plan,
    is_proper,
    is_value,
    is_whole,
    joined,
    names_units,
    sets_figures,
)

_SEARCHED_ROWS, _FEWEST_ROWS, _FEWEST_UNITS = 3, 2, 2
_MOSTLY, _MOST = 0.6, 0.8
_OF_TASKS = frozenset({Role.TASK, Role.LEAD, Role.COORDINATE, Role.PRODUCT, Role.INDICATOR, Role.MIXED})
_NO_TARGETS = frozenset({Role.COORDINATE, Role.DEADLINE, Role.PRODUCT})


@dataclass(frozen=True, slots=True)
class CrossLayout:
    """What the columns of a cross table hold: ``names`` the units (or, ``turned``, what is measured)."""

    titles: tuple[str, ...]
    names: int
    figures: tuple[int, ...]
    turned: bool = False
    number: int | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class CrossRow:
    """A row of content: where it is printed, its cells, and the section it stands in."""

    placed: tuple[Placed, ...]
    cells: tuple[str, ...]
    section: str | None = None

    def cell(self, column: int | None) -> str:
        """The words of a cell; none where it is empty, not there, or a ditto mark."""
        words = self.cells[column] if column is not None and column < len(self.cells) else ""
        return "" if is_ditto(words) else words


@dataclass(slots=True)
class CrossTable:
    """A cross table over its pages: its rows of content below the header."""

    layout: CrossLayout
    annex: str | None
    place: str
    header: tuple[str, ...]
    rows: list[PrintedRow] = field(default_factory=list)


def apart(tables: Sequence[PhysicalTable], head: Head) -> tuple[list[CrossTable], list[PhysicalTable]]:
    """The cross tables among ``tables``, and the tables that are none."""
    found: list[CrossTable] = []
    others: list[PhysicalTable] = []
    open_table: CrossTable | None = None
    for table in tables:
        rows = printed_rows(table.rows)
        fresh = _cross_table(table, rows, head)
        if open_table and table.attached and _goes_on(open_table, rows):
            open_table.rows += [row for row in rows if not _is_frame(row, open_table)]
        elif fresh:
            open_table = fresh
            found.append(fresh)
        else:
            open_table = None
            others.append(table)
    return found, others


def _cross_table(table: PhysicalTable, rows: Sequence[PrintedRow], head: Head) -> CrossTable | None:
    if not is_plan(table.annex, table.heading.block.text if table.heading else None, head.type):
        return None
    if is_standing(head, table.annex):
        return None
    for index, row in enumerate(rows[:_SEARCHED_ROWS]):
        for end, titles in _headers(rows, index):
            below = [each for each in rows[end:] if not is_column_numbers(each.cells)]
            layout = _layout(titles, [each.cells for each in below], head)
            if layout:
                return CrossTable(layout, table.annex, table.place, row.cells, below)
    return None


def _headers(rows: Sequence[PrintedRow], index: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The header beginning in the row ``index``: in two levels where it may have two, else in one."""
    top = rows[index].cells
    if len(top) < _FEWEST_UNITS or not _are_titles(top):
        return
    below = rows[index + 1].cells if index + 1 < len(rows) else ()
    below = (*below, *[""] * (len(top) - len(below))) if below else ()
    if len(below) == len(top) and _are_titles(below) and (not below[0] or below[0] == top[0]):
        yield index + 2, _merged(top, below)
    yield index + 1, tuple(map(squeeze, top))


def _are_titles(cells: Sequence[str]) -> bool:
    held = [squeeze(cell) for cell in cells if cell.strip()]
    return len(held) >= _FEWEST_UNITS and all(
        (may_be_title(cell) or cell.startswith("(")) and not is_value(cell) and not is_ditto(cell)
        for cell in held
    )


def _merged(top: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    titles: list[str] = []
    above = ""
    for up, low in zip(map(squeeze, top), map(squeeze, below), strict=True):
        above = up or above
        titles.append(joined(above, low) if low else up)
    return tuple(titles)


def _layout(titles: Sequence[str], rows: Sequence[Sequence[str]], head: Head) -> CrossLayout | None:
    full = [row for row in rows if sum(bool(cell) for cell in row) >= 2]
    if len(full) < _FEWEST_ROWS or is_vetoed(tuple(titles)):
        return None
    columns = [[row[i] if i < len(row) else "" for row in full] for i in range(len(titles))]
    number = (
        0 if role_of(titles[0]) is Role.NUMBER or (not titles[0] and all(map(is_mark, columns[0]))) else None
    )
    figures = tuple(i for i, cells in enumerate(columns) if i != number and _holds_figures(cells))
    names = next((i for i in range(len(titles)) if i != number), 0)
    if names in figures or not figures or not titles[names]:
        return None
    layout = CrossLayout(tuple(titles), names, figures, number=number)
    filled = [row for row in zip(*columns, strict=True) if any(is_value(row[i]) for i in figures)]
    columns = [[row[i] for row in filled] for i in range(len(titles))]
    return _by_rows(layout, columns, head) or _by_columns(layout, columns, head)


def _holds_figures(cells: Sequence[str]) -> bool:
    held = [cell for cell in cells if cell and not is_ditto(cell)]
    return bool(held) and sum(map(is_value, held)) >= len(held) * _MOSTLY


def _by_rows(layout: CrossLayout, columns: Sequence[Sequence[str]], head: Head) -> CrossLayout | None:
    """The layout of one row a unit; ``None`` where the rows are none, or are told tasks."""
    title, cells = layout.titles[layout.names], [cell for cell in columns[layout.names] if cell]
    beside = {
        role_of(layout.titles[i]) for i in range(len(columns)) if i not in (*layout.figures, layout.names)
    }
    units = [cell for cell in cells if is_name(cell)]
    if not names_units(title) or beside & _OF_TASKS or role_of(title) in _OF_TASKS:
        return None
    if len(units) < max(len(cells) * _MOST, _FEWEST_UNITS) or len(set(units)) < len(units) * _MOST:
        return None
    figures = tuple(
        i
        for i in layout.figures
        if layout.titles[i] and sets_figures(layout.titles[i]) and not is_past(layout.titles[i], head)
    )
    several = len(figures) > 1 or any(measure(layout.titles[i])[1] for i in figures)
    return CrossLayout(layout.titles, layout.names, figures, number=layout.number) if several else None


def _by_columns(layout: CrossLayout, columns: Sequence[Sequence[str]], head: Head) -> CrossLayout | None:
    """The layout of one column a unit; ``None`` where fewer than two columns are units."""
    titles = layout.titles
    roles = [role_of(title) for title in titles]
    named = [i for i in layout.figures if _is_unit_title(titles[i])]
    if roles[layout.names] not in (Role.INDICATOR, Role.TASK) or _NO_TARGETS & set(roles):
        return None
    if len(named) < _FEWEST_UNITS or not sets_figures(titles[layout.names]):
        return None
    whole = [i for i in layout.figures if is_whole(titles[i]) or roles[i] is Role.VALUE]
    figures = tuple(i for i in sorted({*named, *whole}) if not is_past(titles[i], head))
    unit = next((i for i, role in enumerate(roles) if role is Role.UNIT), None)
    return CrossLayout(titles, layout.names, figures, True, layout.number, unit)


def _is_unit_title(title: str) -> bool:
    return not is_whole(title) and role_of(title) is not Role.VALUE and (has_kind(title) or is_proper(title))


def _goes_on(table: CrossTable, rows: Sequence[PrintedRow]) -> bool:
    """Whether ``rows`` are more of the same table: as many columns, figures where it has them."""
    content = [row.cells for row in rows if not _is_frame(row, table)]
    width = len(table.layout.titles)
    wide = [row for row in content if len(row) == width]
    figures = [row[i] for row in wide for i in table.layout.figures if row[i] and not is_ditto(row[i])]
    return bool(wide) and len(wide) == len(content) and sum(map(is_value, figures)) >= len(figures) * _MOST


def _is_frame(row: PrintedRow, table: CrossTable) -> bool:
    return row.cells == table.header or is_column_numbers(row.cells)


def rows_of(table: CrossTable) -> Iterator[CrossRow]:
    """Each row of content; a name cut over two printed rows is put together."""
    section: str | None = None
    last: CrossRow | None = None
    names = table.layout.names
    for row in table.rows:
        held = [cell for cell in row.cells if cell]
        if not held:
            continue
        said = row.cells[names] if 1 < len(row.cells) > names else held[0]
        figures = any(is_value(row.cells[i]) for i in table.layout.figures if i < len(row.cells))
        if last and len(held) == 1 and said and said[0].islower():
            cells = (*last.cells[:names], f"{last.cells[names]} {said}", *last.cells[names + 1 :])
            last = CrossRow((*last.placed, row.piece), cells, section)
            continue
        if last:
            yield last
        last = CrossRow((row.piece,), row.cells, section) if figures and said else None
        if not figures and len(held) <= 2:
            section = squeeze(" ".join(held))
    if last:
        yield last
