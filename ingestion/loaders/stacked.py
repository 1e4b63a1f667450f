"""Tables printed a cell a line with nothing between, as copying from a page leaves them.

Read only where every row has a line for each column, its number first, and the columns hold what their titles
say: an agency beside the wrong task would be worse than a table that has to be looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ingestion.loaders.lines import starts_item, starts_part
from ingestion.loaders.markup import plain_cell
from ingestion.tables.columns import Role, role_of
from ingestion.tables.content import is_agency, is_due
from ingestion.tables.header import is_header_row

_LONGEST_NUMBER_TITLE, _LONGEST_TITLE = 9, 60  # letters
_FEWEST_COLUMNS, _MOST_COLUMNS = 3, 10
_FEWEST_ROWS, _MOST_SECTIONS = 3, 3
_MOSTLY = 0.9
_SHORTEST_TASK = 12  # letters

_TESTS: Mapping[Role, Callable[[str], bool]] = {
    Role.LEAD: is_agency,
    Role.COORDINATE: is_agency,
    Role.ACTOR: is_agency,
    Role.DEADLINE: is_due,
    Role.TASK: lambda cell: len(cell) >= _SHORTEST_TASK,
}

Rows = tuple[tuple[str, ...], ...]


def stacked_at(lines: Sequence[str], index: int) -> tuple[Rows, int] | None:
    """The rows of such a table from line ``index`` on, its titles first, and where it ends."""
    titles = _titles(lines, index)
    if titles is None:
        return None
    rows: list[tuple[str, ...]] = []
    lone: list[tuple[str, ...]] = []
    printed: list[tuple[str, ...]] = [titles]
    at = index + len(titles)
    while at < len(lines):
        number = len(rows) + 1
        if _is_number(lines[at], number):
            cells = tuple(map(plain_cell, lines[at : at + len(titles)]))
            if len(cells) < len(titles) or any(_is_number(cell, number + 1) for cell in cells):
                return None
            rows.append(cells)
            printed += [*lone, cells]
            lone = []
            at += len(titles)
        elif _is_section(lines, at, number):
            lone.append((plain_cell(lines[at]),))
            at += 1
        else:
            break
    ends = at >= len(lines) or not lines[at].strip() or starts_item(lines[at]) or starts_part(lines[at])
    return (tuple(printed), at) if ends and len(rows) >= _FEWEST_ROWS and _says(titles, rows) else None


def _titles(lines: Sequence[str], index: int) -> tuple[str, ...] | None:
    """The titles of the columns, that of their numbers first; ``None`` where no such row begins here."""
    first = plain_cell(lines[index])
    if len(first) > _LONGEST_NUMBER_TITLE or role_of(first) is not Role.NUMBER:
        return None
    titles = [first]
    for line in lines[index + 1 : index + _MOST_COLUMNS]:
        title = plain_cell(line)
        if not title or len(title) > _LONGEST_TITLE or role_of(title) is None:
            break
        titles.append(title)
    return tuple(titles) if len(titles) >= _FEWEST_COLUMNS and is_header_row(titles) else None


def _is_number(line: str, number: int) -> bool:
    return plain_cell(line).rstrip(".") in (str(number), f"{number:02}")


def _is_section(lines: Sequence[str], at: int, number: int) -> bool:
    """Whether a line is all in capitals or marked, and the row ``number`` follows it or others like it."""
    line = plain_cell(lines[at])
    following = lines[at + 1 : at + 1 + _MOST_SECTIONS]
    return (line.isupper() or starts_item(line)) and any(_is_number(each, number) for each in following)


def _says(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the columns of agencies and times hold such, nearly all."""
    for column, role in enumerate(map(role_of, titles)):
        test = _TESTS.get(role) if role else None
        held = [row[column] for row in rows if row[column]]
        if test and sum(map(test, held)) < len(held) * _MOSTLY:
            return False
    return True
