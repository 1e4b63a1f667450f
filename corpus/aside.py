"""One piece of work on a thread beside the caller's: worth it where both are long and in compiled code."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

_Found = TypeVar("_Found")


class Aside(Generic[_Found]):
    """``work``, begun at once; what it raises is raised where its result is asked for."""

    def __init__(self, work: Callable[[], _Found]) -> None:
        self._work = work
        self._found: list[_Found] = []
        self._fault: BaseException | None = None
        self._thread = Thread(target=self._run, name="aside", daemon=True)
        self._thread.start()

    def result(self) -> _Found:
        """Wait for what the work gives."""
        self._thread.join()
        if self._fault is not None:
            raise self._fault
        return self._found[0]

    def _run(self) -> None:
        try:
            self._found.append(self._work())
        except BaseException as fault:  # whatever it is, the caller is to meet it
            self._fault = fault
