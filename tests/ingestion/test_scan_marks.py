"""Marks of list items in scans, and rows a page end leaves low: what the ink says before any reading."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingestion.loaders.pages.page import Page, Word
from ingestion.loaders.scan.ink import Ink
from ingestion.loaders.scan.numerals import unstuck
from ingestion.loaders.scan.quarters import with_quarters
from ingestion.loaders.scan.raster import Raster, ink_of
from ingestion.loaders.scan.rules import Ruled, ruled
from ingestion.loaders.scan.sequence import with_letters_in_order
from ingestion.loaders.scan.signs import as_placed, compared
from ingestion.loaders.scan.strips import Strip, strips_of
from ingestion.loaders.scan.tesseract import Seen

BASE = 330
Draw = Callable[[ImageDraw.ImageDraw, int], None]


def drawn() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("L", (1400, 700), 240)
    return image, ImageDraw.Draw(image)


def letters(draw: ImageDraw.ImageDraw, x: int, base: int, count: int) -> None:
    """A word of letters like ``o``."""
    for number in range(count):
        draw.ellipse((x + number * 32, base - 26, x + number * 32 + 26, base), outline=20, width=6)


def raster(image: Image.Image) -> Raster:
    return Raster(np.asarray(image), ink_of(np.asarray(image)))


def strips(image: Image.Image) -> list[Strip]:
    found = raster(image)
    return strips_of(found, Ruled((), (), np.zeros_like(found.ink)))


def dash(draw: ImageDraw.ImageDraw, x: int) -> None:
    draw.rectangle((x, BASE - 16, x + 16, BASE - 12), fill=0)


def cross(draw: ImageDraw.ImageDraw, x: int) -> None:
    draw.rectangle((x, BASE - 15, x + 28, BASE - 11), fill=0)
    draw.rectangle((x + 12, BASE - 27, x + 16, BASE + 1), fill=0)


def dot(draw: ImageDraw.ImageDraw, x: int) -> None:
    draw.ellipse((x, BASE - 23, x + 20, BASE - 3), fill=0)


def ring(draw: ImageDraw.ImageDraw, x: int) -> None:
    letters(draw, x, BASE, 1)


@pytest.mark.parametrize(
    ("sign", "gap", "text"),
    [
        (dash, 20, "-"),
        (dash, 130, "-"),
        (cross, 20, "+"),
        (cross, 120, "+"),
        (dot, 60, "•"),
        (ring, 40, None),
    ],
)
def test_a_mark_is_told_by_its_ink_near_its_text_or_over_a_tab(
    sign: Draw, gap: int, text: str | None
) -> None:
    image, draw = drawn()
    sign(draw, 100)
    letters(draw, 128 + gap, BASE, 12)
    (strip,) = strips(image)
    assert [mark.text for mark in strip.openings] == ([text] if text else [])
    assert strip.ink.left == pytest.approx(128 + gap if text else 100, abs=2)
    assert not strip.bare


def test_one_mark_after_another_is_two() -> None:
    image, draw = drawn()
    dash(draw, 100)
    cross(draw, 200)
    letters(draw, 250, BASE, 12)
    (strip,) = strips(image)
    assert [mark.text for mark in strip.openings] == ["-", "+"]


def test_a_dash_alone_in_its_cell_is_read_from_its_ink() -> None:
    image, draw = drawn()
    letters(draw, 100, 200, 12)
    dash(draw, 900)
    bare = [strip for strip in strips(image) if strip.bare]
    assert [mark.text for strip in bare for mark in strip.openings] == ["-"]


def test_a_letter_over_a_tab_is_read_with_its_text_and_stays_where_it_is() -> None:
    image, draw = drawn()
    letters(draw, 100, BASE, 2)
    letters(draw, 300, BASE, 12)
    (strip,) = strips(image)
    assert strip.grey.shape[1] / strip.scale < 158 + 384 + 60
    ink = np.flatnonzero((strip.grey < 128).any(axis=0))
    assert strip.on_page(float(ink[0])) == pytest.approx(100, abs=4)
    assert strip.on_page(float(ink[-1])) == pytest.approx(300 + 11 * 32 + 26, abs=4)


def test_a_long_word_over_a_tab_is_a_line_of_its_own() -> None:
    image, draw = drawn()
    letters(draw, 100, BASE, 6)
    letters(draw, 460, BASE, 12)
    assert len(strips(image)) == 2


def test_a_row_that_a_page_end_leaves_low_has_its_upright_lines() -> None:
    image, draw = drawn()
    for y in (300, 354):
        draw.line((100, y, 1100, y), fill=0, width=4)
    for x in (102, 300, 700, 1098):
        draw.line((x, 300, x, 354), fill=0, width=4)
    draw.line((500, 310, 500, 340), fill=0, width=4)  # the stem of a letter
    assert [round((x0 + x1) / 20) for x0, _, x1, _ in sorted(ruled(raster(image)).upright)] == [
        10,
        30,
        70,
        110,
    ]


def test_a_letter_in_a_section_row_links_no_lines_above_and_below_it() -> None:
    image, draw = drawn()
    for y in (100, 300, 354, 554):
        draw.line((100, y, 1100, y), fill=0, width=4)
    for x in (102, 1098):
        draw.line((x, 100, x, 554), fill=0, width=4)
    for top in (100, 354):
        draw.line((600, top, 600, top + 200), fill=0, width=4)
    draw.line((600, 310, 600, 342), fill=0, width=5)  # the stem of a letter in the row of the section
    inner = sorted(span for span in ruled(raster(image)).upright if 500 < span[0] < 700)
    assert [side for _, y0, _, y1 in inner for side in (y0, y1)] == pytest.approx([100, 300, 354, 554], abs=6)


def page(*marks: str, x: float = 85.0) -> Page:
    words = [Word(x, 40.0 * n, x + 10, 40.0 * n + 16, mark) for n, mark in enumerate(marks, 1)]
    words += [Word(120, each.top, 160, each.bottom, "Làm") for each in words]
    return Page(1, 595, 842, tuple(words))


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        (("8)", "b)", "c)"), ["a)", "b)", "c)"]),
        (("e)", "ø)", "h)", "ï)", "k)"), ["e)", "g)", "h)", "i)", "k)"]),
        (("a)", "b)", "©)"), ["a)", "b)", "c)"]),
        (("a)", "o)", "c)"), ["a)", "b)", "c)"]),
        (("7)", "8)", "9)"), ["7)", "8)", "9)"]),
        (("a)", "b)", "8)"), ["a)", "b)", "8)"]),
        (("d)", "e)", "f)", "g)"), ["d)", "e)", "f)", "g)"]),
    ],
)
def test_letters_of_items_go_by_their_neighbours(printed: tuple[str, ...], right: list[str]) -> None:
    (mended,) = with_letters_in_order([page(*printed)])
    assert [word.text for word in mended.words if word.text.endswith(")")] == right


def test_letters_go_on_over_a_page_end_and_keep_to_their_indentation() -> None:
    other = Page(1, 595, 842, tuple(word for word in page("5)", x=300).words if word.text != "Làm"))
    first, aside, last = with_letters_in_order([page("a)", "b)"), other, page("6)", "d)")])
    assert [word.text for word in last.words if word.text.endswith(")")] == ["c)", "d)"]
    assert aside.words[0].text == "5)"
    assert first.words[0].text == "a)"


def test_a_mark_within_a_line_is_left() -> None:
    line = (Word(85, 40, 130, 56, "(điểm"), Word(133, 40, 145, 56, "8)"), Word(150, 40, 170, 56, "và"))
    after = page("b)").words[0]
    (same,) = with_letters_in_order([Page(1, 595, 842, (*line, after))])
    assert same.words[1].text == "8)"


def test_a_numeral_stuck_to_its_title_is_parted_where_the_ink_has_a_space() -> None:
    places = (10, 60, 95, 130, 165)
    ink = Ink(100, 57, 57, 10, tuple((float(x), x + 30.0, 39.0) for x in places))
    assert unstuck("ICÔNG", ink, 8, 200) == ("I", "CÔNG", 60.0)
    even = Ink(100, 57, 57, 10, tuple((10.0 + 35 * n, 40.0 + 35 * n, 39.0) for n in range(5)))
    assert unstuck("ICÔNG", even, 8, 200) is None
    assert unstuck("Việc", ink, 8, 200) is None


def sign(bar: bool) -> Strip:
    """A strip of ``>``, with a bar under it or without."""
    image = Image.new("L", (60, 60), 255)
    draw = ImageDraw.Draw(image)
    draw.line((10, 10, 40, 22, 10, 34), fill=0, width=4)
    if bar:
        draw.line((10, 42, 40, 42), fill=0, width=4)
    return Strip(np.asarray(image), 1.0, 0.0, Ink(50, 57, 57, 10))


@pytest.mark.parametrize(("bar", "text"), [(True, "≥"), (False, ">")])
def test_a_bar_under_a_comparison_counts(bar: bool, text: str) -> None:
    assert compared(">", sign(bar), Seen(0, ">", 8, 44, 90)) == text


def test_a_mark_over_a_tab_ends_in_a_stop() -> None:
    tabbed = Strip(np.zeros((9, 9), dtype=np.uint8), 1.0, 0.0, Ink(50, 57, 57, 10), cut=5, taken=30)
    near = Strip(np.zeros((9, 9), dtype=np.uint8), 1.0, 0.0, Ink(50, 57, 57, 10))
    assert [as_placed("5,", each) for each in (tabbed, near)] == ["5.", "5,"]
    assert as_placed("IV:", tabbed) == "IV."
    assert as_placed("số:", near) == "Số:"


@pytest.mark.parametrize(
    ("above", "text", "right"),
    [
        ("Quý", "11/2026", "II/2026"),
        ("quý", "1V/2026", "IV/2026"),
        ("tháng", "11/2026", "11/2026"),
        ("Quý", "1/2026", "1/2026"),
    ],
)
def test_a_quarter_over_a_line_end_is_no_month(above: str, text: str, right: str) -> None:
    words = (
        Word(400, 100, 440, 116, "IV/2025-"),
        Word(444, 100, 470, 116, above),
        Word(400, 118, 440, 134, text),
    )
    assert with_quarters(Page(1, 595, 842, words)).words[2].text == right
    beside = (*words[:2], Word(380, 118, 398, 134, "tháng"), words[2])
    assert with_quarters(Page(1, 595, 842, beside)).words[3].text == text
