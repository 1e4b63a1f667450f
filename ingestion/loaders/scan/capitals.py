"""Small letters told by their height, where both cases look alike (``V v``, ``S s``, ``C c``)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from ingestion.loaders.scan.ink import Ink

_ALIKE = frozenset("cosvxwz")
_BETWEEN, _BETWEEN_USUAL = 0.57, 0.5
_NEAR = 0.3
_ONE_HEIGHT = 1.25


def recased(text: str, ink: Ink, start: float, beside: Iterable[str] = ()) -> str:
    """``text``, printed from ``start`` on, its letters small where they are too low for capitals.

    ``beside``: the words on either side; where one is all capitals, a word of capitals is left as it is.
    """
    if text.isupper() and any(len(word) > 1 and word.isupper() and _has_capital(word) for word in beside):
        return text
    height = next((tall for x0, _, tall in ink.letters if abs(x0 - start) < _NEAR * ink.em), None)
    alone = all(map(_is_alike, text)) and len(text) > 1
    low = height is not None and height < _highest(ink, alone=alone)
    if low and _is_alike(text[0]) and not _has_capital(text[1:]):
        text = text.lower() if alone else text[0].lower() + text[1:]
    pairs = zip(" " + text, text, strict=False)
    return "".join(sign.lower() if _is_alike(sign) and before.islower() else sign for before, sign in pairs)


def _highest(ink: Ink, *, alone: bool) -> float:
    """How tall a small letter is at most: by the line's own font, or by the page's where all are alike.

    ``alone``: no letter of the word tells its case, so that only taller ones on the line do.
    """
    heights = [tall for _, _, tall in ink.letters]
    if max(heights) >= _ONE_HEIGHT * min(heights):
        return _BETWEEN * ink.em
    return 0 if alone else _BETWEEN_USUAL * ink.usual


def _has_capital(text: str) -> bool:
    return any(sign.isupper() and not _is_alike(sign) for sign in text)


def _is_alike(sign: str) -> bool:
    return unicodedata.normalize("NFD", sign.lower())[0] in _ALIKE
