"""``/mcp``: the tools over streamable HTTP, opened when they are first asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import anyio
from anyio.abc import TaskStatus
from fastapi import FastAPI
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bots.web.problems import problem_response

if TYPE_CHECKING:
    from mcp.server import MCPServer

PATH = "/mcp"
_CLOSED = "Máy chủ đang đóng hoặc chưa mở xong."


class ToolDoor:
    """Answers ``/mcp`` with the server that ``build`` makes; nothing of MCP is imported before that."""

    def __init__(self, build: Callable[[], MCPServer]) -> None:
        self._build = build
        self._tasks: Any = None
        self._app: ASGIApp | None = None
        self._opening = anyio.Lock()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Keep a place for the server to run in, as long as the application runs."""
        async with anyio.create_task_group() as tasks:
            self._tasks = tasks
            try:
                yield
            finally:
                self._tasks = self._app = None
                tasks.cancel_scope.cancel()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request to the server."""
        app = await self._opened()
        if app is None:
            await problem_response(Request(scope), 503, _CLOSED)(scope, receive, send)
            return
        await app(scope, receive, send)

    async def _opened(self) -> ASGIApp | None:
        async with self._opening:
            if self._app is None and self._tasks is not None:
                self._app = await self._tasks.start(self._run)
            return self._app

    async def _run(self, *, task_status: TaskStatus[ASGIApp]) -> None:
        from mcp.server.transport_security import TransportSecuritySettings

        server = self._build()
        # hosts and origins are looked at by the guard that stands before every route
        trusting = TransportSecuritySettings(enable_dns_rebinding_protection=False)
        app = server.streamable_http_app(
            streamable_http_path=PATH, stateless_http=True, json_response=True, transport_security=trusting
        )
        async with server.session_manager.run():
            task_status.started(app)
            await anyio.sleep_forever()


def add_tool_door(app: FastAPI, door: ToolDoor) -> None:
    """Let ``app`` answer ``/mcp`` through ``door``; its lifespan must hold the door open."""
    app.router.routes.append(Route(PATH, endpoint=door, methods=["POST"], include_in_schema=False))
