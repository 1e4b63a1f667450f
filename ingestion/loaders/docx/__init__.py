"""Word files (``.docx``): body, tables, automatic numbering, notes and text boxes as Word prints them."""

from __future__ import annotations

from ingestion.loaders.docx.loader import DocxLoader

__all__ = ["DocxLoader"]
