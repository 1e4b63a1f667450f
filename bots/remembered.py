"""Answers given before, given again while nothing that they rest on has changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from threading import Lock
from time import perf_counter

from assistant.answer import Answer, ScopedAsk, Status

_Key = tuple[str, tuple[str, ...], frozenset[str]]
MOST_RECORDS = 10_000  # of all answers kept: about 2 KB of memory each
_WEIGHT_OF_ONE = 5


class Remembered:
    """An ``ask`` that answers a question asked again from memory: the same day, of the same documents.

    Faults, a language model's too, are not kept. Safe to share between threads.
    """

    def __init__(
        self,
        ask: ScopedAsk,
        revision: Callable[[], int],
        today: Callable[[], date] = date.today,
        most: int = MOST_RECORDS,
    ) -> None:
        self._ask = ask
        self._revision = revision
        self._today = today
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[_Key, Answer] = OrderedDict()
        self._kept_at = (-1, date.min)
        self._weight = 0

    def __call__(
        self, question: str, history: Sequence[str] = (), sources: frozenset[str] = frozenset()
    ) -> Answer:
        """Answer ``question``; ``latency_ms`` is this answer's own."""
        began = perf_counter()
        state, key = self._state(), (question, tuple(history), sources)
        with self._lock:
            if state != self._kept_at:
                self._kept.clear()
                self._weight, self._kept_at = 0, state
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
        if known is not None:
            return replace(known, latency_ms=round((perf_counter() - began) * 1000, 3))
        answer = self._ask(question, history, sources)
        if answer.status is not Status.FAILED and not (answer.worded and answer.worded.fault):
            self._keep(state, key, answer)
        return answer

    def _state(self) -> tuple[int, date]:
        return self._revision(), self._today()

    def _keep(self, state: tuple[int, date], key: _Key, answer: Answer) -> None:
        still = self._state()
        with self._lock:
            if not state == still == self._kept_at or key in self._kept:
                return
            self._kept[key] = answer
            self._weight += _weight(answer)
            while self._weight > self._most:
                self._weight -= _weight(self._kept.popitem(last=False)[1])


def _weight(answer: Answer) -> int:
    return _WEIGHT_OF_ONE + len(answer.records) + len(answer.citations)
