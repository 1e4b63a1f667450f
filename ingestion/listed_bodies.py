"""Bodies that share their kind before a colon (``UBND các tỉnh, thành phố: Huế, Gia Lai``)."""

from __future__ import annotations

import re

from corpus.actors import Subject, subject
from corpus.places import Province, provinces
from corpus.text import fold

_COMMITTEES = re.compile(
    r"(?P<office>Chủ tịch\s+)?(?P<body>(?:Ủy|Uỷ) ban nhân dân|UBND)\s+(?:các\s+)?tỉnh\b[^:;.]*:\s+"
)
_MINISTRIES = re.compile(r"(?:Các|các)\s+(?:B|b)ộ(?:,\s+(?:cơ quan|ngành|cơ quan ngang (?:B|b)ộ))+(?=:\s)")
_LONGEST = 4  # words of a province's name
_BETWEEN = re.compile(r",\s+|\s+và\s+")


def shared(sentence: str) -> Subject | None:
    """The bodies listed after their kind at the start of ``sentence``; ``None`` where it starts otherwise."""
    committees = _COMMITTEES.match(sentence)
    if committees:
        return _committees(sentence, committees)
    ministries = _MINISTRIES.match(sentence)
    if not ministries:
        return None
    short = f"Các Bộ{sentence[ministries.end() :]}"
    found = subject(short)
    if found is None or len(found.names) < 2:
        return None
    return Subject(found.printed, found.names, found.end + len(sentence) - len(short), found.office)


def _committees(sentence: str, head: re.Match[str]) -> Subject | None:
    places: list[Province] = []
    end = head.end()
    while found := _province_at(sentence, end):
        places.append(found[0])
        end = found[1]
        comma = _BETWEEN.match(sentence, end)
        if not comma:
            break
        end = comma.end()
    if len(places) < 2 or not sentence[end:].strip(" .,;"):
        return None
    kind = f"{head['office'] or ''}{head['body']}"
    names = tuple(f"{kind} {place.kind} {place.name}" for place in places)
    return Subject(sentence[:end].rstrip(" ,"), names, end, bool(head["office"]))


def _province_at(sentence: str, at: int) -> tuple[Province, int] | None:
    """The province named at ``at``, and where its name ends."""
    words = [*re.finditer(r"[^\W_]+", sentence[at : at + 60])][:_LONGEST]
    for count in range(len(words), 0, -1):
        place = provinces().get(" ".join(fold(word[0]) for word in words[:count]))
        if place:
            return place, at + words[count - 1].end()
    return None
