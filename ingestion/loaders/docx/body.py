"""The body of a Word file in reading order: paragraphs with their marks, rows of tables, notes, boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from corpus.model import Cell
from corpus.text import nfc
from ingestion.loaders.blocks import Blocks
from ingestion.loaders.docx.grid import GridRow, grid_rows
from ingestion.loaders.docx.layout import only_places
from ingestion.loaders.docx.names import (
    ALTERNATIVES,
    CHOICE,
    TBL,
    WRAPPERS,
    Element,
    P,
    child,
    is_placeholder,
    value,
)
from ingestion.loaders.docx.numbering import Numbering
from ingestion.loaders.docx.styles import Styles
from ingestion.loaders.docx.words import read_words
from ingestion.loaders.legacy import Legacy
from ingestion.loaders.paragraphs import heal, parted

SEPARATOR = "\t"
_CONTENTS = "Table of Contents"


@dataclass(slots=True)
class _Made:
    """A cell being made: it grows downwards as rows go on with it."""

    text: str
    column: int
    colspan: int
    rowspan: int = 1


@dataclass(slots=True)
class Body:
    """Reads content into ``blocks``; ``notes`` are the file's footnotes and endnotes by kind and id."""

    styles: Styles
    numbering: Numbering
    notes: Mapping[tuple[str, str], Element]
    blocks: Blocks = field(default_factory=Blocks)
    old_fonts: set[Legacy] = field(default_factory=set)
    _texts: list[str] = field(default_factory=list)
    _noted: list[str] = field(default_factory=list)
    _met: set[tuple[str, str]] = field(default_factory=set)
    _held: str = ""

    def read(self, parent: Element) -> None:
        """Read the paragraphs and tables of ``parent`` into the blocks."""
        for each in _content(parent):
            if each.tag == TBL:
                self._flush()
                self._read_table(each)
            else:
                for line in self._lines(each):
                    self._texts += parted(line)
            self._texts += self._noted
            self._noted.clear()
        self._flush()

    def _flush(self) -> None:
        """Make blocks of the paragraphs read so far, those joined that are plainly cut."""
        self.blocks.add_paragraphs(heal([text for each in self._texts if (text := " ".join(each.split()))]))
        self._texts.clear()

    def _read_table(self, table: Element) -> None:
        rows = grid_rows(table)
        if not only_places(table, rows, self.styles):
            self.blocks.add_rows(self._rows(rows), SEPARATOR)
            return
        for cell in (cell for row in rows for cell in row):
            if cell.element is not None and not cell.goes_on:
                self.read(cell.element)

    def _rows(self, rows: tuple[GridRow, ...]) -> Iterator[tuple[Cell, ...]]:
        """The cells of ``rows``; rows without words of their own are left out."""
        made: list[list[_Made]] = []
        above: dict[int, _Made] = {}
        for row in rows:
            laid, gone_on = list[_Made](), list[_Made]()
            for cell in row:
                over = above.get(cell.column) if cell.goes_on else None
                if over is not None and over.colspan == cell.colspan:
                    gone_on.append(over)
                else:
                    laid.append(_Made(self._cell(cell.element), cell.column, cell.colspan))
            if any(cell.text for cell in laid):
                for over in gone_on:
                    over.rowspan += 1
                above = {cell.column: cell for cell in (*laid, *gone_on)}
                made.append(laid)
        return (tuple(Cell(cell.text, cell.colspan, cell.rowspan) for cell in row) for row in made)

    def _cell(self, cell: Element | None) -> str:
        """The words of a cell: a line for each of its paragraphs, and for each row of a table inside it."""
        text = "" if cell is None else "\n".join(self._all_lines(cell, marks_alone=True))
        return "\n".join(words for line in text.split("\n") if (words := " ".join(line.split())))

    def _all_lines(self, parent: Element, marks_alone: bool = False) -> list[str]:
        lines: list[str] = []
        for each in _content(parent):
            if each.tag == TBL:
                rows = (filter(None, (self._cell(cell.element) for cell in row)) for row in grid_rows(each))
                lines += [" ".join(words).replace("\n", " ") for words in rows]
            else:
                lines += self._lines(each, marks_alone)
        return lines

    def _lines(self, paragraph: Element, mark_alone: bool = False) -> list[str]:
        """The text of ``paragraph`` after its mark, then that of its boxes; its notes wait in ``_noted``.

        A mark without words is printed, too, but says something in a table only (``mark_alone``).
        """
        properties = child(paragraph, "pPr")
        style = value(properties, "pStyle") or self.styles.default
        mark = self.numbering.mark(properties, style)
        if self.styles.is_contents(style):
            return []
        words = read_words(paragraph, style, self.styles)
        self.old_fonts |= words.old_fonts
        text = words.text if words.text.strip() or mark_alone else ""
        text = self._held + (nfc(mark + text) if text or mark_alone else "")
        self._held = ""
        if _joins_the_next(properties):
            self._held, text = text, ""
        lines = [text] if text.strip() else []
        for box in words.boxes:
            lines += self._all_lines(box)
        for note in words.notes:
            self._noted += self._note(note)
        return lines

    def _note(self, note: tuple[str, str]) -> list[str]:
        """The words of a note after its mark; notes are numbered as they are met, and met once."""
        element = self.notes.get(note)
        if element is None or note in self._met:
            return []
        self._met.add(note)
        mark = f"[{len(self._met)}]"
        words = " ".join(" ".join(self._all_lines(element)).split())
        return [f"{mark} {words}"] if words else []


def _content(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of ``parent``, those in wrappers too; a table of contents is left out."""
    for each in parent:
        if each.tag in (P, TBL):
            yield each
        elif each.tag in WRAPPERS:
            contents = value(each, "sdtPr", "docPartObj", "docPartGallery") == _CONTENTS
            if not contents and not is_placeholder(each):
                yield from _content(each)
        elif each.tag == ALTERNATIVES:
            choice = each.find(CHOICE)
            yield from () if choice is None else _content(choice)


def _joins_the_next(properties: Element | None) -> bool:
    """Tell whether the end of a paragraph is deleted, so that it goes on with the next one."""
    return any(child(properties, "rPr", change) is not None for change in ("del", "moveFrom"))
