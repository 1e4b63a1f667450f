"""The loader of Word files: opens the archive, reads what formats the text, then the body."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from corpus.model import Document
from ingestion.kinds import Kind
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard
from ingestion.loaders.unreadable import Unreadable

if TYPE_CHECKING:
    from ingestion.loaders.docx.opening import Opened

_CONVERTED = "Tệp có chữ đặt bằng phông {} cũ, đã đổi sang Unicode; hãy xem lại vài chỗ so với bản gốc."
_WITHIN = (
    "Tệp Word chứa {} phần là tệp khác nhúng vào, chưa đọc được các phần ấy. "
    "Hãy mở bằng Word, lưu lại rồi nạp để đọc đủ."
)


class DocxLoader:
    """Reads ``.docx``: paragraphs with Word's own numbering, tables with merged cells, notes, text boxes."""

    kinds = frozenset({Kind.DOCX})
    suffixes = frozenset({".docx"})

    def load(
        self, data: bytes, source: str, limits: Limits = USUAL, page_read: PageRead = unheard
    ) -> Document:
        """Return the document in ``data``; raise ``Unreadable`` for what is no readable Word file."""
        from ingestion.loaders.docx.opening import read_file

        opened = read_file(data, limits)
        if not opened.blocks.made:
            _refuse_empty(opened)
        converted = (_CONVERTED.format(name) for name in opened.old_fonts)
        within = (_WITHIN.format(opened.chunks),) if opened.chunks else ()
        warnings = (*opened.blocks.warnings, *converted, *within)
        digest = hashlib.sha256(data).hexdigest()
        return Document(source, digest, tuple(opened.blocks.made), warnings)


def _refuse_empty(opened: Opened) -> None:
    if opened.chunks:
        raise Unreadable(_WITHIN.format(opened.chunks))
    if opened.pictures:
        raise Unreadable(
            f"Tệp Word chỉ có {opened.pictures} ảnh, không có chữ (bản chụp dán vào Word). "
            "Hãy lưu thành PDF rồi nạp tệp PDF để nhận dạng chữ."
        )
    raise Unreadable("Tệp Word không có chữ nào. Hãy kiểm tra lại tệp nguồn.")
