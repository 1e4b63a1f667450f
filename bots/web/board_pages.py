"""The task board by HTTP: the page, the same as JSON, as Excel, and as a calendar to subscribe to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal, cast
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import Field

from bots.accounts.access import present_subject
from bots.agenda import write_calendar
from bots.board import TITLES, Duty, Group, Item, Load, State, grouped, loads
from bots.filters import Asked, day, record_filter, records
from bots.tables.columns import cells
from bots.web.api import Listing
from bots.web.excel import XLSX, book_response
from bots.web.library import record_link
from bots.web.problems import Problem
from bots.web.shapes.shape import file, shaped
from bots.web.shapes.work import BoardShape
from bots.web.templating import page
from corpus.clock import today_in_vietnam
from corpus.deadlines import deadline_json
from corpus.records import record_json
from corpus.registry import Registry

Kind = Literal["tasks", "assignments"]
_SHOWN = 40  # of each group where all are on the page
_PAGE = 100  # of one group alone
_AGENCIES = 15
KIND_TITLES: dict[Kind, str] = {"tasks": "Nhiệm vụ trong bảng", "assignments": "Việc giao trong lời văn"}


class BoardQuery(Listing):
    """A listing's filters, the day it is seen from, and which deadlines are wanted."""

    kind: Kind = Field(default="tasks", description="Nhiệm vụ trong bảng, hay việc giao trong lời văn")
    on: str | None = Field(default=None, description="Ngày nhìn bảng việc, mặc định hôm nay (giờ Việt Nam)")
    due: State | Literal[""] = Field(default="", description="Chỉ một nhóm thời hạn")

    def day(self) -> date:
        """Return the day chosen, today in Vietnam where none is; raise BadFilter."""
        return day(self.on) if self.on else today_in_vietnam()

    def everything(self) -> Asked:
        """Return the filters without a page."""
        return replace(self.asked(), limit=None, offset=0)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a query finds: the duties, their deadlines by state, the load of each agency."""

    on: date
    duties: tuple[Duty, ...]
    groups: tuple[Group, ...]
    loads: tuple[Load, ...]

    @property
    def items(self) -> list[Item]:
        """Every deadline, group by group."""
        return [item for group in self.groups for item in group.items]


def board_router(registry: Registry) -> APIRouter:
    """Return the board's routes over ``registry``."""
    router = APIRouter(tags=["Bảng việc"])

    @router.get("/board", include_in_schema=False)
    def board(query: Annotated[BoardQuery, Query()]) -> HTMLResponse:
        seen = _see(registry, query)
        start = query.offset if query.due else 0
        size = _PAGE if query.due else _SHOWN
        return page(
            "board.html",
            query=query,
            seen=seen,
            shown=[(group, group.items[start : start + size]) for group in seen.groups],
            loads=seen.loads[:_AGENCIES],
            links=_links(registry, seen.duties),
            states=TITLES,
            kinds=KIND_TITLES,
            agencies=registry.agencies(),
            heads=registry.heads(),
            address=lambda **changed: _address("/board", query, **changed),
            export=_address("/board.xlsx", query),
            calendar=_calendar_address(query),
            following=start + size,
        )

    @router.get(
        "/api/board", summary="Bảng việc: thời hạn theo nhóm, số việc của từng cơ quan", **shaped(BoardShape)
    )
    def board_json(query: Annotated[BoardQuery, Query()]) -> dict[str, Any]:
        seen = _see(registry, query)
        links = _links(registry, seen.duties)
        page_of = slice(query.offset, query.offset + query.limit)
        return {
            "on": seen.on.isoformat(),
            "total": len(seen.duties),
            "groups": [
                {
                    "state": group.state,
                    "title": group.title,
                    "total": len(group.items),
                    "items": [_item_json(item, links) for item in group.items[page_of]],
                }
                for group in seen.groups
            ],
            "agencies": [{"agency": x.agency, "lead": x.lead, "coordinate": x.support} for x in seen.loads],
        }

    @router.get(
        "/board.xlsx", response_class=Response, summary="Bảng việc, dạng Excel", **file(XLSX, "Tệp Excel")
    )
    def board_sheet(query: Annotated[BoardQuery, Query()]) -> Response:
        items = _see(registry, query).items
        header, rows = cells(query.kind, [record_json(item.duty) for item in items])
        named = [[TITLES[item.state], *row] for item, row in zip(items, rows, strict=True)]
        return book_response({"Bảng việc": (["Nhóm thời hạn", *header], named)}, "bang-viec")

    @router.get(
        "/calendar.ics",
        response_class=Response,
        summary="Lịch thời hạn để điện thoại đăng ký theo dõi",
        **file("text/calendar", "Lịch iCalendar"),
    )
    def calendar(request: Request, query: Annotated[BoardQuery, Query()]) -> Response:
        return _calendar(registry, request, query)

    @router.get(
        "/calendars/{secret}.ics",
        response_class=Response,
        summary="Lịch thời hạn theo địa chỉ riêng, không cần đăng nhập",
        **file("text/calendar", "Lịch iCalendar"),
    )
    def subscribed(request: Request, secret: str, query: Annotated[BoardQuery, Query()]) -> Response:
        if present_subject().way != "calendar":
            raise Problem(404, "Chế độ mở không cần địa chỉ lịch riêng: hãy dùng /calendar.ics.")
        return _calendar(registry, request, query)

    return router


def _calendar(registry: Registry, request: Request, query: BoardQuery) -> Response:
    seen = _see(registry, query)
    here = str(request.base_url).rstrip("/")
    links = {key: here + link for key, link in _links(registry, seen.duties).items()}
    named = ", ".join(name for name in query.agency if name.strip()) or "tất cả cơ quan"
    text = write_calendar(f"Thời hạn: {named}", seen.duties, links, datetime.now(UTC))
    return Response(text, media_type="text/calendar; charset=utf-8")


def _see(registry: Registry, query: BoardQuery) -> Seen:
    where = record_filter(query.everything(), registry.heads())
    duties = cast(tuple[Duty, ...], records(registry, query.kind, where))
    on = query.day()
    groups = grouped(duties, on)
    if query.due:
        groups = tuple(group for group in groups if group.state == query.due)
    return Seen(on, duties, groups, loads(duties))


def _calendar_address(query: BoardQuery) -> str:
    """Where a phone gets the view as a calendar: who signed in makes a secret address for it first."""
    wanted = _address("/calendar.ics", query, on=None, due=None)
    if present_subject().way != "session":
        return wanted
    return f"/account?{urlencode({'calendar': wanted.partition('?')[2]})}#calendars"


def _links(registry: Registry, duties: Sequence[Duty]) -> dict[str, str]:
    digests = registry.digests()
    return {duty.id: record_link(duty, digests.get(duty.source.document, "")) for duty in duties}


def _item_json(item: Item, links: dict[str, str]) -> dict[str, Any]:
    return {"record": record_json(item.duty), "href": links[item.duty.id], "due": deadline_json(item.due)}


def _address(path: str, query: BoardQuery, **changed: object) -> str:
    """The address of the same view with some of it ``changed``."""
    said = query.model_dump(by_alias=True, exclude_defaults=True) | changed
    pairs: list[tuple[str, object]] = []
    for name, value in said.items():
        values: Iterable[object] = value if isinstance(value, list) else [value]
        pairs += [(name, each) for each in values if each not in (None, "")]
    return f"{path}?{urlencode(pairs)}" if pairs else path
