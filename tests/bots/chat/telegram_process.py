"""A Telegram bot as a process of its own, to be killed: ``telegram_process.py HOME URL TOKEN``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.bots.chat.running import telegram

if __name__ == "__main__":
    home, url, token = sys.argv[1:]
    with telegram(Path(home), url, token) as running:
        while running.error is None:
            time.sleep(0.05)
    raise SystemExit(str(running.error))
