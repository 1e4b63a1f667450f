"""A typed text cut into syllables, with what must stay as typed marked: numbers, symbols, acronyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.neighbours import NUMBER
from corpus.text import nfc, settle_tones

_CHUNK = re.compile(r"[^\W_]+(?:(?:[/.\-–&@_:?=]|://)+[^\W_]+)*")
_PIECE = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(
    r"[@_=]|://|\.(?:vn|com|net|org|gov|edu|info|pdf|docx?|xlsx?|md|txt|html?)\b", re.IGNORECASE
)
_STOP = re.compile(r"[.;:?!]\s|\n")
_ROMAN = re.compile(r"i{1,3}|iv|v|vii|viii|ix|x", re.IGNORECASE)
_SLIPPED_DIGIT = re.compile(r"(?=.*(?:[^\W\d]{2}|[^\W\d][01][^\W\d]|[^\W\da-zA-Z]))[^\W\d]*[01][^\W\d]*")
_SHOUTED = 4


@dataclass(frozen=True, slots=True)
class Typed:
    """One syllable as typed, at ``start:end``; ``word`` is how it is counted (lower case, tones settled).

    ``fixed`` ones are numbers, symbols, acronyms and addresses; ``opens`` the first of a clause.
    """

    text: str
    word: str
    start: int
    end: int
    fixed: bool
    opens: bool


def cut(text: str) -> tuple[Typed, ...]:
    """Return the syllables of ``text`` (NFC) in order."""
    shouted = _shouted(text)
    typed: list[Typed] = []
    for start, end, symbol in _spans(text):
        piece = text[start:end]
        opens = not typed or bool(_STOP.search(text, typed[-1].end, start + 1))
        number = (
            not piece.isalpha() and any(c.isdigit() for c in piece) and not _SLIPPED_DIGIT.fullmatch(piece)
        )
        fixed = symbol or number or _acronym(piece, shouted, opens)
        typed.append(Typed(piece, NUMBER if number else _word(piece), start, end, fixed, opens))
    return tuple(typed)


def syllabify(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` as they are counted."""
    return tuple(typed.word for typed in cut(nfc(text)))


def _spans(text: str) -> list[tuple[int, int, bool]]:
    """Where the syllables stand, and whether each is a symbol kept whole."""
    spans: list[tuple[int, int, bool]] = []
    for match in _CHUNK.finditer(text):
        chunk = match.group(0)
        pieces = list(_PIECE.finditer(chunk))
        if len(pieces) > 1 and (_ADDRESS.search(chunk) or any(_symbolic(p.group(0)) for p in pieces)):
            spans.append((match.start(), match.end(), True))
        else:
            spans.extend((match.start() + p.start(), match.start() + p.end(), False) for p in pieces)
    return spans


def _symbolic(piece: str) -> bool:
    return piece.isdigit() or (len(piece) > 1 and piece.isupper())


def _acronym(piece: str, shouted: bool, opens: bool) -> bool:
    if _ROMAN.fullmatch(piece):
        return True
    if piece.isupper():
        return not (shouted or (len(piece) == 1 and opens))
    return not piece.islower() and any(c.isupper() for c in piece[1:])


def _shouted(text: str) -> bool:
    """Whether the whole text is in capitals, so that they mean nothing."""
    words = [word for word in _PIECE.findall(text) if not word.isdigit()]
    return len(words) >= _SHOUTED and all(word.isupper() for word in words)


@lru_cache(maxsize=50_000)
def _word(piece: str) -> str:
    return settle_tones(piece.lower())
