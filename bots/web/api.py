"""The JSON API: questions, and the registry's documents and records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool

from assistant.answer import Ask
from bots.filters import KINDS, Asked, count, documents_matching, record_filter, records
from bots.question import LONGEST, clean_history, clean_question
from bots.web.library import Library
from bots.web.problems import Problem
from corpus.payloads import table_json
from corpus.records import head_json, record_json
from corpus.registry import RecordFilter, Registry

LARGEST_BODY = 256 * 1024
Json = dict[str, Any]


class Asking(BaseModel):
    """The body of a question: earlier questions oldest first; ``conversation`` is the caller's own."""

    question: str
    history: list[str] = Field(default_factory=list)
    conversation: str | None = None


class Listing(BaseModel):
    """The filters of a listing, as on the command line, and the page wanted."""

    model_config = ConfigDict(extra="forbid")

    agency: list[str] = Field(default_factory=list)
    role: list[str] = Field(default_factory=list)
    document: list[str] = Field(default_factory=list)
    province: str | None = None
    section: str | None = None
    start: str | None = Field(default=None, alias="from")
    end: str | None = Field(default=None, alias="to")
    limit: int = Field(default=50, ge=1, le=1000)
    offset: int = Field(default=0, ge=0, le=10_000_000)

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


def api_router(ask: Ask, registry: Registry, library: Library) -> APIRouter:
    """Return the routes under ``/api``, answering with ``ask`` and listing from ``registry``."""
    router = APIRouter(prefix="/api")
    body = {"content": {"application/json": {"schema": Asking.model_json_schema()}}, "required": True}

    @router.post("/ask", openapi_extra={"requestBody": body})
    async def ask_question(request: Request) -> Json:
        asking = await _asking(request)
        question = clean_question(asking.question)
        history = clean_history(asking.history)
        return await run_in_threadpool(lambda: library.answer(ask(question, history)))

    @router.get("/documents")
    def documents(listing: Annotated[Listing, Query()]) -> Json:
        found = documents_matching(listing.asked(), registry)
        page = found[listing.offset : listing.offset + listing.limit]
        return listing.page(len(found), [head_json(head) for head in page])

    @router.get("/documents/{source}")
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
    @router.get(f"/{kind}", name=kind)
    def listed(listing: Annotated[Listing, Query()]) -> Json:
        where = record_filter(listing.asked(), registry.heads())
        found = records(registry, kind, where)
        return listing.page(count(registry, kind, where), [record_json(record) for record in found])


async def _asking(request: Request) -> Asking:
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > LARGEST_BODY:
            raise Problem(413, f"Yêu cầu quá lớn. Câu hỏi dài tối đa {LONGEST} ký tự.")
    try:
        return Asking.model_validate_json(bytes(received))
    except ValidationError:
        raise Problem(
            422, 'Cần một đối tượng JSON như {"question": "…", "history": ["…"]} mã UTF-8.'
        ) from None
