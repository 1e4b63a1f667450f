"""The names of HTML that matter for reading: what begins a paragraph, what is no text."""

from __future__ import annotations

import re
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_APART = """
    address article blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    h5 h6 header hr html legend li main ol p section td th tr ul
"""
_NO_TEXT = """
    applet audio button canvas datalist del embed head iframe img input map math nav noscript object option
    picture script select style svg template textarea title video
"""
BLOCKS, SKIPPED = frozenset(_APART.split()), frozenset(_NO_TEXT.split())
CELLS = ("td", "th")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def tag_of(element: Element) -> str:
    """Return the name of ``element`` without a prefix's namespace, lower case."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def words_of(element: Element) -> str:
    """Return the words of ``element`` on one line, what is no text to a reader left out."""
    held: list[str] = []
    _gather(element, held)
    return " ".join("".join(held).split())


def _gather(element: Element, held: list[str]) -> None:
    if tag_of(element) in SKIPPED:
        return
    held.append(element.text or "")
    for child in element:
        _gather(child, held)
        held.append(f"{child.tail or ''} " if tag_of(child) in BLOCKS else child.tail or "")


def is_hidden(element: Element) -> bool:
    """Tell whether a browser shows nothing of ``element``."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def number(element: Element, name: str) -> int | None:
    """Return the attribute ``name`` as a positive number of at most six digits, None for anything else."""
    value = (element.get(name) or "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 7 and int(value) else None
