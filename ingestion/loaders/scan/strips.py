"""A page cut into strips, one for each printed line: what is given to the OCR program."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PIL import Image
from scipy import ndimage

from ingestion.loaders.scan.ink import Ink, ink_of_line
from ingestion.loaders.scan.letters import Numbers, Pieces, lines_of, pieces_of
from ingestion.loaders.scan.raster import Grey, Raster
from ingestion.loaders.scan.rules import Ruled

_MARGIN = 0.5
_FRINGE = 2
_WHITE, _BLACKEST, _WHITEST = 255, 20, 200
_ABOVE, _BELOW = 2.2, 0.8
_READ_AT = 16.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A printed line alone on white: ``grey``, ``scale`` times the size it has on the page.

    ``x`` is its left edge on the page, in dots; ``ink`` what its ink shows.
    """

    grey: Grey
    scale: float
    x: float
    ink: Ink

    def on_page(self, x: float) -> float:
        """Where ``x``, a place across in ``grey``, is on the page."""
        return self.x + x / self.scale


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
    ink = ink_of_line(pieces, members, here == number, x0, y0)
    side = round(_MARGIN * pieces.size)
    above = max(side, round(_ABOVE * pieces.size - (ink.base - y0)))
    below = max(side, round(_BELOW * pieces.size - (y1 - ink.base)))
    framed = np.pad(_contrasted(alone), ((above, below), (side, side)), constant_values=_WHITE)
    scale = _READ_AT / pieces.size
    shape = (max(round(framed.shape[1] * scale), 1), max(round(framed.shape[0] * scale), 1))
    scaled = np.asarray(Image.fromarray(framed).resize(shape, Image.Resampling.LANCZOS))
    return Strip(scaled, scale, x0 - side, ink)


def _contrasted(grey: Grey) -> Grey:
    """Paper wholly white, its grain gone, and ink as dark as it gets."""
    levels = (grey.astype(np.float32) - _BLACKEST) * (255 / (_WHITEST - _BLACKEST))
    contrasted: Grey = levels.clip(0, 255).astype(np.uint8)
    return contrasted
