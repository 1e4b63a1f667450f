"""One channel at work: what arrives is kept and answered, what is answered goes out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bots.channel.drafts import Drafts
from bots.channel.mailbox import Mailbox
from bots.channel.message import Channel, InDoubt, Trouble, Unreachable, Wait
from bots.channel.pacing import Pacing
from bots.channel.sending import Sender, Undo
from bots.channel.working import Handle, Worker
from corpus.faults import StoreFault

_log = logging.getLogger("trolyao.chat")


@dataclass(frozen=True, slots=True)
class Chore:
    """Work done every so many ``seconds``, in a thread; it tells whether there is something to send."""

    seconds: float
    work: Callable[[], bool]


class Exchange:
    """Runs one channel in one event loop; ``receive`` may be called from any thread."""

    def __init__(
        self,
        channel: Channel,
        mailbox: Mailbox,
        handle: Handle,
        pacing: Pacing,
        chores: Sequence[Chore] = (),
        undo: Undo = lambda about: (),
        drafts: Drafts | None = None,
    ) -> None:
        self.channel = channel
        self.mailbox = mailbox
        self._pacing = pacing
        self._chores = chores
        self._sender = Sender(channel, mailbox, pacing, undo)
        self._worker = Worker(channel, mailbox, handle, self._sender.news.set, drafts or Drafts())
        self._loop: asyncio.AbstractEventLoop | None = None

    def receive(self, payload: str) -> bool:
        """Keep what the channel delivered; False where it holds nothing for us or is known already."""
        incoming = self.channel.read(payload)
        if incoming is None or not self.mailbox.receive(incoming, payload):
            return False
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._worker.news.set)
        return True

    async def run(self, listen: Callable[[], Awaitable[None]] | None = None) -> None:
        """Work until cancelled, or until ``listen`` raises Trouble; what is under way is finished."""
        self._loop = asyncio.get_running_loop()
        try:
            await self._open()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._worker.run())
                group.create_task(self._sender.run())
                for chore in self._chores:
                    group.create_task(self._repeat(chore))
                if listen is not None:
                    group.create_task(self._listening(listen))
        except* Trouble as troubles:
            raise troubles.exceptions[0] from None
        finally:
            await self.channel.close()

    async def _open(self) -> None:
        """Open the channel; a network that is down is waited for."""
        await self._persist(self.channel.open)

    async def _listening(self, listen: Callable[[], Awaitable[None]]) -> None:
        await self._persist(listen)

    async def _persist(self, step: Callable[[], Awaitable[None]]) -> None:
        """Take a step again until it succeeds; raise Trouble that no waiting mends."""
        tries = 0
        while True:
            try:
                await step()
                return
            except Trouble as trouble:
                if not _passing(trouble):
                    raise
                _log.warning("Chưa nối được kênh %s: %s", self.mailbox.channel, trouble)
                await asyncio.sleep(self._pacing.after(tries))
                tries += 1

    async def _repeat(self, chore: Chore) -> None:
        while True:
            try:
                if await asyncio.to_thread(chore.work):
                    self._sender.news.set()
            except StoreFault as fault:
                _log.error("%s", fault)
            except Exception:  # a chore that fails must not stop the answers
                _log.exception("lỗi khi làm việc định kỳ")
            await asyncio.sleep(chore.seconds)


def _passing(trouble: Trouble) -> bool:
    return isinstance(trouble, Wait | Unreachable | InDoubt)
