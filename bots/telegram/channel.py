"""Telegram as a channel: its Bot API through python-telegram-bot, its errors told as what to do next."""

from __future__ import annotations

import asyncio
import itertools
import logging
import os
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bots.channel.cutting import cut
from bots.channel.form import Form, clean
from bots.channel.mailbox import Mailbox
from bots.channel.message import (
    Body,
    File,
    Incoming,
    InDoubt,
    Locked,
    Moved,
    Outgoing,
    Refused,
    Settled,
    Trouble,
    Unreachable,
    Wait,
)
from bots.telegram.reading import Me, read_update

FORM = Form(limit=4096, html=True, marks=100, buttons=True, edits=True, first=True, drafts=True)
LARGEST_FILE = 20_000_000  # what the Bot API hands out
POLL_SECONDS = 30
_PROBED = 40  # numbers that messages took of which no update tells
_MOST_PROBED = 400
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)
_Got = TypeVar("_Got")


def make_bot(token: str, api: str, poll_seconds: float = POLL_SECONDS) -> Bot:
    """Return the client of the Bot API at ``api``; nothing is connected yet."""
    # The library's own switch for the form that its errors will take for good; without it each 429 warns.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    logging.getLogger("httpx").setLevel(logging.WARNING)  # its INFO lines show the token
    base = api.rstrip("/")
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=HTTPXRequest(connection_pool_size=16, read_timeout=15, pool_timeout=5),
        get_updates_request=HTTPXRequest(connection_pool_size=2, read_timeout=poll_seconds + 15),
    )


