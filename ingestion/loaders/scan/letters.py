"""The pieces of ink on a page, each a letter, a mark or a sign: their boxes, and lines they stand in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ingestion.loaders.scan.raster import DPI, Mask
from ingestion.loaders.scan.strokes import Span

Numbers = NDArray[np.intp]

_SMALLEST, _FEWEST_DOTS = int(0.01 * DPI), 9
_LETTERS = (int(0.04 * DPI), int(0.4 * DPI))
_USUAL = int(0.08 * DPI)
_LOW, _TALL, _TALLEST = 0.6, 3.4, 5.0
_WORD_GAP, _LEVEL = 2.2, 0.5
_FARTHEST_MARK = 1.0
_DASH, _THINNEST = 0.25, 12
_OVER, _SHORT, _FULL = 0.4, 0.95, 0.7


@dataclass(frozen=True, slots=True)
class Pieces:
    """Connected pieces of ink: ``labels`` numbers each dot's piece from 1; arrays hold piece ``i + 1``."""

    labels: NDArray[np.int32]
    x0: Numbers
    y0: Numbers
    x1: Numbers
    y1: Numbers
    size: float
    """The usual height of a small letter, in dots."""

    @property
    def height(self) -> Numbers:
        """How tall each piece is."""
        return self.y1 - self.y0

    @property
    def width(self) -> Numbers:
        """How wide each piece is."""
        return self.x1 - self.x0


def pieces_of(ink: Mask) -> Pieces:
    """Find the pieces of ``ink``; specks are labelled too, but have no height."""
    labels, _ = ndimage.label(ink, structure=np.ones((3, 3)))
    places = ndimage.find_objects(labels)
    boxes = np.array([(c.start, r.start, c.stop, r.stop) for r, c in places], dtype=np.intp).reshape(-1, 4)
    dots = np.bincount(labels.ravel(), minlength=len(boxes) + 1)[1:]
    boxes[(dots < _FEWEST_DOTS)] = 0
    height = boxes[:, 3] - boxes[:, 1]
    usual = height[(height >= _LETTERS[0]) & (height <= _LETTERS[1])]
    size = float(np.median(usual)) if len(usual) else float(_USUAL)
    x0, y0, x1, y1 = boxes.T
    return Pieces(labels.astype(np.int32, copy=False), x0, y0, x1, y1, size)


def lines_of(pieces: Pieces, walls: tuple[Span, ...]) -> Numbers:
    """The line each piece belongs to, numbered from 1; 0 for specks, pictures and seals.

    Letters are chained to the next one on their right, never across an upright line of ``walls``; marks
    go with the letter nearest to them.
    """
    tall, wide = pieces.height, pieces.width
    letter = (tall >= _LOW * pieces.size) & (tall <= _TALL * pieces.size)
    letter &= (wide <= _TALLEST * pieces.size) & (tall < _THINNEST * np.maximum(wide, 1))
    letter[_accents(pieces, np.flatnonzero(letter))] = False
    chain = _chains(pieces, np.flatnonzero(letter), walls)
    loose = np.flatnonzero(
        ~letter & (tall > 0) & (tall < _TALL * pieces.size) & (wide < _TALLEST * pieces.size)
    )
    left = _attach(pieces, chain, np.flatnonzero(letter), loose, walls)
    dashes = left[(wide[left] >= _DASH * pieces.size) & (wide[left] > tall[left])]
    alone = _chains(pieces, dashes, walls, slack=int(pieces.size / 2))
    chain[alone > 0] = alone[alone > 0] + chain.max(initial=0)
    return chain


