"""How many are to lead a task together ("ba bộ cùng chủ trì", "từ hai sở trở lên chủ trì")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import fold
from corpus.timespans import aligned

_NUMBERS = {"hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8}
_BODIES = "bo|so|phong|co quan|don vi|noi|ben|nganh"
_BESIDE = "cung|dong|chung|nhau|dung|duoc giao|la|don vi|co quan"
_SO_MANY = re.compile(
    rf"\b(?P<least>(?:tu|it nhat|toi thieu) )?(?P<number>{'|'.join(_NUMBERS)}|[2-9]) (?P<body>{_BODIES})"
    rf"(?P<more> tro len)?(?: (?:{_BESIDE}))*(?= chu tri\b)"
)
_NAMED = ("bo", "so", "phong")


@dataclass(frozen=True, slots=True)
class SoMany:
    """How many lead, of which kind; ``said`` so in the question, at ``start`` to ``end``."""

    number: int
    body: str
    least: bool
    said: str
    start: int
    end: int

    def are(self, names: tuple[str, ...]) -> bool:
        """Whether ``names`` are so many, each of the kind."""
        enough = len(names) >= self.number if self.least else len(names) == self.number
        return enough and (self.body not in _NAMED or all(fold(n).startswith(f"{self.body} ") for n in names))


def so_many(text: str) -> SoMany | None:
    """How many ``text`` (NFC) asks to lead together; ``None`` where it does not say."""
    told = _SO_MANY.search(aligned(text))
    if told is None:
        return None
    number = _NUMBERS.get(told["number"]) or int(told["number"])
    said = text[told.start() : told.end("more" if told["more"] else "body")]
    return SoMany(number, told["body"], bool(told["least"] or told["more"]), said, told.start(), told.end())


def told_so(text: str) -> list[tuple[int, int]]:
    """Where ``text`` says how many lead together."""
    many = so_many(text)
    return [(many.start, many.end)] if many else []
