"""Where a question tells what most tasks are like, beside the ones asked for ("phần lớn …, chỉ có …")."""

from __future__ import annotations

import re
from itertools import pairwise

from corpus.timespans import aligned

Span = tuple[int, int]  # of characters
_CLAUSE = re.compile(r"[,;.?!]+(?=\s|$)|\s(?=(?:nhưng|mà chỉ|còn|vậy|chỉ có)\s)")
_THINGS = r"(?:nhiem vu|(?:dau |cong )?viec|cai|muc|de an)"
_MOST = re.compile(
    rf"\b(?:phan lon|da so|hau het|gan nhu|toan la|{_THINGS} nao cung|{_THINGS} nao cung deu)\b"
)
_ASKS = re.compile(r"\b(?:nao|gi|may|vai|bao nhieu|chi co|chi)\b")


def told_of_most(text: str) -> tuple[Span, ...]:
    """The clauses of ``text`` (NFC) that speak of most tasks; none where nothing else is left to ask."""
    plain = aligned(text)
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    clauses = [(start, end) for start, end in pairwise(cuts) if start < end]
    told = []
    for clause in clauses:
        found = _MOST.search(plain, *clause)
        if found:
            told.append((found.start(), clause[1]))
    rest = [(start, end) for start, end in clauses if not any(a < end and start <= a for a, _ in told)]
    return tuple(told) if any(_ASKS.search(plain, *clause) for clause in rest) else ()


def without_most(text: str) -> str:
    """``text``, as long, less what it tells of most tasks."""
    for start, end in told_of_most(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text
