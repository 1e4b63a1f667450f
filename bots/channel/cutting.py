"""Long text in pieces that each stand alone: never a quotation left open, never a word cut that fits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bots.channel.form import size

_OPEN, _CLOSE = "“", "”"
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\s+\|\s+")
_SPACE = re.compile(r"\s+")


def cut(text: str, room: int, *, close: bool = True) -> Iterator[str]:
    """Yield ``text`` in pieces of at most ``room`` UTF-16 units.

    A piece ends between sentences, else between words, outside quotation marks where such a place is
    found in its latter half; a quotation that must be cut is closed, and opened again in the next piece
    (not ``close``: the words stay exactly as they are).
    """
    rest = text
    while size(rest) > room:
        at = _place(rest, room - 1)
        piece, rest = rest[:at].rstrip(), rest[at:].lstrip()
        if close and piece.count(_OPEN) > piece.count(_CLOSE):
            piece, rest = piece + _CLOSE, _OPEN + rest
        yield piece
    if rest:
        yield rest


def _place(text: str, room: int) -> int:
    """Where to cut so that the first part fits ``room``."""
    end = _fitting(text, room)
    least = end // 2
    for pattern in (_SENTENCE, _SPACE):
        ends = [match.end() for match in pattern.finditer(text, 0, end)]
        outside = [at for at in ends if at > least and not _quoted(text, at)]
        if outside:
            return outside[-1]
    for pattern in (_SENTENCE, _SPACE):
        ends = [match.end() for match in pattern.finditer(text, 0, end) if match.end() > least]
        if ends:
            return ends[-1]
    return end


def _quoted(text: str, at: int) -> bool:
    return text.count(_OPEN, 0, at) > text.count(_CLOSE, 0, at)


def _fitting(text: str, room: int) -> int:
    """The longest start of ``text``, in characters, that is within ``room`` units and cuts no letter."""
    end = min(len(text), room)
    while size(text[:end]) > room:
        end -= 1
    return max(end, 1)
