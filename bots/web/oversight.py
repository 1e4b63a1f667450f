"""What those responsible see: who did what, filtered, as a page, as JSON and as a file to keep."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from bots.accounts.access import Action
from bots.filters import day
from bots.journal.audit import Audit
from bots.journal.entries import Outcome, Wanted
from bots.tables.sheets import guarded
from bots.web.templating import page

_AT_ONCE = 500
COLUMNS = {
    "at": "Lúc (UTC)",
    "name": "Tài khoản",
    "way": "Vào bằng",
    "address": "Địa chỉ mạng",
    "action": "Việc",
    "method": "Phương thức",
    "path": "Địa chỉ",
    "status": "Mã",
    "note": "Ghi chú",
}
ACTIONS = {
    Action.ENTER: "vào, ra",
    Action.READ: "xem",
    Action.ASK: "hỏi",
    Action.OWN: "tài khoản",
    Action.CHANGE: "nạp, gỡ",
    Action.OVERSEE: "quản trị",
}
WAYS = {
    "open": "chế độ mở",
    "session": "đăng nhập",
    "key": "khóa API",
    "visit": "khung trên trang khác",
    "calendar": "địa chỉ lịch",
    "chat": "kênh nhắn tin",
    "job": "việc nạp",
    "nobody": "chưa đăng nhập",
}
OUTCOMES: dict[Outcome, str] = {"done": "được", "refused": "bị từ chối", "failed": "lỗi"}


class AuditEntry(BaseModel):
    """One request: when (UTC), whose, known how (open, session, key …), what it wanted, how it ended."""

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


class AuditQuery(BaseModel):
    """The filters of the log and the page wanted."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(default="", max_length=64, description="Chỉ của tài khoản này")
    action: Action | str = Field(
        default="", max_length=20, description="enter, read, ask, own, change, oversee"
    )
    way: str = Field(
        default="", max_length=20, description="open, session, key, visit, calendar, chat, job, nobody"
    )
    path: str = Field(default="", max_length=200, description="Một phần địa chỉ")
    outcome: Outcome = Field(default="", description="done, refused hoặc failed")
    start: str = Field(default="", alias="from", max_length=20, description="Từ ngày (UTC)")
    end: str = Field(default="", alias="to", max_length=20, description="Đến hết ngày (UTC)")
    limit: int = Field(default=100, ge=1, le=1000)
    offset: int = Field(default=0, ge=0, le=10_000_000)

    def wanted(self) -> Wanted:
        """Return the filters; raise BadFilter for a day that is none."""
        days: dict[str, date | None] = {
            "start": day(self.start) if self.start else None,
            "end": day(self.end, last=True) if self.end else None,
        }
        return Wanted(self.name.strip(), self.action, self.way, self.path.strip(), self.outcome, **days)

    def address(self, path: str, **changed: object) -> str:
        """Return the address of the same view at ``path`` with some of it ``changed``."""
        said = self.model_dump(by_alias=True, exclude_defaults=True) | changed
        pairs = [(name, value) for name, value in said.items() if value not in (None, "", 0)]
        return f"{path}?{urlencode(pairs)}" if pairs else path


def oversight_router(audit: Audit) -> APIRouter:
    """Return the routes that read ``audit``."""
    router = APIRouter(tags=["Quản trị"])

    @router.get("/api/audit", summary="Nhật ký: ai hỏi, xem, sửa gì", response_model=AuditPage)
    def entries(query: Annotated[AuditQuery, Query()]) -> dict[str, Any]:
        total, items = audit.entries(query.limit, query.offset, query.wanted())
        return {"total": total, "items": items}

    @router.get(
        "/api/audit.csv", response_class=StreamingResponse, summary="Nhật ký, dạng CSV mở được bằng Excel"
    )
    def as_file(query: Annotated[AuditQuery, Query()]) -> StreamingResponse:
        lines = _csv(audit.every_entry(query.wanted()))
        headers = {"Content-Disposition": 'attachment; filename="nhat-ky.csv"'}
        return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=headers)

    @router.get("/audit", include_in_schema=False)
    def audit_page(query: Annotated[AuditQuery, Query()]) -> HTMLResponse:
        total, items = audit.entries(query.limit, query.offset, query.wanted())
        following = query.offset + query.limit
        return page(
            "audit.html",
            query=query,
            total=total,
            items=items,
            columns=COLUMNS,
            actions=ACTIONS,
            ways=WAYS,
            outcomes=OUTCOMES,
            export=query.address("/api/audit.csv", limit=None, offset=None),
            earlier=query.address("/audit", offset=following) if following < total else "",
            later=query.address("/audit", offset=max(query.offset - query.limit, 0)) if query.offset else "",
        )

    return router


def _csv(entries: Iterator[dict[str, Any]]) -> Iterator[str]:
    """Pieces of CSV, the byte-order mark first: Excel then reads the accents; no cell is a formula."""
    yield "\ufeff" + _lines([COLUMNS.values()])
    while some := list(islice(entries, _AT_ONCE)):
        yield _lines([guarded(entry[name]) for name in COLUMNS] for entry in some)


def _lines(rows: Iterable[Iterable[object]]) -> str:
    lines = io.StringIO()
    csv.writer(lines).writerows(rows)
    return lines.getvalue()
