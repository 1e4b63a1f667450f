"""A Zalo Official Account as a channel: answers within the window that Zalo allows, in plain text."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable
from typing import Any

import httpx

from bots.channel.form import Form
from bots.channel.mailbox import Mailbox
from bots.channel.message import File, Incoming, InDoubt, Locked, Outgoing, Refused, Settled, Trouble, Wait
from bots.zalo.calling import Json, call, make_client
from bots.zalo.oa_reading import GROUP, read_oa
from bots.zalo.tokens import Tokens
from corpus.text import nfc, squeeze

FORM = Form(limit=2000, first=True)
WINDOW_DAYS = 7.0
_TOKEN_ENDED = (-216, -124, -220)
_HURRY = -32
_LOOKED_BACK = 10
_CLOCKS_APART = 120.0
CLOSED = "người này không nhắn cho Official Account trong 7 ngày qua nên Zalo không cho gửi"


class ZaloOaChannel:
    """Sends and reads as the account; ``mailbox`` knows when each person last wrote."""

    name = "zalo-oa"
    form = FORM

    def __init__(
        self, api: str, tokens: Tokens, mailbox: Mailbox, clock: Callable[[], float] = time.time
    ) -> None:
        self._api = api
        self._tokens = tokens
        self._mailbox = mailbox
        self._clock = clock
        self._client: httpx.AsyncClient | None = None
        self._own_name = ""

    async def open(self) -> None:
        """Connect and learn the account's own name; raise Trouble."""
        found = await self._call("GET", "/v2.0/oa/getoa")
        self._own_name = str(found.get("name") or "")

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def read(self, payload: str) -> Incoming | None:
        """Return the message in an event."""
        return read_oa(payload, self._own_name)

    async def send(self, outgoing: Outgoing) -> str:
        """Send a message; raise Trouble."""
        message = {"text": outgoing.body.text}
        if outgoing.chat.startswith(GROUP):
            recipient = {"group_id": outgoing.chat.removeprefix(GROUP)}
            sent = await self._call(
                "POST", "/v3.0/oa/group/message", json={"recipient": recipient, "message": message}
            )
            return str(sent.get("message_id") or "")
        if not await asyncio.to_thread(self._is_open, outgoing.chat):
            raise Refused(CLOSED)
        body = {"recipient": {"user_id": outgoing.chat}, "message": message}
        sent = await self._call("POST", "/v3.0/oa/message/cs", json=body)
        return str(sent.get("message_id") or "")

    def _is_open(self, chat: str) -> bool:
        """Whether the person wrote within the window; what we do not know of is left to Zalo to tell."""
        last = self._mailbox.last_heard(chat)
        return last is None or self._clock() - last < WINDOW_DAYS * 86400

    async def settle(self, outgoing: Outgoing) -> tuple[Settled, str]:
        """Look for a message in doubt among the last ones of the conversation."""
        if outgoing.chat.startswith(GROUP):
            return "unknown", ""
        asked = {"user_id": outgoing.chat, "offset": 0, "count": _LOOKED_BACK}
        try:
            found = await self._call("GET", "/v2.0/oa/conversation", params={"data": json.dumps(asked)})
        except Refused:
            return "unknown", ""
        known = await asyncio.to_thread(self._mailbox.ours, outgoing.chat)
        said = _comparable(outgoing.body.text)
        for item in found.get("items", ()):
            number = str(item.get("message_id") or "")
            since = float(item.get("time") or 0) / 1000 > outgoing.since - _CLOCKS_APART
            ours = str(item.get("src")) == "0" and number not in known
            if ours and since and _comparable(str(item.get("message") or "")) == said:
                return "sent", number
        return "unsent", ""

    async def typing(self, incoming: Incoming) -> None:
        """Official Accounts cannot show that they write."""

    async def draft(self, incoming: Incoming, text: str) -> None:
        """There is no way to show what is being written."""

    async def notice(self, incoming: Incoming) -> None:
        """There are no buttons to acknowledge."""

    async def fetch(self, file: File) -> bytes:
        """Files are not taken by this channel."""
        raise Refused("Kênh này không nhận tệp.")

    # --- calls ------------------------------------------------------------------------------

    async def _call(self, method: str, path: str, **content: Any) -> Json:
        """Call with a token that holds; one that Zalo rejects is replaced, once. Raise Trouble."""
        token = await asyncio.to_thread(self._tokens.access)
        found = await self._called(method, path, token, **content)
        if found.get("error") in _TOKEN_ENDED:
            token = await asyncio.to_thread(self._tokens.access, token)
            found = await self._called(method, path, token, **content)
        if found.get("error") != 0:
            raise _trouble(found)
        data = found.get("data")
        return data if isinstance(data, dict) else {"items": data if isinstance(data, list) else []}

    async def _called(self, method: str, path: str, token: str, **content: Any) -> Json:
        if self._client is None:
            self._client = make_client()
        try:
            return await call(self._client, method, f"{self._api}{path}", {"access_token": token}, **content)
        except Locked:  # told by HTTP what is usually told in the answer
            return {"error": _TOKEN_ENDED[0], "message": "HTTP 401"}


def _trouble(found: Json) -> Trouble:
    code, said = found.get("error"), str(found.get("message") or "không rõ lý do")
    if code in _TOKEN_ENDED:
        return Locked(f"Zalo không nhận mã truy cập của Official Account ({said}).")
    if code == _HURRY:
        return Wait(30.0)
    if not isinstance(code, int):
        return InDoubt(f"Zalo trả lời không rõ: {said}")
    return Refused(f"{said} ({code})")


def _comparable(text: str) -> str:
    return squeeze(nfc(text))
