"""What delivers to us by calling: a hook takes the call, keeps what it brings, answers at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from bots.channel.exchange import Exchange


class Hook(Protocol):
    """One channel's hook, served at ``path``."""

    @property
    def path(self) -> str:
        """The address below the service's own, beginning with ``/``."""
        ...

    @property
    def exchange(self) -> Exchange:
        """The channel that works on what arrives."""
        ...

    def accept(self, headers: Mapping[str, str], body: bytes) -> int:
        """Keep what ``body`` brings where it is genuine; return the HTTP status. Raise StoreFault.

        ``headers`` are by their names in lower case.
        """
        ...

    async def listen(self) -> None:
        """Tell the channel where to deliver, where it can be told; raise Trouble."""
        ...
