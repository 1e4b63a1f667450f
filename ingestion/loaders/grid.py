"""Table rows that stand on one line: cells between tabs, or between ``|`` marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingestion.loaders.markup import plain_cell

TAB, PIPE = "\t", " | "
_CELL_EDGE = re.compile(r"(?<!\\)\|")
_SPACED_PIPE = re.compile(r"\s\|(?:\s|$)")
_MARK_ONLY = re.compile(r"(?:[-+–•*]|[IVXLC]{1,5}[.)]?|\d{1,3}(?:\.\d{1,3})*[.)]?|[a-zđ][.)])?")


def separator_of(line: str) -> str | None:
    """Return what parts the cells of ``line`` (a tab or `` | ``), ``None`` when it is no row."""
    text = line.strip(" ")
    if text.startswith("|") and text.rstrip().count("|") > 1:
        return PIPE
    if "\t" in text.strip("\t"):
        return TAB
    if len(_SPACED_PIPE.findall(text)) > 1:
        return PIPE
    return None


def may_join(line: str, separator: str) -> bool:
    """Tell whether ``line``, no row by itself, is one beside other rows of the same ``separator``."""
    return (
        "\t" in line if separator == TAB else "|" in line.strip().strip("|") or line.strip().startswith("|")
    )


def cells_of(line: str, separator: str) -> tuple[str, ...]:
    """Return the words of each cell of ``line``, empty cells included."""
    if separator == TAB:
        return tuple(plain_cell(cell) for cell in line.strip(" \r\n").split("\t"))
    text = line.strip()
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return tuple(plain_cell(cell) for cell in _CELL_EDGE.split(text))


def is_listing(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether tabbed ``rows`` are only list items set off by a tab after their mark."""
    return all(len(row) <= 2 and _MARK_ONLY.fullmatch(row[0].strip()) for row in rows)
