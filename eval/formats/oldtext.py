"""Unicode text as offices typed it before Unicode: TCVN3 (ABC), one byte a letter."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from ingestion.loaders.legacy import Legacy, latin, to_unicode

_LETTERS = range(0xA1, 0x100)
_RAISED = re.compile("[¹²³⁰-⁹]+")


def typeable(text: str) -> str:
    """Return ``text`` in the letters TCVN3 has; raised figures, which it has not, are notes ``[1]``."""
    plain = _RAISED.sub(lambda match: f"[{normalize('NFKC', match[0])}]", text)
    return "".join(letter if _byte(letter) else "?" for letter in plain)


def tcvn3(text: str) -> bytes:
    """Return ``text`` in TCVN3; capitals that it lacks become small letters, as its fonts expect."""
    return b"".join(_byte(letter) or b"?" for letter in typeable(text))


def _byte(letter: str) -> bytes | None:
    known = _bytes()
    if found := known.get(letter) or known.get(letter.lower()):
        return found
    found = letter.encode("cp1252", "ignore")
    return found if found and found[0] not in _LETTERS else None


@cache
def _bytes() -> dict[str, bytes]:
    return {to_unicode(latin(bytes([n])), Legacy.TCVN3): bytes([n]) for n in _LETTERS}
