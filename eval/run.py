"""One measured run of a question set: every stage asked the same questions, and what it ran on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from assistant.bootstrap import Assistant
from eval.answers import Verdict, run_cases
from eval.cases import Case
from eval.evidence import Legs, Ranking, in_conversation, rank_evidence
from eval.understanding import Reading, read_questions


class Track(Protocol):
    """Passes cases on one by one and shows how far they have come."""

    def __call__(self, cases: Sequence[Case], label: str) -> Iterable[Case]:
        """Give ``cases``, under ``label``."""
        ...


def untracked(cases: Sequence[Case], label: str) -> Iterable[Case]:
    """Show no progress."""
    return cases


@dataclass(frozen=True, slots=True)
class Run:
    """What each stage made of the cases; ``verdicts`` and ``readings`` in their order."""

    name: str
    verdicts: tuple[Verdict, ...]
    readings: tuple[Reading, ...] = ()
    rankings: tuple[Ranking, ...] = ()

    @property
    def sealed(self) -> bool:
        """True where single questions must not be shown."""
        return any(verdict.case.sealed for verdict in self.verdicts)


def measure(name: str, assistant: Assistant, cases: Sequence[Case], track: Track = untracked) -> Run:
    """Answer, read and look up every case; an answer's time is its own, not that of the other stages."""
    verdicts = run_cases(assistant.ask, assistant.store.registry.blocks, cases, lambda c: track(c, "Trả lời"))
    readings = read_questions(list(track(cases, "Hiểu câu hỏi")), assistant.knowledge(), date.today())
    rankings = rank_evidence(list(track(cases, "Tìm")), legs_of(assistant), in_conversation)
    return Run(name, verdicts, readings, rankings)


def legs_of(assistant: Assistant) -> Legs:
    """The two legs of the assistant's search, and both together."""
    both = assistant.store.retriever
    return {"lexical": both.lexical, "dense": both.dense, "hybrid": both}
