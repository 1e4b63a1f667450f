"""One channel as a process of its own: what ``trolyao telegram`` and ``trolyao zalo`` have in common."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable

from bots.accounts.settings import load_access_settings
from bots.channel.exchange import Exchange
from bots.channel.holding import only_one
from bots.channel.message import Trouble
from bots.channel.settings import ChatSettings
from bots.chat.opening import Chats, open_chats
from bots.terminal.session import NOTHING_INGESTED, faults_explained, open_assistant, read_settings
from bots.terminal.vietnamese import Failure, WrongUse
from corpus.settings import SettingsError, load
from ingestion.loaders.limits import limits_of

Listen = Callable[[], Awaitable[None]]
Make = Callable[[Chats], tuple[Exchange, Listen]]
WARM_UP = "Cơ quan nào chủ trì, thời hạn khi nào?"
NOBODY_LISTED = (
    "Chưa ai được phép hỏi. Hãy cấp mã mời: trolyao chat code TÊN_TÀI_KHOẢN, hoặc thêm vào danh sách: "
    "trolyao chat allow … (xem docs/telegram.md, docs/zalo.md)."
)


def run_channel(name: str, title: str, make: Make) -> int:
    """Open what the channel ``name`` needs and work until stopped; raise Failure with what to mend."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s", stream=sys.stderr)
    try:
        settings, access = load(ChatSettings), load_access_settings()
    except SettingsError as error:
        raise WrongUse(str(error)) from None
    assistant = open_assistant()
    with faults_explained(), only_one(read_settings().home, name):
        chats = open_chats(assistant, settings, access, limits_of(read_settings()))
        try:
            if not chats.reminders.knowledge().heads:
                print(NOTHING_INGESTED, file=sys.stderr)
            chats.store.retriever.retrieve(WARM_UP, 5)
            exchange, listen = make(chats)
            if settings.access == "listed" and not chats.people.listed():
                print(NOBODY_LISTED, file=sys.stderr)
            print(f"{title} đang chạy. Dừng: Ctrl+C.", file=sys.stderr)
            asyncio.run(_until_stopped(exchange, listen))
        except Trouble as trouble:
            raise Failure(str(trouble)) from None
        finally:
            chats.close()
    return 0


async def _until_stopped(exchange: Exchange, listen: Listen) -> None:
    """Work until the process is asked to end; what is under way is finished first."""
    task = asyncio.ensure_future(exchange.run(listen))
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    try:
        await task
    except asyncio.CancelledError:
        print("Đã dừng.", file=sys.stderr)