def _accents(pieces: Pieces, letters: Numbers) -> Numbers:
    """Those of ``letters`` that are accents as tall as a letter (``Ể``, bold ``ổ``): each right over one."""
    x0, y0, x1, y1 = (side[letters] for side in (pieces.x0, pieces.y0, pieces.x1, pieces.y1))
    body = y1 - y0 >= _FULL * pieces.size
    found: list[int] = []
    for index in np.flatnonzero(y1 - y0 < _SHORT * pieces.size):
        shared = np.minimum(x1, x1[index]) - np.maximum(x0, x0[index])
        gap = np.abs(y0 - y1[index])
        under = body & (2 * shared >= x1[index] - x0[index]) & (gap <= _OVER * pieces.size)
        if under.any():
            found.append(int(letters[index]))
    return np.array(found, dtype=np.intp)


def _chains(pieces: Pieces, members: Numbers, walls: tuple[Span, ...], slack: int = 0) -> Numbers:
    """Number the chains of ``members``, each linked to the nearest on its right that is level with it."""
    chain = np.zeros(len(pieces.x0), dtype=np.intp)
    order = members[np.argsort(pieces.x0[members], kind="stable")]
    x0, y0, x1, y1 = (side[order] for side in (pieces.x0, pieces.y0, pieces.x1, pieces.y1))
    parent = list(range(len(order)))
    for index in range(len(order)):
        found = _next(index, x0, y0 - slack, x1, y1 + slack, _WORD_GAP * pieces.size)
        if found is not None and not _walled(walls, x0[index], x0[found], (y0[index] + y1[index]) / 2):
            parent[_root(parent, found)] = _root(parent, index)
    roots = np.array([_root(parent, index) for index in range(len(order))], dtype=np.intp)
    chain[order] = np.unique(roots, return_inverse=True)[1] + 1 if len(order) else 0
    return chain


def _next(index: int, x0: Numbers, y0: Numbers, x1: Numbers, y1: Numbers, gap: float) -> int | None:
    """The first piece after ``index`` that stands level with it, no farther than ``gap``."""
    last = int(np.searchsorted(x0, x1[index] + gap, side="right"))
    after = slice(index + 1, last)
    shared = np.minimum(y1[after], y1[index]) - np.maximum(y0[after], y0[index])
    least = np.minimum(y1[after] - y0[after], y1[index] - y0[index])
    level = np.flatnonzero(shared >= _LEVEL * least)
    return index + 1 + int(level[0]) if len(level) else None


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = parent[parent[index]]
        index = parent[index]
    return index


def _walled(walls: tuple[Span, ...], start: float, end: float, y: float) -> bool:
    return any(start < (x0 + x1) / 2 < end and y0 <= y <= y1 for x0, y0, x1, y1 in walls)


def _attach(
    pieces: Pieces, chain: Numbers, letters: Numbers, marks: Numbers, walls: tuple[Span, ...]
) -> Numbers:
    """Give each of ``marks`` the line of the letter nearest to it; return those that are near none."""
    left: list[int] = []
    for mark in marks:
        x0, x1, y0, y1 = (int(side[mark]) for side in (pieces.x0, pieces.x1, pieces.y0, pieces.y1))
        apart = np.maximum(np.maximum(pieces.x0[letters] - x1, x0 - pieces.x1[letters]), 0)
        off = np.maximum(np.maximum(pieces.y0[letters] - y1, y0 - pieces.y1[letters]), 0)
        distance = np.hypot(apart, off)
        nearest = int(np.argmin(distance)) if len(letters) else -1
        if nearest < 0 or not _belongs(distance[nearest], apart[nearest], pieces.size):
            left.append(int(mark))
            continue
        letter = letters[nearest]
        sides = sorted(((x0 + x1) / 2, float(pieces.x0[letter] + pieces.x1[letter]) / 2))
        if _walled(walls, sides[0], sides[1], (y0 + y1) / 2):
            left.append(int(mark))
        else:
            chain[mark] = chain[letter]
    return np.array(left, dtype=np.intp)


def _belongs(distance: float, apart: float, size: float) -> bool:
    return distance <= _FARTHEST_MARK * size or (distance == apart and distance <= _WORD_GAP * size)
