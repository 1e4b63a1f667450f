"""Tables in plain text, aligned by what a terminal shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

Cell = str | int | float | None


def table(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """Return rows under a header, the first column to the left, numbers to the right."""
    printed = [list(header), *([_shown(cell) for cell in row] for row in rows)]
    widths = [max(_width(line[column]) for line in printed) for column in range(len(header))]
    lines = [_line(cells, widths) for cells in printed]
    lines.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    pairs = zip(cells, widths, strict=True)
    return "  ".join(_padded(cell, width, column == 0) for column, (cell, width) in enumerate(pairs))


def _shown(cell: Cell) -> str:
    if cell is None:
        return "-"
    return f"{cell:.3f}" if isinstance(cell, float) else str(cell)


def _width(text: str) -> int:
    return sum(not unicodedata.combining(c) for c in text)


def _padded(text: str, width: int, left: bool) -> str:
    gap = " " * (width - _width(text))
    return text + gap if left else gap + text
