"""Vietnamese text: one normal form, folding without accents, and comparison of quotes.

Pure functions; nothing here reads a file or loads a model.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TOKEN = re.compile(r"[^\W_]+(?:[/.\-–&][^\W_]+)*")
_SYLLABLE = re.compile(r"[^\W_]+")
_OLD_TONE = re.compile(r"(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?![^\W\d_])", re.IGNORECASE)
_IGNORED = re.compile(r"[\s*|]+")
MARK = re.compile(r"^\W*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)/]\s*", re.IGNORECASE)
"""What a heading or item begins with: "III.", "2.1.", "b)"."""
_TYPOGRAPHY = str.maketrans("–—−“”„‘’", '---"""\'\'')
_TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"


class _BareLetters(dict[int, str]):
    """Each character (code point) without its accents, worked out when first met."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFD", chr(code))
        bare = "".join(c for c in letters if not unicodedata.combining(c)).replace("đ", "d")
        self[code] = bare
        return bare


_BARE = _BareLetters()


def nfc(text: str) -> str:
    """Return ``text`` in NFC, without invisible characters, no-break spaces as spaces."""
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text)).replace("\u00a0", " ")


def squeeze(text: str) -> str:
    """Return ``text`` with each run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents (``Đắk Nông`` → ``dak nong``), same words."""
    low = text.lower()
    return low if low.isascii() else unicodedata.normalize("NFC", low.translate(_BARE))


@lru_cache(maxsize=16_384)
def has_tone(word: str) -> bool:
    """Whether a tone is written on ``word``: it is a syllable ("Cát") then, no abbreviation ("CAT")."""
    return any(mark in _TONE_MARKS for mark in unicodedata.normalize("NFD", word))


def settle_tones(text: str) -> str:
    """Put tone marks where the newer spelling has them (``hòa`` → ``hoà``), so both compare equal."""
    return text if text.isascii() else _OLD_TONE.sub(_with_tone_last, text)


def _with_tone_last(vowels: re.Match[str]) -> str:
    letters = vowels[0]
    marked = unicodedata.normalize("NFD", letters[0])
    return unicodedata.normalize("NFC", marked[0] + letters[1] + marked[1:])


@lru_cache(maxsize=50_000)
def _settled(token: str) -> str:
    return settle_tones(token)


def syllables(text: str) -> list[str]:
    """Return the syllables and numbers of ``text``, lower case, tones settled, in order."""
    return [_settled(s) for s in _SYLLABLE.findall(nfc(text).lower())]


def tokens(text: str) -> list[str]:
    """Like :func:`syllables`, with document numbers, dates and joined abbreviations kept whole."""
    return [_settled(s) for s in _TOKEN.findall(nfc(text).lower())]


@lru_cache(maxsize=20_000)
def comparable(text: str) -> str:
    """Return ``text`` for comparing quotes: lower case, tones settled, no white space or markup.

    A quote joined over lines or pages compares equal to what is printed; letters, digits, accents
    and punctuation stay, so that no other wording does.
    """
    plain = settle_tones(nfc(text).lower()).translate(_TYPOGRAPHY)
    return _IGNORED.sub("", plain)
