"""The numbering marks of administrative documents: what kind, how deep, which number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PART, CHAPTER, DIVISION, ARTICLE, CAPITAL, ROMAN, NUMBER = 10, 20, 30, 40, 50, 60, 70
LETTER, STEM, BULLET = 80, 90, 100

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_ALPHABET = "abcdđeghiklmnopqrstuvxy"
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_SHAPES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        PART,
        re.compile(r"(?:PHẦN|Phần)\s+(?:(?:THỨ|thứ)\s+)?(?P<n>[IVXL]+|\d{1,2}|[A-ZĐa-zđ]+)\b[.:]?(?=\s|$)"),
    ),
    (CHAPTER, re.compile(r"(?:CHƯƠNG|Chương)\s+(?P<n>[IVXL]+|\d{1,2})\b[.:]?(?=\s|$)")),
    (DIVISION, re.compile(r"(?:TIỂU MỤC|Tiểu mục|MỤC|Mục)\s+(?P<n>[IVXL]+|\d{1,2})\b[.:]?(?=\s|$)")),
    (ARTICLE, re.compile(r"(?:ĐIỀU|Điều)\s*(?P<n>\d{1,3})\s*[.:](?=\s|\D)")),
    (ROMAN, re.compile(r"(?P<n>[IVXL]{1,6})\s*(?:[.)/]|\s[-–]|[-–](?=\s))(?=\s|[^\W\d_])")),
    (CAPITAL, re.compile(r"(?P<n>[A-HĐ])\s*(?:[.)/]|[-–])(?=\s)")),
    (
        NUMBER,
        re.compile(rf"(?P<n>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?:[.)](?=\s|[^\W\d_])|(?=[-–]?\s+[{UPPER}]))"),
    ),
    (NUMBER, re.compile(r"(?P<n>\d{1,3})\s*[./](?=\s+\S|[^\W\d_])")),
    (NUMBER, re.compile(rf"(?P<n>\d{{1,2}})\s?[-–](?=\s+[{UPPER}])")),
    (LETTER, re.compile(r"(?P<n>[a-zđ])\s*(?:\)|\.(?=\s))")),
)
_BULLET = re.compile(r"(?P<n>[-–—+•*●▪■◦·✓]|\(?[ivx]{1,4}\)|\(\d{1,2}\)|\d{1,2}\)|\([a-zđ]\))(?=\s|[^\W\d_])")
_BULLET_PREFIX = re.compile(r"[-–•*]\s+(?=(?:[+]|[a-zđ]\)|\d{1,2}(?:\.\d{1,2})*[.)])\s)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at the start of a paragraph: ``rank`` grows with depth, ``value`` is its number (0: none)."""

    rank: int
    text: str
    number: str
    value: int

    @property
    def kind(self) -> str:
        """What marks of the same list share (``-`` against ``+``, ``(1)`` against ``(i)``)."""
        if self.rank != BULLET:
            return str(self.rank)
        return re.sub(r"\d+", "1", re.sub(r"[ivx]+", "i", self.text)).replace("–", "-").replace("—", "-")


def split_mark(text: str) -> tuple[Mark | None, str]:
    """Split ``text`` into its numbering mark (``None`` without one) and the words after it."""
    prefix = _BULLET_PREFIX.match(text)
    start = prefix.end() if prefix else 0
    for rank, shape in _SHAPES:
        found = shape.match(text, start)
        if found and (value := _value(rank, found["n"])):
            depth = found["n"].count(".") if rank == NUMBER else 0
            return Mark(rank + depth, found[0].strip(), found["n"], value), text[found.end() :].lstrip(
                " .:-–"
            )
    found = _BULLET.match(text, start)
    if found:
        return Mark(BULLET, found[0], found["n"], 0), text[found.end() :].lstrip()
    return None, text


def _value(rank: int, number: str) -> int:
    """The place of ``number`` in its list, 0 when it is none."""
    if rank == LETTER:
        return _ALPHABET.find(number) + 1
    if rank == CAPITAL:
        return "ABCDĐEGH".find(number) + 1
    last = number.rsplit(".", 1)[-1]
    if last.isdecimal():
        return int(last)
    if set(number) <= set(_ROMAN_VALUES):
        return roman(number)
    return _ORDINALS.index(number.lower()) + 1 if number.lower() in _ORDINALS else 0


def roman(number: str) -> int:
    """The value of a Roman number of I, V, X, L (``XIV`` → 14)."""
    values = [_ROMAN_VALUES[c] for c in number]
    following = [*values[1:], 0]
    return sum(-v if v < after else v for v, after in zip(values, following, strict=True))


def place_words(marks: Sequence[Mark], *, in_annex: bool) -> list[str]:
    """A place in words from the marks above it (``Phần III``, ``mục 1.2``, ``điểm a``)."""
    words: list[str] = []
    words_above = any(m.rank in (PART, CAPITAL) for m in marks)
    under_article = any(m.rank == ARTICLE for m in marks)
    for mark in marks:
        if mark.rank < ROMAN and mark.rank >= PART and mark.text[0].isalpha() and len(mark.text) > 3:
            words.append(mark.text.rstrip(".:"))
        elif mark.rank <= ROMAN:
            words.append(
                f"{'mục' if in_annex or (mark.rank == ROMAN and words_above) else 'Phần'} {mark.number}"
            )
        elif NUMBER <= mark.rank < LETTER:
            words = [
                w for w in words if not w.startswith(("mục ", "khoản ")) or not w.split()[-1][0].isdigit()
            ]
            words.append(f"{'khoản' if under_article else 'mục'} {mark.number}")
        elif mark.rank == LETTER:
            words.append(f"điểm {mark.number}")
    return words
