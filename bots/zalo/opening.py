"""Puts the Zalo channels together: the bot by polling or hook, the Official Account by hook."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bots.channel.exchange import Exchange
from bots.chat.opening import Chats
from bots.zalo.bot import ZaloBotChannel
from bots.zalo.oa import ZaloOaChannel
from bots.zalo.settings import BOT_PATH, OA_PATH, ZaloBotSettings, ZaloOaSettings
from bots.zalo.signing import is_genuine, is_probe
from bots.zalo.tokens import open_tokens

_SECRET = "x-bot-api-secret-token"


def make_polling(chats: Chats, settings: ZaloBotSettings) -> tuple[Exchange, Callable[[], Awaitable[None]]]:
    """Return the bot and what fetches its messages."""
    exchange, channel = _bot(chats, settings)
    return exchange, lambda: channel.poll(exchange.receive, chats.pacing)


@dataclass(frozen=True, slots=True)
class ZaloBotHook:
    """Takes what the Zalo Bot Platform delivers."""

    exchange: Exchange
    channel: ZaloBotChannel
    settings: ZaloBotSettings
    public_url: str
    path: str = BOT_PATH

    def accept(self, headers: Mapping[str, str], body: bytes) -> int:
        """Keep the message where the secret is right (compared in a time that tells nothing)."""
        secret = self.settings.webhook_secret.get_secret_value()
        if not hmac.compare_digest(headers.get(_SECRET, "").encode(), secret.encode()):
            return 403
        self.exchange.receive(body.decode("utf-8", "replace"))
        return 200

    async def listen(self) -> None:
        """Tell the platform where to deliver; raise Trouble."""
        await self.channel.hook(
            f"{self.public_url}{self.path}", self.settings.webhook_secret.get_secret_value()
        )


@dataclass(frozen=True, slots=True)
class ZaloOaHook:
    """Takes what an Official Account's webhook delivers. The address is registered by hand at Zalo's."""

    exchange: Exchange
    settings: ZaloOaSettings
    path: str = OA_PATH

    def accept(self, headers: Mapping[str, str], body: bytes) -> int:
        """Keep the event where its signature holds; the empty probe is acknowledged and says nothing."""
        if is_probe(body):
            return 200
        key = self.settings.secret_key.get_secret_value()
        if not is_genuine(headers, body, self.settings.app_id, key):
            return 403
        self.exchange.receive(body.decode("utf-8", "replace"))
        return 200

    async def listen(self) -> None:
        """Nothing to tell: Zalo knows the address from its own pages."""


def make_bot_hook(chats: Chats, settings: ZaloBotSettings, public_url: str) -> ZaloBotHook:
    """Return the bot as a hook below ``public_url``."""
    exchange, channel = _bot(chats, settings)
    return ZaloBotHook(exchange, channel, settings, public_url)


def make_oa_hook(chats: Chats, settings: ZaloOaSettings) -> ZaloOaHook:
    """Return the Official Account as a hook."""
    mailbox = chats.mailbox("zalo-oa")
    channel = ZaloOaChannel(settings.api, open_tokens(chats.store.home, settings), mailbox)
    return ZaloOaHook(chats.exchange(channel, mailbox), settings)


def _bot(chats: Chats, settings: ZaloBotSettings) -> tuple[Exchange, ZaloBotChannel]:
    mailbox = chats.mailbox("zalo-bot")
    token = settings.token.get_secret_value()
    channel = ZaloBotChannel(token, settings.api, first=settings.writes_first)
    return chats.exchange(channel, mailbox), channel
