"""A page cut into strips, one for each printed line: what is given to the OCR program."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PIL import Image
from scipy import ndimage

from ingestion.loaders.scan.letters import Numbers, Pieces, lines_of, pieces_of
from ingestion.loaders.scan.raster import Grey, Raster
from ingestion.loaders.scan.rules import Ruled

_MARGIN = 0.5
_FRINGE = 2
_WHITE, _BLACKEST, _WHITEST = 255, 20, 200
_ABOVE, _BELOW = 2.2, 0.8
_X_HEIGHT, _CAP_HEIGHT, _SMALLEST_FONT = 0.45, 0.68, 0.75
_READ_AT = 16.0
_CLEAR, _ACCENT = 0.05, 0.5


@dataclass(frozen=True, slots=True)
class Strip:
    """A printed line alone on white: ``grey``, ``scale`` times the size it has on the page.

    In dots of the page: ``x`` is its left edge, ``base`` the line its letters stand on, ``em`` the size
    of its font; ``letters`` are the left edge and the height over ``base`` of each, ``accents`` the
    middles of the marks above and below letters; ``usual`` is the font size most used on the page.
    """

    grey: Grey
    scale: float
    x: float
    base: float
    em: float
    letters: tuple[tuple[float, float], ...] = ()
    accents: tuple[float, ...] = ()
    usual: float = 0.0


def strips_of(raster: Raster, lines: Ruled) -> list[Strip]:
    """Cut ``raster`` into its printed lines; ruling lines, specks and pictures are left out."""
    pieces = pieces_of(raster.ink & ~lines.mask)
    chain = lines_of(pieces, lines.upright)
    grey = np.where(lines.mask, np.uint8(_WHITE), raster.grey)
    owner = np.concatenate((np.zeros(1, dtype=np.intp), np.where(chain > 0, chain, -1)))[pieces.labels]
    order = np.argsort(chain, kind="stable")
    starts = np.searchsorted(chain[order], np.arange(1, chain.max(initial=0) + 2))
    lots = (order[start:stop] for start, stop in pairwise(starts))
    return [_strip(grey, owner, pieces, lot, number) for number, lot in enumerate(lots, 1)]


def _strip(grey: Grey, owner: Numbers, pieces: Pieces, members: Numbers, number: int) -> Strip:
    """Cut out the line of ``members``, white where the ink of others reaches into it."""
    x0, y0 = (max(int(side[members].min()) - _FRINGE, 0) for side in (pieces.x0, pieces.y0))
    x1, y1 = (int(side[members].max()) + _FRINGE for side in (pieces.x1, pieces.y1))
    here = owner[y0:y1, x0:x1]
    alien = ndimage.binary_dilation((here != 0) & (here != number), iterations=_FRINGE)
    own = ndimage.binary_dilation(here == number, iterations=_FRINGE)
    alone = np.where(alien & ~own, np.uint8(_WHITE), grey[y0:y1, x0:x1])
    base, em = _font(pieces, members)
    side = round(_MARGIN * pieces.size)
    above = max(side, round(_ABOVE * pieces.size - (base - y0)))
    below = max(side, round(_BELOW * pieces.size - (y1 - base)))
    framed = np.pad(_contrasted(alone), ((above, below), (side, side)), constant_values=_WHITE)
    scale = _READ_AT / pieces.size
    shape = (max(round(framed.shape[1] * scale), 1), max(round(framed.shape[0] * scale), 1))
    scaled = np.asarray(Image.fromarray(framed).resize(shape, Image.Resampling.LANCZOS))
    return Strip(scaled, scale, x0 - side, base, em, *_ink(pieces, members, base), pieces.size / _X_HEIGHT)


def _contrasted(grey: Grey) -> Grey:
    """Paper wholly white, its grain gone, and ink as dark as it gets."""
    levels = (grey.astype(np.float32) - _BLACKEST) * (255 / (_WHITEST - _BLACKEST))
    contrasted: Grey = levels.clip(0, 255).astype(np.uint8)
    return contrasted


def _font(pieces: Pieces, members: Numbers) -> tuple[float, float]:
    """The line that the letters of ``members`` stand on, and the size of their font."""
    usual = pieces.size / _X_HEIGHT
    letters = members[pieces.height[members] >= _SMALLEST_FONT * pieces.size]
    if not len(letters):
        middle = float(np.mean(pieces.y0[members] + pieces.y1[members])) / 2
        return middle + pieces.size / 2, usual
    base = float(np.median(pieces.y1[letters]))
    tallest = float(np.percentile(base - pieces.y0[letters], 90))
    return base, max(tallest / _CAP_HEIGHT, _SMALLEST_FONT * usual)


def _ink(
    pieces: Pieces, members: Numbers, base: float
) -> tuple[tuple[tuple[float, float], ...], tuple[float, ...]]:
    """The letters and the accents among ``members``, as :class:`Strip` keeps them."""
    size, tall = pieces.size, pieces.height[members]
    x0, y0, x1, y1 = (side[members] for side in (pieces.x0, pieces.y0, pieces.x1, pieces.y1))
    over = y1 < base - size
    under = (y0 > base + _CLEAR * size) & (tall < _ACCENT * size)
    letter = ~over & ~under & (tall >= _SMALLEST_FONT * size)
    heights = zip(x0[letter].tolist(), (base - y0[letter]).tolist(), strict=True)
    return tuple(heights), tuple(((x0 + x1) / 2)[over | under].tolist())
