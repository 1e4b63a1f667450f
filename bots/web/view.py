"""A document as a page shows it: paragraphs and tables in reading order, records beside their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Block, BlockKind, Document, Head, Record
from corpus.text import squeeze
from ingestion.outline import Placed, outline
from ingestion.tables.header import Header, find_header

_DEEPEST = 4
_LONGEST_TITLE = 110
_BULLETS = "-–—+•*"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``level`` 1–4 where it is a heading. ``continues``: cut from the one before."""

    block: Block
    level: int | None
    continues: bool
    records: tuple[Record, ...]

    @property
    def is_table(self) -> bool:
        """Whether this is a table: no."""
        return False


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row. ``title``: the single text of a row that names a section.

    ``continues``: the row goes on with the one above, cut by a page break; ``repeated``: it prints the
    table's header again.
    """

    block: Block
    title: str | None
    continues: bool
    repeated: bool
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table over its pages: header rows once, then the rows; ``width`` in columns."""

    header: tuple[Block, ...]
    rows: tuple[Row, ...]
    width: int

    @property
    def is_table(self) -> bool:
        """Whether this is a table: yes."""
        return True

    @property
    def has_records(self) -> bool:
        """Whether any row has records beside it."""
        return any(row.records for row in self.rows)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: the block it leads to, how deep, its words."""

    block: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class View:
    """A document laid out for reading."""

    head: Head
    blocks: tuple[Block, ...]
    parts: tuple[Paragraph | Table, ...]
    contents: tuple[Entry, ...]


def lay_out(head: Head, blocks: Sequence[Block], records: Sequence[Record]) -> View:
    """Lay out a document: every block once, every record at the first block it is printed in."""
    placed = outline(Document(head.source, head.digest, tuple(blocks)))
    beside = _beside(records)
    parts: list[Paragraph | Table] = []
    for is_row, group in groupby(placed, key=lambda each: each.block.kind is BlockKind.ROW):
        if is_row:
            parts += _tables(list(group), beside, _going_on(records))
        else:
            parts += (_paragraph(each, beside) for each in group)
    return View(head, tuple(blocks), tuple(parts), tuple(_contents(parts)))


def _beside(records: Sequence[Record]) -> Mapping[int, list[Record]]:
    found: dict[int, list[Record]] = {}
    for record in records:
        if record.source.blocks:
            found.setdefault(min(record.source.blocks), []).append(record)
    return found


def _going_on(records: Sequence[Record]) -> frozenset[int]:
    """The blocks that only go on with a record begun above."""
    return frozenset(block for record in records for block in sorted(record.source.blocks)[1:])


def _paragraph(placed: Placed, beside: Mapping[int, list[Record]]) -> Paragraph:
    level = min(len(placed.path) + 1, _DEEPEST) if _is_title(placed) else None
    block = placed.block
    return Paragraph(block, level, placed.continues, tuple(beside.get(block.ordinal, ())))


def _is_title(placed: Placed) -> bool:
    """Lead-ins ("… như sau:") and bullets head what follows, but are no titles."""
    if not placed.heading or (placed.mark or "-") in _BULLETS:
        return placed.heading and placed.mark is None and not placed.path and placed.body[-1:] != ":"
    return True


def _tables(
    placed: Sequence[Placed], beside: Mapping[int, list[Record]], going_on: frozenset[int]
) -> Iterator[Table]:
    """The tables of one run of rows: a page's rows join those before unless they bring another header."""
    header: Header | None = None
    top: list[Block] = []
    rows: list[Row] = []
    for _, group in groupby(placed, key=lambda each: each.block.table):
        page = [each.block for each in group]
        texts = [[cell.text for cell in block.cells] for block in page]
        own = find_header(texts)
        again = own is not None and header is not None and all(map(header.repeats, own.printed))
        if own is not None and not again:
            if top or rows:
                yield _table(top, rows)
            header, top, rows = own, page[: own.end], []
            page = page[own.end :]
        repeats = own.end if own is not None and again else 0
        rows += (
            _row(block, index < repeats, block.ordinal in going_on, beside)
            for index, block in enumerate(page)
        )
    yield _table(top, rows)


def _row(block: Block, repeated: bool, continues: bool, beside: Mapping[int, list[Record]]) -> Row:
    held = [cell.text for cell in block.cells if cell.text.strip()]
    alone = held[0] if len(set(held)) == 1 and not continues and not held[0].strip(". ").isdigit() else None
    records = tuple(beside.get(block.ordinal, ()))
    return Row(block, None if records else alone, continues, repeated, records)


def _table(top: Sequence[Block], rows: Sequence[Row]) -> Table:
    widths = [
        sum(cell.colspan for cell in block.cells) for block in (*top, *(row.block for row in rows)) if block
    ]
    return Table(tuple(top), tuple(rows), max(widths, default=1))


def _contents(parts: Sequence[Paragraph | Table]) -> Iterator[Entry]:
    """Headings, then the section rows of each table under the heading it follows."""
    depth = 0
    for part in parts:
        if isinstance(part, Paragraph):
            if part.level is not None:
                depth = part.level
                yield Entry(part.block.ordinal, depth, _short(part.block.text))
            continue
        for row in part.rows:
            if row.title and not row.repeated:
                yield Entry(row.block.ordinal, min(depth + 1, _DEEPEST), _short(row.title))


def _short(text: str) -> str:
    plain = squeeze(text)
    return plain if len(plain) <= _LONGEST_TITLE else f"{plain[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"
