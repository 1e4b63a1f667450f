"""The characters of a PDF page into words with their boxes."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

from ingestion.loaders.pages.page import Box, Word, around
from ingestion.loaders.pdf.turning import Turning

_SPACES = frozenset(map(ord, " \t\u00a0\u2002\u2003\u2009\u3000"))
_LINE_ENDS = frozenset(map(ord, "\r\n"))
_BROKEN_HYPHENS = frozenset({0x02, 0xFFFE})
_UNKNOWN = "\ufffd"
_UNMAPPED = frozenset({0, 0xFFFD})
_PRIVATE = range(0xE000, 0xF900)
_SAMPLES = 40
_OVERLAP, _JUMP, _BACK = 0.3, 0.6, 0.3
_SMALL, _LIFT = 0.8, 0.1
_QUARTER, _SLANT = math.pi / 2, 0.15


@dataclass(frozen=True, slots=True)
class Character:
    """One printed character, its box (as tall as its font's line) and the line it stands on, ``base``.

    White space and line ends have no box. ``lean``: the quarter turns it is set at against the text of the
    page, 0 for most; ``None`` where it is set aslant.
    """

    text: str
    box: Box | None
    base: float = 0.0
    lean: int | None = 0


@dataclass(frozen=True, slots=True)
class Lettering:
    """The words of a page in the order of the file; ``slanted``: others across it were left out."""

    words: tuple[Word, ...]
    slanted: bool


def quarters_of(text: PdfTextPage) -> int | None:
    """The quarter turns, clockwise, that set most characters of a page upright; ``None`` without any."""
    count = text.count_chars()
    angles: Counter[int] = Counter()
    matrix = pdfium.FS_MATRIX()
    for index in range(0, count, max(1, count // _SAMPLES)):
        if pdfium.FPDFText_GetMatrix(text.raw, index, ctypes.byref(matrix)) and (matrix.a or matrix.b):
            angles[round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4] += 1
    return angles.most_common(1)[0][0] if angles else None


def characters(text: PdfTextPage, turning: Turning) -> Iterator[Character]:
    """The characters of a page in the order of the file."""
    raw, corner = text.raw, pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    at, across, up = ctypes.byref(corner), ctypes.byref(x), ctypes.byref(y)
    usual = _usual_angle(text)
    lean: int | None = 0
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in _SPACES or code in _LINE_ENDS:
            yield Character(" " if code in _SPACES else "", None, lean=lean)
        elif pdfium.FPDFText_GetLooseCharBox(raw, index, at):
            pdfium.FPDFText_GetCharOrigin(raw, index, across, up)
            box = turning.box(corner.left, corner.bottom, corner.right, corner.top)
            lean = _lean(pdfium.FPDFText_GetCharAngle(raw, index), usual)
            yield Character(_character(code), box, turning.place(x.value, y.value)[1], lean)


def _usual_angle(text: PdfTextPage) -> int:
    """The quarter turns of most characters, as PDFium tells the angle of one."""
    count = text.count_chars()
    near = (
        pdfium.FPDFText_GetCharAngle(text.raw, index) for index in range(0, count, max(1, count // _SAMPLES))
    )
    return Counter(round(angle / _QUARTER) % 4 for angle in near).most_common(1)[0][0] if count else 0


def _lean(angle: float, usual: int) -> int | None:
    quarters = round(angle / _QUARTER)
    return None if abs(angle - quarters * _QUARTER) > _SLANT else (quarters - usual) % 4


def _character(code: int) -> str:
    """The character of ``code``; one without a known meaning as the sign for that."""
    if code in _BROKEN_HYPHENS:
        return "-"
    return _UNKNOWN if code in _UNMAPPED or code in _PRIVATE else chr(code)


def lettering_of(text: PdfTextPage, turning: Turning) -> Lettering:
    """The words of a page; those off the page left out, one set upright in a cell kept as one word."""
    width, height = turning.size
    page = Box(0, 0, width, height)
    pieces: list[_Piece] = []
    slanted = False
    for lean, run in groupby(characters(text, turning), key=lambda each: each.lean):
        slanted = slanted or lean is None
        if lean is not None:
            read = _standing if lean else _pieces
            pieces += read(run)
    raised = {
        id(small)
        for one, other in pairwise(pieces)
        for small, usual in ((one, other), (other, one))
        if small.is_raised(usual)
    }
    words = (piece.word(raised=id(piece) in raised) for piece in pieces)
    return Lettering(tuple(word for word in words if word.text and page.holds(word)), slanted)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that stand together, and whether white space follows."""

    characters: tuple[Character, ...]
    box: Box
    spaced: bool

    @property
    def base(self) -> float:
        return self.characters[0].base

    def is_raised(self, usual: _Piece) -> bool:
        """Tell whether this is a small figure above the line of its neighbour ``usual``."""
        height = usual.box.height
        small = self.box.height < _SMALL * height and all(each.text.isdigit() for each in self.characters)
        return small and _LIFT * height < usual.base - self.base < height

    def word(self, *, raised: bool) -> Word:
        text = unicodedata.normalize("NFC", "".join(each.text for each in self.characters)).strip()
        box = self.box
        return Word(box.x0, box.top, box.x1, box.bottom, text, raised=raised, spaced=self.spaced)


def _pieces(characters: Iterable[Character]) -> Iterator[_Piece]:
    held: list[Character] = []
    boxes: list[Box] = []
    for each in characters:
        if boxes and (each.box is None or _is_apart(held[-1], boxes[-1], each, each.box)):
            yield _Piece(tuple(held), around(boxes), each.text == " ")
            held, boxes = [], []
        if each.box is not None:
            held.append(each)
            boxes.append(each.box)
    if boxes:
        yield _Piece(tuple(held), around(boxes), False)


def _standing(characters: Iterable[Character]) -> Iterator[_Piece]:
    """Text that runs up or down the page: each of its lines one piece, spaces within."""
    for ends, line in groupby(characters, key=lambda each: not each.text):
        held = tuple(line)
        boxes = [each.box for each in held if each.box is not None]
        if boxes and not ends:
            yield _Piece(held, around(boxes), False)


def _is_apart(before: Character, old: Box, after: Character, new: Box) -> bool:
    """Tell whether a word ends between two characters: a new line, a wide gap, a figure set off the line."""
    shared = min(old.bottom, new.bottom) - max(old.top, new.top)
    tall = max(old.height, new.height)
    ahead = -_BACK * tall <= new.x0 - old.x0 and new.x0 - old.x1 <= _JUMP * tall
    if shared < _OVERLAP * min(old.height, new.height) or not ahead:
        return True
    return (before.text.isdigit() or after.text.isdigit()) and abs(after.base - before.base) > _LIFT * tall
