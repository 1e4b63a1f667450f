from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingestion.loaders.scan.images import without_seals
from ingestion.loaders.scan.letters import lines_of, pieces_of
from ingestion.loaders.scan.raster import DPI, Grey, ink_of, tilt, upright
from ingestion.loaders.scan.rules import ruled

LETTER, LINE = 26, 70


def drawn(size: tuple[int, int] = (1200, 900)) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", size, 240)
    return image, ImageDraw.Draw(image)


def letters(draw: ImageDraw.ImageDraw, x: int, y: int, count: int) -> None:
    """A line of ``count`` letters like ``o``, in words of five."""
    for number in range(count):
        left = x + number * 32 + number // 5 * 18
        draw.ellipse((left, y, left + LETTER, y + LETTER), outline=20, width=6)


def grey(image: Image.Image) -> Grey:
    return np.asarray(image)


@pytest.mark.parametrize("angle", [-3.2, -0.7, 0.0, 0.4, 2.5])
def test_a_tilted_page_is_turned_level(angle: float) -> None:
    image, draw = drawn((1800, 1400))
    for row in range(14):
        letters(draw, 150, 150 + row * LINE, 40)
    tilted = grey(image.rotate(angle, fillcolor=240))
    assert tilt(ink_of(tilted)) == pytest.approx(-angle, abs=0.08)
    assert tilt(upright(tilted).ink) == pytest.approx(0, abs=0.08)


def test_paper_in_shadow_turns_white_and_ink_stays() -> None:
    image, draw = drawn()
    letters(draw, 100, 300, 20)
    shadow = np.linspace(1.0, 0.45, 1200)[None, :]
    raster = upright((grey(image) * shadow).astype(np.uint8))
    assert raster.grey[:200].min() > 225
    columns = np.flatnonzero(raster.ink.any(axis=0))
    assert columns.min() < 110
    assert columns.max() > 690
    assert not raster.ink[:250].any()


def test_ruling_lines_are_found_faint_ones_too_and_text_is_none() -> None:
    image, draw = drawn()
    draw.line((100, 100, 1100, 100), fill=0, width=4)
    draw.line((100, 700, 1100, 700), fill=190, width=3)
    draw.line((100, 100, 100, 700), fill=0, width=4)
    draw.line((600, 100, 600, 700), fill=190, width=3)
    for row in range(5):
        letters(draw, 130, 150 + row * LINE, 12)
    found = ruled(upright(grey(image)))
    assert [round((y0 + y1) / 20) for _, y0, _, y1 in sorted(found.level, key=lambda span: span[1])] == [
        10,
        70,
    ]
    assert [round((x0 + x1) / 20) for x0, _, x1, _ in sorted(found.upright)] == [10, 60]
    assert all(x1 - x0 > 980 for x0, _, x1, _ in found.level)


def test_lines_wiped_leave_the_letters_that_cross_them() -> None:
    image, draw = drawn()
    draw.line((100, 320, 1100, 320), fill=0, width=4)
    draw.rectangle((300, 290, 306, 350), fill=0)
    raster = upright(grey(image))
    found = ruled(raster)
    left = raster.ink & ~found.mask
    assert not left[315:325, 400:1000].any()
    assert left[300:345, 301:305].all()


def test_what_stands_in_two_cells_is_two_lines() -> None:
    image, draw = drawn()
    letters(draw, 100, 300, 5)
    letters(draw, 290, 300, 5)
    pieces = pieces_of(ink_of(grey(image)))
    assert len(set(lines_of(pieces, ()).tolist())) == 1
    assert len(set(lines_of(pieces, ((274, 200, 278, 400),)).tolist())) == 2


def test_an_accent_goes_with_the_letter_under_it_and_specks_with_none() -> None:
    image, draw = drawn()
    letters(draw, 100, 300, 10)
    letters(draw, 100, 300 + LINE, 10)
    draw.line((104, 356, 122, 348), fill=0, width=6)
    draw.point((800, 500), fill=0)
    pieces = pieces_of(ink_of(grey(image)))
    chain = lines_of(pieces, ())
    accent = int(pieces.labels[352, 113]) - 1
    below = int(pieces.labels[300 + LINE + 2, 113]) - 1
    above = int(pieces.labels[302, 113]) - 1
    assert chain[accent] == chain[below] != chain[above]
    speck = int(pieces.labels[500, 800]) - 1
    assert chain[speck] == 0


def test_a_red_seal_is_taken_out_and_black_print_under_it_stays() -> None:
    colours = np.full((900, 900, 3), 250, dtype=np.uint8)
    image = Image.fromarray(colours)
    draw = ImageDraw.Draw(image)
    draw.ellipse((100, 100, 100 + int(1.4 * DPI), 100 + int(1.4 * DPI)), outline=(220, 40, 40), width=12)
    draw.rectangle((90, 300, 400, 312), fill=(20, 20, 20))
    draw.rectangle((600, 700, 780, 712), fill=(215, 30, 35))
    greys = without_seals(np.asarray(image))
    assert greys[120:280, 100:520].min() > 240
    assert greys[302:310, 150:390].max() < 60
    assert greys[702:710, 610:770].max() < 120


def test_a_blank_page_has_no_lines() -> None:
    image, _ = drawn()
    raster = upright(grey(image))
    assert ruled(raster).level == ()
    assert not lines_of(pieces_of(raster.ink), ()).any()
