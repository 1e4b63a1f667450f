"""Table rows that stand on one line: cells between tabs, or between ``|`` marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingestion.loaders.markup import plain_cell

TAB, PIPE = "\t", " | "
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_SPACED_PIPE = re.compile(r"\s\|(?:\s|$)")
_BORDER = re.compile(r"\+(?:[-=:]+\+){2,}")
_MARK_ONLY = re.compile(r"(?:[-+–•*]|[IVXLC]{1,5}[.)]?|\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zđ][.)])?")


@dataclass(frozen=True, slots=True)
class Grid:
    """How the rows of a table are written: what parts their cells, and whether bars frame the line.

    ``closed``: a framed line ends with a bar, which then closes its last cell.
    """

    separator: str
    framed: bool = False
    closed: bool = True

    def takes(self, line: str) -> bool:
        """Tell whether ``line``, perhaps no row by itself, is one beside other rows of this table."""
        return "\t" in line if self.separator == TAB else "|" in line

    def cells(self, line: str) -> tuple[str, ...]:
        """Return the words of each cell of ``line``, empty cells included."""
        if self.separator == TAB:
            return tuple(plain_cell(cell) for cell in line.strip(" \r\n").split("\t"))
        text = line.strip()
        text = text[1:] if self.framed and text.startswith("|") else text
        closes = self.framed and self.closed
        text = text[:-1] if closes and text.endswith("|") and not text.endswith("\\|") else text
        return tuple(plain_cell(cell) for cell in _CELL_EDGE.split(text))


def is_border(line: str) -> bool:
    """Tell whether ``line`` is drawn between two rows of a table in characters (``+----+----+``)."""
    return bool(_BORDER.fullmatch(line.strip()))


def grid_of(line: str) -> Grid | None:
    """Return how ``line`` is written as a table row, ``None`` when it is no row."""
    text = line.strip(" ")
    bars = text.count("|")
    if text.startswith("|") and bars > 1:
        return Grid(PIPE, framed=True)
    if "\t" in text.strip("\t") or (text.strip() and text.count("\t") > 1 and text.endswith("\t")):
        return Grid(TAB)
    return Grid(PIPE) if len(_SPACED_PIPE.findall(text)) > 1 else None


def is_listing(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether tabbed ``rows`` are only list items set off by a tab after their mark."""
    return all(len(row) <= 2 and _MARK_ONLY.fullmatch(row[0].strip()) for row in rows)
