"""Quarters whose numeral a line end parts from its ``Quý``: Roman where no quarter has so high a number."""

from __future__ import annotations

import re
from dataclasses import replace

from ingestion.loaders.pages.page import Page, Word

_HIGH = re.compile(r"1{2,3}(?=[/.,;]|$)|1V(?!\d)")
_QUARTER = ("quý", "quí")
_NEXT, _NEAR = (0.6, 1.9), 0.7


def with_quarters(page: Page) -> Page:
    """``page`` with ``II/2026`` for ``11/2026`` where the line above ends in ``Quý``."""
    ends = [
        word
        for word in page.words
        if word.text.lower().endswith(_QUARTER) and not any(_follows(word, other) for other in page.words)
    ]
    words = tuple(_mended(word, page, ends) if _HIGH.match(word.text) else word for word in page.words)
    return replace(page, words=words)


def _mended(word: Word, page: Page, ends: list[Word]) -> Word:
    above = any(
        _NEXT[0] * word.height < word.y - end.y < _NEXT[1] * word.height and word.x0 <= end.x1 for end in ends
    )
    if not above or any(_follows(other, word) for other in page.words):
        return word
    ones = len(word.text) - len(word.text.lstrip("1"))
    return replace(word, text="I" * ones + word.text[ones:])


def _follows(word: Word, other: Word) -> bool:
    """Tell whether ``other`` stands close after ``word`` on its line."""
    return 0 <= other.x0 - word.x1 < _NEAR * word.height and word.top < other.y < word.bottom
