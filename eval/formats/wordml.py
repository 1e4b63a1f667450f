"""Pieces of WordprocessingML: paragraphs as an office sets them, cells, tables."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from eval.formats.looks import Look
from eval.formats.numbering import NAMESPACE

Element = etree._Element
FIRST_LIST = 5000
PLACED, RULED = "TableNormal", "TableGrid"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_INDENT, _GAP, _SMALL = "567", "120", "24"  # twentieths of a point, then half points
_ALIGNED = {
    Look.BODY: "both",
    Look.TITLE: "center",
    Look.CAPTION: "center",
    Look.CELL: "left",
    Look.HEAD: "center",
}
_SMALLER = (Look.CELL, Look.HEAD)
_SLANT = {Look.TITLE: "b", Look.CAPTION: "i", Look.HEAD: "b"}


def element(name: str, *content: Element, **attributes: str) -> Element:
    """Return the element ``w:name`` with attributes ``w:…``."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={"w": NAMESPACE})
    for key, value in attributes.items():
        made.set(f"{{{NAMESPACE}}}{key}", value)
    made.extend(content)
    return made


def paragraph(text: str = "", look: Look = Look.CELL, listed: int | None = None) -> Element:
    """Return a paragraph of ``text``; ``listed`` is the automatic list (from 1) that writes its mark."""
    properties = []
    if listed is not None:
        place = element("ilvl", val="0"), element("numId", val=str(FIRST_LIST + listed - 1))
        properties.append(element("numPr", *place))
    properties.append(element("spacing", after="0" if look in _SMALLER else _GAP))
    if listed is None:
        properties.append(element("ind", firstLine=_INDENT if look is Look.BODY else "0"))
    made = element("p", element("pPr", *properties, element("jc", val=_ALIGNED[look])))
    if text:
        words = element("t")
        words.text = text
        words.set(_SPACE, "preserve")
        slant = [element(_SLANT[look])] if look in _SLANT else []
        size = [element("sz", val=_SMALL)] if look in _SMALLER else []
        made.append(element("r", element("rPr", *slant, *size), words))
    return made


def cell(content: Sequence[Element], width: int, span: int = 1, *merges: Element) -> Element:
    """Return a table cell ``width`` twentieths of a point wide, over ``span`` columns."""
    across = [element("gridSpan", val=str(span))] if span > 1 else []
    properties = element("tcPr", element("tcW", w=str(width), type="dxa"), *across, *merges)
    return element("tc", properties, *content)


def table(style: str, widths: Sequence[int], rows: Sequence[Element]) -> Element:
    """Return a table of ``rows`` with columns of ``widths``."""
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=str(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    return element("tbl", properties, grid, *rows)
