"""The blocks of a web page: its words in reading order, its tables with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from corpus.model import Cell
from ingestion.loaders.blocks import Blocks
from ingestion.loaders.html.names import BLOCKS, CELLS, SKIPPED, Element, number, tag_of, words_of
from ingestion.loaders.html.site import document_in, without_site
from ingestion.loaders.html.tables import nearest, only_places, rows_of
from ingestion.loaders.limits import Limits
from ingestion.loaders.lines import starts_item
from ingestion.loaders.markup import raised
from ingestion.loaders.numerals import numeral
from ingestion.loaders.paragraphs import heal, parted
from ingestion.loaders.unreadable import Unreadable

_SEPARATOR = "\t"
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
# lxml reads these of a page, but never writes them.
_UNPRINTED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DEEP = "Trang web lồng quá sâu (trên {} tầng), không đọc. Hãy sao chép nội dung sang Word rồi nạp."
_MANY = "Trang web có quá nhiều ô bảng (trên {}). Hãy tách nhỏ tệp rồi nạp."
_BROKEN = "Trang web hỏng, không đọc được. Hãy lưu lại trang rồi nạp."

Piece = str | list[tuple[Cell, ...]]


def blocks_of(text: str, limits: Limits) -> Blocks:
    """Return the blocks of the page ``text``; raise :class:`Unreadable` where it breaks a limit."""
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\0", ""), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Unreadable(_BROKEN) from fault
    blocks = Blocks()
    if root is None:
        return blocks
    if sum(1 for _ in root.iter("td", "th")) > limits.cells:
        raise Unreadable(_MANY.format(limits.cells))
    if any(len(list(table.iterancestors("table"))) >= limits.nesting for table in root.iter("table")):
        raise Unreadable(_DEEP.format(limits.nesting))
    _drop_unprinted(root)
    reader = _Reader()
    try:
        reader.read(document_in(root))
    except RecursionError as fault:
        raise Unreadable(_DEEP.format(limits.nesting)) from fault
    _add(blocks, without_site(reader.finished()))
    return blocks


def _drop_unprinted(root: Element) -> None:
    """Take control signs out of the words under ``root``, as typed or as ``&#1;``."""
    for each in root.iter():
        if each.text and _UNPRINTED.search(each.text):
            each.text = _UNPRINTED.sub("", each.text)
        if each.tail and _UNPRINTED.search(each.tail):
            each.tail = _UNPRINTED.sub("", each.tail)


def _add(blocks: Blocks, pieces: list[Piece]) -> None:
    """Put ``pieces`` into ``blocks``, paragraphs between two tables healed together."""
    held: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            held.append(piece)
            continue
        blocks.add_paragraphs(heal(held))
        held = []
        blocks.add_rows(piece, _SEPARATOR)
    blocks.add_paragraphs(heal(held))


@dataclass(slots=True)
class _Reader:
    """Walks a page; the words of a paragraph gather until something begins a new one.

    ``by_lines``: each printed line is a piece (in a cell); else only those that begin a paragraph.
    """

    by_lines: bool = False
    pieces: list[Piece] = field(default_factory=list)
    _words: list[str] = field(default_factory=list)

    def finished(self) -> list[Piece]:
        """End the last paragraph and return all pieces."""
        self._flush()
        return self.pieces

    def read(self, element: Element) -> None:
        """Read what ``element`` holds."""
        tag = tag_of(element)
        if tag in SKIPPED:
            return
        if tag == "table":
            self._table(element)
        elif tag == "br":
            self._words.append("\n")
        elif tag == "pre":
            self._apart("".join(map(str, element.itertext())))
        elif tag in ("sup", "sub"):
            self._words.append(raised(tag, words_of(element), "".join(self._words)))
        else:
            self.container(element, tag)

    def container(self, element: Element, tag: str) -> None:
        """Read the words and children of ``element``, which stands apart where its ``tag`` makes it."""
        if tag in BLOCKS:
            self._flush()
        if tag == "li":
            self._words.append(mark_of(element))
        self._words.append(_flat(element.text))
        for child in element:
            self.read(child)
            self._words.append(_flat(child.tail))
        if tag in BLOCKS:
            self._flush()

    def _apart(self, text: str) -> None:
        self._flush()
        self._words.append(text)
        self._flush()

    def _flush(self) -> None:
        text, self._words = "".join(self._words), []
        parts = text.split("\n") if self.by_lines else parted(text)
        self.pieces += [words for part in parts if (words := " ".join(part.split()))]

    def _table(self, table: Element) -> None:
        self._flush()
        if only_places(table):
            for cell in nearest(table, CELLS):
                self.read(cell)
                self._flush()
            return
        rows = [
            tuple(Cell(cell_text(cell.element), cell.colspan, cell.rowspan) for cell in row)
            for row in rows_of(table)
        ]
        self.pieces += [title for each in nearest(table, ("caption",)) if (title := cell_text(each))]
        self.pieces.append(rows)


def cell_text(cell: Element) -> str:
    """The words of a cell: a line for each paragraph, item, or row of a table inside it."""
    reader = _Reader(by_lines=True)
    reader.container(cell, tag_of(cell))
    return "\n".join(_lines(reader.finished()))


def _lines(pieces: list[Piece]) -> Iterator[str]:
    for piece in pieces:
        if isinstance(piece, str):
            yield piece
        else:
            yield from (" ".join(" ".join(cell.text.split()) for cell in row).strip() for row in piece)


def mark_of(item: Element) -> str:
    """The mark that a browser prints before ``item`` of a list, none where the words have their own."""
    if starts_item(words_of(item)):
        return ""
    parent = item.getparent()
    if parent is None or tag_of(parent) != "ol":
        return "- "
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    count = number(item, "value") or (number(parent, "start") or 1) + before
    form = _FORMS.get(parent.get("type") or "", "decimal")
    return numeral(count, form) + (") " if form == "lowerLetter" else ". ")


def _flat(text: str | None) -> str:
    """Text between tags: its line ends are white space to a browser."""
    return (text or "").replace("\n", " ").replace("\r", " ").replace("\u00a0", " ")
