"""Sections a question calls: by mark ("mục VII", "phần B"), words of their title, or initials ("CCTCC")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.language.cues import grammar_words
from assistant.language.words import words_of
from corpus.model import Record, Task
from corpus.text import fold

_CALL = re.compile(
    r"(?<!\w)(mục|mực|phần|phân|phản|phận|phấn|nhóm|lĩnh vực|muc|phan|nhom|linh vuc)\s+", re.IGNORECASE
)
_MARK = re.compile(r"((?:[IVX]{1,5}|[A-Z]|\d{1,2})(?:\.\d{1,2})*)(?![^\W_]|\.\d|\s?%)", re.IGNORECASE)
_ACRONYM = re.compile(r"(?:cải cách |cai cach )?([A-ZĐ]{3,10})(?![^\W_])")
Titles = Callable[[Record], tuple[str, ...]]
_LEADING = re.compile(
    r"(?:(?:các|những|nhiệm vụ|công việc|đầu việc|việc|về|cac|nhung|nhiem vu|viec|ve)\s+)+", re.IGNORECASE
)
_SLIPPED = ("phân", "phản", "phận", "phấn")  # "phần" typed without its tone, or restored so
_LEAST, _LONGEST = 2, 10
_NEXT = frozenset(("cua", "thi", "co", "gom", "nam", "trong", "do", "theo", "so", "o", "tai", "va", "thuoc"))
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def sections_called(text: str, found: Sequence[Record]) -> Sequence[Record] | None:
    """Those of ``found`` in every section that ``text`` calls; ``None`` where it calls none there is."""
    inside: Sequence[Record] | None = None
    for match in _CALL.finditer(text):
        among = _told_by(match[1], text[match.end() :], found if inside is None else inside)
        inside = among if among else inside
    return inside


def _told_by(kind: str, text: str, found: Sequence[Record]) -> list[Record]:
    """Those in the section called by what ``text`` begins with, or by what follows "nhiệm vụ" there."""
    called = _called(kind, text, found)
    leading = None if called else _LEADING.match(text)
    return _called(kind, text[leading.end() :], found) if leading else called


def _called(kind: str, text: str, found: Sequence[Record]) -> list[Record]:
    mark = _MARK.match(text)
    if mark:
        return _marked(kind, mark[1].upper(), found)
    acronym = _ACRONYM.match(text)
    if acronym:
        letters = fold(acronym[1])
        named = _where(found, lambda title: _initials(title).endswith(letters))
        named = named or _where(found, lambda title: letters in _initials(title))
        if named:
            return named
    if kind.lower() in _SLIPPED:
        return _titled(text, found, _part_titles) or _part_told(text, found)
    return _titled(text, found) or (_part_told(text, found) if fold(kind) == "phan" else [])


def _part_told(text: str, found: Sequence[Record]) -> list[Record]:
    """Those in the one part whose title has all that ``text`` tells it by ("phần tham mưu cho tỉnh")."""
    call = _CALL.search(text)
    relating = frozenset(map(fold, grammar_words()))
    told: list[str] = []
    for word in words_of(text[: call.start()] if call else text)[:_LONGEST]:
        if (told and word.opens) or word.bare in _NEXT:
            break
        told += [] if word.bare in relating else [word.bare]
    if len(told) < _LEAST:
        return []
    titles = {title for record in found for title in _part_titles(record)}
    named = [title for title in titles if set(told) <= {word.bare for word in words_of(title)}]
    return _where(found, lambda title: title in named, _part_titles) if len(named) == 1 else []


def _marked(kind: str, mark: str, found: Sequence[Record]) -> list[Record]:
    """Records under a mark: a part's where a part is called and there is one, else a section's."""
    marks = {mark, _ROMAN[int(mark)]} if mark.isdecimal() and int(mark) < len(_ROMAN) else {mark}
    parts: list[Record] = [r for r in found if isinstance(r, Task) and r.part and mark_of(r.part) in marks]
    inside = [r for r in found if r.section and mark_of(r.section) in marks]
    return (parts or inside) if fold(kind) == "phan" else (inside or parts)


def _titled(text: str, found: Sequence[Record], titles: Titles | None = None) -> list[Record]:
    """Those in the sections whose titles hold the most of the words ``text`` begins with."""
    words = words_of(text)[: _LONGEST + 1]
    said = [word.bare for word in words]

    def held(title: str) -> int:
        return _beginning(said, [word.bare for word in words_of(title)])

    titles = titles or _titles
    longest = max((held(title) for record in found for title in titles(record)), default=0)
    ended = longest >= len(words) or words[longest].opens or said[longest] in _NEXT
    if longest < _LEAST or (longest == _LEAST and not ended):
        return []
    return _where(found, lambda title: held(title) == longest, titles)


def _initials(title: str) -> str:
    return "".join(word.bare[0] for word in words_of(title))


def _where(
    found: Sequence[Record], fits: Callable[[str], bool], titles: Titles | None = None
) -> list[Record]:
    return [record for record in found if any(fits(title) for title in (titles or _titles)(record))]


def _titles(record: Record) -> tuple[str, ...]:
    part = record.part if isinstance(record, Task) else None
    return tuple(title for title in (record.section, part) if title)


def _part_titles(record: Record) -> tuple[str, ...]:
    return (record.part,) if isinstance(record, Task) and record.part else ()


def mark_of(title: str) -> str:
    """The numbering a title begins with, in capitals ("II", "B", "1.2")."""
    return title.split(" ", 1)[0].strip(" .)").upper()


def _beginning(said: Sequence[str], title: Sequence[str]) -> int:
    """How many words from the first on stand in ``title`` side by side."""
    best = 0
    for start in range(len(title)):
        size = 0
        while size < len(said) and start + size < len(title) and said[size] == title[start + size]:
            size += 1
        best = max(best, size)
    return best
