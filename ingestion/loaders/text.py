"""Plain text and Markdown files: paragraphs, and tables in the layouts such files come in."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from corpus.model import Cell, Document
from ingestion.kinds import Kind
from ingestion.loaders.blocks import Blocks
from ingestion.loaders.cells import cell_text, is_bar, read_region
from ingestion.loaders.encoding import decode
from ingestion.loaders.grid import PIPE, TAB, Grid, grid_of, is_border, is_listing
from ingestion.loaders.html_table import closes_table, html_rows, opens_table
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard
from ingestion.loaders.lines import starts_item
from ingestion.loaders.markup import is_rule, plain_cell
from ingestion.loaders.paragraphs import is_spaced, paragraphs, wrap_width
from ingestion.loaders.ruled import Ruled, next_start, read_ruled, ruled_tables
from ingestion.loaders.stacked import stacked_at
from ingestion.loaders.webpage import without_page

_LONGEST_TABLE = 20_000
_MOST_LONE = 3


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one physical table, and what parts their cells in the file."""

    cells: tuple[tuple[Cell, ...], ...]
    separator: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Consecutive lines of running text, as printed."""

    lines: tuple[str, ...]


class TextLoader:
    """Reads ``.txt`` and ``.md``: UTF-8 or UTF-16, tables of tabs, pipes or one cell a line."""

    kinds = frozenset({Kind.TEXT})
    suffixes = frozenset({".txt", ".md", ".markdown"})

    def load(
        self, data: bytes, source: str, limits: Limits = USUAL, page_read: PageRead = unheard
    ) -> Document:
        """Return the document in ``data``; raise ``Unreadable`` for what is not Unicode text."""
        decoded = decode(data)
        text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
        lines = without_page(text.split("\n"))
        width = wrap_width(lines)
        blocks = Blocks()
        parts = tuple(_parts(lines))
        spaced = is_spaced(part.lines for part in parts if isinstance(part, Lines))
        for part in parts:
            if isinstance(part, Lines):
                blocks.add_paragraphs(paragraphs(part.lines, width, spaced=spaced))
            else:
                blocks.add_rows(part.cells, part.separator)
        digest = hashlib.sha256(data).hexdigest()
        return Document(source, digest, tuple(blocks.made), (*decoded.warnings, *blocks.warnings))


def _parts(lines: Sequence[str]) -> Iterator[Rows | Lines]:
    """Part ``lines`` into tables and running text, in order."""
    text: list[str] = []
    index = 0
    recent: Grid | None = None
    bars = [i for i, line in enumerate(lines) if is_bar(line)]
    closings = [i for i, line in enumerate(lines) if closes_table(line)]
    ruled = ruled_tables(lines)
    starts = tuple(ruled)
    while index < len(lines):
        grid = None if index in ruled else _grid_at(lines, index, recent)
        if index in ruled:
            found, index = _ruled_table(lines, ruled[index], next_start(starts, index))
        elif is_bar(lines[index]):
            before = next_start(starts, index)
            found, index = _bar_table(lines[:before], index, _last_before(before, bars))
        elif opens_table(lines[index]):
            found, index = _html_table(lines, index, _first_from(index, closings))
        elif grid is not None:
            found, index = _line_table(lines, index, grid)
        else:
            grid = None if lines[index].strip() else recent
            found, index = _stacked_or_line(lines, index)
        recent = grid
        for part in found:
            if isinstance(part, Lines):
                text += part.lines
                continue
            if text:
                yield Lines(tuple(text))
            text = []
            yield part
    if text:
        yield Lines(tuple(text))


def _grid_at(lines: Sequence[str], index: int, recent: Grid | None) -> Grid | None:
    """How a table starting at ``index`` is written: a lone row goes by the table just before or after it."""
    line = lines[index]
    if not line.strip() or is_bar(line):
        return None
    if recent is not None and recent.takes(line) and not is_rule(line):
        return recent
    grid = grid_of(line)
    after = grid_of(lines[index + 1]) if index + 1 < len(lines) else None
    if after is None or not after.takes(line) or (grid and after.separator != grid.separator):
        return grid
    return after if grid is None or not after.framed else grid


def _stacked_or_line(lines: Sequence[str], index: int) -> tuple[list[Rows | Lines], int]:
    """The table of a cell a line that begins at ``index``, else that line as running text."""
    stacked = stacked_at(lines, index)
    if stacked is None:
        return [Lines((lines[index],))], index + 1
    rows, end = stacked
    return [Rows(tuple(tuple(map(Cell, row)) for row in rows), PIPE)], end


def _bar_table(lines: Sequence[str], index: int, last: int) -> tuple[list[Rows | Lines], int]:
    """Read the tables of lone bars from ``index`` on, up to the ``last`` bar or the next other table."""
    end = next((i for i in range(index, last) if grid_of(lines[i]) or opens_table(lines[i])), last + 1)
    return _bar_parts(lines[index:end]), end


def _ruled_table(lines: Sequence[str], table: Ruled, following: int | None) -> tuple[list[Rows | Lines], int]:
    """Read a ruled table up to the one ``following`` or the next table of another kind."""
    last = len(lines) if following is None else following
    others = (i for i in range(table.rule + 1, last) if _is_framed(lines[i]) or opens_table(lines[i]))
    rows, end = read_ruled(lines, table, next(others, last))
    return [Rows(tuple(tuple(map(Cell, row)) for row in rows if any(row)), PIPE)], end


def _is_framed(line: str) -> bool:
    grid = grid_of(line)
    return grid is not None and (grid.framed or grid.separator == TAB)


def _last_before(index: int | None, ascending: Sequence[int]) -> int:
    return ascending[(len(ascending) if index is None else bisect_left(ascending, index)) - 1]


def _first_from(index: int, ascending: Sequence[int]) -> int | None:
    at = bisect_left(ascending, index)
    return ascending[at] if at < len(ascending) else None


def _html_table(lines: Sequence[str], index: int, end: int | None) -> tuple[list[Rows | Lines], int]:
    """Read the HTML table of the lines ``index`` to ``end``; one without end or rows is text."""
    if end is None or end - index >= _LONGEST_TABLE:
        return [Lines((lines[index],))], index + 1
    rows = html_rows("\n".join(lines[index : end + 1]))
    return [Rows(rows, PIPE) if rows else Lines(tuple(lines[index : end + 1]))], end + 1


def _line_table(lines: Sequence[str], index: int, grid: Grid) -> tuple[list[Rows | Lines], int]:
    """Read the table of one row a line from ``index`` on; tabs that only set off list marks are text."""
    end = index
    while end < len(lines) and lines[end].strip() and _belongs(lines, end, grid):
        end += 1
    rows = tuple(row for row in _line_rows(lines[index:end], grid) if any(row))
    if not rows or (grid.separator == TAB and is_listing(rows)):
        return [Lines(tuple(line.replace("\t", " ") for line in lines[index:end]))], end
    return [Rows(tuple(tuple(map(Cell, row)) for row in rows), grid.separator)], end


def _line_rows(lines: Sequence[str], grid: Grid) -> Iterator[tuple[str, ...]]:
    """The rows of ``lines``: one a line, or where borders are drawn all between two of them."""
    ends = [line.rstrip().endswith("|") for line in lines if "|" in line and not is_rule(line)]
    grid = replace(grid, closed=sum(ends) * 2 > len(ends))
    drawn = any(map(is_border, lines))
    held: list[tuple[str, ...]] = []
    for line in lines:
        if is_border(line):
            yield _joined(held)
            held = []
        elif not is_rule(line):
            held.append(grid.cells(line))
        if held and not drawn:
            yield held.pop()
    yield _joined(held)


def _joined(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """One row of the lines it is printed on, each cell put together again."""
    return tuple(cell_text(cells) for cells in zip_longest(*rows, fillvalue=""))


def _belongs(lines: Sequence[str], index: int, grid: Grid) -> bool:
    """Tell whether line ``index`` goes on with the table above it: a row, or lone cells between rows.

    Several lone cells stand together only where each is marked (``A. …``, then ``I. …``).
    """
    if is_bar(lines[index]):
        return False
    if grid.takes(lines[index]) or is_rule(lines[index]):
        return True
    at = index + 1
    while at < min(len(lines), index + _MOST_LONE) and all(map(_is_marked, lines[at - 1 : at + 1])):
        at += 1
    after = grid_of(lines[at]) if at < len(lines) else None
    return after is not None and after.separator == grid.separator


def _is_marked(line: str) -> bool:
    """Tell whether ``line`` is no row and starts with the mark of an item or section."""
    return grid_of(line) is None and starts_item(plain_cell(line))


def _bar_parts(lines: Sequence[str]) -> list[Rows | Lines]:
    parts: list[Rows | Lines] = []
    for part in read_region(lines):
        if part and isinstance(part[0], tuple):
            rows = tuple(tuple(map(Cell, row)) for row in part if isinstance(row, tuple))
            parts.append(Rows(rows, PIPE))
        else:
            parts.append(Lines(tuple(line for line in part if isinstance(line, str))))
    return parts
