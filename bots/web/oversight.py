"""What those responsible see: who did what."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import BaseModel

from bots.journal.audit import Audit


class AuditEntry(BaseModel):
    """One request: when (UTC), whose, known how (open, session, key), what it wanted, how it ended."""

    id: int
    at: str
    name: str
    way: str
    address: str
    action: str
    method: str
    path: str
    status: int
    note: str


class AuditPage(BaseModel):
    """One page of the log, latest first."""

    total: int
    items: list[AuditEntry]


def oversight_router(audit: Audit) -> APIRouter:
    """Return the routes that read ``audit``."""
    router = APIRouter(prefix="/api", tags=["Quản trị"])

    @router.get("/audit", summary="Nhật ký: ai hỏi, xem, sửa gì", response_model=AuditPage)
    def entries(
        name: Annotated[str, Query(max_length=64, description="Chỉ của tài khoản này")] = "",
        limit: Annotated[int, Query(ge=1, le=1000)] = 100,
        offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    ) -> dict[str, Any]:
        total, items = audit.entries(limit, offset, name)
        return {"total": total, "items": items}

    return router
