"""How fast a channel may be written to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pacing:
    """Seconds: between messages to one person, to one group, and to anybody at all; ``doubt``: how long
    to wait before asking whether a message left in doubt was sent; ``retry``: the first wait after a
    failure, doubled with each until ``longest``; ``patience``: after which a message is given up.
    """

    person: float = 1.0
    group: float = 3.0
    anybody: float = 0.035
    doubt: float = 5.0
    retry: float = 1.0
    longest: float = 60.0
    patience: float = 86400.0

    def after(self, tries: int) -> float:
        """Return the wait after ``tries`` failures before this one."""
        return float(min(self.retry * 2.0 ** min(tries, 20), self.longest))


class Turns:
    """Gives each message its time: one after another to a chat, not too many to all."""

    def __init__(self, pacing: Pacing, clock: Callable[[], float] = time.monotonic) -> None:
        self._pacing = pacing
        self._clock = clock
        self._chats: dict[str, float] = {}
        self._all = 0.0

    def wait(self, chat: str, private: bool) -> float:
        """Take the next turn for ``chat``; return the seconds until it comes."""
        now = self._clock()
        at = max(now, self._all, self._chats.get(chat, 0.0))
        self._all = at + self._pacing.anybody
        self._chats[chat] = at + (self._pacing.person if private else self._pacing.group)
        if len(self._chats) > 10_000:
            self._chats = {known: until for known, until in self._chats.items() if until > now}
        return at - now

    def hold(self, chat: str, seconds: float) -> None:
        """Let no message go to ``chat`` for ``seconds``."""
        self._chats[chat] = max(self._chats.get(chat, 0.0), self._clock() + seconds)
