"""Cells merged downwards that a conversion prints as blanks: filled from above where the column shows it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from ingestion.tables.columns import Role
from ingestion.tables.content import is_ditto
from ingestion.tables.items import Item
from ingestion.tables.layout import Layout

_FEWEST_BLANKS = 3
_FEWEST_GROUPS = 2
_SHARE = 0.3


def fill_merged(items: Sequence[Item], layout: Layout) -> tuple[str, ...]:
    """Let blank lead cells take what stands above where the whole column prints merged cells so.

    That is so where several rows leave it blank, each under a filled one, and every section starts with a
    filled one: many rows, or some where no two rows below each other print the same body. Elsewhere a
    blank stays blank and is told. Returns notes for the report.
    """
    column = layout.at(Role.LEAD)
    own = [item for item in items if item.parent is None and column is not None]
    if column is None or not own:
        return ()
    blank = [item for item in own if not item.cells[column] and column not in item.missing | item.unclear]
    if not blank:
        return ()
    title = layout.titles[column]
    if not _is_merged(own, blank, column):
        for item in blank:
            item.warnings.append(f"ô “{title}” để trống; nếu là ô gộp với dòng trên thì cần xem lại")
        return ()
    for item in blank:
        item.missing |= {column}
        item.warnings.append(f"ô “{title}” để trống, hiểu là ô gộp với dòng trên")
    return (f"{len(blank)} ô “{title}” để trống được hiểu là ô gộp, lấy theo dòng trên",)


def _is_merged(own: Sequence[Item], blank: Sequence[Item], column: int) -> bool:
    filled = [item for item in own if item.cells[column]]
    many = len(blank) >= _SHARE * len(own) or not _repeats(own, column)
    if (
        not many
        or len(blank) < _FEWEST_BLANKS
        or len(filled) < _FEWEST_GROUPS
        or any(is_ditto(item.cells[column]) for item in filled)
    ):
        return False
    sections = groupby(own, key=lambda item: (item.part, item.section))
    return all(next(rows).cells[column] for _, rows in sections)


def _repeats(own: Sequence[Item], column: int) -> bool:
    """Tell whether a row prints what the row just above it in its section prints."""
    return any(
        one.cells[column] == two.cells[column] != "" and (one.part, one.section) == (two.part, two.section)
        for one, two in pairwise(own)
    )
