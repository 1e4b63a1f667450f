"""Things lent to one at a time: whoever has waited longest is next, newcomers pass nobody."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")


class Turns(Generic[_Thing]):
    """What is free, and who waits for it. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._free: deque[_Thing] = deque()
        self._waiting: deque[Future[_Thing]] = deque()

    def take(self, seconds: float) -> _Thing:
        """Return what is free, waiting for it at most ``seconds``; raise TimeoutError."""
        with self._lock:
            if self._free:
                return self._free.popleft()
            mine: Future[_Thing] = Future()
            self._waiting.append(mine)
        try:
            return mine.result(seconds)
        except TimeoutError:
            with self._lock:
                if mine in self._waiting:
                    self._waiting.remove(mine)
                    raise
            return mine.result()  # handed over at the last moment

    def give(self, thing: _Thing) -> None:
        """Hand ``thing`` to whoever waits longest, or keep it free."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set_result(thing)
            else:
                self._free.append(thing)

    def refuse(self, error: Exception) -> None:
        """Raise ``error`` to all who wait."""
        with self._lock:
            while self._waiting:
                self._waiting.popleft().set_exception(error)
