"""What every page repeats at its edges: page numbers, running headers and footers, left out of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.text import fold
from ingestion.loaders.pages.lines import Line, printed_lines
from ingestion.loaders.pages.page import Page, Word

_NUMBER = re.compile(r"\W*(?:trang\s+(?:so\s+)?)?\d{1,4}(?:\s*(?:/|tren)\s*\d{1,4})?\W*")
_EDGE = 0.13
_DEEPEST = 3
_FEWEST = 3
_SHARE = 0.4
_DIGITS = re.compile(r"\d+")


def without_margins(pages: Sequence[Page]) -> tuple[Page, ...]:
    """``pages`` without page numbers at their edges and lines that many pages repeat there."""
    edges = [_edges(page) for page in pages]
    seen = Counter(text for lines in edges for text in {_repeatable(line) for line in lines})
    often = max(_FEWEST, _SHARE * len(pages))
    return tuple(
        _without(page, [line for line in lines if seen[_repeatable(line)] >= often])
        for page, lines in zip(pages, edges, strict=True)
    )


def _without(page: Page, repeated: Sequence[Line]) -> Page:
    gone = {id(word) for line in repeated for word in line.words}
    kept = tuple(word for word in page.words if id(word) not in gone)
    gone = {id(word) for line in _numbers(replace(page, words=kept)) for word in line.words}
    return replace(page, words=tuple(word for word in kept if id(word) not in gone))


def _edges(page: Page) -> list[Line]:
    """The first and last few lines of a page, as far as they stand in its outer part."""
    high, low = page.height * _EDGE, page.height * (1 - _EDGE)
    top = printed_lines(word for word in page.words if word.bottom < high)[:_DEEPEST]
    return top + printed_lines(word for word in page.words if word.top > low)[-_DEEPEST:]


def _numbers(page: Page) -> list[Line]:
    """The first or last line of a page where it holds its number alone."""
    edges = _edges(page)
    if not edges:
        return []
    ends = (edges[0], edges[-1])
    inner = [word for word in page.words if not any(word in line.words for line in ends)]
    return [line for line in ends if _NUMBER.fullmatch(fold(line.text)) and _apart(line, inner)]


def _apart(line: Line, others: Sequence[Word]) -> bool:
    """Tell whether nothing stands above ``line``, or nothing below it."""
    return all(word.top > line.y for word in others) or all(word.bottom < line.y for word in others)


def _repeatable(line: Line) -> str:
    """The words of a line, every number in it as one."""
    return _DIGITS.sub("0", fold(line.text))
