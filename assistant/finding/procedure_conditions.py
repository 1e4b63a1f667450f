"""What listed procedures are chosen by: how they are filed, what they cost, how long they take."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from assistant.finding.procedures import Procedure
from corpus.text import fold
from prompts import load

_DAYS = re.compile(
    r"\b(?:(?:trong|la|mat|het|co) )*(?:(?:thoi han|thoi gian|giai quyet|trong|la|mat|het) )*"
    r"0*(\d{1,3}) ngay(?: (lam viec))?\b"
)
_BOUND = re.compile(
    r"\b(?:duoi|tren|hon|qua|toi da|toi thieu|it nhat|nhieu nhat|tro (?:len|xuong|lai)|ngan|lau nhat|nhanh)\b"
)


@dataclass(frozen=True, slots=True)
class Condition:
    """What a ``column`` of a procedure must say, and the folded words of the question that ask it."""

    column: str
    words: frozenset[str]
    is_met: Callable[[Procedure], bool]


def conditions_asked(asked: str) -> tuple[Condition, ...] | None:
    """The conditions that a folded question sets; ``None`` where it sets one that no row can be held to."""
    found = [
        Condition(column, frozenset(words), _holding(column, printed))
        for pattern, column, printed in _wordings()
        if (words := [word for match in pattern.finditer(asked) for word in match[0].split()])
    ]
    days = _DAYS.search(asked)
    if days is None:
        return tuple(found)
    if _BOUND.search(asked):
        return None
    time = re.compile(rf"\b0*{days[1]} ngay{' lam viec' if days[2] else ''}\b")
    return (*found, Condition("time", frozenset(days[0].split()), _holding("time", time)))


def _holding(column: str, printed: re.Pattern[str]) -> Callable[[Procedure], bool]:
    return lambda procedure: bool(printed.search(_cell(procedure, column)))


def _cell(procedure: Procedure, column: str) -> str:
    """A cell, folded; where the list has no such column, all that stands beside the name and its bases."""
    told = procedure.cells.get(column, "")
    if column not in procedure.labels:
        told = " . ".join(cell for field, cell in procedure.cells.items() if field not in ("name", "basis"))
    return fold(told).strip(" .-")


@cache
def _wordings() -> tuple[tuple[re.Pattern[str], str, re.Pattern[str]], ...]:
    """Of each kind of condition: how it is asked, its column, and what that prints."""
    return tuple(
        (_any(told["asked"], whole=False), told["column"], _any(told["printed"], told.get("whole", False)))
        for told in load("procedure_conditions").values()
    )


def _any(words: list[str], whole: bool) -> re.Pattern[str]:
    either = "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"\A(?:{either})\Z" if whole else rf"\b(?:{either})\b")
