"""Files of other word processors (``.doc``, ``.odt``, ``.rtf``): made into ``.docx`` and read as that."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from corpus.model import Document
from ingestion.kinds import Kind, kind_of
from ingestion.loaders.docx import DocxLoader
from ingestion.loaders.libreoffice import convert
from ingestion.loaders.limits import USUAL, Limits, PageRead, unheard

_SUFFIXES = {Kind.DOC: ".doc", Kind.ODT: ".odt", Kind.RTF: ".rtf"}


class OfficeLoader:
    """Reads ``.doc``, ``.odt`` and ``.rtf`` through LibreOffice, where it is installed."""

    kinds = frozenset(_SUFFIXES)
    suffixes = frozenset(_SUFFIXES.values())

    def load(
        self, data: bytes, source: str, limits: Limits = USUAL, page_read: PageRead = unheard
    ) -> Document:
        """Return the document in ``data``; raise ``Unreadable`` also where LibreOffice is absent."""
        suffix = _SUFFIXES.get(kind_of(data), ".doc")
        document = DocxLoader().load(convert(data, suffix, ".docx", limits), source, limits)
        return replace(document, digest=hashlib.sha256(data).hexdigest())
