"""The names WordprocessingML gives its elements and attributes, in lxml's notation."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": NAMESPACE.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MATHS = (f"{_MATH}oMath", f"{_MATH}oMathPara")
MATH_TEXT = f"{_MATH}t"
_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """Return the full name of ``w:name``."""
    return f"{{{NAMESPACE}}}{name}"


VAL = w("val")
P, TBL, R = w("p"), w("tbl"), w("r")
# What only wraps its content: it is read as if it were not there.
_WRAPPING = ("ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir")
WRAPPERS = frozenset(map(w, (*_WRAPPING, "bdo")))


def value(parent: Element | None, *path: str) -> str | None:
    """Return ``w:val`` of the element at ``path`` below ``parent``, ``None`` where there is none."""
    found = child(parent, *path)
    return None if found is None else found.get(VAL)


def child(parent: Element | None, *path: str) -> Element | None:
    """Return the element at ``path`` below ``parent``, ``None`` where there is none."""
    for name in path:
        parent = None if parent is None else parent.find(w(name))
    return parent


def is_placeholder(wrapper: Element) -> bool:
    """Tell whether ``wrapper`` is a content control nobody filled: its words only ask for some."""
    return bool(switched(child(wrapper, "sdtPr"), "showingPlcHdr"))


def number(parent: Element | None, *path: str) -> int | None:
    """Return ``w:val`` at ``path`` as a whole number, ``None`` where it is missing or none."""
    return whole(value(parent, *path))


def whole(text: str | None) -> int | None:
    """Return a short decimal ``text`` as a number, ``None`` for anything else."""
    digits = (text or "").removeprefix("-")
    return int(text) if text and digits.isascii() and digits.isdigit() and len(digits) < 9 else None


def switched(parent: Element | None, name: str) -> bool | None:
    """Tell whether the property ``w:name`` is on; ``None`` where it is not given."""
    found = child(parent, name)
    return None if found is None else (found.get(VAL) or "1").lower() not in _OFF
