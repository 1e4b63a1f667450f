"""What the ink of one printed line shows, whatever is read in it: the proof for or against a reading."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ingestion.loaders.scan.letters import Numbers, Pieces
from ingestion.loaders.scan.raster import Mask

_X_HEIGHT, _CAP_HEIGHT, _SMALLEST = 0.45, 0.68, 0.75
_CLEAR, _ACCENT, _SPECK, _DOT, _LOW = 0.05, 0.5, 0.12, 0.45, 0.2
_BAND = (0.22, 0.46)


@dataclass(frozen=True, slots=True)
class Ink:
    """The ink of a line, in dots of the page.

    ``base``: the line its letters stand on; ``em``: the size of its font; ``usual``: that of the page.
    ``left``: its left edge. ``letters``: both edges of each and its height over ``base``; ``accents``:
    the middles of the marks above and below letters; ``points``: those of full stops; ``strokes``: where
    a level cut halfway up a capital crosses the ink; ``fewest``: how often the cut there that meets least
    of it does (``II``: 2, ``H``: 1).
    """

    base: float
    em: float
    usual: float
    left: float
    letters: tuple[tuple[float, float, float], ...] = ()
    accents: tuple[float, ...] = ()
    points: tuple[float, ...] = ()
    strokes: tuple[float, ...] = ()
    fewest: int = 0

    def letters_in(self, start: float, end: float) -> int:
        """How many pieces that may be letters have their middle between ``start`` and ``end``."""
        return sum(start <= (x0 + x1) / 2 <= end for x0, x1, _ in self.letters)

    def strokes_in(self, start: float, end: float) -> int:
        """How many strokes the cut crosses between ``start`` and ``end``."""
        return sum(start <= x <= end for x in self.strokes)

    def accented(self, start: float, end: float) -> bool:
        """Tell whether a mark is printed above or below a letter between ``start`` and ``end``."""
        return any(start <= x <= end for x in self.accents)


def ink_of_line(pieces: Pieces, members: Numbers, own: Mask, x: int, y: int) -> Ink:
    """The ink of ``members``, whose dots are ``own``, a cut of the page with its corner at ``x``, ``y``."""
    usual = pieces.size / _X_HEIGHT
    base, em = _font(pieces, members, usual)
    size, tall = pieces.size, pieces.height[members]
    x0, y0, x1, y1 = (side[members] for side in (pieces.x0, pieces.y0, pieces.x1, pieces.y1))
    over = y1 < base - size
    under = (y0 > base + _CLEAR * size) & (tall < _ACCENT * size)
    letter = ~over & ~under & (tall >= _SMALLEST * size)
    least, most = np.minimum(tall, x1 - x0), np.maximum(tall, x1 - x0)
    point = (least > _SPECK * size) & (most < _DOT * size) & (abs(y1 - base) < _LOW * size)
    middle = (x0 + x1) / 2
    strokes, fewest = _strokes(own, base - y, em)
    return Ink(
        base,
        em,
        usual,
        float(x0.min()),
        tuple(zip(x0[letter].tolist(), x1[letter].tolist(), (base - y0[letter]).tolist(), strict=True)),
        tuple(middle[over | under].tolist()),
        tuple(middle[point].tolist()),
        tuple(x + place for place in strokes),
        fewest,
    )


def _font(pieces: Pieces, members: Numbers, usual: float) -> tuple[float, float]:
    """The line that the letters of ``members`` stand on, and the size of their font."""
    letters = members[pieces.height[members] >= _SMALLEST * pieces.size]
    if not len(letters):
        middle = float(np.mean(pieces.y0[members] + pieces.y1[members])) / 2
        return middle + pieces.size / 2, usual
    base = float(np.median(pieces.y1[letters]))
    tallest = float(np.percentile(base - pieces.y0[letters], 90))
    return base, max(tallest / _CAP_HEIGHT, _SMALLEST * usual)


def _strokes(own: Mask, base: float, em: float) -> tuple[tuple[float, ...], int]:
    """Where level cuts through capitals cross ink, by the most usual cut; how often the poorest one does."""
    rows = own[max(round(base - _BAND[1] * em), 0) : max(round(base - _BAND[0] * em), 0)]
    edges = np.diff(np.pad(rows, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    counts = (edges == 1).sum(axis=1)
    if not len(counts) or not counts.max():
        return (), 0
    row = edges[int(np.argmin(abs(counts - np.median(counts))))]
    places = (np.flatnonzero(row == 1) + np.flatnonzero(row == -1)) / 2
    return tuple(places.tolist()), int(counts.min())
