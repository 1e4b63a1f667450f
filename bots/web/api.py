"""The JSON API of the register: documents and records, filtered and paged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from bots.filters import KINDS, Asked, count, documents_matching, record_filter, records
from bots.web.excel import XLSX, workbook_response
from bots.web.problems import Problem
from bots.web.shapes.register import (
    AssignmentPage,
    DocumentPage,
    TargetPage,
    TaskPage,
    WholeDocumentShape,
)
from bots.web.shapes.shape import Page, file, shaped
from bots.wording import KINDS as KIND_NAMES
from corpus.payloads import table_json
from corpus.records import head_json, record_json
from corpus.registry import RecordFilter, Registry

Json = dict[str, Any]
_PAGES: Mapping[str, type[Page]] = {"tasks": TaskPage, "targets": TargetPage, "assignments": AssignmentPage}


class Listing(BaseModel):
    """The filters of a listing, as on the command line, and the page wanted."""

    model_config = ConfigDict(extra="forbid")

    agency: list[str] = Field(
        default_factory=list, description="Tên cơ quan, lặp lại được", examples=[["Sở Nội vụ"]]
    )
    role: list[str] = Field(
        default_factory=list, description="Vai trò: lead, coordinate, monitor, implement, owner"
    )
    document: list[str] = Field(default_factory=list, description="Số văn bản hoặc tên tệp")
    province: str | None = Field(default=None, description="Tỉnh ban hành")
    section: str | None = Field(default=None, description="Tên phần, mục hoặc phụ lục")
    start: str | None = Field(
        default=None, alias="from", description="Từ ngày (2025-01-31, 1/2025 hoặc 2025)"
    )
    end: str | None = Field(default=None, alias="to", description="Đến hết ngày")
    limit: int = Field(default=50, ge=1, le=1000, description="Số dòng một trang")
    offset: int = Field(default=0, ge=0, le=10_000_000, description="Bỏ qua bao nhiêu dòng đầu")

    def asked(self) -> Asked:
        """Return the filters and the page."""
        return Asked(
            self.agency,
            self.role,
            self.document,
            self.province,
            self.section,
            self.start,
            self.end,
            self.limit,
            self.offset,
        )

    def page(self, total: int, items: Sequence[Json]) -> Json:
        """Return one page of a listing."""
        return {"total": total, "limit": self.limit, "offset": self.offset, "items": list(items)}


def api_router(registry: Registry) -> APIRouter:
    """Return the listings under ``/api``."""
    router = APIRouter(prefix="/api", tags=["Sổ đăng ký"])

    @router.get("/documents", summary="Các văn bản đã nạp", **shaped(DocumentPage))
    def documents(listing: Annotated[Listing, Query()]) -> Json:
        found = documents_matching(listing.asked(), registry)
        page = found[listing.offset : listing.offset + listing.limit]
        return listing.page(len(found), [head_json(head) for head in page])

    @router.get(
        "/documents/{source}",
        summary="Một văn bản: phần đầu, số bản ghi, báo cáo từng bảng",
        **shaped(WholeDocumentShape),
    )
    def document(source: str) -> Json:
        head = registry.head(source)
        if head is None:
            raise Problem(404, f"Không có văn bản “{source}”. Xem danh sách ở /api/documents.")
        where = RecordFilter(sources=frozenset({source}))
        counts = {kind: count(registry, kind, where) for kind in KINDS}
        return head_json(head) | {
            "counts": counts,
            "tables": [table_json(table) for table in registry.tables(source)],
        }

    for kind in KINDS:
        _add_listing(router, kind, registry)
    return router


def _add_listing(router: APIRouter, kind: str, registry: Registry) -> None:
    @router.get(
        f"/{kind}", name=kind, summary=f"{KIND_NAMES[kind]}, có lọc và phân trang", **shaped(_PAGES[kind])
    )
    def listed(listing: Annotated[Listing, Query()]) -> Json:
        where = record_filter(listing.asked(), registry.heads())
        found = records(registry, kind, where)
        return listing.page(count(registry, kind, where), [record_json(record) for record in found])

    @router.get(
        f"/{kind}.xlsx",
        response_class=Response,
        summary=f"{KIND_NAMES[kind]}, dạng Excel",
        **file(XLSX, "Tệp Excel"),
    )
    def as_sheet(listing: Annotated[Listing, Query()]) -> Response:
        where = replace(record_filter(listing.asked(), registry.heads()), limit=None, offset=0)
        return workbook_response(records(registry, kind, where), kind)
