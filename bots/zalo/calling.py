"""Calls to Zalo: what its answers and the faults on the way mean for a message."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

import httpx

from bots.channel.message import InDoubt, Locked, Unreachable, Wait

Json = dict[str, Any]
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_HURRY = 429
_LONGEST_ANSWER = 15.0


def make_client(read_seconds: float = _LONGEST_ANSWER) -> httpx.AsyncClient:
    """Return a client; addresses with a token in them are kept out of the log."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    return httpx.AsyncClient(timeout=httpx.Timeout(_LONGEST_ANSWER, read=read_seconds, connect=10))


async def call(
    client: httpx.AsyncClient, method: str, url: str, headers: Mapping[str, str] | None = None, **content: Any
) -> Json:
    """Make a request and return its JSON object; raise Trouble."""
    try:
        response = await client.request(method, url, headers=dict(headers or {}), **content)
    except _UNSENT as error:
        raise Unreachable(f"Không nối được Zalo ({type(error).__name__}).") from error
    except httpx.HTTPError as error:
        raise InDoubt(f"Mất kết nối với Zalo ({type(error).__name__}).") from error
    return answered(response)


def answered(response: httpx.Response) -> Json:
    """Return the JSON object of a response; raise Trouble."""
    if response.status_code == _HURRY:
        after = response.headers.get("Retry-After", "")
        raise Wait(float(after) if after.isdecimal() else 5.0)
    if response.status_code in (401, 403):
        raise Locked("Zalo không nhận mã truy cập.")
    if response.status_code >= 500:
        raise InDoubt(f"Zalo báo lỗi {response.status_code}.")
    try:
        found = response.json()
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise InDoubt(f"Zalo trả lời không đọc được (HTTP {response.status_code}).")
    return found
