"""Pages as an office scanner gives them: 200 dots an inch, grey, noisy, a little tilted."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any

import numpy as np

DOTS_AN_INCH = 200
_NOISE = 12.0  # standard deviation of the grey of a dot, of 255
_TILTS = (0.6, -0.5, 0.3, -0.8)  # degrees, page after page
_PAPER = 250


def scanned(pdf: bytes) -> bytes:
    """Return the pages of ``pdf`` as pictures in a PDF without text; needs pypdfium2 and Pillow."""
    pages = list(_pictures(pdf))
    packed = BytesIO()
    pages[0].save(packed, "PDF", save_all=True, append_images=pages[1:], resolution=DOTS_AN_INCH)
    return packed.getvalue()


def _pictures(pdf: bytes) -> Iterator[Any]:
    image = import_module("PIL.Image")
    grain = np.random.default_rng(20240101)
    document = import_module("pypdfium2").PdfDocument(pdf)
    for number, page in enumerate(document):
        drawn = page.render(scale=DOTS_AN_INCH / 72, grayscale=True).to_pil()
        tilt = _TILTS[number % len(_TILTS)]
        tilted = drawn.rotate(tilt, resample=image.Resampling.BICUBIC, fillcolor=_PAPER)
        dots = np.asarray(tilted, dtype=np.float64)
        noisy = dots + grain.normal(0, _NOISE, dots.shape)
        yield image.fromarray(noisy.clip(0, _PAPER).astype(np.uint8))
