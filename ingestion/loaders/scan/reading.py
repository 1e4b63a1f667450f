"""Scanned pages into pages of words with places and ruling lines, with a figure for how well they read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from subprocess import TimeoutExpired
from time import monotonic

from ingestion.loaders.limits import Limits, PageRead, unheard
from ingestion.loaders.pages.page import Page, Rule, Word
from ingestion.loaders.scan.capitals import recased
from ingestion.loaders.scan.numerals import doubtful, settled
from ingestion.loaders.scan.raster import DPI, Grey, upright
from ingestion.loaders.scan.rules import Ruled, Span, ruled
from ingestion.loaders.scan.strips import Strip, strips_of
from ingestion.loaders.scan.tesseract import ENGLISH, VIETNAMESE, Seen, Tesseract, program
from ingestion.loaders.unreadable import Unreadable

_POINT = 72 / DPI
_ASCENT, _DESCENT = 0.9, 0.25
_HOPELESS = 35
_SMALLEST = 10.0
_SLOW = "Đọc chữ trong ảnh trang {page} quá {seconds:g} giây nên đã dừng. Hãy quét lại trang cho rõ rồi nạp."
_MISREAD = str.maketrans({"|": "I"})


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as an image: ``number`` from 1, ``grey`` at :data:`DPI` dots an inch."""

    number: int
    grey: Grey


@dataclass(frozen=True, slots=True)
class Reading:
    """A scan as read: ``sure``, from 0 to 100, is how sure the program is of the page's letters.

    ``disputed`` are the numbers that two readings of them give differently.
    """

    page: Page
    sure: float
    disputed: tuple[str, ...] = ()


def read_scans(
    scans: Iterable[Scan], total: int, limits: Limits, page_read: PageRead = unheard
) -> tuple[Reading, ...]:
    """Read ``scans``, ``total`` of them; raise ``Unreadable`` where the programs for it are absent."""
    tesseract = program()
    readings: list[Reading] = []
    for scan in scans:
        readings.append(read_scan(tesseract, scan, limits))
        page_read(len(readings), total)
    return tuple(readings)


def warnings_of(readings: Iterable[Reading], least: float) -> tuple[str, ...]:
    """What to tell of ``readings``, in Vietnamese: that they are scans, which less sure than ``least``."""
    known = tuple(readings)
    if not known:
        return ()
    usual = sum(each.sure for each in known) / len(known)
    said = [f"{len(known)} trang là ảnh quét, chữ do máy đọc (độ tin cậy trung bình {usual:.0f} %)."]
    poor = [f"{each.page.number} ({each.sure:.0f} %)" for each in known if each.sure < least]
    if poor:
        said.append(
            f"Trang {', '.join(poor)} đọc kém tin cậy (dưới {least:g} %): hãy đối chiếu với bản gốc "
            "hoặc quét lại rõ hơn."
        )
    return tuple(said)


def read_scan(tesseract: Tesseract, scan: Scan, limits: Limits) -> Reading:
    """Read one page; raise ``Unreadable`` where that takes too long."""
    height, width = (side * _POINT for side in scan.grey.shape)
    if min(height, width) < _SMALLEST:
        return Reading(Page(scan.number, width, height, ()), 0.0)
    raster = upright(scan.grey)
    lines = ruled(raster)
    strips = strips_of(raster, lines)
    try:
        seen, disputed = _seen(tesseract, strips, limits.page_seconds)
    except TimeoutExpired:
        raise Unreadable(_SLOW.format(page=scan.number, seconds=limits.page_seconds)) from None
    kept = {number: lot for number, lot in seen.items() if _mean(lot) >= _HOPELESS}
    words = tuple(word for number, lot in kept.items() for word in _words(strips[number], lot))
    page = Page(scan.number, width, height, words, _rules(lines))
    return Reading(page, _mean([each for lot in kept.values() for each in lot]), disputed)


def _seen(
    tesseract: Tesseract, strips: Sequence[Strip], seconds: float
) -> tuple[dict[int, list[Seen]], tuple[str, ...]]:
    """What stands in each of ``strips``, and the numbers read in two ways."""
    began = monotonic()
    seen = _by_strip(tesseract.read([each.grey for each in strips], VIETNAMESE, seconds))
    again = [n for n, lot in seen.items() if tesseract.english and doubtful(strips[n], lot)]
    rest = max(seconds - (monotonic() - began), 1)
    second = _by_strip(tesseract.read([strips[number].grey for number in again], ENGLISH, rest))
    disputed: list[str] = []
    for index, number in enumerate(again):
        seen[number], doubts = settled(strips[number], seen[number], second.get(index, ()))
        disputed += doubts
    return seen, tuple(disputed)


def _by_strip(seen: Iterable[Seen]) -> dict[int, list[Seen]]:
    lots: dict[int, list[Seen]] = {}
    for each in seen:
        lots.setdefault(each.strip, []).append(each)
    return lots


def _mean(seen: Iterable[Seen]) -> float:
    """How sure the words are, long ones counting more."""
    lot = list(seen)
    letters = sum(len(each.text) for each in lot)
    return sum(each.sure * len(each.text) for each in lot) / letters if letters else 0.0


def _words(strip: Strip, lot: list[Seen]) -> Iterable[Word]:
    top, bottom = strip.base - _ASCENT * strip.em, strip.base + _DESCENT * strip.em
    for each in lot:
        x0, x1 = (strip.x + x / strip.scale for x in (each.x0, each.x1))
        text = recased(strip, each).translate(_MISREAD)
        yield Word(x0 * _POINT, top * _POINT, x1 * _POINT, bottom * _POINT, text)


def _rules(lines: Ruled) -> tuple[Rule, ...]:
    """Ruling lines, each as a flat box along its middle."""
    level = (Rule(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2) for x0, y0, x1, y1 in map(_points, lines.level))
    upright = (Rule((x0 + x1) / 2, y0, (x0 + x1) / 2, y1) for x0, y0, x1, y1 in map(_points, lines.upright))
    return (*level, *upright)


def _points(span: Span) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (side * _POINT for side in span)
    return x0, y0, x1, y1
