"""What every page repeats at its edges: page numbers, running headers and footers, left out of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.text import fold
from ingestion.loaders.pages.lines import Line, printed_lines
from ingestion.loaders.pages.page import Page

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
    return [*_top(page)[:_DEEPEST], *_foot(page)[-_DEEPEST:]]


def _numbers(page: Page) -> list[Line]:
    """The first and the last line of a page where they hold its number alone."""
    return [line for line in (*_top(page)[:1], *_foot(page)[-1:]) if _NUMBER.fullmatch(fold(line.text))]


def _top(page: Page) -> list[Line]:
    return printed_lines(word for word in page.words if word.bottom < page.height * _EDGE)


def _foot(page: Page) -> list[Line]:
    return printed_lines(word for word in page.words if word.top > page.height * (1 - _EDGE))


def _repeatable(line: Line) -> str:
    """The words of a line, every number in it as one."""
    return _DIGITS.sub("0", fold(line.text))
