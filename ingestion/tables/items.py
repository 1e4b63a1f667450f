"""A row of content as it is put together from the printed rows it was cut into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.text import fold
from ingestion.outline import Placed
from ingestion.tables.align import Line
from ingestion.tables.content import is_ditto
from ingestion.tables.sections import Section

_SHORTEST_TAIL = 8
_AS_ABOVE = frozenset({"nt", "-nt-", "như trên", "//", '"', "''", "”"})


@dataclass(slots=True)
class Item:
    """A task or target row: its cells under the columns, joined over page breaks.

    ``parent`` is the row a child (``- …``) stands under; ``above`` the row before it, for ditto marks and
    merged cells, which run through the ``covered`` columns for certain; ``unclear`` columns may hold a cell
    that fits others too; ``leader`` the section named after
    the body that leads, where no column says who does; ``timed`` that named after a time, where none says
    when.
    """

    cells: list[str]
    pieces: list[Placed]
    separator: str
    printed: list[str]
    stt: str | None = None
    counter: str | None = None
    part: str | None = None
    section: str | None = None
    place: tuple[str, ...] = ()
    parent: Item | None = None
    above: Item | None = None
    missing: frozenset[int] = frozenset()
    covered: frozenset[int] = frozenset()
    unclear: frozenset[int] = frozenset()
    warnings: list[str] = field(default_factory=list)
    children: int = 0
    dashed: bool = False
    leader: Section | None = None
    timed: Section | None = None

    @property
    def blocks(self) -> tuple[int, ...]:
        """Ordinals of the printed rows this row was put together from."""
        return tuple(piece.block.ordinal for piece in self.pieces)

    @property
    def quote(self) -> str:
        """The row as printed, its cells joined over page breaks."""
        return self.separator.join(self.printed).rstrip(self.separator).rstrip()

    def cell(self, column: int | None) -> str | None:
        """The words of a cell, ``None`` where it is empty, not there, or only a ditto mark."""
        text = self.cells[column] if column is not None else ""
        return text if text and not is_ditto(text) else None


def item_from(line: Line) -> Item:
    """Start a row of content from its first printed row."""
    cells = list(line.cells)
    printed = [" ".join(cell.text.split()) for cell in line.piece.block.cells]
    return Item(
        cells,
        [line.piece],
        line.piece.block.separator,
        printed,
        counter=line.counter,
        missing=line.missing,
        covered=line.covered,
        unclear=line.open,
    )


def join(item: Item, line: Line, agents: Sequence[int]) -> str | None:
    """Add the printed row ``line`` to the ``item`` it goes on with; return what was repaired, if unusual."""
    said: str | None = None
    added = False
    for column, words in enumerate(line.cells):
        if not words:
            continue
        target = _owner_column(item, column, words, agents)
        if len(words) >= _SHORTEST_TAIL and _ends_alike(item.cells[target], words):
            said = f"bỏ phần lặp lại “{words}”"
            continue
        if target != column:
            said = f"phần tràn sang cột bên “{words}” được trả về đúng cột"
        _append(item, target, words, "\n" if line.missing and target in agents else " ")
        added = True
    if added:
        item.pieces.append(line.piece)
    return said


def _append(item: Item, column: int, words: str, parted: str) -> None:
    """Add ``words`` to a cell: bodies of a further row under merged cells stand on a line of their own."""
    before = item.cells[column]
    item.cells[column] = f"{before}{parted}{words}".strip()
    at = next((i for i, cell in enumerate(item.printed) if before and cell == before), None)
    if at is None:
        item.printed.append(words)
    else:
        item.printed[at] = item.cells[column]


def _ends_alike(before: str, tail: str) -> bool:
    return fold(before).endswith(fold(tail))


def _owner_column(item: Item, column: int, words: str, agents: Sequence[int]) -> int:
    """The column cut words belong to: the agency column beside it that plainly goes on, else their own."""
    if column not in agents or item.cells[column] or not words[0].islower():
        return column
    near = [other for other in agents if abs(other - column) == 1 and item.cells[other]]
    return near[0] if near else column


def resolve(item: Item, column: int | None, *, agent: bool) -> tuple[str | None, Item | None]:
    """The words of a cell, and the row they come from where the cell only refers to it.

    A child takes what its parent has for a ditto mark, and for an empty agency cell; a cell merged
    downwards (not printed at all) takes what stands above it.
    """
    if column is None or column in item.unclear:
        return None, None
    text = item.cells[column]
    if column in item.missing and not text and item.above is not None:
        words, origin = resolve(item.above, column, agent=agent)
        return words, (origin or item.above) if words else None
    if text and not is_ditto(text):
        return text, None
    if item.parent is not None and item.stt is None and (text or agent):
        words, origin = resolve(item.parent, column, agent=agent)
        return words, (origin or item.parent) if words else None
    if text.lower() in _AS_ABOVE and item.above is not None:
        words, origin = resolve(item.above, column, agent=agent)
        return words, (origin or item.above) if words else None
    return None, None
