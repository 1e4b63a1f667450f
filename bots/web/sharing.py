"""What a person lends of their sign-in: a phone's calendar, an hour of questions on an office's page."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from bots.accounts.calendars import CalendarAddress, Calendars
from bots.accounts.credentials import VISIT_SECONDS, Credentials
from bots.web.entrance import Entrance
from bots.web.problems import SECURITY, Problem
from bots.web.sign_in import signed_in, told
from bots.web.templating import page

Json = dict[str, Any]
_LONGEST_SITE = 300
_NOT_ALLOWED = "Trang {site} chưa được phép dùng trợ lý. Người quản trị cho phép ở TROLYAO_ALLOWED_SITES."


class NewCalendar(BaseModel):
    """The body of a new calendar address: which device it is for."""

    label: str = Field(max_length=200)


class NewVisit(BaseModel):
    """The body of a visit: the origin of the page that is to ask."""

    site: str = Field(max_length=_LONGEST_SITE)


def sharing_router(entrance: Entrance) -> APIRouter:
    """Return the routes of what accounts lend; none in the open mode, where nobody signs in."""
    router = APIRouter()
    if entrance.calendars is not None:
        _add_calendars(router, entrance.calendars)
    if entrance.credentials is not None:
        _add_visits(router, entrance, entrance.credentials)
    return router


def _add_calendars(router: APIRouter, calendars: Calendars) -> None:
    @router.get("/api/account/calendars", summary="Địa chỉ lịch của tôi", tags=["tài khoản"])
    def listed() -> list[Json]:
        return [_calendar_json(each) for each in calendars.of(signed_in().name)]

    @router.post(
        "/api/account/calendars", summary="Tạo địa chỉ lịch riêng", tags=["tài khoản"], status_code=201
    )
    def add(wanted: NewCalendar) -> Json:
        made, secret = told(calendars.add, signed_in().name, wanted.label)
        return _calendar_json(made) | {"path": f"/calendars/{secret}.ics"}

    @router.delete(
        "/api/account/calendars/{calendar_id}",
        summary="Thu hồi địa chỉ lịch",
        tags=["tài khoản"],
        status_code=204,
    )
    def remove(calendar_id: str) -> None:
        told(calendars.remove, signed_in().name, calendar_id)


def _add_visits(router: APIRouter, entrance: Entrance, credentials: Credentials) -> None:
    sites = entrance.settings.sites

    @router.get("/widget/sign-in", include_in_schema=False)
    def sign_in_page(site: str = Query(max_length=_LONGEST_SITE)) -> HTMLResponse:
        if site not in sites:
            raise Problem(403, _NOT_ALLOWED.format(site=site))
        shown = page("widget-sign-in.html", site=site)
        # The page that opened this one must be reached; no page may show this one in a frame.
        shown.headers.update({**SECURITY, "Cross-Origin-Opener-Policy": "unsafe-none"})
        return shown

    @router.post(
        "/api/account/visits",
        summary="Cho một trang được phép hỏi thay tôi",
        tags=["tài khoản"],
        status_code=201,
    )
    def visit(wanted: NewVisit, request: Request) -> Json:
        signed_in()
        if wanted.site not in sites:
            raise Problem(403, _NOT_ALLOWED.format(site=wanted.site))
        token = credentials.open_visit(request.cookies.get(entrance.cookie, ""), wanted.site)
        return {"token": token, "seconds": VISIT_SECONDS}


def _calendar_json(calendar: CalendarAddress) -> Json:
    return {"id": calendar.id, "label": calendar.label, "made": calendar.made}
