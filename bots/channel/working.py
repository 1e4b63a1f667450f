"""The way in: each message of the inbox is worked on once, in order within its chat, many chats at a time."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context

from bots.channel.drafts import Drafts
from bots.channel.mailbox import Letter, Mailbox, Outcome, Reply
from bots.channel.message import Body, Channel, File, Incoming
from corpus.faults import StoreFault

Fetch = Callable[[File], bytes]
Handle = Callable[[Incoming, Fetch], Outcome]
FAILED = Body(
    "Có lỗi khi xử lý tin nhắn này. Xin thử lại; nếu vẫn lỗi, xin báo người quản trị.",
)
MOST_TRIES = 3
_AT_ONCE = 8
_TYPING_AFTER, _MOMENT = 0.3, 1.0  # seconds
_TYPING_EVERY = 4  # moments: what is shown fades after five seconds
_NAP = 30.0
_log = logging.getLogger("trolyao.chat")


class Worker:
    """Answers what waits in ``mailbox`` with ``handle``; ``answered`` is called after each."""

    def __init__(
        self,
        channel: Channel,
        mailbox: Mailbox,
        handle: Handle,
        answered: Callable[[], None],
        drafts: Drafts,
    ) -> None:
        self._channel = channel
        self._mailbox = mailbox
        self._handle = handle
        self._answered = answered
        self._drafts = drafts
        self._busy: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(_AT_ONCE)
        self._pool = ThreadPoolExecutor(_AT_ONCE, "answer")  # slow answers leave the others' threads free
        self.news = asyncio.Event()

    async def run(self) -> None:
        """Work until cancelled; what is under way then is finished first."""
        try:
            while True:
                await self._room.acquire()
                letter = await self._next()
                alone = letter.tries > 0  # it may be what stopped us: no other is to suffer for it
                if alone:
                    await asyncio.gather(*self._tasks)
                self._busy.add(letter.chat)
                task = asyncio.create_task(self._work(letter))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
                if alone:
                    await task
        finally:
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self._pool.shutdown()

    async def _next(self) -> Letter:
        while True:
            self.news.clear()
            try:
                letter = await asyncio.to_thread(self._mailbox.take, tuple(self._busy))
            except StoreFault as fault:
                _log.error("%s", fault)
                letter = None
            if letter is not None:
                return letter
            with suppress(TimeoutError):
                async with asyncio.timeout(_NAP):  # wait_for may lose a cancellation
                    await self.news.wait()

    async def _work(self, letter: Letter) -> None:
        try:
            incoming = self._channel.read(letter.payload)
            outcome = Outcome()
            if incoming is not None:
                outcome = await self._outcome(letter, incoming)
            private = incoming is None or incoming.private
            await asyncio.to_thread(self._mailbox.finish, letter, private, outcome)
        except StoreFault as fault:
            _log.error("%s", fault)
            await asyncio.sleep(1)
        except Exception:  # one message must not stop the others
            _log.exception("lỗi khi xử lý tin nhắn")
            await self._give_up(letter)
        finally:
            self._busy.discard(letter.chat)
            self._room.release()
            self.news.set()
            self._answered()

    async def _outcome(self, letter: Letter, incoming: Incoming) -> Outcome:
        if letter.tries >= MOST_TRIES:
            _log.error("Bỏ qua một tin nhắn đã %d lần làm dừng chương trình.", letter.tries)
            return Outcome((Reply(FAILED),))
        loop = asyncio.get_running_loop()

        def fetch(file: File) -> bytes:
            return asyncio.run_coroutine_threadsafe(self._channel.fetch(file), loop).result()

        typing = asyncio.create_task(self._type(incoming))
        try:
            apart = copy_context()  # whose question it is stands in the context
            return await loop.run_in_executor(self._pool, apart.run, self._handle, incoming, fetch)
        finally:
            typing.cancel()
            self._drafts.forget(incoming.key)

    async def _type(self, incoming: Incoming) -> None:
        """Show that a tap has arrived and, once the answer takes a moment, that it is being written, or
        what it says so far.
        """
        if not incoming.addressed:
            return
        if incoming.receipt:
            await self._channel.notice(incoming)
        await asyncio.sleep(_TYPING_AFTER)
        shown = ""
        for moment in itertools.count():
            said = self._drafts.latest(incoming.key) if incoming.private and self._channel.form.drafts else ""
            if said != shown:
                await self._channel.draft(incoming, said)
                shown = said
            elif not shown and moment % _TYPING_EVERY == 0:
                await self._channel.typing(incoming)
            await asyncio.sleep(_MOMENT)

    async def _give_up(self, letter: Letter) -> None:
        with suppress(StoreFault):
            await asyncio.to_thread(self._mailbox.finish, letter, True, Outcome((Reply(FAILED),)))
