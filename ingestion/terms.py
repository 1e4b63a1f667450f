"""Short forms a document defines itself: ``thủ tục hành chính (TTHC)``, ``sau đây gọi tắt là …``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.text import fold, squeeze

_NOUN = r"((?:[^\W\d_]+[\s\-]+){1,14}[^\W\d_]+)\s*"
_BRACKETED = re.compile(rf"{_NOUN}\(\s*(?:viết tắt là\s*)?([^()\n]{{2,16}})\s*\)")
_CALLED = re.compile(rf"{_NOUN}\(\s*sau đây (?:gọi|viết) (?:tắt|gọn|chung) là:?\s*([^()\n]{{2,40}}?)\s*\)")
_SHORT = re.compile(r"[^\W\d_]+(?:[\s\-&][^\W\d_]+)?")
_OWNERS = re.compile(r"\s+(?:của|cấp|trên địa bàn|giai đoạn|năm)\s.*$")
_LONGEST = 10


def defined_terms(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (short form, words it stands for) in order, each short form once, as printed."""
    found: dict[str, tuple[str, str]] = {}
    for text in texts:
        for pattern in (_BRACKETED, _CALLED):
            for match in pattern.finditer(squeeze(text)):
                short = squeeze(match[2])
                words = _meant(match[1], short)
                if words:
                    found.setdefault(fold(short), (short, words))
    return tuple(found.values())


def _meant(before: str, short: str) -> str | None:
    """The words right before the bracket that ``short`` stands for; ``None`` where that is unclear."""
    if not _SHORT.fullmatch(short) or sum(c.isupper() for c in short) < 2:
        return None
    words = before.split()
    letters = [c for c in fold(short) if c.isalpha()]
    if len(letters) <= len(words):
        last = words[-len(letters) :]
        if [fold(word)[0] for word in last] == letters:
            return " ".join(last)
    words = _OWNERS.sub("", before).split()[-_LONGEST:]
    starts = [i for i, word in enumerate(words) if word[0].isupper()]
    if not starts:
        return None
    named = " ".join(words[starts[-1] :])
    return named if len(named.split()) > 1 and fold(named) != fold(short) else None