class TelegramChannel:
    """Sends and reads as the bot; ``mailbox`` knows which messages are ours."""

    name = "telegram"
    form = FORM

    def __init__(self, bot: Bot, mailbox: Mailbox) -> None:
        self.bot = bot
        self._mailbox = mailbox
        self._me = Me()

    async def open(self) -> None:
        """Connect and learn the bot's own name; raise Trouble."""
        await calling(self.bot.initialize)
        self._me = Me(self.bot.id, self.bot.username)

    async def close(self) -> None:
        """Close the connections."""
        await self.bot.shutdown()

    def read(self, payload: str) -> Incoming | None:
        """Return the message in an update."""
        return read_update(payload, self._me)

    async def send(self, outgoing: Outgoing) -> str:
        """Send or change a message; raise Trouble."""
        body = outgoing.body
        if body.edits and await self._edited(outgoing):
            return body.edits
        try:
            return await self._sent(outgoing, body.markup)
        except Refused as refused:
            if not (body.markup and "parse entities" in str(refused).lower()):
                raise
            return await self._sent(outgoing, "")

    async def _sent(self, outgoing: Outgoing, markup: str) -> str:
        body = outgoing.body
        answered = (
            ReplyParameters(int(body.replies_to), allow_sending_without_reply=True)
            if body.replies_to and not outgoing.private
            else None
        )
        message = await calling(
            lambda: self.bot.send_message(
                int(outgoing.chat),
                markup or body.text,
                parse_mode=ParseMode.HTML if markup else None,
                reply_markup=_phone_keyboard() if body.wants_phone else _keyboard(body),
                reply_parameters=answered,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )
        return str(message.message_id)

    async def _edited(self, outgoing: Outgoing) -> bool:
        """Change the message; False where it cannot be changed any more, so that a new one is needed."""
        body = outgoing.body
        try:
            await calling(
                lambda: self.bot.edit_message_text(
                    body.markup or body.text,
                    int(outgoing.chat),
                    int(body.edits),
                    parse_mode=ParseMode.HTML if body.markup else None,
                    reply_markup=_keyboard(body),
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )
            )
        except Refused as refused:
            return "not modified" in str(refused).lower()
        return True

    async def settle(self, outgoing: Outgoing) -> tuple[Settled, str]:
        """Look for a message in doubt among the numbers after the last one known that are still unknown.

        To set the buttons that a message already has changes nothing, and Telegram says so: that is a
        message of ours, and the only one there that we do not know of. Each update that still waits at
        Telegram and each other message under way may have a number before it: the search goes that
        much further.
        """
        body = outgoing.body
        if body.edits or not outgoing.after.isdigit():
            return ("unsent", "") if body.edits else ("unknown", "")
        # Both are counted before the known ones are read: what becomes known in between is then not missed.
        waiting = (await calling(self.bot.get_webhook_info)).pending_update_count
        waiting += await asyncio.to_thread(self._mailbox.under_way)
        known = await asyncio.to_thread(self._mailbox.known, outgoing)
        unknown = (n for n in itertools.count(int(outgoing.after) + 1) if n not in known)
        needed = _PROBED + waiting
        for number in itertools.islice(unknown, min(needed, _MOST_PROBED)):
            if await self._is_ours(outgoing, number):
                return "sent", str(number)
        return ("unsent", "") if needed <= _MOST_PROBED else ("unknown", "")

    async def _is_ours(self, outgoing: Outgoing, number: int) -> bool:
        try:
            await calling(
                lambda: self.bot.edit_message_reply_markup(
                    int(outgoing.chat), number, reply_markup=_keyboard(outgoing.body)
                )
            )
        except Refused as refused:
            return "not modified" in str(refused).lower()
        return True

    async def typing(self, incoming: Incoming) -> None:
        """Show that an answer is being written."""
        await _passing_over(lambda: self.bot.send_chat_action(int(incoming.chat), ChatAction.TYPING))

    async def draft(self, incoming: Incoming, text: str) -> None:
        """Show what the answer says so far, as a preview that the answer then takes the place of."""
        said = next(cut(clean(text), FORM.limit), "")
        number = int(incoming.key) % 2**31 or 1
        await _passing_over(lambda: self.bot.send_message_draft(int(incoming.chat), number, said))

    async def notice(self, incoming: Incoming) -> None:
        """Stop the button tapped from showing that it waits."""
        await _passing_over(lambda: self.bot.answer_callback_query(incoming.receipt))

    async def fetch(self, file: File) -> bytes:
        """Return the content of a file; raise Trouble."""
        found = await calling(lambda: self.bot.get_file(file.handle))
        return bytes(await calling(found.download_as_bytearray))


def _keyboard(body: Body) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(b.label, callback_data=b.action) for b in row] for row in body.buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def _phone_keyboard() -> ReplyKeyboardMarkup:
    button = KeyboardButton("Chia sẻ số điện thoại của tôi", request_contact=True)
    return ReplyKeyboardMarkup([[button]], resize_keyboard=True, one_time_keyboard=True)


async def calling(request: Callable[[], Awaitable[_Got]]) -> _Got:
    """Make a request of the Bot API; raise Trouble that says what its error means for the message."""
    try:
        return await request()
    except TelegramError as error:
        raise _trouble(error) from error


def _trouble(error: TelegramError) -> Trouble:
    if isinstance(error, RetryAfter):
        return Wait(error._retry_after.total_seconds())
    if isinstance(error, ChatMigrated):
        return Moved(str(error.new_chat_id))
    if isinstance(error, InvalidToken):
        return Locked("Telegram không nhận mã bot; hãy kiểm tra TROLYAO_TELEGRAM_TOKEN.")
    if isinstance(error, BadRequest | Forbidden | EndPointNotFound):
        return Refused(error.message)
    if isinstance(error.__cause__, _UNSENT):
        return Unreachable(f"Không nối được Telegram ({type(error.__cause__).__name__}).")
    return InDoubt(f"Mất kết nối với Telegram ({error.message}).")


async def _passing_over(request: Callable[[], Awaitable[object]]) -> None:
    """Make a request that only pleases; its faults are nobody's concern."""
    try:
        await request()
    except TelegramError as error:
        logging.getLogger("trolyao.chat").debug("%s", type(error).__name__)
