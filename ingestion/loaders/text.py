"""Plain text and Markdown files: paragraphs, and tables in the layouts such files come in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Block, BlockKind, Cell, Document
from ingestion.loaders.cells import is_bar, read_region
from ingestion.loaders.encoding import decode
from ingestion.loaders.grid import PIPE, TAB, cells_of, is_listing, may_join, separator_of
from ingestion.loaders.markup import is_rule
from ingestion.loaders.paragraphs import paragraphs, wrap_width


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one physical table, and what parts their cells in the file."""

    cells: tuple[tuple[str, ...], ...]
    separator: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Consecutive lines of running text, as printed."""

    lines: tuple[str, ...]


class TextLoader:
    """Reads ``.txt`` and ``.md``: UTF-8 or UTF-16, tables of tabs, pipes or one cell a line."""

    suffixes = frozenset({".txt", ".md", ".markdown"})

    def load(self, data: bytes, source: str) -> Document:
        """Return the document in ``data``; raise ``Unreadable`` for what is not Unicode text."""
        lines = decode(data).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").split("\n")
        width = wrap_width(lines)
        blocks: list[Block] = []
        tables = 0
        for part in _parts(lines):
            if isinstance(part, Lines):
                blocks += _paragraph_blocks(paragraphs(part.lines, width), len(blocks))
            else:
                blocks += _row_blocks(part, len(blocks), tables)
                tables += 1
        return Document(source, hashlib.sha256(data).hexdigest(), tuple(blocks))


def _paragraph_blocks(texts: Sequence[str], start: int) -> Iterator[Block]:
    for ordinal, text in enumerate(texts, start):
        yield Block(ordinal, BlockKind.PARAGRAPH, text)


def _row_blocks(rows: Rows, start: int, table: int) -> Iterator[Block]:
    for ordinal, cells in enumerate(rows.cells, start):
        text = rows.separator.join(" ".join(cell.split()) for cell in cells).strip()
        yield Block(
            ordinal, BlockKind.ROW, text, tuple(map(Cell, cells)), table=table, separator=rows.separator
        )


def _parts(lines: Sequence[str]) -> Iterator[Rows | Lines]:
    """Part ``lines`` into tables and running text, in order."""
    text: list[str] = []
    index = 0
    while index < len(lines):
        found, after = _table_at(lines, index)
        if not found:
            text.append(lines[index])
            index += 1
            continue
        for part in found:
            if isinstance(part, Lines):
                text += part.lines
            else:
                if text:
                    yield Lines(tuple(text))
                text = []
                yield part
        index = after
    if text:
        yield Lines(tuple(text))


def _table_at(lines: Sequence[str], index: int) -> tuple[list[Rows | Lines], int]:
    """Return the table starting at ``index`` (with what follows inside it) and the index after it."""
    if is_bar(lines[index]):
        last = max(i for i in range(index, len(lines)) if is_bar(lines[i]))
        end = min((i for i in range(index, last) if separator_of(lines[i])), default=last + 1)
        return _bar_parts(lines[index:end]), end
    separator = separator_of(lines[index])
    if separator is None:
        return [], index
    end = index
    while end < len(lines) and lines[end].strip() and _belongs(lines, end, separator):
        end += 1
    rows = tuple(cells_of(line, separator) for line in lines[index:end] if not is_rule(line))
    rows = tuple(row for row in rows if any(row))
    if not rows or (separator == TAB and is_listing(rows)):
        return [Lines(tuple(line.replace("\t", " ") for line in lines[index:end]))], end
    return [Rows(rows, separator)], end


def _belongs(lines: Sequence[str], index: int, separator: str) -> bool:
    """Tell whether line ``index`` goes on with the table above it: a row, or a lone cell between rows."""
    line = lines[index]
    if separator_of(line) == separator or may_join(line, separator):
        return True
    after = lines[index + 1] if index + 1 < len(lines) else ""
    return separator_of(after) == separator or is_rule(line)


def _bar_parts(lines: Sequence[str]) -> list[Rows | Lines]:
    parts: list[Rows | Lines] = []
    for part in read_region(lines):
        if part and isinstance(part[0], tuple):
            parts.append(Rows(tuple(row for row in part if isinstance(row, tuple)), PIPE))
        else:
            parts.append(Lines(tuple(line for line in part if isinstance(line, str))))
    return parts
