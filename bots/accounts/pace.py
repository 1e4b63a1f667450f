"""How often one may ask: a person, a program, an address, or whoever writes in a chat."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

_MOST_REMEMBERED = 10_000


class Pace:
    """At most ``per_minute`` requests a minute for each subject (0: any number), half of them at once."""

    def __init__(self, per_minute: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_second = per_minute / 60
        self._most = max(1.0, per_minute / 2)
        self._clock = clock
        self._known: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, who: str) -> float:
        """Count one request of ``who``; return the seconds to wait first, 0 where it may go on."""
        if not self._per_second:
            return 0.0
        now = self._clock()
        with self._lock:
            left, since = self._known.pop(who, (self._most, now))
            left = min(self._most, left + (now - since) * self._per_second)
            enough = left >= 1
            self._known[who] = (left - 1 if enough else left, now)
            if len(self._known) > _MOST_REMEMBERED:
                self._known.popitem(last=False)
        return 0.0 if enough else (1 - left) / self._per_second
