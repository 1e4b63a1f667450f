"""The header of a table: found, its two levels merged, recognised again where it is repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from corpus.text import squeeze
from ingestion.tables.columns import Role, plain_title, role_of
from ingestion.tables.levels import may_be_title, own_role, second_level

_SEARCHED_ROWS = 4
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Header:
    """Column titles (two levels joined by `` / ``), the printed rows they come from, and where they end."""

    titles: tuple[str, ...]
    printed: tuple[tuple[str, ...], ...]
    end: int

    @property
    def roles(self) -> tuple[Role | None, ...]:
        """What each title says by its words alone."""
        return tuple(own_role(title) for title in self.titles)

    def repeats(self, cells: Sequence[str]) -> bool:
        """Tell whether ``cells`` print a row of this header again."""
        return any(_alike(cells, row) for row in self.printed)


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """Return the header at the top of ``rows`` (each the texts of its cells), ``None`` without one."""
    for index, row in enumerate(rows[:_SEARCHED_ROWS]):
        if not is_header_row(row):
            continue
        titles, printed, end = tuple(map(squeeze, row)), [tuple(row)], index + 1
        if end < len(rows) and (merged := second_level(titles, rows[end], rows[end + 1 :])):
            titles, printed, end = merged, [*printed, tuple(rows[end])], end + 1
        if end < len(rows) and is_column_numbers(rows[end]):
            printed, end = [*printed, tuple(rows[end])], end + 1
        return Header(_trimmed(titles), tuple(printed), end)
    return None


def is_header_row(row: Sequence[str]) -> bool:
    """Tell whether the cells of ``row`` are column titles rather than content."""
    held = [squeeze(cell) for cell in row if cell.strip()]
    if len(held) < 2 or not all(may_be_title(cell) for cell in held):
        return False
    named = [role for cell in held if (role := role_of(cell))]
    known = set(named)
    enough = len(known) >= (2 if Role.NUMBER in known or len(held) == 2 else 3)
    plain = Role.NUMBER in known and (len(known) >= 3 or role_of(held[0]) is Role.NUMBER)
    return enough and (plain or len(named) >= max(2, len(held) * 0.6))


def is_column_numbers(row: Sequence[str]) -> bool:
    """Tell whether ``row`` only numbers the columns: ``1 2 3``, ``(1) (2) (3)``, ``A B 1 2``."""
    held = [plain_number(cell) for cell in row if cell.strip()]
    if len(held) < 3 or any(len(cell) > 2 for cell in held):
        return False
    figures = [int(cell) for cell in held if cell.isdecimal()]
    letters = [cell for cell in held if not cell.isdecimal()]
    counted = figures == list(range(figures[0], figures[0] + len(figures))) if figures else True
    return counted and len(figures) >= 2 and letters == list("abcdefgh"[: len(letters)])


def plain_number(cell: str) -> str:
    """Return a column number without brackets and dots, lower case."""
    return squeeze(cell).strip("().[] ").lower()


def _trimmed(titles: tuple[str, ...]) -> tuple[str, ...]:
    end = len(titles)
    while end and not titles[end - 1]:
        end -= 1
    return titles[:end]


def _alike(cells: Sequence[str], row: Sequence[str]) -> bool:
    one = plain_title(" ".join(cells))
    two = plain_title(" ".join(row))
    if not one or abs(len(one) - len(two)) > max(6, 0.2 * len(two)):
        return False
    return one == two or SequenceMatcher(None, one, two, autojunk=False).ratio() >= _ALIKE
