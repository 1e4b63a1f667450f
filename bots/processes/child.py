"""A process of our own that is spoken to through a pipe and never outlives us."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

_LEAVING_SECONDS = 6.0
_STOPPING_SECONDS = 2.0
_SPAWNING = multiprocessing.get_context("spawn")  # a fork would copy the threads' locks as they stand


class ChildGone(Exception):
    """The process ended before it answered."""


class ChildSlow(Exception):
    """The process did not answer in time."""


class Child:
    """A process that runs ``work(pipe, *arguments)``; ``work`` and ``arguments`` travel pickled."""

    def __init__(self, work: Callable[..., None], *arguments: object) -> None:
        self._pipe, theirs = _SPAWNING.Pipe()
        self._process = _SPAWNING.Process(target=_run, args=(work, theirs, *arguments), daemon=True)
        self._process.start()
        self._stopped = False
        theirs.close()

    @property
    def pid(self) -> int:
        """The process id, 0 where it has none."""
        return self._process.pid or 0

    def send(self, thing: object) -> None:
        """Send something to the process; raise ChildGone."""
        try:
            self._pipe.send(thing)
        except OSError as error:
            raise ChildGone from error

    def receive(self, seconds: float) -> Any:
        """Return what the process sends next; raise ChildGone, or ChildSlow after ``seconds``."""
        try:
            if not self._pipe.poll(seconds):
                raise ChildSlow
            return self._pipe.recv()
        except (EOFError, OSError) as error:
            raise ChildGone from error

    def kill(self) -> None:
        """End the process at once; whoever waits for it gets ChildGone."""
        if not self._stopped:
            self._process.kill()

    def dismiss(self) -> None:
        """Speak to the process no more: it leaves when it has done what it does."""
        if not self._pipe.closed:
            self._pipe.close()

    def stop(self, seconds: float = _LEAVING_SECONDS) -> None:
        """Let the process leave by itself within ``seconds``, then end it; once is enough."""
        self.dismiss()
        if self._stopped:
            return
        self._stopped = True
        self._process.join(seconds)
        if self._process.is_alive():
            self._process.terminate()
            self._process.join(_STOPPING_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()


def _run(work: Callable[..., None], pipe: Connection, *arguments: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches the whole group: our parent decides
    Thread(target=_leave_with_parent, name="parent", daemon=True).start()
    with suppress(EOFError, ConnectionError):  # our parent wants no more
        work(pipe, *arguments)


def _leave_with_parent() -> None:
    """End this process, whatever it does, when its parent is gone."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
