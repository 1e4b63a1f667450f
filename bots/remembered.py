"""Answers given before, given again while nothing that they rest on has changed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import date
from threading import Lock
from time import perf_counter

from assistant.answer import Answer, ScopedAsk, Status, Tell, unheard
from corpus.clock import today_in_vietnam

_Key = tuple[str, tuple[str, ...], frozenset[str]]
_State = tuple[int, date]
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
        today: Callable[[], date] = today_in_vietnam,
        most: int = MOST_RECORDS,
    ) -> None:
        self._ask = ask
        self._revision = revision
        self._today = today
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[_Key, Answer] = OrderedDict()
        self._coming: dict[tuple[_State, _Key], Future[Answer]] = {}
        self._kept_at = (-1, date.min)
        self._weight = 0

    def __call__(
        self,
        question: str,
        history: Sequence[str] = (),
        sources: frozenset[str] = frozenset(),
        tell: Tell = unheard,
    ) -> Answer:
        """Answer ``question``; ``latency_ms`` is this answer's own. Only who asked first hears it written."""
        began = perf_counter()
        state, key = self._state(), (question, tuple(history), sources)
        with self._lock:
            if state != self._kept_at:
                self._kept.clear()
                self._weight, self._kept_at = 0, state
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
            coming = self._coming.get((state, key))
            mine: Future[Answer] = Future()
            if known is None and coming is None:
                self._coming[state, key] = mine
        if known is not None:
            answer = known
        elif coming is not None:
            answer = coming.result()
        else:
            return self._answered(state, key, mine, tell)
        return replace(answer, latency_ms=round((perf_counter() - began) * 1000, 3))

    def _answered(self, state: _State, key: _Key, coming: Future[Answer], tell: Tell) -> Answer:
        """Ask on behalf of all who ask the same meanwhile."""
        try:
            answer = self._ask(*key, tell)
            if answer.status is not Status.FAILED and not (answer.worded and answer.worded.fault):
                self._keep(state, key, answer)
            coming.set_result(answer)
            return answer
        except BaseException as error:
            coming.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._coming[state, key]

    def _state(self) -> _State:
        return self._revision(), self._today()

    def _keep(self, state: _State, key: _Key, answer: Answer) -> None:
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
