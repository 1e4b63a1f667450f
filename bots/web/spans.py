"""Where a quote stands: the blocks, and within a paragraph the characters, that print it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Block, BlockKind
from corpus.quotes import is_verbatim
from corpus.text import comparable

_CELL_EDGE = re.compile(r"\t|\s\|\s")
_LONGEST_RUN = 8
_ANCHOR = 12
_WRITTEN = re.compile(r"(\d{1,7})(?:\.(\d{1,7})-(\d{1,7}))?")
_MOST_SPANS = 40


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of one block's text; the whole block without ``end``."""

    block: int
    start: int = 0
    end: int | None = None

    def __str__(self) -> str:
        return f"{self.block}" if self.end is None else f"{self.block}.{self.start}-{self.end}"


def written_spans(text: str) -> tuple[Span, ...]:
    """Read spans as an address carries them (``256,12.10-80``); what makes no sense is left out."""
    spans: list[Span] = []
    for piece in text.split(",")[:_MOST_SPANS]:
        if match := _WRITTEN.fullmatch(piece):
            block, start, end = match.groups()
            spans.append(Span(int(block), int(start or 0), int(end) if end else None))
    return tuple(spans)


def locate(quote: str, blocks: Sequence[Block], near: Iterable[int] = ()) -> tuple[Span, ...]:
    """Return where ``quote`` is printed in a document's ``blocks``; empty where it is not.

    ``near`` are the ordinals a record names as its own: they are looked at first.
    """
    wanted = frozenset(near)
    own = [block for block in blocks if block.ordinal in wanted]
    if own and is_verbatim(quote, own):
        return _spans(quote, own)
    starts = _starts(quote, blocks)
    for length in range(1, _LONGEST_RUN + 1):
        for start in starts:
            run = blocks[start : start + length]
            if is_verbatim(quote, run):
                return _spans(quote, _needed(quote, run))
    return ()


def _starts(quote: str, blocks: Sequence[Block]) -> list[int]:
    """The blocks in which the longest part of ``quote`` may begin."""
    longest = max((comparable(part) for part in _CELL_EDGE.split(quote)), key=len)
    head = longest[:_ANCHOR]
    return [
        index
        for index, block in enumerate(blocks)
        if head and (head in comparable(block.text) or _ends_with_start(comparable(block.text), head))
    ]


def _ends_with_start(printed: str, head: str) -> bool:
    return any(printed.endswith(head[:n]) for n in range(2, len(head)))


def _needed(quote: str, run: Sequence[Block]) -> list[Block]:
    """Leave out the blocks between (page numbers, repeated headers) that print nothing of the quote."""
    kept = list(run)
    for block in run[1:-1]:
        fewer = [other for other in kept if other is not block]
        if is_verbatim(quote, fewer):
            kept = fewer
    return kept


def _spans(quote: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    if any(block.kind is BlockKind.ROW for block in blocks):
        return tuple(Span(block.ordinal) for block in blocks)
    wanted = comparable(quote)
    return tuple(_within(wanted, block) for block in blocks)


def _within(wanted: str, block: Block) -> Span:
    """The characters of a paragraph that print ``wanted`` or, cut by a page break, a piece of it."""
    positions = _positions(block.text)
    printed = comparable(block.text)
    if len(positions) != len(printed) or not printed or printed in wanted:
        return Span(block.ordinal)
    start, length = printed.find(wanted), len(wanted)
    if start < 0:
        limit = min(len(wanted), len(printed))
        tail = next((n for n in range(limit, 0, -1) if printed.endswith(wanted[:n])), 0)
        head = next((n for n in range(limit, 0, -1) if wanted.endswith(printed[:n])), 0)
        start, length = (len(printed) - tail, tail) if tail >= head else (0, head)
    if not length:
        return Span(block.ordinal)
    return Span(block.ordinal, positions[start], positions[start + length - 1] + 1)


@lru_cache(maxsize=2000)
def _positions(text: str) -> tuple[int, ...]:
    """The place in ``text`` of each character that counts when quotes are compared."""
    return tuple(index for index, character in enumerate(text) if comparable(character))
