"""The way out: each message of the outbox is sent once, in order within its chat."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from bots.channel.mailbox import Mailbox, Pending, Write
from bots.channel.message import (
    Body,
    Channel,
    InDoubt,
    Locked,
    Moved,
    Refused,
    Trouble,
    Unreachable,
    Wait,
)
from bots.channel.pacing import Pacing, Turns
from corpus.faults import StoreFault

Undo = Callable[[str], Sequence[Write]]
UNSURE = Body("Một tin trả lời vừa gửi có thể chưa tới nơi vì mất kết nối. Nếu chưa thấy, hãy nhắn: gửi lại")
_LONGEST_NAP = 30.0
_log = logging.getLogger("trolyao.chat")


class Sender:
    """Sends what waits in ``mailbox`` through ``channel``; ``undo`` tells what hung on a refused message."""

    def __init__(
        self, channel: Channel, mailbox: Mailbox, pacing: Pacing, undo: Undo = lambda about: ()
    ) -> None:
        self._channel = channel
        self._mailbox = mailbox
        self._pacing = pacing
        self._undo = undo
        self._turns = Turns(pacing)
        self._busy: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._locked_until = 0.0
        self.news = asyncio.Event()

    async def run(self) -> None:
        """Send until cancelled; what is under way then is finished first."""
        try:
            while True:
                self.news.clear()
                await self._round()
                await self._rest()
        finally:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _round(self) -> None:
        if time.monotonic() < self._locked_until:
            return
        try:
            pending = await asyncio.to_thread(self._mailbox.pending, tuple(self._busy))
        except StoreFault as fault:
            _log.error("%s", fault)
            return
        for each in pending:
            self._busy.add(each.outgoing.chat)
            task = asyncio.create_task(self._deliver(each))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _rest(self) -> None:
        """Wait for news or until the next message is due."""
        due = None
        try:
            due = await asyncio.to_thread(self._mailbox.next_due)
        except StoreFault as fault:
            _log.error("%s", fault)
        nap = _LONGEST_NAP if due is None or self._busy else max(due - self._mailbox.clock(), 0.02)
        nap = max(nap, self._locked_until - time.monotonic())
        with suppress(TimeoutError):
            async with asyncio.timeout(min(nap, _LONGEST_NAP)):  # wait_for may lose a cancellation
                await self.news.wait()

    async def _deliver(self, pending: Pending) -> None:
        chat = pending.outgoing.chat
        try:
            await asyncio.sleep(self._turns.wait(chat, pending.outgoing.private))
            await self._settle(pending) if pending.doubtful else await self._send(pending)
        except StoreFault as fault:
            _log.error("%s", fault)
            await asyncio.sleep(self._pacing.retry)
        finally:
            self._busy.discard(chat)
            self.news.set()

    async def _send(self, pending: Pending) -> None:
        mailbox, now = self._mailbox, self._mailbox.clock()
        outgoing = await asyncio.to_thread(mailbox.resolved, replace(pending.outgoing, since=now))
        if not outgoing.after:
            outgoing = replace(outgoing, after=await asyncio.to_thread(mailbox.latest, outgoing))
        await asyncio.to_thread(mailbox.begin, outgoing)
        try:
            message = await self._channel.send(outgoing)
        except Trouble as trouble:
            await self._note(replace(pending, outgoing=outgoing), trouble)
        except Exception as error:  # a fault of ours in the channel: nobody knows how far it came
            _log.exception("lỗi khi gửi tin")
            await self._note(replace(pending, outgoing=outgoing), InDoubt(type(error).__name__))
        else:
            await asyncio.to_thread(mailbox.sent, outgoing, message)

    async def _note(self, pending: Pending, trouble: Trouble) -> None:
        """Write down how sending failed and when to try again."""
        mailbox, now, why = self._mailbox, self._mailbox.clock(), str(trouble)
        later = now + self._pacing.after(pending.tries)
        if isinstance(trouble, Moved):
            await asyncio.to_thread(mailbox.move, pending, trouble.chat)
        elif isinstance(trouble, Refused) or now - pending.at > self._pacing.patience:
            _log.warning("Kênh %s không nhận tin gửi tới %s: %s", mailbox.channel, pending.outgoing.chat, why)
            await asyncio.to_thread(mailbox.refuse, pending.outgoing, why, self._undo(pending.about))
        elif isinstance(trouble, Wait):
            self._turns.hold(pending.outgoing.chat, trouble.seconds)
            await asyncio.to_thread(mailbox.again, pending, now + trouble.seconds, why)
        elif isinstance(trouble, InDoubt):
            doubt = now + self._pacing.doubt
            await asyncio.to_thread(mailbox.again, pending, doubt, why, doubtful=True)
        else:
            if isinstance(trouble, Locked):
                self._locked_until = time.monotonic() + self._pacing.longest
                _log.error("Kênh %s tạm dừng gửi: %s", mailbox.channel, why)
            await asyncio.to_thread(mailbox.again, pending, later, why)

    async def _settle(self, pending: Pending) -> None:
        """Find out what became of a message in doubt; send it where it did not go."""
        mailbox, outgoing = self._mailbox, pending.outgoing
        early = outgoing.since + self._pacing.doubt - mailbox.clock()
        if 0 < early <= self._pacing.doubt:
            await asyncio.to_thread(mailbox.again, pending, mailbox.clock() + early, "", doubtful=True)
            return
        try:
            settled, message = await self._channel.settle(outgoing)
        except (Wait, Unreachable, InDoubt, Locked) as trouble:
            seconds = trouble.seconds if isinstance(trouble, Wait) else self._pacing.after(pending.tries)
            later = mailbox.clock() + seconds
            await asyncio.to_thread(mailbox.again, pending, later, str(trouble), doubtful=True)
            return
        if settled == "sent":
            await asyncio.to_thread(mailbox.sent, outgoing, message)
        elif settled == "unsent" or pending.about == "notice":
            await self._send(pending)
        else:
            await asyncio.to_thread(mailbox.unsure, outgoing, UNSURE)
