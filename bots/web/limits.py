"""Limits: how much one may send, and how long that may take."""

from __future__ import annotations

import asyncio
import time

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bots.web.problems import problem_response

LARGEST_BODY = 256 * 1024
BODY_SECONDS = 20.0
UPLOAD_SECONDS = 600.0
UPLOADS = "/api/uploads/"
TOO_LARGE = "Yêu cầu quá lớn, tối đa {} KB."


class BodyLimits:
    """Bounds the body of every request in size and in time; uploads may be ``upload_mb`` large."""

    def __init__(self, app: ASGIApp, upload_mb: float, seconds: float = BODY_SECONDS) -> None:
        self._app = app
        self._upload = round(upload_mb * 1_000_000)
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with a bounded body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        upload = scope["path"].startswith(UPLOADS)
        largest = self._upload if upload else LARGEST_BODY
        if _announced(scope) > largest:
            said = TOO_LARGE.format(f"{largest // 1024:,}".replace(",", "."))
            await problem_response(Request(scope), 413, said)(scope, receive, send)
            return
        bounded = _bounded(receive, largest, UPLOAD_SECONDS if upload else self._seconds)
        await self._app(scope, bounded, send)


def _announced(scope: Scope) -> int:
    length = Headers(scope=scope).get("Content-Length", "0")
    return int(length) if length.isascii() and length.isdigit() else 0


def _bounded(receive: Receive, largest: int, seconds: float) -> Receive:
    received, until, whole = 0, time.monotonic() + seconds, False

    async def receive_in_bounds() -> Message:
        nonlocal received, whole
        if whole:  # nothing more is sent: this waits for the other side to go
            return await receive()
        try:
            message = await asyncio.wait_for(receive(), until - time.monotonic())
        except TimeoutError:
            raise HTTPException(408) from None
        received += len(message.get("body", b""))
        whole = not message.get("more_body", False)
        if received > largest:
            raise HTTPException(413)
        return message

    return receive_in_bounds
