"""A Telegram bot as a process of its own, to be killed: ``telegram_process.py HOME URL TOKEN``."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.answer import Answer
from tests.bots.chat.running import echo, telegram


def deadly(question: str, history: Sequence[str] = ()) -> Answer:
    """Answers as ever, but for one question that takes the process with it."""
    if "tai họa" in question:
        os._exit(139)
    return echo(question, history)


if __name__ == "__main__":
    home, url, token = sys.argv[1:]
    with telegram(Path(home), url, token, ask=deadly) as running:
        while running.error is None:
            time.sleep(0.05)
    raise SystemExit(str(running.error))
