"""A syllable taken apart: its letters with their marks, and its tone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}

Anatomy = tuple[str, str]


@lru_cache(maxsize=50_000)
def anatomy(syllable: str) -> Anatomy:
    """Return the syllable's letters with their marks and without tone, and the tone as telex types it."""
    decomposed = unicodedata.normalize("NFD", syllable)
    tone = next((_TONES[c] for c in decomposed if c in _TONES), "")
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)), tone
