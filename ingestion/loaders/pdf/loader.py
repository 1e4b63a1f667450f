"""PDF files: pages with text are read as they are; pages without go to whoever reads scans."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.model import Document
from ingestion.kinds import Kind
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard
from ingestion.loaders.pages.page import Page
from ingestion.loaders.unreadable import Unreadable

if TYPE_CHECKING:
    from ingestion.loaders.pdf.opening import Leaf

_SHOWN = 10
_UNKNOWN = "\ufffd"
_NOTHING = (
    "Tệp PDF không có chữ (bản quét hoặc ảnh chụp) và máy này chưa cài phần nhận dạng chữ. "
    "Hãy nạp bản Word hoặc bản PDF xuất từ Word."
)
_BLANK = "Tệp PDF không có chữ nào trên các trang. Hãy kiểm tra lại tệp nguồn."
_LEFT_OUT = (
    "Không đọc được {pages}: không có chữ (bản quét) hoặc trang hỏng; nội dung các trang này bị thiếu."
)
_POOR = "Chữ của {pages} lấy từ lớp chữ có sẵn dưới ảnh quét, có thể sai và mất bảng; hãy đối chiếu bản gốc."
_SLANTED = "Đã bỏ chữ in chéo (chữ chìm như “DỰ THẢO”, “BẢN SAO”) trên {pages}; hãy xem bản gốc."


@dataclass(frozen=True, slots=True)
class Scanned:
    """Pages read from their images, and what there is to say of them, in Vietnamese."""

    pages: tuple[Page, ...] = ()
    warnings: tuple[str, ...] = ()


ReadScans = Callable[[bytes, Sequence[int], Limits, PageRead], Scanned]
"""Reads the given pages (numbers from 1) of a PDF file from their images."""


@dataclass(frozen=True, slots=True)
class PdfLoader:
    """Reads ``.pdf``; ``read_scans`` reads the pages that are images, where that is set up."""

    read_scans: ReadScans | None = None
    kinds: frozenset[Kind] = field(default=frozenset({Kind.PDF}), init=False)
    suffixes: frozenset[str] = field(default=frozenset({".pdf"}), init=False)

    def load(
        self, data: bytes, source: str, limits: Limits = USUAL, page_read: PageRead = unheard
    ) -> Document:
        """Return the document in ``data``; raise ``Unreadable`` for one locked, damaged or without text."""
        from ingestion.loaders.pages.gaps import gaps_of
        from ingestion.loaders.pages.reading import blocks_of
        from ingestion.loaders.pdf.opening import leaves, opened

        with opened(data, limits) as pdf:
            found = list(leaves(pdf))
        scanned = self._scanned(data, found, limits, page_read)
        pages, warnings = _together(found, scanned)
        blocks = blocks_of(pages)
        if not blocks.made:
            raise Unreadable(_BLANK if self.read_scans is not None else _NOTHING)
        digest = hashlib.sha256(data).hexdigest()
        aslant = [leaf.page.number for leaf in found if leaf is not None and leaf.slanted]
        if aslant:
            warnings.append(_SLANTED.format(pages=_listed(aslant)))
        gaps = gaps_of(blocks.made, [page.number for page in scanned.pages])
        told = (*scanned.warnings, *gaps, *warnings, *blocks.warnings)
        return Document(source, digest, tuple(blocks.made), told)

    def _scanned(
        self, data: bytes, found: Sequence[Leaf | None], limits: Limits, page_read: PageRead
    ) -> Scanned:
        """The pages that are images; that they cannot be read is only a warning where others have text."""
        images = [number for number, leaf in enumerate(found, 1) if _is_image(leaf)]
        if not images or self.read_scans is None:
            return Scanned()
        try:
            return self.read_scans(data, images, limits, page_read)
        except Unreadable as refusal:
            if not any(leaf is not None and leaf.legible for leaf in found):
                raise
            drawn = any(
                leaf is None or leaf.pictured or leaf.page.words
                for leaf in (found[number - 1] for number in images)
            )
            return Scanned(warnings=(refusal.message,) if drawn else ())


def _is_image(leaf: Leaf | None) -> bool:
    """Tell whether a page has to be read by eye: scanned, damaged, or its letters are of unknown meaning."""
    if leaf is None or leaf.pictured:
        return True
    known = leaf.page.words and not any(_UNKNOWN in word.text for word in leaf.page.words)
    return not (leaf.legible or known)


def _together(found: Sequence[Leaf | None], scanned: Scanned) -> tuple[list[Page], list[str]]:
    """Every page that could be read, in order, and warnings of those that could not or only poorly."""
    read = {page.number: page for page in scanned.pages}
    pages: list[Page] = []
    missing: list[int] = []
    poor: list[int] = []
    for number, leaf in enumerate(found, 1):
        if number in read:
            pages.append(read[number])
        elif leaf is None or not leaf.legible:
            missing += [number] if leaf is None or leaf.pictured or leaf.page.words else []
            pages += [leaf.page] if leaf is not None else []
        else:
            poor += [number] if leaf.pictured else []
            pages.append(leaf.page)
    warnings = [_LEFT_OUT.format(pages=_listed(missing))] if missing else []
    return pages, warnings + ([_POOR.format(pages=_listed(poor))] if poor else [])


def _listed(numbers: Sequence[int]) -> str:
    more = ", …" if len(numbers) > _SHOWN else ""
    return "trang " + ", ".join(map(str, numbers[:_SHOWN])) + more
