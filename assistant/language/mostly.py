"""Where a question tells what most tasks are like, beside the ones asked for ("phần lớn …, chỉ có …")."""

from __future__ import annotations

import re

from assistant.language.clauses import Span, clauses_in
from corpus.timespans import aligned

_THINGS = r"(?:nhiem vu|(?:dau |cong )?viec|cai|muc|de an)"
_MOST = re.compile(
    rf"\b(?:phan lon|da so|hau het|gan nhu|toan la|{_THINGS} nao cung|{_THINGS} nao cung deu)\b"
)
_OTHERS = re.compile(r"\b(?:con|chi co)\b")
_ASKS = re.compile(r"\b(?:nao|gi|may|vai|bao nhieu|chi co|chi)\b")


def told_of_most(text: str) -> tuple[Span, ...]:
    """What ``text`` (NFC) says of most tasks, to where its clause ends or speaks of the others.

    None where nothing else is left to ask.
    """
    plain = aligned(text)
    told: list[Span] = []
    rest: list[Span] = []
    for start, end in clauses_in(text):
        most = _MOST.search(plain, start, end)
        others = _OTHERS.search(plain, most.end(), end) if most else None
        until = others.start() if others else end
        told += [(most.start(), until)] if most else []
        rest += [] if most and not others else [(until if most else start, end)]
    return tuple(told) if any(_ASKS.search(plain, *left) for left in rest) else ()


def without_most(text: str) -> str:
    """``text``, as long, less what it tells of most tasks."""
    for start, end in told_of_most(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
