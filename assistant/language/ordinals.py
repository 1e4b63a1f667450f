"""Which of the things listed before a question points at: "nhiệm vụ thứ hai", "việc 3", "cái cuối"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.text import fold, nfc

LAST = -1
CARDINALS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
NUMERALS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_THING = r"(?:nhiem vu|viec|muc|cai|de an|dong|chi tieu|y)"
_NUMBERED = re.compile(rf"\b{_THING}\s+(?:thu|so)\s+({'|'.join(NUMERALS)}|\d{{1,2}})\b")
_OPENING = re.compile(  # a bare figure is that of a list only where the question begins with it
    rf"\W*(?:(?:the|vay|con|thi) )*(?:{_THING}|so|thu|stt|cau)\s+"
    r"(?:so\s+|thu\s+)?(\d{1,2})(?![\w/%-]|[.,]\d)"
)
_FIRST = re.compile(rf"\b{_THING} dau tien\b")
_LAST = re.compile(
    rf"\b{_THING} (?:sau cung|cuoi cung|chot|cuoi)\b(?! (?:nam|thang|quy|tuan|ky|nhiem ky|giai doan))"
)
_NTH = re.compile(
    r"\b(?<!trong )(dot|giai doan|vong) (?:thu |so )?(\d{1,2}|i{1,3}|iv|v)\b"
    r"(?! ?(?:nam|thang|quy|tuan|ngay|gio|phut|%)|[./-]\d)"
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_LONGEST = 10  # words of a question that points with no more than a bare figure


def ordinal_of(question: str) -> int | None:
    """The place in the list told before, counted from one; ``LAST`` for its end; ``None`` for none."""
    asked = fold(nfc(question)).replace("thu bon", "thu tu")
    if _FIRST.search(asked):
        return 1
    match = _NUMBERED.search(asked)
    if match is None and len(asked.split()) <= _LONGEST:
        match = _OPENING.match(asked)
    if match is None:
        return LAST if _LAST.search(asked) else None
    return int(match[1]) if match[1].isdigit() else NUMERALS.index(match[1]) + 1


def is_of_other_number(question: str, told: Iterable[str]) -> bool:
    """Whether a question names another one of numbered things than was ``told`` ("đợt 2" after "đợt 1")."""
    said = {pair for text in told for pair in _numbered(text)}
    nouns = {noun for noun, _ in said}
    return any(noun in nouns and (noun, number) not in said for noun, number in _numbered(question))


def _numbered(text: str) -> set[tuple[str, str]]:
    """The numbered things of a text, each by its noun and number."""
    return {(noun, _ROMAN.get(number, number.lstrip("0"))) for noun, number in _NTH.findall(fold(text))}
