"""A channel at work in a thread of its own, beside the web service."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from threading import Thread

from bots.channel.exchange import Exchange
from bots.channel.message import Trouble

_LONGEST_END = 15.0
_log = logging.getLogger("trolyao.chat")


class Background:
    """Runs ``exchange`` from the start until ``close``; why it stopped by itself is logged."""

    def __init__(self, exchange: Exchange, listen: Callable[[], Awaitable[None]]) -> None:
        self._exchange = exchange
        self._listen = listen
        self._loop = asyncio.new_event_loop()
        self._task = self._loop.create_task(exchange.run(listen))
        self._thread = Thread(target=self._run, name=exchange.mailbox.channel, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Finish what is under way and end the thread."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(_LONGEST_END)

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            pass
        except Trouble as trouble:
            _log.error("Kênh %s dừng: %s", self._exchange.mailbox.channel, trouble)
        except Exception:  # the web service goes on without this channel
            _log.exception("kênh %s dừng vì lỗi", self._exchange.mailbox.channel)
        finally:
            self._loop.close()
