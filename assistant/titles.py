"""Sections called by part of their title or by its initials ("mục thủ tục hành chính", "phần CCTCC")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.knowledge import sections
from assistant.words import Word, words_of
from corpus.model import Record
from corpus.text import fold

_CALL = re.compile(r"(?<!\w)(?:mục|phần|nhóm|lĩnh vực|muc|phan|nhom|linh vuc)\s+", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:cải cách |cai cach )?([A-ZĐ]{3,10})(?![^\W_])")
_LEAST, _LONGEST = 2, 10
_NEXT = frozenset(("cua", "thi", "co", "gom", "nam", "trong", "do", "theo", "so", "o", "tai"))


def sections_called(text: str, found: Sequence[Record]) -> Sequence[Record]:
    """Those of ``found`` in every section that ``text`` calls; none where it calls none they stand in."""
    inside: Sequence[Record] = ()
    for match in _CALL.finditer(text):
        among = _called(text[match.end() :], inside or found)
        inside = among or inside
    return inside


def _called(text: str, found: Sequence[Record]) -> list[Record]:
    """Those in the sections whose titles hold the most of the words ``text`` begins with."""
    titles = sections(found)
    acronym = _ACRONYM.match(text)
    if acronym:
        letters = fold(acronym[1])
        named = [inside for title, inside in titles.items() if letters in _initials(words_of(title))]
        if named:
            return named[0]
    words = words_of(text)[: _LONGEST + 1]
    said = [word.bare for word in words]
    met: dict[int, list[list[Record]]] = {}
    for title, inside in titles.items():
        met.setdefault(_beginning(said, [w.bare for w in words_of(title)]), []).append(inside)
    longest = max(met, default=0)
    whole = longest == len(words) or (
        longest < len(words) and (words[longest].opens or said[longest] in _NEXT)
    )
    sure = longest > _LEAST or (longest == _LEAST and whole)
    return met[longest][0] if sure and len(met[longest]) == 1 else []


def _beginning(said: Sequence[str], title: Sequence[str]) -> int:
    """How many words from the first on stand in ``title`` side by side."""
    best = 0
    for start in range(len(title)):
        size = 0
        while size < len(said) and start + size < len(title) and said[size] == title[start + size]:
            size += 1
        best = max(best, size)
    return best


def _initials(words: Sequence[Word]) -> str:
    return "".join(word.bare[0] for word in words)
