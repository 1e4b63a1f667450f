"""The pages people read: the chat, the documents, and each document with its tables and records."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse, HTMLResponse

from bots.filters import KINDS, count
from bots.web.library import Highlights, Library, is_version
from bots.web.problems import Problem
from bots.web.spans import locate, written_spans
from bots.web.templating import STATIC, page
from corpus.registry import RecordFilter, Registry

_LONGEST_QUOTE = 8000


def page_router(registry: Registry, library: Library) -> APIRouter:
    """Return the reading pages over ``registry``."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def chat() -> HTMLResponse:
        return page("chat.html", known=len(registry.digests()))

    @router.get("/widget.js")
    def widget() -> FileResponse:
        return FileResponse(
            STATIC / "widget.js",
            media_type="text/javascript; charset=utf-8",
            headers={"Cross-Origin-Resource-Policy": "cross-origin", "Cache-Control": "no-cache"},
        )

    @router.get("/documents")
    def documents() -> HTMLResponse:
        heads = [(head, _counts(registry, head.source)) for head in registry.heads()]
        return page("documents.html", heads=heads)

    @router.get("/documents/{source}")
    def document(
        source: str,
        at: Annotated[str, Query(max_length=1000)] = "",
        v: Annotated[str, Query(max_length=64)] = "",
        quote: Annotated[str, Query(max_length=_LONGEST_QUOTE)] = "",
    ) -> HTMLResponse:
        view = library.view(source)
        if view is None:
            raise Problem(404, f"Không có văn bản “{source}”. Danh sách văn bản ở trang Văn bản.")
        fits = is_version(view, v)
        spans = written_spans(at) if at and fits else ()
        if quote:
            spans = locate(quote, view.blocks)
        return page(
            "document.html",
            view=view,
            head=view.head,
            highlights=Highlights(spans),
            outdated=not fits,
            missing=bool(quote) and not spans,
            reports=registry.tables(source),
            counts=_counts(registry, source),
        )

    return router


def _counts(registry: Registry, source: str) -> dict[str, int]:
    where = RecordFilter(sources=frozenset({source}))
    return {kind: count(registry, kind, where) for kind in KINDS}
