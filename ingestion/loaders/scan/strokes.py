"""Straight level strokes of ink in greys at half size: ruling lines, told from the feet of letters."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from ingestion.loaders.scan.raster import DPI, Grey, Mask

Span = tuple[int, int, int, int]
Levels = NDArray[np.int16]

HALF = 2
PER_INCH = DPI // HALF
SHORTEST = int(0.3 * PER_INCH)
BREAK = int(0.03 * PER_INCH)
FAINT, SOLID = 18, 0.5
_THICKEST = int(0.055 * PER_INCH)
_SMEAR = int(0.08 * PER_INCH)
_LEAN = 0.02
_DRAWN, _LONG, _LONG_DRAWN = 0.9, int(1.5 * PER_INCH), 0.7
_BROKEN = 0.4
_BESIDE, _CROSSED = int(0.03 * PER_INCH), 0.22


def strokes_in(grey: Grey, shortest: int = SHORTEST) -> tuple[Mask, tuple[Span, ...]]:
    """Where level strokes are in ``grey`` at half size, and the box of each in dots of the whole.

    None is under ``shortest``, in dots at half size.
    """
    dark = _thin_dark(grey) > FAINT
    runs = opened(_eroded(_dilated(dark, BREAK), BREAK), shortest)
    labels, _ = ndimage.label(runs, structure=np.ones((3, 3)))
    boxes: list[Span] = []
    mask = np.zeros(grey.shape, dtype=np.bool_)
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), 1):
        if rows.stop - rows.start > _THICKEST + _LEAN * (columns.stop - columns.start):
            continue
        run = labels[rows, columns] == number
        for start, stop in _solid(grey, run, (rows.start, columns.start), shortest):
            mask[rows, start:stop] |= run[:, start - columns.start : stop - columns.start]
            boxes.append((HALF * start, HALF * rows.start, HALF * stop, HALF * rows.stop))
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
    least = max(FAINT, SOLID * float(np.median(dark)))
    drawn, sides = dark >= least, [darkness(step) >= least for step in (-_BESIDE, _BESIDE)]
    joined = _eroded(_dilated(drawn[None], BREAK), BREAK)[0] | drawn
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


def opened(mask: Mask, length: int) -> Mask:
    """Only what runs on for ``length`` dots across."""
    return _dilated(_eroded(mask, length), length)


def _dilated(mask: Mask, length: int) -> Mask:
    grown: Mask = ndimage.maximum_filter1d(mask, length | 1, axis=1, mode="constant", cval=0)
    return grown


def _eroded(mask: Mask, length: int) -> Mask:
    shrunk: Mask = ndimage.minimum_filter1d(mask, length | 1, axis=1, mode="constant", cval=0)
    return shrunk
