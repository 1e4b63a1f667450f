"""A circuit breaker: what failed several times in a row is left alone for a while."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock


class Breaker:
    """Opens after ``most`` faults in a row, for ``seconds``; then one try decides. Safe between threads.

    No lock is held while what it guards is under way, so that callers do not wait for one another.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._lock = Lock()
        self._faults = 0
        self._until = 0.0

    def closed(self) -> bool:
        """Tell whether a try may be made now; where a rest has just ended, only one caller is told so."""
        with self._lock:
            if self._faults < self._most:
                return True
            now = self._clock()
            if now < self._until:
                return False
            self._until = now + self._seconds
            return True

    def succeeded(self) -> None:
        """Note that a try went well."""
        with self._lock:
            self._faults = 0

    def failed(self) -> None:
        """Note that a try failed."""
        with self._lock:
            self._faults += 1
            self._until = self._clock() + self._seconds
