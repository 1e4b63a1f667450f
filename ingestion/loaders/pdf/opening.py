"""A PDF file opened, and its pages as words and ruling lines; refused with a reason where it is locked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from ingestion.loaders.limits import Limits
from ingestion.loaders.pages.page import Page
from ingestion.loaders.pdf.characters import lettering_of, quarters_of
from ingestion.loaders.pdf.strokes import rules_of
from ingestion.loaders.pdf.turning import Turning
from ingestion.loaders.unreadable import Unreadable

_WHOLE_PAGE = 0.7
_FEWEST_LETTERS = 20
_MOST_UNKNOWN = 0.2
_UNKNOWN = "\ufffd"
_ONE_AT_A_TIME = threading.Lock()  # PDFium keeps state of the whole process

_LOCKED = "Tệp PDF có đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu, lưu lại rồi nạp."
_DAMAGED = (
    "Tệp PDF hỏng hoặc bị cắt cụt, không mở được. Hãy lấy lại bản đủ (mở thử bằng trình duyệt) rồi nạp."
)
_TOO_MANY = "Tệp PDF có {pages} trang, tối đa {most} trang. Hãy tách nhỏ tệp rồi nạp."
_NO_PAGES = "Tệp PDF không có trang nào. Hãy kiểm tra lại tệp nguồn."


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as the file draws it; ``pictured``: an image covers most of it, as a scanner makes it.

    ``slanted``: words set aslant across it (a watermark) were left out.
    """

    page: Page
    pictured: bool
    slanted: bool = False

    @property
    def legible(self) -> bool:
        """Whether the page has text worth reading: letters of known meaning, not just a stamp on an image."""
        letters = "".join(word.text for word in self.page.words)
        enough = len(letters) >= (_FEWEST_LETTERS if self.pictured else 1)
        return enough and letters.count(_UNKNOWN) <= _MOST_UNKNOWN * len(letters)


@contextmanager
def opened(data: bytes, limits: Limits) -> Iterator[PdfDocument]:
    """Open the PDF file in ``data`` for this thread alone; raise ``Unreadable`` where that cannot be."""
    with _ONE_AT_A_TIME:
        try:
            pdf = PdfDocument(data)
        except PdfiumError as fault:
            locked = fault.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
            raise Unreadable(_LOCKED if locked else _DAMAGED) from None
        with closing(pdf):
            if not len(pdf):
                raise Unreadable(_NO_PAGES)
            if len(pdf) > limits.pages:
                raise Unreadable(_TOO_MANY.format(pages=len(pdf), most=limits.pages))
            yield pdf


def leaves(pdf: PdfDocument) -> Iterator[Leaf | None]:
    """The pages of ``pdf`` in order; ``None`` for one too damaged to be opened."""
    for index in range(len(pdf)):
        try:
            with closing(pdf[index]) as page:
                yield _leaf(page, index + 1)
        except PdfiumError:
            yield None


def _leaf(page: PdfPage, number: int) -> Leaf:
    with closing(page.get_textpage()) as text:
        quarters = quarters_of(text)
        left, bottom, right, top = page.get_bbox()
        turned = page.get_rotation() // 90 if quarters is None else quarters
        turning = Turning(left, bottom, right, top, turned)
        letters = lettering_of(text, turning)
    width, height = turning.size
    drawn = Page(number, width, height, letters.words, rules_of(page, turning))
    return Leaf(drawn, _is_pictured(page, turning), letters.slanted)


def _is_pictured(page: PdfPage, turning: Turning) -> bool:
    width, height = turning.size
    covered = 0.0
    for image in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = image.get_bounds()
        covered += max(0.0, right - left) * max(0.0, top - bottom)
    return covered >= _WHOLE_PAGE * width * height
