"""A document as a Word file of an office: head without borders, merged cells, Word's own lists."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from io import BytesIO
from itertools import groupby

from lxml import etree

from corpus.model import Document
from eval.formats.grids import Row, merged, widest
from eval.formats.letterhead import Letterhead, letterhead_of
from eval.formats.numbering import NAMESPACE, Lists

Element = etree._Element
_FIRST_LIST = 5000
_WIDTH = 9600  # of a table, in twentieths of a point
_PLACED, _RULED = "TableNormal", "TableGrid"


def word_file(document: Document, *, automatic: bool = True) -> bytes:
    """Return ``document`` as a ``.docx``, with running titles that are no part of it; needs python-docx.

    Marks (``Điều 1.``, ``a)``, row numbers) are left to Word's ``automatic`` lists, or typed.
    """
    made = import_module("docx").Document()
    section = made.sections[0]
    section.header.paragraphs[0].text = "Bản lưu hành nội bộ"
    section.footer.paragraphs[0].text = "Trang 1"
    lists = Lists(automatic)
    body = made.element.body
    for each in _content(document, lists):
        body.insert(len(body) - 1, each)
    lists.write(made.part.numbering_part.element, _FIRST_LIST)
    packed = BytesIO()
    made.save(packed)
    return packed.getvalue()


def _content(document: Document, lists: Lists) -> list[Element]:
    head = letterhead_of(document.blocks)
    content = _head(head) if head else []
    blocks = document.blocks[head.blocks if head else 0 :]
    for table, group in groupby(blocks, key=lambda block: block.table):
        if table is None:
            content += [_paragraph(*lists.taken(block.text)) for block in group]
        else:
            content += [_table(merged([block.cells for block in group]), lists), _paragraph()]
    return content


def _head(head: Letterhead) -> list[Element]:
    rows = [
        _w("tr", *(_cell([_paragraph(None, line) for line in lines], _WIDTH // 2) for lines in pair))
        for pair in zip(head.left, head.right, strict=True)
    ]
    return [_w("tbl", _style(_PLACED), _grid(2), *rows), _paragraph()]


def _table(rows: Sequence[Row], lists: Lists) -> Element:
    columns = widest(rows)
    width = _WIDTH // columns
    made = _w("tbl", _style(_RULED), _grid(columns))
    below: dict[int, tuple[int, int]] = {}  # of a merged cell by its column: rows to come, columns
    for row in rows:
        cells, column, line = list(row), 0, _w("tr")
        while cells or below.get(column, (0, 0))[0]:
            left, span = below.get(column, (0, 0))
            if left:
                line.append(_cell([_paragraph()], width, span, _w("vMerge")))
                below[column] = left - 1, span
            else:
                cell = cells.pop(0)
                span = cell.colspan
                line.append(_written(cell.text, width, span, cell.rowspan > 1, lists, counts=column == 0))
                below[column] = cell.rowspan - 1, span
            column += span
        made.append(line)
    return made


def _written(text: str, width: int, span: int, goes_on: bool, lists: Lists, counts: bool) -> Element:
    """A cell with words, a paragraph for each line; a row's number alone is left for Word to count."""
    listed = lists.taken(text, whole_cell=True) if counts else (None, text)
    lines = [_paragraph(*listed)] if listed[0] else [_paragraph(None, line) for line in text.split("\n")]
    return _cell(lines, width, span, *([_w("vMerge", val="restart")] if goes_on else []))


def _cell(content: Sequence[Element], width: int, span: int = 1, *merges: Element) -> Element:
    across = [_w("gridSpan", val=str(span))] if span > 1 else []
    properties = _w("tcPr", _w("tcW", w=str(width * span), type="dxa"), *across, *merges)
    return _w("tc", properties, *content)


def _paragraph(list_number: int | None = None, text: str = "") -> Element:
    made = _w("p")
    if list_number is not None:
        place = _w("ilvl", val="0"), _w("numId", val=str(_FIRST_LIST + list_number - 1))
        made.append(_w("pPr", _w("numPr", *place)))
    if text:
        words = _w("t")
        words.text = text
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        made.append(_w("r", words))
    return made


def _style(name: str) -> Element:
    return _w("tblPr", _w("tblStyle", val=name), _w("tblW", w=str(_WIDTH), type="dxa"))


def _grid(columns: int) -> Element:
    return _w("tblGrid", *(_w("gridCol", w=str(_WIDTH // columns)) for _ in range(columns)))


def _w(name: str, *content: Element, **attributes: str) -> Element:
    made = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={"w": NAMESPACE})
    for key, value in attributes.items():
        made.set(f"{{{NAMESPACE}}}{key}", value)
    made.extend(content)
    return made
