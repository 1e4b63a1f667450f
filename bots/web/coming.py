"""An answer on its way: its checked sentences as they come, then the whole of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Generic, TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync

_MOST_WAITING = 64
_Said = TypeVar("_Said")
_Whole = TypeVar("_Whole")


class Turns:
    """Threads of their own for those who wait for an answer: they hold up no one who reads."""

    def __init__(self, most: int = _MOST_WAITING) -> None:
        self._limiter = CapacityLimiter(most)

    async def take(self, work: Callable[[], _Whole]) -> _Whole:
        """Return what ``work`` returns, done in a thread when one is free."""
        return await run_sync(work, limiter=self._limiter)


class Coming(Generic[_Said, _Whole]):
    """``work`` under way in a thread: iterate over what it tells, then await ``whole``.

    ``whole`` raises what ``work`` raised; until then the iteration just ends.
    """

    def __init__(self, turns: Turns, work: Callable[[Callable[[_Said], object]], _Whole]) -> None:
        loop = asyncio.get_running_loop()
        self._told = asyncio.Queue[_Said | None]()

        def tell(said: _Said) -> None:
            loop.call_soon_threadsafe(self._told.put_nowait, said)

        self.whole = loop.create_task(turns.take(lambda: work(tell)))
        self.whole.add_done_callback(lambda ended: self._told.put_nowait(None))

    async def __aiter__(self) -> AsyncIterator[_Said]:
        """Give what is told, until the work has ended."""
        while (said := await self._told.get()) is not None:
            yield said
