"""A ruled table of a page into its cells: every word in the cell it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Cell
from ingestion.loaders.lines import starts_item
from ingestion.loaders.pages.lines import Line, printed_lines
from ingestion.loaders.pages.page import Box, Page, Word
from ingestion.loaders.pages.ruling import Lattice
from ingestion.loaders.pages.wraps import joined


@dataclass(frozen=True, slots=True)
class Field:
    """A cell with its lines: where it starts (row and column, from 0) and how many it covers.

    ``box`` is its outline, on the last page it reaches.
    """

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box
    lines: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        """The words, wraps joined; each list item on a line of its own."""
        groups: list[list[Line]] = []
        for line in self.lines:
            if groups and not starts_item(line.text):
                groups[-1].append(line)
            else:
                groups.append([line])
        return "\n".join(map(joined, groups))


@dataclass(frozen=True, slots=True)
class Table:
    """A table, on one page or several: the places of its columns' lines, the page of each row, its fields."""

    columns: tuple[float, ...]
    pages: tuple[int, ...]
    fields: tuple[Field, ...]

    def at(self, row: int) -> tuple[Field, ...]:
        """The fields that reach into ``row``, from left to right."""
        reaching = (each for each in self.fields if each.row <= row < each.row + each.rowspan)
        return tuple(sorted(reaching, key=lambda each: each.column))

    def rows(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Each row with its page: the cells that start in it; rows without a word are left out."""
        held: list[list[Field]] = [[] for _ in self.pages]
        for each in self.fields:
            held[each.row].append(each)
        empty = {
            row for row, fields in enumerate(held) if all(not f.lines and f.rowspan == 1 for f in fields)
        }
        for row, (page, fields) in enumerate(zip(self.pages, held, strict=True)):
            if row not in empty:
                cells = sorted(fields, key=lambda each: each.column)
                yield page, tuple(_cell(each, empty) for each in cells)


def _cell(field: Field, empty: set[int]) -> Cell:
    gone = sum(row in empty for row in range(field.row, field.row + field.rowspan)) if empty else 0
    return Cell(field.text, field.colspan, field.rowspan - gone)


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
    fields = tuple(
        Field(a.row, a.column, a.rowspan, a.colspan, a.box, tuple(printed_lines(held.get(index, ()))))
        for index, a in enumerate(lattice.areas)
    )
    return Table(lattice.columns, (page.number,) * (len(lattice.rows) - 1), fields)


def _step(places: Sequence[float], at: float) -> int:
    return min(max(bisect_right(places, at) - 1, 0), len(places) - 2)
