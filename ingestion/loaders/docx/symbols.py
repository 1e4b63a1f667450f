"""Signs of symbol fonts (Symbol, Wingdings) as Unicode: letters there by number, not by what they are."""

from __future__ import annotations

import re

from ingestion.loaders.legacy import latin, legacy_font

_PRIVATE = re.compile("[\uf020-\uf0ff]")
# Of Symbol, by the low byte of their code.
_MATHS = {
    **{code: chr(code) for code in range(0x20, 0x40)},
    **{0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xB0: "°"},
    **{0xAE: "→", 0xDE: "⇒", 0xA5: "∞", 0x2D: "−", 0x6D: "μ", 0x44: "Δ", 0x53: "Σ"},
}
# Ticks and boxes of Wingdings and Wingdings 2.
_TICKS = {0xFC: "✓", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x50: "✓", 0x52: "☑", 0xA3: "☐"}
_OTHER = "-"  # bullets and ornaments


def symbol(code: int, font: str) -> str:
    """Return the sign that a symbol ``font`` has at ``code``; a bullet or ornament is a hyphen.

    Word takes some Vietnamese fonts from before Unicode for symbol fonts: theirs are Latin letters.
    """
    if legacy_font(font):
        return latin(bytes([code & 0xFF]))
    known = _MATHS if font.lower() == "symbol" else _TICKS
    return known.get(code & 0xFF, _OTHER)


def with_signs(text: str, font: str) -> str:
    """Return ``text``, set in ``font``, with the signs that Word keeps at private places of Unicode."""
    return _PRIVATE.sub(lambda found: symbol(ord(found[0]), font), text)
