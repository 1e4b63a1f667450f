"""Questions answered by several processes side by side: one core each, none holds up the pages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Event, Lock, Thread
from time import monotonic

from assistant.answer import Answer, Said, ScopedAsk, Tell, unheard
from bots.processes.child import Child, ChildGone, ChildSlow
from bots.processes.turns import Turns
from corpus.faults import StoreFault
from corpus.settings import Settings

OPENING_SECONDS = 120.0
ANSWER_SECONDS = 30.0
Opened = tuple[ScopedAsk, Iterator[Callable[[], object]]]
"""What answers, and what it does while nobody asks, so that nobody waits for first readings."""
_READY = "ready"
_TRIES = 2  # a process may have died, for want of memory, while nobody asked
_WARM_UP = "Cơ quan nào chủ trì, thời hạn khi nào?"
_CRASHED = "Tiến trình trả lời gặp lỗi. Hãy hỏi lại; nếu còn lỗi, báo người quản trị."
_SLOW = "Câu này mất quá nhiều thời gian nên đã dừng. Hãy hỏi gọn hơn."
_BUSY = "Máy chủ đang bận trả lời. Hãy hỏi lại sau ít phút."
_log = logging.getLogger("trolyao.answering")


class Answering:
    """Answers with ``number`` processes, each with an ``ask`` of its own made by ``opener``.

    A process that dies or gets stuck is replaced; its question alone fails, with a StoreFault. Safe to
    share between threads. ``opener`` travels pickled: a function of a module, or a partial of one.
    """

    def __init__(
        self, opener: Callable[[], Opened], number: int, answer_seconds: float = ANSWER_SECONDS
    ) -> None:
        self._opener = opener
        self._seconds = answer_seconds
        self._idle: Turns[Child] = Turns()
        self._children: set[Child] = set()
        self._lock = Lock()
        self._closing = Event()
        self._opened = Event()
        self._others = number - 1  # opened after the first, which is ready the sooner for it
        self._begin()

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        sources: frozenset[str] = frozenset(),
        tell: Tell = unheard,
    ) -> Answer:
        """Answer ``question`` in whichever process is free; raise StoreFault where none can."""
        for _ in range(_TRIES):
            try:
                said = self._asked((question, tuple(history), sources), tell)
            except ChildGone:
                continue
            if isinstance(said, StoreFault):
                raise said
            if isinstance(said, Answer):
                return said
        raise StoreFault(_CRASHED)

    def _asked(self, asking: tuple[object, ...], tell: Tell) -> object:
        child = self._free_child()
        try:
            child.send(asking)
            said = self._heard(child, tell)
        except ChildSlow:
            self._replace(child)
            return StoreFault(_SLOW)
        except BaseException:  # it is gone, or would give what is left of this answer to the next who asks
            self._replace(child)
            raise
        self._idle.give(child)
        return said

    def _heard(self, child: Child, tell: Tell) -> object:
        """What the process says at last, its sentences told meanwhile; all of it within the time."""
        until = monotonic() + self._seconds
        while isinstance(said := child.receive(max(until - monotonic(), 0.0)), Said):
            tell(said)
        return said

    def wait(self, seconds: float) -> bool:
        """Wait until one process at least can answer; tell whether one can."""
        return self._opened.wait(seconds)

    def close(self) -> None:
        """End all processes."""
        self._closing.set()
        children = tuple(self._children)
        for child in children:
            child.dismiss()
        for child in children:
            child.stop()

    def _begin(self) -> None:
        child = Child(_answer_on, self._opener)
        self._children.add(child)
        Thread(target=self._await_ready, args=(child,), name="answering", daemon=True).start()

    def _begin_others(self) -> None:
        with self._lock:
            others, self._others = self._others, 0
        for _ in range(0 if self._closing.is_set() else others):
            self._begin()

    def _await_ready(self, child: Child) -> None:
        try:
            said = child.receive(OPENING_SECONDS)
        except (ChildGone, ChildSlow):
            said = StoreFault(_CRASHED)
        if said == _READY:
            self._opened.set()
            self._idle.give(child)
            self._begin_others()
        elif not self._closing.is_set():
            _log.error("%s", said)
            self._discard(child)
            if not self._children:
                self._idle.refuse(said)

    def _free_child(self) -> Child:
        if not self._children and not self._closing.is_set():
            self._begin()  # what hindered the last one may be mended
        try:
            return self._idle.take(self._seconds)
        except TimeoutError:
            raise StoreFault(_BUSY) from None

    def _replace(self, child: Child) -> None:
        self._discard(child)
        if not self._closing.is_set():
            self._begin()

    def _discard(self, child: Child) -> None:
        self._children.discard(child)
        if not self._closing.is_set():
            child.stop(0)


def open_warm(settings: Settings) -> Opened:
    """Open the assistant over the store of ``settings``, its indexes and models too; raise StoreFault."""
    from assistant.bootstrap import open_assistant
    from assistant.warming import steps

    assistant = open_assistant(settings)
    assistant.ask(_WARM_UP)
    with suppress(StoreFault):
        assistant.store.retriever.retrieve(_WARM_UP, 5)
    costly = assistant.language is not None  # whoever runs a model is asked for what people want to know
    return assistant.ask, iter(()) if costly else steps(assistant)


def _answer_on(pipe: Connection, opener: Callable[[], Opened]) -> None:
    """In the process: open once, then answer one question after the other."""
    try:
        ask, steps = opener()
    except StoreFault as fault:
        pipe.send(fault)
        return
    pipe.send(_READY)
    while True:
        _go_ahead(pipe, steps)
        question, history, sources = pipe.recv()
        try:
            said: Answer | StoreFault | None = ask(question, history, sources, pipe.send)
        except StoreFault as fault:
            said = fault
        except ConnectionError:  # our parent wants no more
            raise
        except Exception:  # one question's fault must not cost the process
            _log.exception("lỗi khi trả lời")
            said = None
        pipe.send(said)


def _go_ahead(pipe: Connection, steps: Iterator[Callable[[], object]]) -> None:
    """Take ``steps`` until somebody asks; what goes wrong will be said to who asks."""
    while not pipe.poll():
        try:
            step = next(steps, None)
            if step is None:
                return
            step()
        except Exception:
            _log.debug("lỗi khi hỏi thử", exc_info=True)
            return
