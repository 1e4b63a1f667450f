"""What answers that are being written say so far, told by the threads that write them."""

from __future__ import annotations

from threading import Lock


class Drafts:
    """The words so far of each message's answer, by the message's key. Safe to share between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._said: dict[str, str] = {}

    def tell(self, key: str, text: str) -> None:
        """Note what the answer to ``key`` says so far."""
        with self._lock:
            self._said[key] = text

    def latest(self, key: str) -> str:
        """Return what the answer to ``key`` says so far, empty for nothing."""
        return self._said.get(key, "")

    def forget(self, key: str) -> None:
        """The answer to ``key`` is finished."""
        with self._lock:
            self._said.pop(key, None)
