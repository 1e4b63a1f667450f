"""Styles of a Word file: what a paragraph, a run or a table has from its style and the styles under it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingestion.loaders.docx.names import Element, child, switched, value, w

_TABLE_OF_CONTENTS = re.compile(r"toc \d", re.IGNORECASE)
_MOST_UNDER = 30
_SIDES = ("top", "bottom", "left", "right", "start", "end", "insideH", "insideV")
_NO_LINE = frozenset({"nil", "none"})


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by id; ``default`` is the id of the style of unmarked paragraphs."""

    elements: Mapping[str, Element]
    default: str | None = None
    usual_font: str | None = None

    def numbering(self, style: str | None) -> Element | None:
        """Return the ``w:numPr`` a paragraph has from ``style``."""
        return next(
            (found for each in self._under(style) if (found := child(each, "pPr", "numPr")) is not None), None
        )

    def switched(self, style: str | None, name: str) -> bool:
        """Tell whether ``style`` turns the run property ``name`` (``caps``, ``vanish``) on."""
        found = (switched(child(each, "rPr"), name) for each in self._under(style))
        return next((each for each in found if each is not None), False)

    def font(self, style: str | None) -> str | None:
        """Return the font ``style`` sets."""
        return next((name for each in self._under(style) if (name := font_of(child(each, "rPr")))), None)

    def has_lines(self, style: str | None) -> bool:
        """Tell whether tables of ``style`` are ruled."""
        found = (child(each, "tblPr", "tblBorders") for each in self._under(style))
        return next((is_ruled(borders) for borders in found if borders is not None), False)

    def is_contents(self, style: str | None) -> bool:
        """Tell whether ``style`` is that of a line of the table of contents."""
        return any(_TABLE_OF_CONTENTS.match(value(each, "name") or "") for each in self._under(style))

    def _under(self, style: str | None) -> Iterator[Element]:
        """The style with id ``style``, then those it is based on."""
        for _ in range(_MOST_UNDER):
            element = self.elements.get(style) if style else None
            if element is None:
                return
            yield element
            style = value(element, "basedOn")


def read_styles(root: Element | None) -> Styles:
    """Return the styles of the ``styles`` part; a file may have none."""
    if root is None:
        return Styles({})
    found = {style.get(w("styleId"), ""): style for style in root.iterfind(w("style"))}
    usual = [
        name
        for name, style in found.items()
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on")
    ]
    usual_font = font_of(child(root, "docDefaults", "rPrDefault", "rPr"))
    return Styles(found, usual[0] if usual else None, usual_font)


def font_of(properties: Element | None) -> str | None:
    """Return the font that run ``properties`` name for Latin letters."""
    fonts = child(properties, "rFonts")
    return None if fonts is None else fonts.get(w("ascii")) or fonts.get(w("hAnsi"))


def is_ruled(borders: Element | None) -> bool:
    """Tell whether at least two sides of ``borders`` are drawn."""
    drawn = [value(borders, side) for side in _SIDES]
    return sum(line is not None and line not in _NO_LINE for line in drawn) > 1
