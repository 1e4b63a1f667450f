"""The Zalo Bot Platform as a channel: plain text, no edits, no buttons, no way to look back."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import httpx

from bots.channel.form import Form
from bots.channel.message import (
    File,
    Incoming,
    InDoubt,
    Locked,
    Outgoing,
    Refused,
    Settled,
    Trouble,
    Unreachable,
    Wait,
)
from bots.channel.pacing import Pacing
from bots.zalo.bot_reading import read_bot
from bots.zalo.calling import Json, call, make_client
from corpus.faults import StoreFault

LIMIT = 2000
POLL_SECONDS = 30
_EMPTY_POLL = 408
_log = logging.getLogger("trolyao.chat")


class ZaloBotChannel:
    """Sends and reads as the bot with ``token`` at ``api``."""

    name = "zalo-bot"

    def __init__(
        self, token: str, api: str, *, first: bool = False, poll_seconds: int = POLL_SECONDS
    ) -> None:
        self.form = Form(limit=LIMIT, first=first)
        self._base = f"{api}/bot{token}"
        self._poll_seconds = poll_seconds
        self._client: httpx.AsyncClient | None = None
        self._own_name = ""

    async def open(self) -> None:
        """Connect and learn the bot's own name; raise Trouble."""
        found = await self.call("getMe", {})
        self._own_name = str(found.get("display_name") or found.get("account_name") or "")

    async def close(self) -> None:
        """Close the connections."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def read(self, payload: str) -> Incoming | None:
        """Return the message in what was delivered."""
        return read_bot(payload, self._own_name)

    async def send(self, outgoing: Outgoing) -> str:
        """Send a message; raise Trouble."""
        sent = await self.call("sendMessage", {"chat_id": outgoing.chat, "text": outgoing.body.text})
        return str(sent.get("message_id") or "")

    async def settle(self, outgoing: Outgoing) -> tuple[Settled, str]:
        """Nothing tells what became of a message: the platform has no way to look back."""
        return "unknown", ""

    async def typing(self, incoming: Incoming) -> None:
        """Show that an answer is being written."""
        with suppress(Trouble):
            await self.call("sendChatAction", {"chat_id": incoming.chat, "action": "typing"})

    async def draft(self, incoming: Incoming, text: str) -> None:
        """There is no way to show what is being written."""

    async def notice(self, incoming: Incoming) -> None:
        """There are no buttons to acknowledge."""

    async def fetch(self, file: File) -> bytes:
        """The platform hands out no files."""
        raise Refused("Zalo Bot không chuyển tệp.")

    async def call(self, method: str, content: Mapping[str, Any]) -> Json:
        """Call ``method`` and return its result; raise Trouble."""
        if self._client is None:
            self._client = make_client(self._poll_seconds + 15)
        found = await call(self._client, "POST", f"{self._base}/{method}", json=dict(content))
        if found.get("ok"):
            result = found.get("result")
            return result if isinstance(result, dict) else {}
        if method == "getUpdates" and found.get("error_code") == _EMPTY_POLL:
            return {}
        raise _trouble(found)

    # --- receiving --------------------------------------------------------------------------

    async def poll(self, receive: Callable[[str], bool], pacing: Pacing) -> None:
        """Fetch messages until cancelled and give each to ``receive``; raise Locked for a bad token."""
        tries, unhooked = 0, False
        while True:
            try:
                if not unhooked:
                    await self.call("deleteWebhook", {})
                    unhooked = True
                found = await self.call("getUpdates", {"timeout": str(self._poll_seconds)})
                tries = 0
                if found:
                    await _keep(receive, found, pacing)
            except Locked:
                raise
            except (Wait, Unreachable, InDoubt, Refused) as trouble:
                _log.warning("%s", trouble)
                await asyncio.sleep(trouble.seconds if isinstance(trouble, Wait) else pacing.after(tries))
                tries += 1

    async def hook(self, url: str, secret: str) -> None:
        """Have messages delivered to ``url``; raise Trouble."""
        await self.call("setWebhook", {"url": url, "secret_token": secret})


async def _keep(receive: Callable[[str], bool], found: Json, pacing: Pacing) -> None:
    """Keep a message the platform will not hand out again; a disk in trouble is waited for."""
    payload, tries = json.dumps(found, ensure_ascii=False), 0
    while True:
        try:
            await asyncio.to_thread(receive, payload)
            return
        except StoreFault as fault:
            _log.error("%s", fault)
            await asyncio.sleep(pacing.after(tries))
            tries += 1


def _trouble(found: Json) -> Trouble:
    code = found.get("error_code")
    said = str(found.get("description") or "không rõ lý do")
    if code == 429:
        return Wait(5.0)
    if code in (401, 404):
        return Locked("Zalo không nhận mã bot; hãy kiểm tra TROLYAO_ZALO_BOT_TOKEN.")
    if isinstance(code, int) and code >= 500:
        return InDoubt(f"Zalo báo lỗi {code}: {said}")
    return Refused(f"{said} ({code})")
