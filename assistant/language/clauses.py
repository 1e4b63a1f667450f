"""A text cut into its sentences, and those into clauses: one way, whoever reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from prompts import load

Span = tuple[int, int]  # of characters
_NO_SHORT_FORM = r"(?<!\b[A-ZĐ]\.)(?<!\bT[PXT]\.)"  # after a full stop: not that of "P. …", "TP. …"
_NO_FIGURE = r"(?<!=\?)(?<!= \?)(?!\s*%)"  # "= ? %" stands for the figure asked, and ends nothing
_SENTENCE = re.compile(rf"(?:\.{_NO_SHORT_FORM}|[;!\n]|\?{_NO_FIGURE})+(?=\s|$)\s*")


@lru_cache(maxsize=512)
def sentences_in(text: str) -> tuple[Span, ...]:
    """The sentences of ``text``, each with the mark that ends it; no blank ones."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    return _trimmed(text, zip((0, *ends), (*ends, len(text)), strict=True))


@lru_cache(maxsize=512)
def clauses_in(text: str) -> tuple[Span, ...]:
    """The clauses of ``text`` without the marks between them, each with the word that joins it on."""
    cuts = [(0, 0), *(match.span() for match in _clause().finditer(text)), (len(text), len(text))]
    return _trimmed(text, ((left[1], right[0]) for left, right in pairwise(cuts)))


def kept_whole(spans: Iterable[Span], names: Sequence[Span]) -> list[Span]:
    """``spans`` with those joined again that a cut within one of ``names`` parts ("Sở Văn hóa, Thể thao")."""
    whole: list[Span] = []
    for start, end in spans:
        if whole and any(a < start and whole[-1][1] < b for a, b in names):
            start = whole.pop()[0]
        whole.append((start, end))
    return whole


def pieces(text: str, spans: Iterable[Span]) -> list[str]:
    """The words of ``text`` in ``spans``."""
    return [text[start:end] for start, end in spans]


def _trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    found = []
    for start, end in spans:
        piece = text[start:end]
        if piece.strip():
            found.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return tuple(found)


@cache
def _clause() -> re.Pattern[str]:
    """A mark, a dash, or the blank before a word that joins a clause on."""
    joining = "|".join(load("cues")["grammar"]["joining"])
    return re.compile(
        rf"(?:\.{_NO_SHORT_FORM}|[,;:?!\n])+(?=\s|$)|\s[-–]\s|\s(?=(?:{joining})\s)", re.IGNORECASE
    )
