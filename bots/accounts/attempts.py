"""Slowing down whoever tries passwords: the more failures, the longer the wait."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from threading import Lock

_FREE_OF_ACCOUNT = 5
_FREE_OF_ADDRESS = 20  # a whole office may share one
_LONGEST_WAIT = 300.0
_FORGOTTEN_AFTER = 3600.0
_MOST_REMEMBERED = 10_000


@dataclass(slots=True)
class _Record:
    free: int
    failures: int = 0
    last: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next try: none for the first failures, then 1, 2, 4 … since the last."""
        over = min(self.failures - self.free, 20)
        return max(0.0, self.last + min(2.0**over, _LONGEST_WAIT) - now) if over >= 0 else 0.0


class Attempts:
    """Failures by account and by address, kept in memory; safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], _Record] = OrderedDict()
        self._lock = Lock()

    def begin(self, account: str, address: str) -> float:
        """Note one try; return the seconds to wait first, 0 where it may go on.

        A try counts as a failure until ``succeeded``: many at once are not checked side by side.
        """
        now = self._clock()
        with self._lock:
            records = self._records(account, address, now)
            wait = max(record.wait(now) for record in records)
            if not wait:
                for record in records:
                    record.failures, record.last = record.failures + 1, now
            while len(self._known) > _MOST_REMEMBERED:
                self._known.popitem(last=False)
            return wait

    def succeeded(self, account: str, address: str) -> None:
        """Forget the failures of the account, and that this try counted against the address."""
        with self._lock:
            self._known.pop(("account", account), None)
            if record := self._known.get(("address", address)):
                record.failures = max(0, record.failures - 1)

    def _records(self, account: str, address: str, now: float) -> tuple[_Record, _Record]:
        return (
            self._record(("account", account), _FREE_OF_ACCOUNT, now),
            self._record(("address", address), _FREE_OF_ADDRESS, now),
        )

    def _record(self, key: tuple[str, str], free: int, now: float) -> _Record:
        record = self._known.setdefault(key, _Record(free))
        self._known.move_to_end(key)
        if now - record.last > _FORGOTTEN_AFTER:
            record.failures = 0
        return record


def network_of(address: str) -> str:
    """Return what stands for one visitor: an IPv4 address, or the /64 that an IPv6 address is from."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(ip_network(f"{known}/64", strict=False)) if known.version == 6 else str(known)
