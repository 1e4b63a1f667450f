"""Unicode text as offices typed it before Unicode: TCVN3 (ABC), one byte a letter."""

from __future__ import annotations

from functools import cache

from ingestion.loaders.legacy import Legacy, latin, to_unicode

_LETTERS = range(0xA1, 0x100)


def tcvn3(text: str) -> bytes:
    """Return ``text`` in TCVN3; capitals that it lacks become small letters, as its fonts expect."""
    return b"".join(_byte(letter) for letter in text)


def _byte(letter: str) -> bytes:
    known = _bytes()
    found = known.get(letter) or known.get(letter.lower())
    return found or letter.encode("cp1252", "replace")


@cache
def _bytes() -> dict[str, bytes]:
    return {to_unicode(latin(bytes([n])), Legacy.TCVN3): bytes([n]) for n in _LETTERS}
