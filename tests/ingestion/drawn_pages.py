"""Pages drawn for the tests of scans: text in a font that has Vietnamese, ruled tables, grain, a tilt."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

DPI = 200
WIDTH, HEIGHT = int(8.27 * DPI), int(11.69 * DPI)
_PLACES = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))
_NAMES = ("Tinos-Regular", "LiberationSerif-Regular", "DejaVuSerif", "times", "DejaVuSans")
_HARD = "ễ"


def _has_vietnamese(path: Path) -> bool:
    font = ImageFont.truetype(path, 40)
    return bytes(font.getmask(_HARD)) not in (bytes(font.getmask("\ufffe")), bytes(font.getmask("\ue000")))


def vietnamese_font() -> Path | None:
    """A font file on this machine that has the letters of Vietnamese."""
    found = (path for name in _NAMES for place in _PLACES for path in place.rglob(f"{name}.ttf"))
    return next(filter(_has_vietnamese, found), None)


def _knows_vietnamese() -> bool:
    if shutil.which("tesseract") is None:
        return False
    listed = subprocess.run(("tesseract", "--list-langs"), capture_output=True, text=True, check=False)
    return "vie" in listed.stdout.split()


needs_ocr = pytest.mark.skipif(
    not _knows_vietnamese() or vietnamese_font() is None,
    reason="Tesseract with Vietnamese, or a font that has its letters, is not installed",
)


def page() -> Image.Image:
    """A blank page of A4."""
    return Image.new("RGB", (WIDTH, HEIGHT), "white")


def write(image: Image.Image, x: int, y: int, text: str, size: int = 36, colour: str = "black") -> None:
    """Write ``text``, which may have several lines, with its top left corner at ``x``, ``y``."""
    font = ImageFont.truetype(vietnamese_font() or pytest.skip("no font that has Vietnamese"), size)
    ImageDraw.Draw(image).multiline_text((x, y), text, fill=colour, font=font, spacing=size // 3)


def rule(image: Image.Image, x0: int, y0: int, x1: int, y1: int, width: int = 3) -> None:
    """Draw a ruling line."""
    ImageDraw.Draw(image).line((x0, y0, x1, y1), fill="black", width=width)


def table(image: Image.Image, top: int, edges: list[int], rows: list[list[str]], height: int = 110) -> None:
    """Draw a ruled table: its columns between ``edges``, its first row from ``top`` on."""
    bottom = top + height * len(rows)
    for y in range(top, bottom + 1, height):
        rule(image, edges[0], y, edges[-1], y)
    for x in edges:
        rule(image, x, top, x, bottom)
    for number, row in enumerate(rows):
        for x, text in zip(edges, row, strict=False):
            write(image, x + 14, top + number * height + 10, text, 32)


def scanned(image: Image.Image, angle: float = 0.0) -> Image.Image:
    """``image`` as a scanner gives it: tilted, a little soft, with grain and greyish paper."""
    turned = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor="white")
    soft = np.asarray(turned.filter(ImageFilter.GaussianBlur(0.5)), dtype=np.float32)
    grain = np.random.default_rng(7).normal(0, 8, soft.shape[:2])[..., None]
    return Image.fromarray((soft * 0.92 + 8 + grain).clip(0, 255).astype(np.uint8))


def as_file(image: Image.Image, kind: str = "PNG", more: tuple[Image.Image, ...] = ()) -> bytes:
    """``image`` as an image file of ``kind``, ``more`` pages after it."""
    held = io.BytesIO()
    pages = {"save_all": True, "append_images": list(more)} if more else {}
    size = {"resolution": DPI} if kind == "PDF" else {"dpi": (DPI, DPI)}
    image.save(held, kind, **size, **pages)
    return held.getvalue()
