"""Long polling: updates are fetched, kept, and only then acknowledged by asking for the next."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from telegram import Bot, BotCommand, Update
from telegram.error import Conflict

from bots.channel.message import InDoubt, Locked, Refused, Unreachable, Wait
from bots.channel.pacing import Pacing
from bots.telegram.channel import POLL_SECONDS, calling
from bots.telegram.reading import UPDATES
from corpus.faults import StoreFault

_log = logging.getLogger("trolyao.chat")
_CONFLICT = (
    "Một chương trình khác đang nhận tin của bot này (hai lần “trolyao telegram”, hoặc còn webhook). "
    "Hãy tắt chương trình kia; ở đây sẽ tự thử lại."
)


async def poll(
    bot: Bot,
    receive: Callable[[str], bool],
    commands: Sequence[tuple[str, str]],
    pacing: Pacing,
    seconds: int = POLL_SECONDS,
) -> None:
    """Fetch updates until cancelled and give each to ``receive``; raise Locked for a bad token.

    No number is kept over a restart: the server hands out again what was not acknowledged, and starts
    anew with its numbers after a quiet week.
    """
    tries, offset, greeted = 0, None, False
    while True:
        try:
            if not greeted:
                await introduce(bot, commands)
                await calling(bot.delete_webhook)
                greeted = True
            updates = await _fetched(bot, offset, seconds)
            for update in updates:
                await asyncio.to_thread(receive, update.to_json())
            offset = updates[-1].update_id + 1 if updates else None
            tries = 0
        except Locked:
            raise
        except (Wait, Unreachable, InDoubt, Refused, StoreFault) as trouble:
            conflict = isinstance(trouble.__cause__, Conflict)
            _log.warning("%s", _CONFLICT if conflict else trouble)
            greeted = greeted and not conflict
            wait = trouble.seconds if isinstance(trouble, Wait) else pacing.after(tries)
            await asyncio.sleep(wait)
            tries += 1
        except Exception:  # an update the library cannot read must not end the bot
            _log.exception("lỗi khi nhận tin từ Telegram")
            await asyncio.sleep(pacing.after(tries))
            tries += 1


async def introduce(bot: Bot, commands: Sequence[tuple[str, str]]) -> None:
    """Set the menu of commands; raise Trouble."""
    await calling(lambda: bot.set_my_commands([BotCommand(name, about) for name, about in commands]))


async def hook(bot: Bot, url: str, secret: str, commands: Sequence[tuple[str, str]]) -> None:
    """Have updates delivered to ``url``; raise Trouble."""
    await introduce(bot, commands)
    await calling(lambda: bot.set_webhook(url, allowed_updates=UPDATES, secret_token=secret))


async def _fetched(bot: Bot, offset: int | None, seconds: int) -> tuple[Update, ...]:
    return await calling(lambda: bot.get_updates(offset=offset, timeout=seconds, allowed_updates=UPDATES))
