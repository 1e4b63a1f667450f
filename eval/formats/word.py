"""A document as a Word file of an office: head without borders, merged cells, Word's own lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from io import BytesIO
from itertools import groupby
from math import sqrt
from typing import Any

from corpus.model import Block, Document
from eval.formats.grids import Row, merged, widest
from eval.formats.letterhead import Letterhead, letterhead_of
from eval.formats.looks import Look, look_of
from eval.formats.numbering import Lists
from eval.formats.wordml import FIRST_LIST, PLACED, RULED, Element, cell, element, paragraph, table

_WIDTH = 9350  # of the text on a page, in twentieths of a point
_LEFT = 3700  # of the head's left column
_A_LETTER, _BESIDE, _LONGEST_WORD = 160, 260, 12  # a column is wide enough for its words
_PAGE_MM = {"page_width": 210, "page_height": 297, "left_margin": 30, "right_margin": 15}
_FONT, _POINTS = "Times New Roman", 14


def word_file(document: Document, *, automatic: bool = True) -> bytes:
    """Return ``document`` as a ``.docx``, with running titles that are no part of it; needs python-docx.

    Marks (``Điều 1.``, ``a)``, row numbers) are left to Word's ``automatic`` lists, or typed.
    """
    made = import_module("docx").Document()
    _set_up(made)
    lists = Lists(automatic)
    body = made.element.body
    for each in _content(document, lists):
        body.insert(len(body) - 1, each)
    lists.write(made.part.numbering_part.element, FIRST_LIST)
    packed = BytesIO()
    made.save(packed)
    return packed.getvalue()


def _set_up(made: Any) -> None:
    """Give a new file the page and font of an office's papers, its running title and page numbers."""
    shared, section = import_module("docx.shared"), made.sections[0]
    for name, size in _PAGE_MM.items():
        setattr(section, name, shared.Mm(size))
    made.styles["Normal"].font.name = _FONT
    made.styles["Normal"].font.size = shared.Pt(_POINTS)
    section.header.paragraphs[0].text = "Bản lưu hành nội bộ"
    number = element("fldSimple", instr=" PAGE ")
    section.footer.paragraphs[0]._p.append(number)


def _content(document: Document, lists: Lists) -> list[Element]:
    head = letterhead_of(document.blocks)
    content = _head(head) if head else []
    blocks = document.blocks[head.blocks if head else 0 :]
    for number, group in groupby(blocks, key=lambda block: block.table):
        if number is None:
            content += _text(group, lists)
        else:
            content += [_table(merged([block.cells for block in group]), lists), paragraph()]
    return content


def _text(blocks: Iterable[Block], lists: Lists) -> list[Element]:
    made: list[Element] = []
    look = Look.BODY
    for block in blocks:
        listed, words = lists.taken(block.text)
        look = look_of(words, look, marked=listed is not None)
        made.append(paragraph(words, look, listed))
    return made


def _head(head: Letterhead) -> list[Element]:
    widths = [_LEFT, _WIDTH - _LEFT]
    rows = [
        element("tr", *(_corner(lines, width) for lines, width in zip(pair, widths, strict=True)))
        for pair in zip(head.left, head.right, strict=True)
    ]
    return [table(PLACED, widths, rows), paragraph()]


def _corner(lines: Sequence[str], width: int) -> Element:
    return cell([paragraph(line, Look.HEAD) for line in lines] or [paragraph()], width)


def _table(rows: Sequence[Row], lists: Lists) -> Element:
    widths = _widths(rows)
    below: dict[int, tuple[int, int]] = {}  # of a merged cell by its column: rows to come, columns
    made = []
    for row in rows:
        cells, column, line = list(row), 0, element("tr")
        while cells or below.get(column, (0, 0))[0]:
            left, span = below.get(column, (0, 0))
            if left:
                line.append(cell([paragraph()], sum(widths[column : column + span]), span, element("vMerge")))
                below[column] = left - 1, span
            else:
                held = cells.pop(0)
                span = held.colspan
                merges = [element("vMerge", val="restart")] if held.rowspan > 1 else []
                lines = _lines(held.text, lists, counted=column == 0)
                line.append(cell(lines, sum(widths[column : column + span]), span, *merges))
                below[column] = held.rowspan - 1, span
            column += span
        made.append(line)
    return table(RULED, widths, made)


def _lines(text: str, lists: Lists, counted: bool) -> list[Element]:
    """The paragraphs of a cell; a row's number alone is left for Word to count."""
    listed = lists.taken(text, whole_cell=True)[0] if counted else None
    if listed is not None:
        return [paragraph(listed=listed)]
    return [paragraph(line) for line in text.split("\n")]


def _widths(rows: Sequence[Row]) -> list[int]:
    """The columns of a table, wider where more is said, and none too narrow for its words."""
    said, words = [1] * widest(rows), [1] * widest(rows)
    for row in rows:
        column = 0
        for each in row:
            if each.colspan == 1:
                said[column] += len(each.text)
                words[column] = max(words[column], *map(len, each.text.split()), 1)
            column += each.colspan
    needed = [_BESIDE + _A_LETTER * min(length, _LONGEST_WORD) for length in words]
    shares = [sqrt(length) for length in said]
    spare = max(0, _WIDTH - sum(needed))
    return [least + int(spare * share / sum(shares)) for least, share in zip(needed, shares, strict=True)]
