"""The text of a document by HTTP: what the document page shows, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query

from bots.web.library import Library
from bots.web.problems import Problem
from bots.web.shapes.register import TextPage
from bots.web.shapes.shape import shaped
from bots.web.spans import locate
from bots.web.view import Paragraph, Table, View
from corpus.model import Block, Record

Json = dict[str, Any]
_LONGEST_QUOTE = 8000


def text_router(library: Library) -> APIRouter:
    """Return the route that tells a document's paragraphs and rows with the records read from them."""
    router = APIRouter(prefix="/api", tags=["Sổ đăng ký"])

    @router.get(
        "/documents/{source}/text",
        summary="Toàn văn: từng đoạn, từng dòng bảng, bản ghi đọc từ đó; chỗ in của một đoạn trích",
        **shaped(TextPage),
    )
    def text(
        source: str,
        quote: Annotated[
            str, Query(max_length=_LONGEST_QUOTE, description="Đoạn trích cần tìm chỗ in (“found”)")
        ] = "",
        limit: Annotated[int, Query(ge=1, le=1000, description="Số đoạn, dòng một trang")] = 200,
        offset: Annotated[int, Query(ge=0, le=10_000_000, description="Bỏ qua bao nhiêu đoạn đầu")] = 0,
    ) -> Json:
        view = library.view(source)
        if view is None:
            raise Problem(404, f"Không có văn bản “{source}”. Xem danh sách ở /api/documents.")
        pieces = list(_pieces(view))
        return {
            "source": source,
            "digest": view.head.digest,
            "contents": [asdict(entry) for entry in view.contents],
            "found": [asdict(span) for span in locate(quote, view.blocks)] if quote else [],
            "total": len(pieces),
            "limit": limit,
            "offset": offset,
            "items": pieces[offset : offset + limit],
        }

    return router


def _pieces(view: View) -> Iterator[Json]:
    for number, part in enumerate(view.parts, 1):
        if isinstance(part, Paragraph):
            yield _piece(part.block, "paragraph", None, part.level, part.records)
        else:
            yield from _rows(part, number)


def _rows(table: Table, number: int) -> Iterator[Json]:
    for block in table.header:
        yield _piece(block, "header", number)
    for row in table.rows:
        kind = "header" if row.repeated else "section" if row.title else "row"
        yield _piece(row.block, kind, number, None, row.records)


def _piece(
    block: Block, kind: str, table: int | None, level: int | None = None, records: Sequence[Record] = ()
) -> Json:
    return {
        "block": block.ordinal,
        "kind": kind,
        "level": level,
        "table": table,
        "page": block.page,
        "text": block.text,
        "cells": [asdict(cell) for cell in block.cells],
        "records": [record.id for record in records],
    }
