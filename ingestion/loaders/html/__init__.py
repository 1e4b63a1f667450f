"""Web pages (``.html``, ``.mht``): a document saved from a portal, or by a word processor as a page."""

from __future__ import annotations

from ingestion.loaders.html.loader import HtmlLoader

__all__ = ["HtmlLoader"]
