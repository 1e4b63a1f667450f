"""Puts the Telegram bot together: by long polling, or by the hook that the web service serves."""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bots.channel.exchange import Exchange
from bots.chat.desk import menu
from bots.chat.opening import Chats
from bots.telegram.channel import TelegramChannel, make_bot
from bots.telegram.polling import hook, poll
from bots.telegram.settings import PATH, TelegramSettings

_HEADER = "x-telegram-bot-api-secret-token"


def make_polling(chats: Chats, settings: TelegramSettings) -> tuple[Exchange, Callable[[], Awaitable[None]]]:
    """Return the bot and what fetches its messages."""
    exchange, channel = _exchange(chats, settings)
    return exchange, lambda: poll(channel.bot, exchange.receive, menu(), chats.pacing)


@dataclass(frozen=True, slots=True)
class TelegramHook:
    """Takes what Telegram delivers: ``accept`` tells the HTTP status to answer with, at once."""

    exchange: Exchange
    channel: TelegramChannel
    settings: TelegramSettings
    public_url: str
    path: str = PATH

    def accept(self, headers: Mapping[str, str], body: bytes) -> int:
        """Keep the update where the secret is right (compared in a time that tells nothing)."""
        secret = self.settings.webhook_secret.get_secret_value()
        if not hmac.compare_digest(headers.get(_HEADER, "").encode(), secret.encode()):
            return 403
        self.exchange.receive(body.decode("utf-8", "replace"))
        return 200

    async def listen(self) -> None:
        """Tell Telegram where to deliver; raise Trouble."""
        secret = self.settings.webhook_secret.get_secret_value()
        await hook(self.channel.bot, f"{self.public_url}{self.path}", secret, menu())


def make_hook(chats: Chats, settings: TelegramSettings, public_url: str) -> TelegramHook:
    """Return the bot as a hook below ``public_url``."""
    exchange, channel = _exchange(chats, settings)
    return TelegramHook(exchange, channel, settings, public_url)


def _exchange(chats: Chats, settings: TelegramSettings) -> tuple[Exchange, TelegramChannel]:
    mailbox = chats.mailbox("telegram")
    channel = TelegramChannel(make_bot(settings.token.get_secret_value(), settings.api), mailbox)
    return chats.exchange(channel, mailbox, shares_phone=True), channel
