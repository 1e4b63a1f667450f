"""A ruled table of a page into rows of cells: every word in the cell it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Cell
from ingestion.loaders.lines import starts_item
from ingestion.loaders.pages.lines import Line, printed_lines
from ingestion.loaders.pages.page import Page, Word
from ingestion.loaders.pages.ruling import Area, Lattice
from ingestion.loaders.pages.wraps import joined


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table on one page; a cell stands in the row and column it begins in."""

    page: int
    rows: tuple[tuple[Cell, ...], ...]


def table_of(page: Page, lattice: Lattice) -> Table:
    """Read the words of ``page`` that stand in ``lattice`` into its cells."""
    owners = {
        (row, column): index
        for index, area in enumerate(lattice.areas)
        for row in range(area.row, area.row + area.rowspan)
        for column in range(area.column, area.column + area.colspan)
    }
    held: dict[int, list[Word]] = {}
    for word in page.words:
        if lattice.box.holds(word):
            place = (_step(lattice.rows, word.y), _step(lattice.columns, word.x))
            held.setdefault(owners[place], []).append(word)
    rows: list[list[Cell]] = [[] for _ in lattice.rows[1:]]
    for index, area in enumerate(lattice.areas):
        rows[area.row].append(_cell(area, held.get(index, ())))
    return Table(page.number, tuple(tuple(row) for row in rows))


def _step(places: Sequence[float], at: float) -> int:
    return min(max(bisect_right(places, at) - 1, 0), len(places) - 2)


def _cell(area: Area, words: Sequence[Word]) -> Cell:
    groups: list[list[Line]] = []
    for line in printed_lines(words):
        if groups and not starts_item(line.text):
            groups[-1].append(line)
        else:
            groups.append([line])
    return Cell("\n".join(joined(group) for group in groups), area.colspan, area.rowspan)
