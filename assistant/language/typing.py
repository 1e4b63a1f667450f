"""Shorthand people type in a question, written out (``prompts/typing.toml``)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from assistant.language.placed import any_of, place
from assistant.language.results_named import product_named
from assistant.language.typed_times import write_times
from corpus.text import fold, nfc
from prompts import load

_ADDRESS = r"(?:https?://|(?:[\w\-]+[.@])+(?:vn|com|net|org|info)\b)\S*"  # of a web site, of a mailbox
_TOKEN = re.compile(
    rf"(?P<address>{_ADDRESS})|(?<![\w/\-&])[^\W_]+(?:/[^\W\d_]+)?(?![\w/&]|-\w)", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![^\W_])(?=\w*\d)[\dOolI]{4}(?![^\W_])")
_CAPITALS = re.compile(r"(?<![^\W_])[A-Z]+l[A-Z]*(?![^\W_])")
_LOOKALIKES = str.maketrans("OolI", "0011")
_GLUED_WORD = re.compile(r"(?<![\w/\-&])(?:[a-z]{5,12}|y[a-z]{2,4})(?![\w/&]|-\w)")
_HEAD_GLUED = re.compile(r"(?<![\w&/\-])([SB])(?=[A-ZĐ]{2}&[A-ZĐ]{1,3}(?!\w))")  # "SKH&ĐT"
_WARD = re.compile(
    r"(?<![\w.])P\.\s?(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]+ [A-ZĐÀ-Ỹ][a-zà-ỹđ])"
)  # "P. Hòa Bình", no "P. Kế hoạch"
_HEADS = {"S": "Sở ", "B": "Bộ "}
_SYLLABLE = 2  # letters of a short form that may be a word
_VOWEL = re.compile("[aeiouy]")
_LETTER = re.compile("[A-ZĐ]")
_PLUS = re.compile(r"(?<=[^\W\d_])\s*\+\s*(?=[^\W\d_])")
_PERCENT = re.compile(r"\s*%")
_UNIT_GLUED = re.compile(r"%(?=[^\W\d_])")  # "%GDP"
_EXPLAINED = re.compile(r"(?<![\w/\-])([A-ZĐ]{2,7})\s*\(([^()]+)\)")


def write_out(question: str) -> str:
    """Return ``question`` (any form) in NFC with its shorthand written out; numbers stay as typed."""
    text = _DIGITS.sub(lambda match: match.group(0).translate(_LOOKALIKES), nfc(question))
    text = _CAPITALS.sub(lambda match: match.group(0).replace("l", "I"), text)
    text = _WARD.sub("phường ", _PLUS.sub(" và ", text))
    text = _HEAD_GLUED.sub(lambda match: _HEADS[match[1]], text)
    text = write_times(place(_EXPLAINED.sub(_explained, text)))
    text = _numbered().sub(r"\1 ", _PERCENT.sub(" phần trăm", _UNIT_GLUED.sub(r"% ", text)))
    text = _TOKEN.sub(lambda m: m[0] if m["address"] or _is_letter(m) else _written(m[0]), text)
    return product_named(text)


def _is_letter(token: re.Match[str]) -> bool:
    """Whether a token is a capital that is the name of a place ("Bệnh viện K")."""
    return bool(_LETTER.fullmatch(token[0]) and _bearer().search(token.string, 0, token.start()))


@cache
def _bearer() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(load('near_names')['bearers'])})\s+$", re.IGNORECASE)


def unglued(text: str, is_syllable: Callable[[str], bool], weight: Callable[[str], float]) -> str:
    """Return ``text`` with two unaccented syllables typed as one taken apart ("chutri" → "chu tri").

    Of several ways the one whose parts are the commonest (least ``weight``) is taken.
    """

    def apart(match: re.Match[str]) -> str:
        token = match.group(0)
        lower = token.lower()
        if not token.isascii() or is_syllable(lower) or lower in _short():
            return token
        cuts = [i for i in range(1, len(token) - 1) if i > 1 or lower[0] == "y"]
        ways = [i for i in cuts if is_syllable(lower[:i]) and is_syllable(lower[i:])]
        ways = [i for i in ways if _VOWEL.search(lower[:i]) and _VOWEL.search(lower[i:])]  # "dnong"
        if not ways:
            return token
        cut = min(ways, key=lambda i: weight(lower[:i]) + weight(lower[i:]))
        return f"{token[:cut]} {token[cut:]}"

    return _GLUED_WORD.sub(apart, text)


def _explained(match: re.Match[str]) -> str:
    """What brackets say after a short form, in its place, where their initials make it."""
    initials = "".join(word[0] for word in fold(match[2]).split())
    return match[2] if initials == fold(match[1]) else match[0]


@cache
def _numbered() -> re.Pattern[str]:
    """The kind of a document glued to its number ("QĐ77")."""
    kinds = "|".join(load("typing")["number"]["kinds"])
    return re.compile(rf"(?<!\w)({kinds})(?=\d{{2,5}}(?!\w))", re.IGNORECASE)


def is_shorthand(word: str) -> bool:
    """Whether a typed word, in small letters, is a short form of the list."""
    return word in _short()


@cache
def _short() -> dict[str, str]:
    return {short.lower(): phrase for short, phrase in load("typing")["short"].items()}


@cache
def _capitals() -> frozenset[str]:
    """The short forms that small letters would make a word of their own ("DA", "da")."""
    return frozenset(s.lower() for s in load("typing")["short"] if s.isupper() and _VOWEL.search(fold(s)))


def _written(token: str) -> str:
    table = _short()
    small = token.islower() or (len(token) == _SYLLABLE and token.istitle())  # "Đa số" opens a sentence
    if small and token.lower() in _capitals():
        return token
    return table.get(token.lower()) or (table.get(fold(token)) if token.isupper() else None) or token
