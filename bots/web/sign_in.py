"""Signing in and out, and one's own account: pages and API."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from bots.accounts.access import ROLE_NAMES, Role, Subject, present_subject, serve_for
from bots.accounts.accounts import AccountError, Accounts
from bots.accounts.credentials import Credentials, Key, Session
from bots.accounts.passwords import LONGEST
from bots.web.entrance import Entrance
from bots.web.problems import Problem
from bots.web.shapes.answers import SessionShape
from bots.web.shapes.shape import shaped
from bots.web.templating import page

Json = dict[str, Any]
_Result = TypeVar("_Result")


class SigningIn(BaseModel):
    """The body of a sign-in."""

    name: str = Field(max_length=64)
    password: str = Field(max_length=LONGEST)


class NewPassword(BaseModel):
    """The body of a change of password."""

    old: str = Field(max_length=LONGEST)
    new: str = Field(max_length=LONGEST)


class NewKey(BaseModel):
    """The body of a new key: what it is for, and what it may."""

    label: str = Field(max_length=200)
    role: Role = Role.VIEWER


def sign_in_router(entrance: Entrance) -> APIRouter:
    """Return the routes of signing in; in open mode only the one that says so."""
    router = APIRouter()
    accounts, credentials = entrance.accounts, entrance.credentials

    @router.get("/api/session", summary="Ai đang dùng", tags=["tài khoản"], **shaped(SessionShape))
    def session(request: Request) -> Json:
        subject, known = present_subject(), entrance.session(request)
        return {
            "mode": "open" if credentials is None else "accounts",
            "name": subject.name or None,
            "role": subject.role,
            "csrf": known.csrf if known else None,
        }

    if accounts is not None and credentials is not None:
        _add_pages(router)
        _add_sessions(router, entrance, accounts, credentials)
        _add_keys(router, credentials)
    return router


def _add_pages(router: APIRouter) -> None:
    @router.get("/sign-in", include_in_schema=False)
    def sign_in_page() -> HTMLResponse:
        return page("sign-in.html")

    @router.get("/account", include_in_schema=False)
    def account_page() -> HTMLResponse:
        return page("account.html", roles=ROLE_NAMES)


def _add_sessions(
    router: APIRouter, entrance: Entrance, accounts: Accounts, credentials: Credentials
) -> None:
    turns = CapacityLimiter(2)  # whoever waits to sign in holds up no one who asks

    @router.post("/api/session", summary="Đăng nhập", tags=["tài khoản"], **shaped(SessionShape))
    async def sign_in(signing: SigningIn, request: Request, response: Response) -> Json:
        check = partial(_checked, signing.name, signing.password, entrance, accounts)
        name = await run_sync(check, limiter=turns)
        credentials.end_session(request.cookies.get(entrance.cookie, ""))
        opened = credentials.open_session(name)
        serve_for(replace(present_subject(), name=name, role=opened.role, way="session"))
        _set_cookie(response, request, entrance, opened)
        return {"mode": "accounts", "name": opened.name, "role": opened.role, "csrf": opened.csrf}

    @router.delete("/api/session", summary="Đăng xuất", tags=["tài khoản"], status_code=204)
    def sign_out(request: Request, response: Response) -> None:
        credentials.end_session(request.cookies.get(entrance.cookie, ""))
        response.delete_cookie(entrance.cookie, path="/", secure=entrance.settings.secure, httponly=True)

    @router.post("/api/account/password", summary="Đổi mật khẩu", tags=["tài khoản"], status_code=204)
    async def change_password(passwords: NewPassword, request: Request, response: Response) -> None:
        name = signed_in().name
        await run_sync(partial(_checked, name, passwords.old, entrance, accounts), limiter=turns)
        change = partial(told, accounts.set_password, name, passwords.new)
        await run_sync(change, limiter=turns)
        _set_cookie(response, request, entrance, credentials.open_session(name))


def _add_keys(router: APIRouter, credentials: Credentials) -> None:
    @router.get("/api/account/keys", summary="Khóa API của tôi", tags=["tài khoản"])
    def keys() -> list[Json]:
        return [_key_json(key) for key in credentials.keys(signed_in().name)]

    @router.post("/api/account/keys", summary="Tạo khóa API", tags=["tài khoản"], status_code=201)
    def add_key(wanted: NewKey) -> Json:
        key, secret = told(credentials.add_key, signed_in().name, wanted.label, wanted.role)
        return _key_json(key) | {"secret": secret}

    @router.delete(
        "/api/account/keys/{key_id}", summary="Thu hồi khóa API", tags=["tài khoản"], status_code=204
    )
    def remove_key(key_id: str) -> None:
        told(credentials.remove_key, signed_in().name, key_id)


def _checked(name: str, password: str, entrance: Entrance, accounts: Accounts) -> str:
    """Return the account's name where the password is right; raise Problem."""
    name = name.strip().lower()
    address = present_subject().address
    wait = entrance.attempts.begin(name, address)
    if wait:
        seconds = math.ceil(wait)
        raise Problem(
            429, f"Sai quá nhiều lần. Hãy thử lại sau {seconds} giây.", {"Retry-After": str(seconds)}
        )
    if accounts.check(name, password) is None:
        raise Problem(401, "Tên hoặc mật khẩu không đúng.")
    entrance.attempts.succeeded(name, address)
    return name


def _set_cookie(response: Response, request: Request, entrance: Entrance, opened: Session) -> None:
    response.set_cookie(
        entrance.cookie,
        opened.cookie,
        max_age=round(entrance.settings.session_hours * 3600),
        path="/",
        secure=entrance.settings.secure or request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def signed_in() -> Subject:
    """Who signed in by password; a program's key must not make keys or change the password."""
    subject = present_subject()
    if subject.way != "session":
        raise Problem(403, "Việc này cần đăng nhập bằng mật khẩu, không dùng khóa API.")
    return subject


def told(work: Callable[..., _Result], *arguments: object) -> _Result:
    """Do ``work`` on the accounts; what they refuse is a Problem."""
    try:
        return work(*arguments)
    except AccountError as error:
        raise Problem(422, str(error)) from None


def _key_json(key: Key) -> Json:
    return {"id": key.id, "label": key.label, "role": key.role, "made": key.made}
