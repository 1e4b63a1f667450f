"""Vietnamese typed with the input method off: what the keys of telex ("chur trif") and VNI spell.

And words of other languages typed with it on ("Indẽ" for "Index").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from corpus.anatomy import Anatomy, anatomy
from corpus.text import fold

_WORD = re.compile(r"(?<![\w/\-&.@])[^\W\d_][^\W_]*(?![\w/@]|-\w|\.\w)")
_DIGIT = re.compile(r"\d")
_STROKE = re.compile(r"(?<=[A-Z])D[D9]")  # of "QDD-UBND"; "DDCI" is none
_VOWEL = re.compile("[aeiouyw]")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_UNSHAPED = {"â": "aa", "ê": "ee", "ô": "oo", "ă": "aw", "ơ": "ow", "ư": "uw", "đ": "dd"}
_CONSONANTS = "bcdđghklmnpqrstvx"
_TONE_KEYS = "fsrxj"
_VNI_TONES = dict(zip("12345", "sfrxj", strict=True))
_VNI_MARKS = {
    "6": {"a": "â", "e": "ê", "o": "ô"},
    "7": {"o": "ơ", "u": "ư"},
    "8": {"a": "ă"},
    "9": {"d": "đ"},
}
_LEAST = 3  # words only keys make sense of
_SHARE = 0.6  # of the words that are no syllable as typed


def decoded(text: str, spelling: Callable[[Anatomy], str | None], is_known: Callable[[str], bool]) -> str:
    """Return ``text`` (NFC) with its words read as keys, where most that are none as typed are then.

    ``spelling`` gives the syllable of letters and tone; ``is_known`` tells the words right as typed.
    """
    words = list(_WORD.finditer(text))
    read = [_read(match.group(0), spelling, is_known) for match in words]
    meant = sum(bool(word) for word in read)
    strange = sum(word is None for word in read)
    if meant < _LEAST or meant < _SHARE * (meant + strange):
        return text
    parts: list[str] = []
    last = 0
    for match, word in zip(words, read, strict=True):
        parts += text[last : match.start()], cased(word, match.group(0)) if word else match.group(0)
        last = match.end()
    return _STROKE.sub("Đ", "".join((*parts, text[last:])))


def undone(text: str, is_syllable: Callable[[str], bool], is_known: Callable[[str], bool]) -> str:
    """Return ``text`` (NFC) with words of other languages whose letters became marks typed out again.

    "Index" typed with the input method on is "Indẽ": no syllable, but its keys spell a known word.
    """

    def meant(match: re.Match[str]) -> str:
        low = match.group(0).lower()
        if low.isascii() or is_syllable(low):
            return match.group(0)
        words = [word for word in dict.fromkeys(_keys(low)) if is_known(word)]
        return cased(words[0], match.group(0)) if len(words) == 1 else match.group(0)

    return _LETTERS.sub(meant, text)


def _keys(word: str) -> Iterator[str]:
    """The telex keys ``word`` may have been typed with: that of its tone anywhere after its vowel."""
    letters, tone = anatomy(word)
    typed = "".join(_UNSHAPED.get(letter, letter) for letter in letters)
    first = next((n for n, letter in enumerate(typed) if letter in "aeiouy"), len(typed))
    places = range(first + 1, len(typed) + 1) if tone else ()
    yield from (typed[:place] + tone + typed[place:] for place in places)
    if not tone:
        yield typed


def _read(
    typed: str, spelling: Callable[[Anatomy], str | None], is_known: Callable[[str], bool]
) -> str | None:
    """What the keys of a word spell; nothing ("") where it is right as typed, None where it is neither."""
    low = typed.lower()
    numbered = bool(_DIGIT.search(typed))
    if not _VOWEL.search(fold(low)) or (not numbered and is_known(low)):
        return ""
    found = next(filter(None, map(spelling, vni(low) if numbered else telex(low))), None)
    return "" if found is None and typed.isupper() else found


def cased(word: str, like: str) -> str:
    """``word`` with the capitals of ``like``."""
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[0].isupper() else word


def telex(syllable: str) -> Iterator[Anatomy]:
    """What telex keys left as letters spell (``trif``, ``nhieemj``, ``ddeef``, ``dduowcj``)."""
    letters, tone = anatomy(syllable)
    first = next((n for n, c in enumerate(letters) if c not in _CONSONANTS), len(letters))
    keys = [c for c in letters[first + 1 :] if c in _TONE_KEYS]
    body = letters[: first + 1] + "".join(c for c in letters[first + 1 :] if c not in _TONE_KEYS)
    shaped = _shaped(body)
    if shaped != letters and (keys or shaped != body):
        yield shaped, keys[-1] if keys else tone


def vni(syllable: str) -> Iterator[Anatomy]:
    """What VNI keys left as digits spell (``tri2``, ``nhie65m``, ``d9e62``, ``d9u7o75c``)."""
    letters: list[str] = []
    tone = ""
    for key in syllable:
        marks = _VNI_MARKS.get(key, {})
        place = next((n for n in reversed(range(len(letters))) if letters[n] in marks), None)
        if key in _VNI_TONES:
            tone = _VNI_TONES[key]
        elif place is not None:
            letters[place] = marks[letters[place]]
        elif key.isdigit():
            return
        else:
            letters.append(key)
    yield "".join(letters), tone
    yield _horned("".join(letters)), tone


def _shaped(keys: str) -> str:
    """``keys`` with doubled vowels, ``w`` and ``dd`` made into marked letters."""
    if keys.startswith("d") and "d" in keys[1:]:
        keys = "đ" + keys[1:].replace("d", "", 1)
    for vowel, marked in (("a", "â"), ("e", "ê"), ("o", "ô")):
        keys = re.sub(f"{vowel}([iuymnpctgh]*){vowel}", rf"{marked}\1", keys, count=1)
    for typed, marked in (("uow", "ươ"), ("uw", "ư"), ("ow", "ơ"), ("aw", "ă")):
        keys = keys.replace(typed, marked, 1)
    if "w" in keys:
        rest = keys.replace("w", "", 1)
        for vowel, marked in (("uo", "ươ"), ("u", "ư"), ("o", "ơ"), ("a", "ă")):
            if vowel in rest:
                return rest.replace(vowel, marked, 1)
        return keys.replace("w", "ư", 1)
    return _horned(keys)


def _horned(letters: str) -> str:
    return letters.replace("uơ", "ươ").replace("ưo", "ươ")
