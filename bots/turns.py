"""Questions of many people, answered one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

from assistant.answer import Answer, Ask


def in_turn(ask: Ask) -> Ask:
    """Return ``ask`` made safe to call from many threads.

    The embedded search engine is opened at the first question and again after each ingestion, and
    two threads must not do that at once; as a question takes milliseconds, waiting costs little.
    """
    lock = Lock()

    def answered(question: str, history: Sequence[str] = ()) -> Answer:
        with lock:
            return ask(question, history)

    return answered
