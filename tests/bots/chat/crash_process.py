"""A Telegram bot that dies at each of its transactions in turn, as if killed, and is started again:
``crash_process.py HOME URL TOKEN MOST``. Dies before the commit of the odd ones, after that of the even."""

from __future__ import annotations

import itertools
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import bots.channel.mailbox
import bots.channel.working
import bots.chat.talks
from bots.database import transaction
from tests.bots.chat.running import telegram

_KILLED = 137


def dying(at: int) -> Any:
    """The transactions of the mailbox, of which the one numbered ``at // 2`` is the last thing done."""
    numbers = itertools.count(1)

    @contextmanager
    def one(engine: Any) -> Iterator[Any]:
        last = next(numbers) >= at // 2
        with transaction(engine) as connection:
            yield connection
            if last and at % 2:
                os._exit(_KILLED)
        if last:
            os._exit(_KILLED)

    return one


def work(home: Path, url: str, token: str, at: int | None) -> None:
    bots.channel.working.MOST_TRIES = 10**6  # here it is never the message that stops the bot
    if at is not None:
        bots.channel.mailbox.transaction = dying(at)
        bots.chat.talks.transaction = bots.channel.mailbox.transaction
    with telegram(home, url, token) as running:
        while running.error is None:
            time.sleep(0.02)
    os._exit(1)


if __name__ == "__main__":
    home, url, token, most = sys.argv[1:]
    for at in (*range(2, int(most)), None):
        child = os.fork()
        if not child:
            work(Path(home), url, token, at)
        os.waitpid(child, 0)
