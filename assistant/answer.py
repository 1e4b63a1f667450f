"""What the assistant gives back: an answer with a status, records and checked citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Protocol

from corpus.model import Record
from corpus.records import record_json


class Status(StrEnum):
    """How a question ended. An expected outcome is a status; an exception is a fault."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    CLARIFY = "clarify"
    NOT_FOUND = "not_found"
    DECLINED = "declined"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Citation:
    """One numbered proof: ``quote`` stands word for word in ``source``."""

    mark: int
    source: str
    number: str | None
    locator: str
    page: int | None
    quote: str


@dataclass(frozen=True, slots=True)
class Worded:
    """What came of asking a language model: how many of its sentences were ``kept`` and ``dropped``.

    ``fault`` says, in Vietnamese, why the answer is the one without a model, ``None`` where it is not.
    """

    model: str
    kept: int
    dropped: int
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; ``text`` carries the marks ``[1]`` of ``citations``.

    ``total`` is the exact number of matching records for list and count questions, of what the one sentence
    told enumerates where several of a kind are asked for, else ``None``;
    ``worded`` tells of the language model asked, ``None`` where none was.
    """

    question: str
    status: Status
    intent: str
    text: str
    total: int | None = None
    records: tuple[Record, ...] = ()
    citations: tuple[Citation, ...] = ()
    suggestions: tuple[str, ...] = ()
    latency_ms: float = 0.0
    worded: Worded | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A checked sentence of an answer that is still being written, with the citations of its marks.

    The words of all of them, put together, are the beginning of the answer, unless the rest fails.
    """

    text: str
    citations: tuple[Citation, ...] = ()


Tell = Callable[[Said], object]


def unheard(said: Said) -> None:
    """Tell nobody: for those who wait for the whole answer."""


class Ask(Protocol):
    """Anything that answers a question, given the earlier ones, oldest first."""

    def __call__(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer ``question``."""
        ...


class ScopedAsk(Protocol):
    """An Ask that can be held to some documents (none named, all are meant), and heard while it writes."""

    def __call__(
        self,
        question: str,
        history: Sequence[str] = (),
        sources: frozenset[str] = frozenset(),
        tell: Tell = unheard,
    ) -> Answer:
        """Answer ``question`` from ``sources``; ``tell`` a model's sentences once they are checked."""
        ...


def answer_json(answer: Answer, id: str | None = None) -> dict[str, Any]:
    """Return the answer object of the contract: what every channel and file carries alike."""
    return {
        "id": id,
        "question": answer.question,
        "status": answer.status.value,
        "intent": answer.intent,
        "answer": answer.text,
        "total": answer.total,
        "records": [record_json(record) for record in answer.records],
        "citations": [citation_json(citation) for citation in answer.citations],
        "suggestions": list(answer.suggestions),
        "latency_ms": round(answer.latency_ms, 1),
        **({"worded": asdict(answer.worded)} if answer.worded else {}),
    }


def citation_json(citation: Citation) -> dict[str, Any]:
    """Return one citation as the answer object carries it."""
    return asdict(citation)
