"""A page cut into strips, one for each printed line: what is given to the OCR program."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from PIL import Image
from scipy import ndimage

from ingestion.loaders.scan.ink import Ink, ink_of_line
from ingestion.loaders.scan.letters import Numbers, Pieces, lines_of, pieces_of
from ingestion.loaders.scan.marks import Opening, box_of, opening_of, with_marks
from ingestion.loaders.scan.raster import Grey, Raster
from ingestion.loaders.scan.rules import Ruled

_MARGIN = 0.5
_FRINGE = 2
_WHITE, _BLACKEST, _WHITEST = 255, 20, 200
_ABOVE, _BELOW = 2.2, 0.8
_READ_AT = 16.0
_WIDEST, _KEPT = 2.3, 1.0


@dataclass(frozen=True, slots=True)
class Strip:
    """A printed line alone on white: ``grey``, ``scale`` times the size it has on the page.

    ``x`` is its left edge on the page, in dots; ``ink`` what its ink shows. ``openings`` are the marks
    before it, not in ``grey``. From ``cut`` on, ``taken`` dots of the page are left out: the tab after one.
    ``bare``: the line is nothing but its openings.
    """

    grey: Grey
    scale: float
    x: float
    ink: Ink
    openings: tuple[Opening, ...] = ()
    cut: float = 0.0
    taken: float = 0.0
    bare: bool = False

    def on_page(self, x: float) -> float:
        """Where ``x``, a place across in ``grey``, is on the page."""
        place = self.x + x / self.scale
        return place + self.taken if self.taken and place > self.cut else place


def strips_of(raster: Raster, lines: Ruled) -> list[Strip]:
    """Cut ``raster`` into its printed lines; ruling lines, specks and pictures are left out."""
    pieces = pieces_of(raster.ink & ~lines.mask)
    chain = with_marks(pieces, lines_of(pieces, lines.upright), lines.upright)
    grey = np.where(lines.mask, np.uint8(_WHITE), raster.grey)
    owner = np.concatenate((np.zeros(1, dtype=np.intp), np.where(chain > 0, chain, -1)))[pieces.labels]
    order = np.argsort(chain, kind="stable")
    starts = np.searchsorted(chain[order], np.arange(1, chain.max(initial=0) + 2))
    lots = (order[start:stop] for start, stop in pairwise(starts))
    return [_strip(grey, owner, pieces, lot, number) for number, lot in enumerate(lots, 1) if len(lot)]


def _strip(grey: Grey, owner: Numbers, pieces: Pieces, members: Numbers, number: int) -> Strip:
    """Cut out the line of ``members``, white where the ink of others reaches into it."""
    openings: list[Opening] = []
    bare = False
    while True:
        x0, y0, x1, y1 = box_of(pieces, members)
        own = owner[y0:y1, x0:x1] == number
        ink = ink_of_line(pieces, members, own, x0, y0)
        opening = opening_of(pieces, members, ink.base, own, (x0, y0))
        if opening is None:
            break
        openings.append(opening)
        if bare := len(members) == 1:
            break
        members = members[pieces.x0[members] > opening.x1]
    x0, y0, x1, y1 = max(x0 - _FRINGE, 0), max(y0 - _FRINGE, 0), x1 + _FRINGE, y1 + _FRINGE
    alone = _alone(grey[y0:y1, x0:x1], owner[y0:y1, x0:x1], number)
    cut, taken = _tab(pieces, members)
    if taken:
        alone = np.delete(alone, np.s_[cut - x0 : cut - x0 + taken], axis=1)
    side = round(_MARGIN * pieces.size)
    above = max(side, round(_ABOVE * pieces.size - (ink.base - y0)))
    below = max(side, round(_BELOW * pieces.size - (y1 - ink.base)))
    framed = np.pad(_contrasted(alone), ((above, below), (side, side)), constant_values=_WHITE)
    scale = _READ_AT / pieces.size
    shape = (max(round(framed.shape[1] * scale), 1), max(round(framed.shape[0] * scale), 1))
    scaled = np.asarray(Image.fromarray(framed).resize(shape, Image.Resampling.LANCZOS))
    return Strip(scaled, scale, x0 - side, ink, tuple(openings), cut, taken, bare)


def _alone(grey: Grey, owner: Numbers, number: int) -> Grey:
    """``grey``, white where the ink is of another line than ``number``."""
    alien = ndimage.binary_dilation((owner != 0) & (owner != number), iterations=_FRINGE)
    own = ndimage.binary_dilation(owner == number, iterations=_FRINGE)
    return np.where(alien & ~own, np.uint8(_WHITE), grey)


def _tab(pieces: Pieces, members: Numbers) -> tuple[int, int]:
    """From where on how many dots of the gap after a mark are too many for one line of print."""
    order = members[np.argsort(pieces.x0[members], kind="stable")]
    ends = np.maximum.accumulate(pieces.x1[order])
    gaps = pieces.x0[order][1:] - ends[:-1]
    wide = np.flatnonzero(gaps > _WIDEST * pieces.size)
    if not len(wide):
        return 0, 0
    kept = round(_KEPT * pieces.size)
    return int(ends[wide[0]]) + kept // 2, int(gaps[wide[0]]) - kept


def _contrasted(grey: Grey) -> Grey:
    """Paper wholly white, its grain gone, and ink as dark as it gets."""
    levels = (grey.astype(np.float32) - _BLACKEST) * (255 / (_WHITEST - _BLACKEST))
    contrasted: Grey = levels.clip(0, 255).astype(np.uint8)
    return contrasted
