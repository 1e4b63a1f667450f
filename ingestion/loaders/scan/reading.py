"""Scanned pages into pages of words with places and ruling lines, with a figure for how well they read."""

from __future__ import annotations

import math
import os
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from subprocess import TimeoutExpired
from time import monotonic

import numpy as np

from ingestion.loaders.limits import Limits, PageRead, unheard
from ingestion.loaders.pages.page import Box, Page, Rule, Word
from ingestion.loaders.scan.capitals import recased
from ingestion.loaders.scan.ink import Ink
from ingestion.loaders.scan.numerals import doubtful, settled, unstuck
from ingestion.loaders.scan.raster import DPI, Grey, upright
from ingestion.loaders.scan.rules import Ruled, ruled
from ingestion.loaders.scan.signs import as_placed, compared
from ingestion.loaders.scan.strips import Strip, strips_of
from ingestion.loaders.scan.strokes import Span
from ingestion.loaders.scan.tesseract import ENGLISH, VIETNAMESE, Seen, Tesseract, program

_POINT = 72 / DPI
_ASCENT, _DESCENT = 0.9, 0.25
_HAIR = 0.08
_HOPELESS = 35
_SMALLEST = 10.0
_SIDEWAYS = 70
_MOST_WORKERS = 4
_PRINT, _FEWEST_LETTERS = (0.7, 1.5), 2
_QUOTES = "\"'“”‘’"
_MISREAD = str.maketrans({"|": "I"})
_SIGNS = frozenset("-–—+•·●■✓→.,;:/()\"'“”‘’%&*=§…[]<>≤≥")
_CHARACTERS = frozenset(("Lu", "Ll", "Lo", "Nd", "No"))


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as an image: ``number`` from 1, ``grey`` at :data:`DPI` dots an inch."""

    number: int
    grey: Grey


@dataclass(frozen=True, slots=True)
class Reading:
    """A scan as read: ``sure``, from 0 to 100, is how sure the program is of the page's letters.

    ``disputed`` are the numbers that two readings of them give differently, ``dropped`` the printed
    lines of which nothing could be made, ``unread`` those that nothing was taken from though they hold
    letters; ``in_time``: whether the page was read before its time was up.
    """

    page: Page
    sure: float = 0.0
    disputed: tuple[str, ...] = ()
    dropped: int = 0
    unread: tuple[Box, ...] = ()
    in_time: bool = True

    @property
    def weight(self) -> float:
        """How much was read, and how surely: tells upright pages from turned ones."""
        return self.sure * sum(len(word.text) for word in self.page.words)

    @property
    def hard(self) -> bool:
        """Whether the page reads as badly as one that lies on its side or head."""
        return self.dropped > 0 and (self.sure < _SIDEWAYS or self.dropped * 2 > len(self.page.words))


def read_scans(
    scans: Iterable[Scan], total: int, limits: Limits, page_read: PageRead = unheard
) -> tuple[Reading, ...]:
    """Read ``scans``, ``total`` of them, some side by side; raise ``Unreadable`` where OCR is absent."""
    tesseract = program()
    workers = min(_MOST_WORKERS, os.cpu_count() or 1)
    readings: list[Reading] = []
    with ThreadPoolExecutor(workers) as pool:
        waiting: deque[Future[Reading]] = deque()

        def take() -> None:
            readings.append(waiting.popleft().result())
            page_read(len(readings), total)

        for scan in scans:
            waiting.append(pool.submit(read_scan, tesseract, scan, limits))
            if len(waiting) > workers:
                take()
        while waiting:
            take()
    return tuple(readings)


def read_scan(tesseract: Tesseract, scan: Scan, limits: Limits) -> Reading:
    """Read one page; one that hardly reads is tried turned as well, one that takes too long is left."""
    until = monotonic() + limits.page_seconds
    best = _read_turned(tesseract, scan, until)
    turns = (2, 1, 3) if best.in_time and best.hard else ()
    for turn in turns:
        turned = _read_turned(tesseract, Scan(scan.number, np.rot90(scan.grey, turn).copy()), until)
        if turned.weight > 2 * best.weight:
            best = turned
    return best


def _read_turned(tesseract: Tesseract, scan: Scan, until: float) -> Reading:
    height, width = (side * _POINT for side in scan.grey.shape)
    blank = Page(scan.number, width, height, ())
    if min(height, width) < _SMALLEST:
        return Reading(blank)
    raster = upright(scan.grey)
    lines = ruled(raster)
    strips = strips_of(raster, lines)
    try:
        seen, disputed = _seen(tesseract, strips, until)
    except TimeoutExpired:
        return Reading(blank, in_time=False)
    kept = {n: lot for n, lot in seen.items() if not strips[n].bare and _mean(lot) >= _HOPELESS}
    kept |= {n: [] for n, strip in enumerate(strips) if strip.bare}
    words = tuple(word for number, lot in sorted(kept.items()) for word in _words(strips[number], lot))
    page = replace(blank, words=words, rules=_rules(lines))
    sure = _mean([each for lot in kept.values() for each in lot])
    unread = tuple(
        _box(strip) for number, strip in enumerate(strips) if number not in kept and _is_print(strip)
    )
    return Reading(page, sure, disputed, len(seen.keys() - kept.keys()), unread)


def _is_print(strip: Strip) -> bool:
    """Tell whether a strip holds letters of the size of print rather than scrawl or specks."""
    usual = _PRINT[0] * strip.ink.usual <= strip.ink.em <= _PRINT[1] * strip.ink.usual
    return usual and len(strip.ink.letters) >= _FEWEST_LETTERS


def _box(strip: Strip) -> Box:
    """Where the letters of a strip stand, in points."""
    ink = strip.ink
    x1 = max(end for _, end, _ in ink.letters)
    return Box(ink.left * _POINT, (ink.base - _ASCENT * ink.em) * _POINT, x1 * _POINT, ink.base * _POINT)


def _seen(
    tesseract: Tesseract, strips: Sequence[Strip], until: float
) -> tuple[dict[int, list[Seen]], tuple[str, ...]]:
    """What stands in each of ``strips``, and the numbers read in two ways."""
    seen = _by_strip(tesseract.read([each.grey for each in strips], VIETNAMESE, until))
    again = [n for n, lot in seen.items() if tesseract.english and doubtful(strips[n], lot)]
    second = _by_strip(tesseract.read([strips[number].grey for number in again], ENGLISH, until))
    disputed: list[str] = []
    for index, number in enumerate(again):
        seen[number], doubts = settled(strips[number], seen[number], second.get(index, ()))
        disputed += doubts
    return seen, tuple(disputed)


def _by_strip(seen: Iterable[Seen]) -> dict[int, list[Seen]]:
    lots: dict[int, list[Seen]] = {}
    for each in seen:
        lots.setdefault(each.strip, []).append(each)
    return lots


def _mean(seen: Iterable[Seen]) -> float:
    """How sure the words are, long ones counting more."""
    lot = list(seen)
    letters = sum(len(each.text) for each in lot)
    return sum(each.sure * len(each.text) for each in lot) / letters if letters else 0.0


def _words(strip: Strip, lot: Sequence[Seen]) -> Iterator[Word]:
    """The words of a line, their boxes as tall as its font; signs that no document has are specks."""
    top, bottom = strip.ink.base - _ASCENT * strip.ink.em, strip.ink.base + _DESCENT * strip.ink.em
    for mark in strip.openings:
        yield Word(mark.x0 * _POINT, top * _POINT, mark.x1 * _POINT, bottom * _POINT, mark.text)
    for number, each in enumerate(lot):
        x0, x1 = strip.on_page(each.x0), strip.on_page(each.x1)
        text = _opened(each.text, strip.ink) if number == 0 else each.text
        beside = (other.text for other in (*lot[max(number - 1, 0) : number], *lot[number + 1 : number + 2]))
        text = compared(recased(text, strip.ink, x0, beside).translate(_MISREAD), strip, each)
        text = as_placed(text, strip) if number == 0 else text
        if not any(map(_is_character, text)):
            continue
        if number == 0 and (parts := unstuck(text, strip.ink, x0, x1)):
            numeral, text, start = parts
            yield Word(x0 * _POINT, top * _POINT, start * _POINT, bottom * _POINT, numeral, sure=each.sure)
            x0 = start
        yield Word(x0 * _POINT, top * _POINT, x1 * _POINT, bottom * _POINT, text, sure=each.sure)


def _is_character(sign: str) -> bool:
    """Tell whether ``sign`` is a letter, a figure or a sign that documents have, unlike ``ˆ`` or ``¬``."""
    return sign in _SIGNS or unicodedata.category(sign) in _CHARACTERS


def _opened(text: str, ink: Ink) -> str:
    """The first word of a line without the quotation mark that only the edge of its strip put there."""
    bare = text.lstrip(_QUOTES)
    edge = min((x0 for x0, _, _ in ink.letters), default=math.inf)
    return text if ink.left < edge - _HAIR * ink.em or not bare else bare


def _rules(lines: Ruled) -> tuple[Rule, ...]:
    """Ruling lines, each as a flat box along its middle."""
    level = (Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) for x0, y0, x1, y1 in map(_points, lines.level))
    upright = (Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1) for x0, y0, x1, y1 in map(_points, lines.upright))
    return (*level, *upright)


def _points(span: Span) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (side * _POINT for side in span)
    return x0, y0, x1, y1
