"""The straight lines drawn on a PDF page: as strokes, as thin filled boxes, as the sides of frames."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise

import pypdfium2.raw as pdfium
from pypdfium2 import PdfMatrix, PdfObject, PdfPage

from ingestion.loaders.pages.page import Box, Rule, around
from ingestion.loaders.pdf.turning import Turning

Point = tuple[float, float]

_THIN = 3.0
_STRAIGHT = 0.5
_DEEPEST = 6
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 4_000


def rules_of(page: PdfPage, turning: Turning) -> tuple[Rule, ...]:
    """The level and upright lines of ``page``; of a drawing of very many pieces, the first ones."""
    rules: list[Rule] = []
    for count, drawn in enumerate(page.get_objects([pdfium.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST)):
        if count >= _MOST_OBJECTS:
            break
        rules += _rules(drawn, turning)
    return tuple(rules)


def _rules(drawn: PdfObject, turning: Turning) -> Iterator[Rule]:
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(drawn.raw, ctypes.byref(fill), ctypes.byref(stroked))
    if not fill.value and not stroked.value:
        return
    matrix = _matrix(drawn)
    for points in _lines(drawn):
        corners = [turning.place(*matrix.on_point(*point)) for point in points]
        box = around([Box(x, y, x, y) for x, y in corners])
        if min(box.width, box.height) <= _THIN:
            yield Rule(box.x0, box.top, box.x1, box.bottom)
        elif stroked.value:
            yield from _sides(corners)


def _sides(corners: list[Point]) -> Iterator[Rule]:
    for (x0, y0), (x1, y1) in pairwise(corners):
        if abs(x1 - x0) <= _STRAIGHT or abs(y1 - y0) <= _STRAIGHT:
            yield Rule(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _lines(drawn: PdfObject) -> Iterator[list[Point]]:
    """The lines of a path, each the points it runs through; a closed one ends where it began."""
    points: list[Point] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(drawn.raw), _MOST_SEGMENTS)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn.raw, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
            continue
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _matrix(drawn: PdfObject) -> PdfMatrix:
    """What brings the points of ``drawn`` onto the page, through every form it stands in."""
    matrix: PdfMatrix = drawn.get_matrix()
    holder = drawn.container
    while holder is not None:
        matrix = matrix.multiply(holder.get_matrix())
        holder = holder.container
    return matrix
