"""Cells of a printed row put under the columns of the header."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from ingestion.outline import Placed
from ingestion.tables.columns import Role
from ingestion.tables.content import NEUTRAL, fit, is_counter, is_high, is_mark
from ingestion.tables.layout import Layout
from ingestion.tables.spans import PrintedRow

_WIDEST = 12
_LONGEST_TITLE = 250


Way = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed row under the header's columns.

    ``first`` on a page; ``single`` when the row is one cell over the whole width; ``missing`` columns are
    not printed at all: a cell merged downwards is known (``covered``) or supposed to run through them;
    ``unclear`` when cells fit several of the columns ``open``: ``ways`` are those in which the ``printed``
    cells may stand.
    """

    cells: tuple[str, ...]
    piece: Placed
    first: bool = False
    single: bool = False
    counter: str | None = None
    missing: frozenset[int] = frozenset()
    covered: frozenset[int] = frozenset()
    unclear: tuple[str, ...] = ()
    open: frozenset[int] = frozenset()
    printed: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()

    @property
    def held(self) -> tuple[str, ...]:
        """The non-empty cells."""
        return tuple(cell for cell in self.cells if cell)


def is_shifted(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether the rows print one more counter than the header names (STT twice)."""
    counted = [row for row in rows if row and is_counter(row[0])]
    double = [row for row in counted if len(row) > width and len(row) > 1 and is_counter(row[1])]
    return len(double) * 2 > len(counted) > 0


def is_wider(rows: Sequence[Sequence[str]], width: int, *, shifted: bool) -> bool:
    """Tell whether most rows print more cells than the header has titles: no telling which is under which."""
    laid = [to_width(row, len(row), shifted=shifted).cells for row in rows if len(row) > width]
    wider = [cells for cells in laid if any(cells[width:])]
    return len(wider) * 2 > len([row for row in rows if len(row) > 2])


@dataclass(frozen=True, slots=True)
class Fitted:
    """The ``cells`` of a row brought to a width, the printed columns they come from, the counter left out."""

    cells: tuple[str, ...]
    columns: tuple[int, ...]
    counter: str | None = None


def to_width(row: Sequence[str], width: int, *, shifted: bool) -> Fitted:
    """Bring ``row`` to ``width`` cells, the second counter left out where there is one."""
    kept, counter = list(range(len(row))), None
    if shifted and len(row) > 1 and (is_counter(row[1]) or (len(row) > width and not row[1])):
        counter = row[kept.pop(1)] or None
    while len(kept) > width and not row[kept[-1]]:
        kept.pop()
    while len(kept) > width and not row[kept[0]] and is_mark(row[kept[1]]):
        kept.pop(0)
    cells = [row[column] for column in kept]
    if len(cells) > width:
        cells = [*cells[: width - 1], " ".join(filter(None, cells[width - 1 :]))]
    return Fitted((*cells, *[""] * (width - len(cells))), tuple(kept[:width]), counter)


def align(row: PrintedRow, layout: Layout, *, shifted: bool, first: bool) -> Line:
    """Return ``row`` under the columns of ``layout``."""
    cells, piece = row.cells, row.piece
    width = len(layout.roles)
    if len(cells) == 1 or (cells[0] and not any(cells[1:]) and _spans(cells[0], layout.roles[0])):
        return Line((cells[0], *[""] * (width - 1)), piece, first, single=True)
    if len(cells) < width and (heading := _section_row(cells, layout)):
        return Line(heading, piece, first)
    if 1 < len(cells) < width <= _WIDEST and all(cells) and piece.block.separator != "\t":
        return _fitted(cells, piece, layout, first)
    fitted = to_width(cells, width, shifted=shifted)
    covered = frozenset(place for place, column in enumerate(fitted.columns) if column in row.covered)
    return Line(fitted.cells, piece, first, counter=fitted.counter, missing=covered, covered=covered)


def _section_row(cells: Sequence[str], layout: Layout) -> tuple[str, ...]:
    """A mark of sections and one cell merged over the others, its words put in the text column."""
    text = layout.at(Role.INDICATOR if layout.kind == "targets" else Role.TASK)
    held = [cell for cell in cells if cell]
    if len(held) != 2 or text is None or layout.roles[0] is not Role.NUMBER or held[0] != cells[0]:
        return ()
    row = [""] * len(layout.roles)
    row[0], row[text] = held
    return tuple(row) if is_high(held[0]) and len(held[1]) <= _LONGEST_TITLE else ()


def _spans(words: str, role: Role) -> bool:
    """Tell whether words alone in the first cell of a row stand for the whole row (a section, a total)."""
    return role is Role.NUMBER or (role not in (Role.TASK, Role.INDICATOR) and not words[0].islower())


def _fitted(cells: Sequence[str], piece: Placed, layout: Layout, first: bool) -> Line:
    """Place fewer cells than columns where they fit best; cells with several best places stay out."""
    width = len(layout.roles)
    suits = [[fit(cell, role) for role in layout.roles] for cell in cells]
    scored = [
        (sum(row[at] for row, at in zip(suits, places, strict=True)), places)
        for places in combinations(range(width), len(cells))
    ]
    top = max(score for score, _ in scored)
    best = [places for score, places in scored if score > top - 0.05]
    if top < len(cells) * NEUTRAL:
        return Line((*cells, *[""] * (width - len(cells))), piece, first)
    row = [""] * width
    unclear: dict[str, set[int]] = {}
    for index, cell in enumerate(cells):
        columns = {places[index] for places in best}
        if len(columns) == 1:
            row[columns.pop()] = cell
        else:
            unclear[cell] = columns
    missing = frozenset(range(width)) - {at for places in best for at in places}
    doubtful = frozenset(at for columns in unclear.values() for at in columns)
    ways = tuple(best) if unclear else ()
    return Line(
        tuple(row),
        piece,
        first,
        missing=missing,
        unclear=tuple(unclear),
        open=doubtful,
        printed=tuple(cells),
        ways=ways,
    )


def placed(line: Line, way: Way) -> Line:
    """Return ``line`` with its printed cells under the columns of ``way``."""
    row = [""] * len(line.cells)
    for cell, column in zip(line.printed, way, strict=True):
        row[column] = cell
    return Line(tuple(row), line.piece, line.first, missing=frozenset(range(len(row))) - set(way))
