"""Files of other office programs: made into ``.docx`` or ``.xlsx`` by LibreOffice and read as that."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from corpus.model import Document
from ingestion.kinds import Kind, kind_of
from ingestion.loaders.docx import DocxLoader
from ingestion.loaders.libreoffice import convert
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard
from ingestion.loaders.packed import check_packed
from ingestion.loaders.xlsx import XlsxLoader

_TEXTS = {Kind.DOC: ".doc", Kind.ODT: ".odt", Kind.RTF: ".rtf"}
_SHEETS = {Kind.XLS: ".xls", Kind.ODS: ".ods", Kind.EXCEL_XML: ".xml"}


class OfficeLoader:
    """Reads ``.doc``, ``.odt``, ``.rtf``, ``.xls``, ``.ods`` through LibreOffice, where it is installed."""

    kinds = frozenset({*_TEXTS, *_SHEETS})
    suffixes = frozenset({".doc", ".odt", ".rtf", ".xls", ".ods"})

    def load(
        self, data: bytes, source: str, limits: Limits = USUAL, page_read: PageRead = unheard
    ) -> Document:
        """Return the document in ``data``; raise ``Unreadable`` also where LibreOffice is absent."""
        kind = kind_of(data)
        if sheet := _SHEETS.get(kind):
            made = convert(data, sheet, ".xlsx", limits)
            check_packed(made, limits)
            document = XlsxLoader().load(made, source, limits)
        else:
            made = convert(data, _TEXTS.get(kind, ".doc"), ".docx", limits)
            document = DocxLoader().load(made, source, limits)
        return replace(document, digest=hashlib.sha256(data).hexdigest())
