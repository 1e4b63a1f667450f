"""Ruling lines in a raster: where they run, and the dots to wipe for them to be gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ingestion.loaders.scan.raster import DPI, Grey, Mask, Raster
from ingestion.loaders.scan.strokes import (
    BREAK,
    FAINT,
    HALF,
    PER_INCH,
    SHORTEST,
    SOLID,
    Span,
    opened,
    strokes_in,
)

_STROKE = int(0.04 * DPI)
_LOWEST, _WHOLE, _ALONG = int(0.08 * PER_INCH), 0.9, 0.9
_TOUCH = HALF * BREAK


@dataclass(frozen=True, slots=True)
class Ruled:
    """``level`` and ``upright`` lines as ``(x0, y0, x1, y1)`` in dots; ``mask``: where they alone are."""

    level: tuple[Span, ...]
    upright: tuple[Span, ...]
    mask: Mask


def ruled(raster: Raster) -> Ruled:
    """Find the lines of ``raster`` that are long, thin and level or upright, faint ones too."""
    small = _halved(raster.grey)
    level, across = strokes_in(small)
    turned, down = strokes_in(np.ascontiguousarray(small.T))
    down = tuple(_without_letters(small, across, down, turned))
    down += _in_low_rows(small, across, turned)
    level, upright = (_doubled(mask, raster.ink.shape) for mask in (level, turned.T))
    strokes_down = opened(raster.ink.T, _STROKE).T
    strokes_across = opened(raster.ink, _STROKE)
    mask: Mask = (level & ~strokes_down) | (upright & ~strokes_across) | (level & upright)
    return Ruled(across, tuple((y0, x0, y1, x1) for x0, y0, x1, y1 in down), mask)


def _without_letters(
    grey: Grey, across: Sequence[Span], down: Sequence[Span], turned: Mask
) -> Iterator[Span]:
    """The uprights ``down`` without what is but a letter: at low rows that they do not run through whole."""
    for top, left, bottom, right in down:
        x = (left + right) // 2 // HALF
        dark = 255 - grey[top // HALF : bottom // HALF, max(x - 1, 0) : x + 2].min(axis=1).astype(np.int16)
        drawn = dark >= max(FAINT, SOLID * float(np.median(dark)))
        met = sorted((y0, y1) for x0, y0, x1, y1 in across if x0 - _TOUCH <= HALF * x <= x1 + _TOUCH)
        start = top
        for (_, upper), (lower, _) in pairwise(met):
            inner = slice(max(upper - top, 0) // HALF + 1, max(lower - top, 0) // HALF - 1)
            height = (lower - upper) // HALF - 2
            if upper >= bottom or not 0 < height < SHORTEST or not drawn[inner].any():
                continue
            if float(drawn[inner].sum()) < _WHOLE * height * float(drawn.mean()):
                turned[left // HALF : right // HALF, upper // HALF + 1 : lower // HALF - 1] = False
                if upper > start:
                    yield start, left, upper, right
                start = lower
        if bottom > start:
            yield start, left, bottom, right


def _in_low_rows(grey: Grey, across: Sequence[Span], turned: Mask) -> tuple[Span, ...]:
    """The uprights of rows too low for lines of any length (all that a page end leaves of one).

    They run from one of two level lines of a width to the other; ``turned``, where uprights are, gets them.
    """
    found: list[Span] = []
    for x0, top, x1, bottom in _low_rows(across):
        if top < BREAK or bottom + BREAK > len(grey):
            continue
        rows = np.pad(grey[top:bottom, x0:x1].T, ((0, 0), (BREAK, BREAK)), mode="edge")
        mask, spans = strokes_in(np.ascontiguousarray(rows), int(_WHOLE * (bottom - top)) + BREAK)
        if len(spans) > 1:
            turned[x0:x1, top - BREAK : bottom + BREAK] |= mask
            sides = ((HALF * x0 + at, HALF * x0 + end) for _, at, _, end in spans)
            found += [(HALF * top, at, HALF * bottom, end) for at, end in sides]
    return tuple(found)


def _low_rows(across: Sequence[Span]) -> Iterator[Span]:
    """What lies between two level lines of a width that are close, in dots at half size."""
    ordered = sorted(across, key=lambda span: span[1])
    for number, (x0, _, x1, top) in enumerate(ordered):
        below = (
            other
            for other in ordered[number + 1 :]
            if min(x1, other[2]) - max(x0, other[0]) >= _ALONG * max(x1 - x0, other[2] - other[0])
        )
        start, bottom, end, _ = next(below, (0, 0, 0, 0))
        if _LOWEST <= (bottom - top) // HALF < SHORTEST:
            yield (
                max(min(x0, start) // HALF - BREAK, 0),
                top // HALF,
                max(x1, end) // HALF + BREAK,
                bottom // HALF,
            )


def _halved(grey: Grey) -> Grey:
    rows, columns = (side // HALF * HALF for side in grey.shape)
    quarters = grey[:rows, :columns].reshape(rows // HALF, HALF, columns // HALF, HALF)
    small: Grey = quarters.mean(axis=(1, 3), dtype=np.float32).astype(np.uint8)
    return small


def _doubled(mask: Mask, shape: tuple[int, ...]) -> Mask:
    whole = np.zeros(shape, dtype=np.bool_)
    large = mask.repeat(HALF, axis=0).repeat(HALF, axis=1)
    whole[: large.shape[0], : large.shape[1]] = large
    return whole
