"""The words of a Word paragraph as printed: changes accepted, hidden text and field codes left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

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
    is_placeholder,
    switched,
    value,
    w,
)
from ingestion.loaders.docx.styles import Styles, font_of
from ingestion.loaders.docx.symbols import symbol, with_signs
from ingestion.loaders.legacy import Legacy, draws_capitals, legacy_font, to_unicode
from ingestion.loaders.markup import raised

_TEXT, _SYMBOL = w("t"), w("sym")
_SIGNS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_SOFT_HYPHEN = w("softHyphen")
_NOTES = {w("footnoteReference"): "footnotes", w("endnoteReference"): "endnotes"}
_DRAWINGS = frozenset({w("drawing"), w("pict"), w("object"), ALTERNATIVES})
_BOX = w("txbxContent")
_RAISED = {"superscript": "sup", "subscript": "sub"}


@dataclass(slots=True)
class Words:
    """A paragraph's words (``\\n`` at its line breaks), the notes it refers to, and its text boxes.

    ``old_fonts`` are the encodings of the fonts from before Unicode that some of the words were set in.
    """

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    old_fonts: set[Legacy] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words set in one way: under an old font their letters stand for others."""

    text: str
    legacy: Legacy | None = None
    capitals: bool = False


def read_words(paragraph: Element, style: str | None, styles: Styles) -> Words:
    """Return the words of ``paragraph``, whose style has the id ``style``."""
    words = Words()
    pieces: list[_Piece] = []
    for run in _runs(paragraph):
        if run.tag in MATHS:
            pieces.append(_Piece("".join(text.text or "" for text in run.iter(MATH_TEXT))))
        elif run.tag != R:
            words.boxes += _boxes(run)
        elif (properties := _Properties(child(run, "rPr"), style, styles)).is_on("vanish"):
            continue
        else:
            pieces.append(_piece(run, properties, pieces[-1].text if pieces else ""))
            words.notes += ((_NOTES[e.tag], e.get(w("id"), "")) for e in run if e.tag in _NOTES)
            words.boxes += (box for each in run if each.tag in _DRAWINGS for box in _boxes(each))
    for (legacy, capitals), group in groupby(pieces, key=lambda piece: (piece.legacy, piece.capitals)):
        text = "".join(piece.text for piece in group)
        words.text += to_unicode(text, legacy, capitals=capitals) if legacy else text
        words.old_fonts |= {legacy} if legacy and not text.isascii() else set()
    return words


def _runs(parent: Element) -> Iterator[Element]:
    """The runs, formulas and drawings of a paragraph, in order."""
    for each in parent:
        if each.tag == R or each.tag in MATHS or each.tag == ALTERNATIVES:
            yield each
        elif each.tag in WRAPPERS and not is_placeholder(each):
            yield from _runs(each)


@dataclass(frozen=True, slots=True)
class _Properties:
    """How a run is set: by its own properties, else its style, else that of its paragraph."""

    own: Element | None
    paragraph_style: str | None
    styles: Styles

    def is_on(self, name: str) -> bool:
        """Tell whether the property ``name`` is on."""
        found = switched(self.own, name)
        if found is not None:
            return found
        return any(self.styles.switched(style, name) for style in self._styles)

    @property
    def font(self) -> str:
        """The font the run is set in, nothing where the file names none."""
        named = (self.styles.font(style) for style in self._styles)
        return font_of(self.own) or next(filter(None, named), None) or self.styles.usual_font or ""

    @property
    def _styles(self) -> tuple[str | None, str | None]:
        return value(self.own, "rStyle"), self.paragraph_style


def _piece(run: Element, properties: _Properties, before: str) -> _Piece:
    """The words of a run as it is set, after those ``before`` it."""
    font = properties.font
    legacy = legacy_font(font)
    text = "".join(_printed(each, legacy, font) for each in run)
    kind = _RAISED.get(value(properties.own, "vertAlign") or "")
    if kind and text.strip():
        text = raised(kind, text, before)
    capitals = properties.is_on("caps")
    if legacy is None:
        return _Piece(text.upper() if capitals else text)
    return _Piece(text, legacy, capitals or draws_capitals(font))


def _printed(element: Element, legacy: Legacy | None, font: str) -> str:
    """What one element of a run prints in the line."""
    if element.tag == _TEXT:
        return with_signs(element.text or "", font)
    if element.tag == _SYMBOL:
        return _symbol(element.get(w("char")), element.get(w("font")) or font)
    if element.tag == _SOFT_HYPHEN and legacy is Legacy.TCVN3:
        return "\u00ad"  # there a letter
    return _SIGNS.get(element.tag, "")


def _symbol(code: str | None, font: str) -> str:
    try:
        return symbol(int(code or "", 16), font)
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
