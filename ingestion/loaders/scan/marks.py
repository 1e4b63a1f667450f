"""The marks before list items: dashes, crosses and dots told by their ink, letters and figures over a tab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ingestion.loaders.scan.letters import Numbers, Pieces
from ingestion.loaders.scan.raster import Mask
from ingestion.loaders.scan.strokes import Span

_DASH_WIDE, _DASH_TALL, _DASH_FLAT, _LONG_DASH = (0.35, 1.6), 0.4, 1.8, 0.95
_CROSS, _BAR, _CORNER, _EVEN = (0.6, 1.7), 0.85, 0.3, 0.3
_DOT, _FILLED = (0.3, 1.1), 0.7
_DASHES = ("-", "–")
_LEVEL, _GAP = (0.15, 1.15), 0.35
_MARK, _TAB = 5.0, 9.0


@dataclass(frozen=True, slots=True)
class Opening:
    """A mark that opens a printed line: its sign and its edges, in dots of the page."""

    text: str
    x0: float
    x1: float


def opening_of(
    pieces: Pieces, members: Numbers, base: float, own: Mask, corner: tuple[int, int]
) -> Opening | None:
    """The sign that the first of ``members`` is by its ink, ``None`` where a letter or figure opens the line.

    A dash may stand alone, as it does in a cell that is left blank.

    ``own`` are the dots of the line, a cut of the page with its upper left ``corner`` there.
    """
    order = members[np.argsort(pieces.x0[members], kind="stable")]
    first, x1 = int(order[0]), float(pieces.x1[order[0]])
    x, y = corner
    box = own[pieces.y0[first] - y : pieces.y1[first] - y, pieces.x0[first] - x : pieces.x1[first] - x]
    sign = _sign(box, pieces.size)
    if sign is None:
        return None
    opening = Opening(sign, float(pieces.x0[first]), x1)
    if len(order) == 1:
        return opening if sign in _DASHES else None
    middle = float(pieces.y0[first] + pieces.y1[first]) / 2
    level = _LEVEL[0] * pieces.size <= base - middle <= _LEVEL[1] * pieces.size
    return opening if level and float(pieces.x0[order[1]]) - x1 >= _GAP * pieces.size else None


def _sign(box: Mask, size: float) -> str | None:
    tall, wide = box.shape
    if (
        _DASH_WIDE[0] * size <= wide <= _DASH_WIDE[1] * size
        and tall <= _DASH_TALL * size
        and wide >= _DASH_FLAT * tall
    ):
        return "–" if wide > _LONG_DASH * size else "-"
    if abs(wide - tall) > _EVEN * max(wide, tall):
        return None
    if _CROSS[0] * size <= wide <= _CROSS[1] * size and _is_cross(box):
        return "+"
    return "•" if _DOT[0] * size <= wide <= _DOT[1] * size and box.mean() >= _FILLED else None


def _is_cross(box: Mask) -> bool:
    """Tell whether ``box`` is a bar across and one down through its middle, and nothing in its corners."""
    tall, wide = box.shape
    row, column = box.mean(axis=1), box.mean(axis=0)
    middle = slice(round(tall * _CORNER), round(tall * (1 - _CORNER)))
    centre = slice(round(wide * _CORNER), round(wide * (1 - _CORNER)))
    bars = row[middle].max(initial=0) >= _BAR and column[centre].max(initial=0) >= _BAR
    up, left = int(tall * _CORNER), int(wide * _CORNER)
    corners = (box[:up, :left], box[:up, -left:], box[-up:, :left], box[-up:, -left:]) if up and left else ()
    return bool(bars and corners and not any(corner.any() for corner in corners))


def with_marks(pieces: Pieces, chain: Numbers, walls: Sequence[Span]) -> Numbers:
    """``chain`` with what stands alone before a line, over a tab, as part of that line: its mark."""
    boxes = _boxes(pieces, chain)
    right = {number: _beside(number, boxes, pieces.size, walls) for number in boxes}
    led = set(right.values())
    joined = chain.copy()
    for number, line in right.items():
        x0, _, x1, _ = boxes[number]
        if line is not None and number not in led and x1 - x0 <= _MARK * pieces.size:
            joined[chain == number] = line
    return joined


def _boxes(pieces: Pieces, chain: Numbers) -> dict[int, Span]:
    lots = ((number, np.flatnonzero(chain == number)) for number in range(1, int(chain.max(initial=0)) + 1))
    return {number: box_of(pieces, members) for number, members in lots if len(members)}


def box_of(pieces: Pieces, members: Numbers) -> Span:
    """The box around ``members``, of which there is at least one."""
    x0, y0 = (int(side[members].min()) for side in (pieces.x0, pieces.y0))
    x1, y1 = (int(side[members].max()) for side in (pieces.x1, pieces.y1))
    return x0, y0, x1, y1


def _beside(number: int, boxes: Mapping[int, Span], size: float, walls: Sequence[Span]) -> int | None:
    """What stands level with a box next on its right, no farther than a tab, no upright line between."""
    _, y0, x1, y1 = boxes[number]
    level = [
        (x, each)
        for each, (x, top, _, low) in boxes.items()
        if each != number
        and 0 <= x - x1 <= _TAB * size
        and 2 * (min(y1, low) - max(y0, top)) >= min(y1 - y0, low - top)
    ]
    if not level:
        return None
    x, nearest = min(level)
    y = (y0 + y1) / 2
    return None if any(x1 <= (a + b) / 2 <= x and top <= y <= low for a, top, b, low in walls) else nearest
