"""Tables printed without ruling lines: their columns are only white space, so they are told, not read.

Which rows a cell spans cannot be seen where no lines are: an agency beside the wrong task would be worse
than a table that has to be looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.text import fold
from ingestion.loaders.pages.lines import Line, line_of, printed_lines
from ingestion.loaders.pages.page import Box, Page, Word, around
from ingestion.loaders.pages.ruling import Area, Lattice
from ingestion.tables.columns import Role, role_of
from ingestion.tables.header import is_header_row

_FEWEST_COLUMNS = 3
_LONGEST_NUMBER_TITLE = 9  # letters: ``STT``, ``Số TT``
_MOST_BESIDE = 3  # lines of a header above or under that of its number column
_CELL_GAP = 0.9  # of a line's height
_FULL, _RUNNING_TEXT = 0.85, 3  # so many lines so wide, of the widest, without a gap are no rows
_FOOT = ("noi nhan", "tm.", "kt.", "tl.", "tuq.")


@dataclass(frozen=True, slots=True)
class Unruled:
    """For each page the parts that such tables take, each a table of one column with a row for a line.

    So its words are found and quoted, and nobody takes columns read across for sentences. ``pages`` are
    the numbers of the pages with its header row.
    """

    parts: tuple[tuple[Lattice, ...], ...]
    pages: tuple[int, ...]


def unruled(pages: Sequence[Page], ruled: Sequence[Sequence[Lattice]]) -> Unruled:
    """Find the tables without lines on ``pages``, whose words stand outside the ``ruled`` ones of each."""
    parts: list[tuple[Lattice, ...]] = []
    headed: list[int] = []
    going_on = False
    for page, tables in zip(pages, ruled, strict=True):
        lines = printed_lines(page.words)
        header = _header_at(lines)
        headed += [] if header is None else [page.number]
        held, end = list[Lattice](), 0
        for first in (0 if going_on else None, header):
            if first is not None and end <= first < len(lines):
                end = _end(lines, first, tables)
                held += [_one_column(lines[first:end])] if end > first else []
        parts.append(tuple(held))
        going_on = bool(held) and end == len(lines)
    return Unruled(tuple(parts), tuple(headed))


def _header_at(lines: Sequence[Line]) -> int | None:
    """The first line of a header row, ``None`` where there is none."""
    parted = [_chunks(line) for line in lines]
    for at, chunks in enumerate(parted):
        if any(map(_is_number_title, chunks)):
            for above, under in _windows():
                held = parted[max(0, at - above) : at + under + 1]
                titles = _titles([chunk for each in held for chunk in each])
                if len(titles) >= _FEWEST_COLUMNS and is_header_row(titles):
                    return max(0, at - above)
    return None


def _end(lines: Sequence[Line], first: int, tables: Sequence[Lattice]) -> int:
    """Where the table that begins at line ``first`` ends: at a ruled one, the foot, or running text."""
    widest = max(line.width for line in lines)
    below = min((t.box.top for t in tables if t.box.top > lines[first].top), default=lines[-1].bottom)
    full = 0
    for index in range(first, len(lines)):
        line = lines[index]
        if line.top > below or any(fold(chunk.text).startswith(_FOOT) for chunk in _chunks(line)):
            return index
        full = full + 1 if len(_chunks(line)) == 1 and line.width > _FULL * widest else 0
        if full == _RUNNING_TEXT:
            return index + 1 - full
    return len(lines)


def _one_column(lines: Sequence[Line]) -> Lattice:
    box = around(lines)
    rows = (box.top, *((a.y + b.y) / 2 for a, b in pairwise(lines)), box.bottom)
    columns = (box.x0 - 1, box.x1 + 1)
    bands = enumerate(pairwise(rows))
    areas = (Area(Box(columns[0], top, columns[1], bottom), row, 0, 1, 1) for row, (top, bottom) in bands)
    return Lattice(columns, rows, tuple(areas))


def _windows() -> Iterator[tuple[int, int]]:
    """How many lines above and under that of its number column a header may have, fewest first."""
    return ((above, under) for above in range(_MOST_BESIDE + 1) for under in range(_MOST_BESIDE + 1))


def _is_number_title(chunk: Line) -> bool:
    return len(chunk.text) <= _LONGEST_NUMBER_TITLE and role_of(chunk.text) is Role.NUMBER


def _chunks(line: Line) -> list[Line]:
    """The pieces of ``line`` that wide gaps part."""
    held: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > _CELL_GAP * line.height:
            held.append([])
        held[-1].append(word)
    return [line_of(words) for words in held]


def _titles(chunks: Sequence[Line]) -> list[str]:
    """The words of ``chunks`` that stand above one another taken together, from left to right."""
    held: list[list[Line]] = []
    for chunk in sorted(chunks, key=lambda each: each.x0):
        if held and chunk.x0 < max(each.x1 for each in held[-1]):
            held[-1].append(chunk)
        else:
            held.append([chunk])
    return [" ".join(each.text for each in sorted(cell, key=lambda each: each.y)) for cell in held]
