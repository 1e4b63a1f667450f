"""Ruling lines in a raster: where they run, and the dots to wipe for them to be gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ingestion.loaders.scan.raster import DPI, Grey, Mask, Raster

Span = tuple[int, int, int, int]
Levels = NDArray[np.int16]

_HALF = 2
_PER_INCH = DPI // _HALF
_SHORTEST = int(0.3 * _PER_INCH)
_THICKEST = int(0.055 * _PER_INCH)
_BREAK = int(0.03 * _PER_INCH)
_SMEAR = int(0.08 * _PER_INCH)
_STROKE = int(0.04 * DPI)
_FAINT = 18
_LEAN = 0.02
_SOLID, _DRAWN, _LONG, _LONG_DRAWN = 0.5, 0.9, int(1.5 * _PER_INCH), 0.7
_BROKEN = 0.4
_BESIDE, _CROSSED = int(0.03 * _PER_INCH), 0.22
_LOWEST, _WHOLE, _ALONG = int(0.08 * _PER_INCH), 0.9, 0.9


@dataclass(frozen=True, slots=True)
class Ruled:
    """``level`` and ``upright`` lines as ``(x0, y0, x1, y1)`` in dots; ``mask``: where they alone are."""

    level: tuple[Span, ...]
    upright: tuple[Span, ...]
    mask: Mask


def ruled(raster: Raster) -> Ruled:
    """Find the lines of ``raster`` that are long, thin and level or upright, faint ones too."""
    small = _halved(raster.grey)
    level, across = _lines(small)
    turned, down = _lines(np.ascontiguousarray(small.T))
    down += _in_low_rows(small, across, down, turned)
    level, upright = (_doubled(mask, raster.ink.shape) for mask in (level, turned.T))
    strokes_down = _opened(raster.ink.T, _STROKE).T
    strokes_across = _opened(raster.ink, _STROKE)
    mask: Mask = (level & ~strokes_down) | (upright & ~strokes_across) | (level & upright)
    return Ruled(across, tuple((y0, x0, y1, x1) for x0, y0, x1, y1 in down), mask)


def _in_low_rows(grey: Grey, across: Sequence[Span], down: Sequence[Span], turned: Mask) -> tuple[Span, ...]:
    """The uprights of a row too low for lines of any length (all that a page end leaves of it).

    They run from one of two level lines of a width to the other; ``turned``, where uprights are, gets them.
    """
    found: list[Span] = []
    for x0, top, x1, bottom in _low_rows(across, down):
        if top < _BREAK or bottom + _BREAK > len(grey):
            continue
        rows = np.pad(grey[top:bottom, x0:x1].T, ((0, 0), (_BREAK, _BREAK)), mode="edge")
        mask, spans = _lines(np.ascontiguousarray(rows), int(_WHOLE * (bottom - top)) + _BREAK)
        if len(spans) > 1:
            turned[x0:x1, top - _BREAK : bottom + _BREAK] |= mask
            sides = ((_HALF * x0 + at, _HALF * x0 + end) for _, at, _, end in spans)
            found += [(_HALF * top, at, _HALF * bottom, end) for at, end in sides]
    return tuple(found)


def _low_rows(across: Sequence[Span], down: Sequence[Span]) -> Iterator[Span]:
    """What lies between two level lines of a width with no upright between them, in dots at half size."""
    ordered = sorted(across, key=lambda span: span[1])
    for number, (x0, _, x1, top) in enumerate(ordered):
        below = (
            other
            for other in ordered[number + 1 :]
            if min(x1, other[2]) - max(x0, other[0]) >= _ALONG * max(x1 - x0, other[2] - other[0])
        )
        start, bottom, end, _ = next(below, (0, 0, 0, 0))
        low = _LOWEST <= (bottom - top) // _HALF < _SHORTEST
        if low and not any(x0 <= at <= x1 and y0 < bottom and y1 > top for y0, at, y1, _ in down):
            yield (
                max(min(x0, start) // _HALF - _BREAK, 0),
                top // _HALF,
                max(x1, end) // _HALF,
                bottom // _HALF,
            )


def _lines(grey: Grey, shortest: int = _SHORTEST) -> tuple[Mask, tuple[Span, ...]]:
    """Where level lines are in ``grey`` at half size, and the box of each in dots of the whole."""
    dark = _thin_dark(grey) > _FAINT
    runs = _opened(_eroded(_dilated(dark, _BREAK), _BREAK), shortest)
    labels, _ = ndimage.label(runs, structure=np.ones((3, 3)))
    boxes: list[Span] = []
    mask = np.zeros(grey.shape, dtype=np.bool_)
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), 1):
        if rows.stop - rows.start > _THICKEST + _LEAN * (columns.stop - columns.start):
            continue
        run = labels[rows, columns] == number
        for start, stop in _solid(grey, run, (rows.start, columns.start), shortest):
            mask[rows, start:stop] |= run[:, start - columns.start : stop - columns.start]
            boxes.append((_HALF * start, _HALF * rows.start, _HALF * stop, _HALF * rows.stop))
    return ndimage.maximum_filter1d(mask, 3, axis=0), tuple(boxes)


def _solid(grey: Grey, run: Mask, corner: tuple[int, int], shortest: int) -> Iterator[tuple[int, int]]:
    """From where to where a run is ink along its middle and paper beside it, unlike the feet of letters."""
    top, left = corner
    middle = top + (run * np.arange(len(run))[:, None]).sum(axis=0) // np.maximum(run.sum(axis=0), 1)
    x = np.arange(left, left + run.shape[1])

    def darkness(*steps: int) -> Levels:
        near = [np.clip(middle + step, 0, len(grey) - 1) for step in steps]
        darkest: Levels = 255 - np.min([grey[y, x] for y in near], axis=0).astype(np.int16)
        return darkest

    dark = darkness(-1, 0, 1)
    least = max(_FAINT, _SOLID * float(np.median(dark)))
    drawn, sides = dark >= least, [darkness(step) >= least for step in (-_BESIDE, _BESIDE)]
    joined = _eroded(_dilated(drawn[None], _BREAK), _BREAK)[0] | drawn
    start = stop = -1
    for (span,) in ndimage.find_objects(ndimage.label(joined)[0]):
        length = span.stop - span.start
        whole = float(drawn[span].mean()) >= (_LONG_DRAWN if length >= _LONG else _DRAWN)
        if length < shortest or not whole or max(float(side[span].mean()) for side in sides) > _CROSSED:
            continue
        if start >= 0 and float(drawn[stop : span.start].mean()) < _BROKEN:
            yield left + start, left + stop
            start = -1
        start, stop = (start if start >= 0 else span.start), span.stop
    if start >= 0:
        yield left + start, left + stop


def _thin_dark(grey: Grey) -> Levels:
    """How much darker each dot is than the paper both above and below it, smeared along the line."""
    smooth = ndimage.uniform_filter1d(grey, _SMEAR, axis=1)
    width = _THICKEST | 1
    paper = ndimage.minimum_filter1d(ndimage.maximum_filter1d(smooth, width, axis=0), width, axis=0)
    darker: Levels = paper.astype(np.int16) - smooth
    return darker


def _halved(grey: Grey) -> Grey:
    rows, columns = (side // _HALF * _HALF for side in grey.shape)
    quarters = grey[:rows, :columns].reshape(rows // _HALF, _HALF, columns // _HALF, _HALF)
    small: Grey = quarters.mean(axis=(1, 3), dtype=np.float32).astype(np.uint8)
    return small


def _doubled(mask: Mask, shape: tuple[int, ...]) -> Mask:
    whole = np.zeros(shape, dtype=np.bool_)
    large = mask.repeat(_HALF, axis=0).repeat(_HALF, axis=1)
    whole[: large.shape[0], : large.shape[1]] = large
    return whole


def _opened(mask: Mask, length: int) -> Mask:
    """Only what runs on for ``length`` dots across."""
    return _dilated(_eroded(mask, length), length)


def _dilated(mask: Mask, length: int) -> Mask:
    grown: Mask = ndimage.maximum_filter1d(mask, length | 1, axis=1, mode="constant", cval=0)
    return grown


def _eroded(mask: Mask, length: int) -> Mask:
    shrunk: Mask = ndimage.minimum_filter1d(mask, length | 1, axis=1, mode="constant", cval=0)
    return shrunk
