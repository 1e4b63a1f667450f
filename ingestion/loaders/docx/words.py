"""The words of a Word paragraph as printed: changes accepted, hidden text and field codes left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.loaders.docx.names import (
    ALTERNATIVES,
    CHOICE,
    FALLBACK,
    MATH_TEXT,
    MATHS,
    WRAPPERS,
    Element,
    R,
    child,
    switched,
    value,
    w,
)
from ingestion.loaders.docx.styles import Styles
from ingestion.loaders.markup import raised

_TEXT, _SYMBOL = w("t"), w("sym")
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_DRAWINGS = frozenset({w("drawing"), w("pict"), w("object"), ALTERNATIVES})
_BOX = w("txbxContent")
_RAISED = {"superscript": "sup", "subscript": "sub"}
# Ticks and boxes of Wingdings and Wingdings 2, by the low byte of their code.
_TICKS = {0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x50: "✓", 0x52: "☑", 0xA3: "☐"}


@dataclass(slots=True)
class Words:
    """A paragraph's words (``\\n`` at its line breaks), the notes it refers to, and its text boxes."""

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


def read_words(paragraph: Element, style: str | None, styles: Styles) -> Words:
    """Return the words of ``paragraph``, whose style has the id ``style``."""
    words = Words()
    for run in _runs(paragraph):
        if run.tag in MATHS:
            words.text += "".join(text.text or "" for text in run.iter(MATH_TEXT))
        elif run.tag != R:
            words.boxes += _boxes(run)
        else:
            _read_run(run, style, styles, words)
    return words


def _runs(parent: Element) -> Iterator[Element]:
    """The runs, formulas and drawings of a paragraph, in order."""
    for each in parent:
        if each.tag == R or each.tag in MATHS or each.tag == ALTERNATIVES:
            yield each
        elif each.tag in WRAPPERS:
            yield from _runs(each)


def _read_run(run: Element, style: str | None, styles: Styles, words: Words) -> None:
    properties = child(run, "rPr")
    own_style = value(properties, "rStyle")
    if _is_on(properties, own_style, style, styles, "vanish"):
        return
    text = "".join(map(_printed, run))
    for each in run:
        if each.tag in _NOTES:
            words.notes.append((_NOTES[each.tag], each.get(w("id"), "")))
        elif each.tag in _DRAWINGS:
            words.boxes += _boxes(each)
    kind = _RAISED.get(value(properties, "vertAlign") or "")
    if kind and text.strip():
        text = raised(kind, text, words.text)
    words.text += text.upper() if _is_on(properties, own_style, style, styles, "caps") else text


def _printed(element: Element) -> str:
    """What one element of a run prints in the line."""
    if element.tag == _TEXT:
        return element.text or ""
    if element.tag == _SYMBOL:
        return _symbol(element.get(w("char")))
    return _SIGNS.get(element.tag, "")


def _is_on(properties: Element | None, own: str | None, style: str | None, styles: Styles, name: str) -> bool:
    found = switched(properties, name)
    if found is not None:
        return found
    return styles.switched(own, name) or styles.switched(style, name)


def _symbol(code: str | None) -> str:
    """A tick or box of a symbol font; other symbols are bullets or ornaments and print a hyphen."""
    try:
        return _TICKS.get(int(code or "", 16) & 0xFF, "-")
    except ValueError:
        return ""


def _boxes(drawing: Element) -> Iterator[Element]:
    """The contents of the text boxes in ``drawing``; of alternatives, one only."""
    if drawing.tag == _BOX:
        yield drawing
    elif drawing.tag == ALTERNATIVES:
        choice = [box for each in drawing.iterfind(CHOICE) for box in _inner(each)]
        yield from choice or (box for each in drawing.iterfind(FALLBACK) for box in _inner(each))
    else:
        yield from _inner(drawing)


def _inner(parent: Element) -> Iterator[Element]:
    for each in parent:
        yield from _boxes(each)
