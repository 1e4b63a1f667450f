"""Vietnamese letters as fonts before Unicode drew them: TCVN3 (ABC) and VNI, turned into Unicode.

Such text shows as Latin letters (``ViÖt Nam``, ``Vieät Nam``); bytes become those letters first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise

from corpus.text import fold


class Legacy(StrEnum):
    """An encoding of Vietnamese older than Unicode, under the name people know."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


_TCVN3 = dict(
    zip(
        range(0xA1, 0x100),
        "ĂÂÊÔƠƯĐăâêôơưđẰ°±²³´àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ",
        strict=True,
    )
)
_PRINTED = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_VNI_MARKS = {  # after each letter, the mark that makes the next of the row
    "a": ("áàảãạâấầẩẫậăắằẳẵặ", "ùøûõïâáàåãäêéèúüë"),
    "e": ("éèẻẽẹêếềểễệ", "ùøûõïâáàåãä"),
    "o": ("óòỏõọôốồổỗộ", "ùøûõïâáàåãä"),
    "ô": ("ớờởỡợ", "ùøûõï"),
    "u": ("úùủũụ", "ùøûõï"),
    "ö": ("ứừửữự", "ùøûõï"),
    "y": ("ýỳỷỹ", "ùøûõ"),
}
_VNI_ALONE = dict(zip("ôöñæóòî", "ơưđỉĩịỵ", strict=True))
_VNI = re.compile(r"[aeoôuöy][ùøûõïâáàåãäêéèúüë]|[ôöñæóòî]", re.IGNORECASE)
_TCVN3_FONT = re.compile(r"\.Vn", re.IGNORECASE)
_VNI_FONT = re.compile(r"VNI[- ]", re.IGNORECASE)
WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f¡-¿×÷])+")  # with the signs by which old fonts draw letters
_PIECE = re.compile(r"(\t|\n|\||\*\*|  +)")
_MOTTO = re.compile("Độc lập *[-–]")
_TAG = re.compile(r"<[^<>]*>")
_FIRST = re.compile(
    r"(?:\b(?=ủy ban\b|ấn Độ\b|ả Rập\b)|(?:[Cc]hâu|Đông|Tây|Nam|Bắc|Trung) (?=á\b)"
    r"|(?m:^)[ *|#]*(?:[-+•–]|\w{1,3}[.)])\s+[*]*|[.!?] +|[\t|] *[*]*)(?![ăâêôơưđ])[à-ỹ]"
)  # of a listed item, a sentence, a cell, an agency, a place
_IN_LINE = re.compile(r"(?:^|(?<=[:;.,|\t])) *\(\w{1,2}\) +(\w)")
_AGENCY_CUT, _AGENCY_ON = re.compile(r"\bủy$"), re.compile(r"ban\b")
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)


def legacy_font(name: str) -> Legacy | None:
    """Return the encoding that a font of this ``name`` is made for, None for a Unicode font."""
    if _TCVN3_FONT.match(name):
        return Legacy.TCVN3
    return Legacy.VNI if _VNI_FONT.match(name) else None


def draws_capitals(font: str) -> bool:
    """Tell whether ``font`` draws small letters as capitals (``.VnTimeH``)."""
    return bool(_TCVN3_FONT.match(font)) and font.upper().endswith("H")


def to_unicode(text: str, legacy: Legacy, *, capitals: bool = False) -> str:
    """Return the words that ``text``, in the encoding ``legacy``, stands for, all in ``capitals`` if so."""
    if legacy is Legacy.VNI:
        made = _VNI.sub(lambda match: _vni().get(match.group(), match.group()), text)
    else:
        made = text.translate(_TCVN3)
    return made.upper() if capitals else _raised(text, made) if legacy is Legacy.TCVN3 else made


def raise_cut_agencies(lines: Sequence[str]) -> list[str]:
    """Return ``lines``, read from TCVN3, with a capital where one ends in the first word of ``Ủy ban``."""
    return [
        _AGENCY_CUT.sub("Ủy", line) if _AGENCY_ON.match(following) else line
        for line, following in pairwise((*lines, ""))
    ]


def latin(data: bytes) -> str:
    """Return ``data`` as the Latin letters by which old fonts name their shapes."""
    return data.decode("latin-1").translate(_PRINTED)


@cache
def _vni() -> dict[str, str]:
    pairs = {
        letter + mark: made
        for letter, (row, marks) in _VNI_MARKS.items()
        for made, mark in zip(row, marks, strict=True)
    }
    small = {**_VNI_ALONE, **pairs}
    mixed = {pair[0].upper() + pair[1:]: made.upper() for pair, made in pairs.items()}
    return {**mixed, **{pair.upper(): made.upper() for pair, made in small.items()}, **small}


def _raised(text: str, made: str) -> str:
    """Make capitals of the letters that TCVN3 has only small, where the words around them are so printed."""
    pieces = zip(_PIECE.split(text), _PIECE.split(made), strict=True)
    return _items_alike(_FIRST.sub(_ending_upper, "".join(_raised_piece(*each) for each in pieces)))


def _items_alike(line: str) -> str:
    """Begin the items ``(1) …; (2) …`` of a line with capitals where those that tell begin so."""
    firsts = list(_IN_LINE.finditer(line))
    telling = [first[1] for first in firsts if first[1].isascii() or first[1] in "đĐâÂăĂêÊôÔơƠưƯ"]
    if not telling or not all(map(str.isupper, telling)):
        return line
    return _IN_LINE.sub(_ending_upper, line)


def _ending_upper(match: re.Match[str]) -> str:
    return match.group()[:-1] + match.group()[-1].upper()


def _raised_piece(text: str, made: str) -> str:
    """A piece of a line between tabs, bars or gaps; a word that does not say goes with those beside it."""
    if beside := _MOTTO.search(made):  # the head's other column
        at = beside.start()
        return _raised_piece(text[:at], made[:at]) + made[at:]
    words = _TAG.sub(lambda tag: " " * len(tag.group()), text)
    spans = [match.span() for match in WORD.finditer(words)]
    cases = [_is_capital(text[a:b], made[a:b]) for a, b in spans]
    if True not in cases:
        return made
    letters = list(made)
    for at, (a, b) in reversed(list(enumerate(spans))):  # capitals may be longer
        if cases[at] or (cases[at] is None and _among_capitals(cases, at)):
            letters[a:b] = made[a:b].upper()
    return "".join(letters)


def _is_capital(word: str, made: str) -> bool | None:
    """Tell whether a word is printed in capitals; None where its Latin letters do not say."""
    plain = [c for c in word if c.isascii()]
    if any(c.islower() for c in plain):
        return False
    whole = made != made.upper() or _SYLLABLE.fullmatch(fold(made))
    return True if len(plain) > 1 and whole else None


def _among_capitals(cases: list[bool | None], at: int) -> bool:
    before = next((case for case in reversed(cases[:at]) if case is not None), None)
    after = next((case for case in cases[at + 1 :] if case is not None), None)
    return False not in (before, after)
