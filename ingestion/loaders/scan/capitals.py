"""Small letters told by their height, where both cases look alike (``V v``, ``S s``, ``C c``)."""

from __future__ import annotations

import unicodedata

from ingestion.loaders.scan.strips import Strip
from ingestion.loaders.scan.tesseract import Seen

_ALIKE = frozenset("cosvxwz")
_BETWEEN, _BETWEEN_USUAL = 0.57, 0.5
_NEAR = 0.25
_ONE_HEIGHT = 1.25


def recased(strip: Strip, word: Seen) -> str:
    """The text of ``word``, its letters small where they are printed too low for capitals."""
    text = "".join(
        sign.lower() if _is_alike(sign) and before.islower() else sign
        for before, sign in zip(" " + word.text, word.text, strict=False)
    )
    start = strip.x + word.x0 / strip.scale
    height = next((tall for x, tall in strip.letters if abs(x - start) < _NEAR * strip.em), None)
    if height is None or not text or not _is_alike(text[0]) or height >= _highest(strip):
        return text
    alike = len(text) if all(map(_is_alike, text)) else 1
    return text[:alike].lower() + text[alike:]


def _highest(strip: Strip) -> float:
    """How tall a small letter is at most: by the strip's own font, or by the page's where all are alike."""
    heights = [tall for _, tall in strip.letters]
    alike = max(heights) < _ONE_HEIGHT * min(heights)
    return _BETWEEN_USUAL * strip.usual if alike else _BETWEEN * strip.em


def _is_alike(sign: str) -> bool:
    return unicodedata.normalize("NFD", sign.lower())[0] in _ALIKE
