"""Short forms a document defines itself: ``thủ tục hành chính (TTHC)``, ``sau đây gọi tắt là …``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.text import fold, squeeze

_NOUN = re.compile(r"((?:[^\W\d_]+[\s\-]+){1,14}[^\W\d_]+)\s*$")
_BRACKETED = re.compile(r"\((?:viết tắt là\s)?([^()\n]{2,16})\)")
_CALLED = re.compile(r"\(\s?sau đây (?:gọi|viết) (?:tắt|gọn|chung) là:?\s?([^()\n]{2,40})\)")
_SHORT = re.compile(r"[^\W\d_]+(?:[\s\-&][^\W\d_]+)?")
_OWNERS = re.compile(r"\s+(?:của|cấp|trên địa bàn|giai đoạn|năm)\s.*$")
_LONGEST = 10
_BEFORE = 240


def defined_terms(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return (short form, words it stands for) in order, each short form once, as printed."""
    found: dict[str, tuple[str, str]] = {}
    for text in map(squeeze, texts):
        for pattern in (_BRACKETED, _CALLED):
            for match in pattern.finditer(text):
                short = squeeze(match[1])
                noun = _NOUN.search(text[max(0, match.start() - _BEFORE) : match.start()])
                words = _meant(noun[1], short) if noun else None
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
