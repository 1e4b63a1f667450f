"""Where a question asks how things stand today ("hiện nay", "đã đạt"), rather than what is aimed at."""

from __future__ import annotations

import re

from corpus.timespans import aligned

_WITHIN = r"(?<!thuc )(?<!the )(?<!phat )(?<!xuat )"  # "thực hiện có …" speaks of no present
TODAY = (
    rf"{_WITHIN}hien (?:nay|tai|gio|thoi|co|da|dang)"
    r"|(?:cho |tinh )?(?:den|toi) (?:nay|thoi diem (?:nay|hien tai))"
)
_REACHED = r"da (?:dat(?: duoc)?|co|(?:\w+ ){1,2}duoc)(?= bao nhieu| may )"
_SO_FAR = r"(?:bao nhieu (?:(?!(?:bao nhieu|may)\b)\w+ ){0,8}|may (?:\w+ ){0,3})roi"  # "mấy" may mean several
_HELD = r"(?:gio|dang) (?:da |moi )?co(?= (?:duoc )?(?:bao nhieu|may)\b)"
_NOW = re.compile(rf"\b(?:{TODAY}|bay gio|thuc te (?:da|dat|dang)|{_REACHED}|{_SO_FAR}|{_HELD})\b")
_AIMED = re.compile(
    r"\b(?:phai|phan dau|can dat|dat ra|chi tieu|muc tieu|ke hoach(?! (?:so )?\d)|toi thieu|nam 20\d\d)\b"
)
_DONE = re.compile(r"\bda (?:\w+ ){1,2}duoc\b|\bda dat\b")


def present_words(text: str) -> tuple[tuple[int, int], ...]:
    """Where ``text`` (NFC) asks for the state of today ("hiện nay", "đã đạt"), as character offsets.

    Empty where it asks for none, or for what is aimed at ("hiện nay chỉ tiêu là bao nhiêu").
    """
    folded = aligned(text)
    if _AIMED.search(folded) and not _DONE.search(folded):
        return ()
    return tuple(found.span() for found in _NOW.finditer(folded))
