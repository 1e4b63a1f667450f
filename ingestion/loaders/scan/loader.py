"""Image files, and pages of PDF files that are images: read by OCR where its programs are installed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from corpus.model import Document
from ingestion.kinds import Kind
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard
from ingestion.loaders.pdf.loader import Scanned
from ingestion.loaders.unreadable import Unreadable

if TYPE_CHECKING:
    from ingestion.loaders.scan.reading import Scan

_LIBRARIES = ("PIL", "scipy")
_NO_LIBRARIES = (
    "Tệp là ảnh quét; phần nhận dạng chữ chưa được cài. Hãy chạy “make ocr-tools” "
    "(hoặc pip install 'trolyao[ocr]' và apt-get install tesseract-ocr tesseract-ocr-vie) rồi nạp lại."
)
_TOO_MANY = (
    "Tệp có {pages} trang quét, tối đa {most} trang (TROLYAO_OCR_PAGES). Hãy tách nhỏ tệp hoặc tăng giới hạn."
)
_NOTHING = "Không đọc được chữ nào trong ảnh. Hãy quét lại rõ hơn (từ 200 dpi, đúng chiều, đủ sáng) rồi nạp."


class ImageLoader:
    """Reads ``.png``, ``.jpg``, ``.tif`` (of one or many pages), ``.bmp`` and ``.gif``."""

    kinds = frozenset({Kind.IMAGE})
    suffixes = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif"})

    def load(
        self, data: bytes, source: str, limits: Limits = USUAL, page_read: PageRead = unheard
    ) -> Document:
        """Return the document in ``data``; raise ``Unreadable`` also where OCR is not installed."""
        _require()
        from ingestion.loaders.pages.gaps import gaps_of
        from ingestion.loaders.pages.reading import blocks_of
        from ingestion.loaders.scan.images import page_count, scans_of

        total = page_count(data)
        _bound(total, limits)
        scanned = _read(scans_of(data), total, limits, page_read)
        blocks = blocks_of(scanned.pages)
        if not blocks.made:
            raise Unreadable(_NOTHING)
        digest = hashlib.sha256(data).hexdigest()
        told = (*scanned.warnings, *gaps_of(blocks.made, range(1, total + 1)), *blocks.warnings)
        return Document(source, digest, tuple(blocks.made), told)


def read_pdf_scans(data: bytes, numbers: Sequence[int], limits: Limits, page_read: PageRead) -> Scanned:
    """Read the given pages (from 1) of a PDF file from their images; raise ``Unreadable`` without OCR."""
    _require()
    from ingestion.loaders.scan.images import scans_of_pdf

    _bound(len(numbers), limits)
    return _read(scans_of_pdf(data, numbers, limits), len(numbers), limits, page_read)


def _read(scans: Iterable[Scan], total: int, limits: Limits, page_read: PageRead) -> Scanned:
    from ingestion.loaders.scan.quarters import with_quarters
    from ingestion.loaders.scan.reading import read_scans
    from ingestion.loaders.scan.sequence import with_letters_in_order
    from ingestion.loaders.scan.warnings import warnings_of

    readings = read_scans(scans, total, limits, page_read)
    pages = with_letters_in_order([with_quarters(each.page) for each in readings])
    return Scanned(pages, warnings_of(readings, limits.sureness))


def _bound(pages: int, limits: Limits) -> None:
    if pages > limits.scanned_pages:
        raise Unreadable(_TOO_MANY.format(pages=pages, most=limits.scanned_pages))


def _require() -> None:
    """Raise :class:`Unreadable` where what OCR needs is not installed."""
    if any(find_spec(library) is None for library in _LIBRARIES):
        raise Unreadable(_NO_LIBRARIES)
    from ingestion.loaders.scan.tesseract import program

    program()
