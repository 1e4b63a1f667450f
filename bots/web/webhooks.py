"""Webhooks of the chat channels: what arrives is kept and acknowledged at once, worked on later."""

from __future__ import annotations

from collections.abc import Sequence

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from bots.channel.hook import Hook


def webhook_router(hooks: Sequence[Hook]) -> APIRouter:
    """Return the routes that the channels call; each hook tells the genuine call from the forged."""
    router = APIRouter()
    for hook in hooks:
        _add(router, hook)
    return router


def _add(router: APIRouter, hook: Hook) -> None:
    @router.post(hook.path, include_in_schema=False)
    async def take(request: Request) -> Response:
        body = await request.body()
        headers = {name.lower(): value for name, value in request.headers.items()}
        return Response(status_code=await run_in_threadpool(hook.accept, headers, body))
