"""A scanned page as a raster of greys: paper made white, ink told from paper, turned upright."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy import ndimage

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

DPI = 300
_PAPER_BLOCK = 16
_DARKEST_PAPER = 60
_INK_BOUNDS = (90, 190)
_MOST_TILT, _COARSE, _FINE = 6.0, 0.25, 0.03
_MOST_POINTS = 150_000


@dataclass(frozen=True, slots=True)
class Raster:
    """One upright page of ``DPI`` dots an inch: ``grey`` (0 black, 255 white paper) and where ink is."""

    grey: Grey
    ink: Mask


def upright(grey: Grey) -> Raster:
    """The page in ``grey`` with white paper, its lines level."""
    clean = _white_paper(grey)
    angle = tilt(ink_of(clean))
    if abs(angle) >= _FINE:
        turned = Image.fromarray(clean).rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
        clean = np.asarray(turned)
    return Raster(clean, ink_of(clean))


def _white_paper(grey: Grey) -> Grey:
    """Divide by the shade of the paper around each place, so that shadows and yellow paper turn white."""
    step = _PAPER_BLOCK
    rows, columns = (-(-side // step) * step for side in grey.shape)
    padded = np.pad(grey, ((0, rows - grey.shape[0]), (0, columns - grey.shape[1])), mode="edge")
    blocks = padded.reshape(rows // step, step, columns // step, step)
    shade = np.percentile(blocks, 80, axis=(1, 3)).astype(np.float32)
    shade = ndimage.gaussian_filter(ndimage.maximum_filter(shade, 5), 3)
    paper = np.asarray(
        Image.fromarray(shade.clip(_DARKEST_PAPER, 255)).resize((columns, rows), Image.Resampling.BILINEAR)
    )[: grey.shape[0], : grey.shape[1]]
    white: Grey = (grey * (250 / paper)).clip(0, 255).astype(np.uint8)
    return white


def ink_of(grey: Grey) -> Mask:
    """Where ``grey`` is ink: darker than the threshold that best parts dark from light (Otsu)."""
    counts = np.bincount(grey.ravel(), minlength=256).astype(np.float64)
    below = np.cumsum(counts)
    sums = np.cumsum(counts * np.arange(256))
    above = below[-1] - below
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = (sums / below - (sums[-1] - sums) / above) ** 2 * below * above
    best = int(np.nanargmax(apart)) if np.isfinite(apart).any() else 128
    ink: Mask = grey < min(max(best, _INK_BOUNDS[0]), _INK_BOUNDS[1])
    return ink


def tilt(ink: Mask) -> float:
    """The angle in degrees by which to turn the page, counter-clockwise, for its lines to lie level."""
    y, x = np.nonzero(ink[::2, ::2])
    if not len(y):
        return 0.0
    if len(y) > _MOST_POINTS:
        kept = np.linspace(0, len(y) - 1, _MOST_POINTS).astype(np.intp)
        y, x = y[kept], x[kept]
    coarse = np.arange(-_MOST_TILT, _MOST_TILT + _COARSE, _COARSE)
    around = _sharpest(y, x, coarse)
    return _sharpest(y, x, np.arange(around - _COARSE, around + _COARSE + _FINE, _FINE))


def _sharpest(y: NDArray[np.intp], x: NDArray[np.intp], angles: NDArray[np.float64]) -> float:
    """The angle under which the ink of lines falls into the fewest rows."""
    slopes = np.tan(np.radians(angles))
    offset = int(abs(slopes).max() * x.max()) + 1
    sharpness = [
        float((np.bincount((y - slope * x + offset).astype(np.intp)) ** 2.0).sum()) for slope in slopes
    ]
    return float(angles[int(np.argmax(sharpness))])
