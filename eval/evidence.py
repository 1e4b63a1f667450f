"""Retrieval on questions: does each leg find the passages that hold the expected quotes?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from corpus.model import Passage
from corpus.search import Retriever
from eval.cases import Case
from eval.likeness import glued
from eval.metrics import bootstrap_interval, mean, ndcg_at, percentile, recall_at, reciprocal_rank

DEPTH = 20
_CUTS = (1, 5, 10, 20)
Legs = Mapping[str, Retriever]


@dataclass(frozen=True, slots=True)
class Ranking:
    """One question through one leg: what stands at each place, of ``wanted`` evidence.

    ``places`` gives, best first, the quote a passage is the first to hold, else the passage's own id.
    """

    case: Case
    leg: str
    places: tuple[str, ...]
    wanted: frozenset[str]
    ms: float

    @property
    def found(self) -> bool:
        """True where all evidence is among the first ten."""
        return recall_at(self.places, self.wanted, 10) == 1.0


def rank_evidence(
    cases: Sequence[Case], legs: Legs, asked: Callable[[Case], str] = lambda case: case.question
) -> tuple[Ranking, ...]:
    """Run each case that names a quote and its document through every leg, unfiltered."""
    words = _Words()
    found = []
    for case in cases:
        if not (case.expect.quote and case.expect.documents):
            continue
        for name, leg in legs.items():
            started = perf_counter()
            hits = leg.retrieve(asked(case), DEPTH)
            spent = (perf_counter() - started) * 1000
            places = _places(case, [hit.passage for hit in hits], words)
            found.append(Ranking(case, name, places, frozenset(case.expect.quote), spent))
    return tuple(found)


def in_conversation(case: Case) -> str:
    """The question after the one it follows: what a leg may be given of a conversation."""
    return " ".join((*case.history[-1:], case.question))


class _Words:
    """Passages as comparable letters, each worked out once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, passage: Passage) -> str:
        if passage.id not in self._known:
            self._known[passage.id] = glued(f"{passage.title}\n{passage.text}\n{passage.source.quote}")
        return self._known[passage.id]


def _places(case: Case, passages: Sequence[Passage], words: _Words) -> tuple[str, ...]:
    missing = {quote: glued(quote) for quote in case.expect.quote}
    places: list[str] = []
    for passage in passages:
        right = passage.source.document in case.expect.documents
        held = [q for q, letters in missing.items() if right and letters in words.of(passage)]
        for quote in held:
            del missing[quote]
        places += held or [passage.id]
    return tuple(places)


def evidence_json(rankings: Sequence[Ranking]) -> list[dict[str, Any]]:
    """Return for each leg R@k, MRR@10 with its 95 % bounds, nDCG@10 and time, means over questions."""
    return [
        _leg_json(leg, [r for r in rankings if r.leg == leg])
        for leg in dict.fromkeys(r.leg for r in rankings)
    ]


def _leg_json(leg: str, rankings: Sequence[Ranking]) -> dict[str, Any]:
    ranks = [reciprocal_rank(r.places, r.wanted, 10) for r in rankings]
    bounds = bootstrap_interval(ranks)
    gains = [ndcg_at(r.places, dict.fromkeys(r.wanted, 1.0), 10) for r in rankings]
    spent = [r.ms for r in rankings]
    return {
        "leg": leg,
        "questions": len(rankings),
        **{f"R@{k}": round(mean([recall_at(r.places, r.wanted, k) for r in rankings]), 4) for k in _CUTS},
        "MRR@10": round(mean(ranks), 4),
        "nDCG@10": round(mean(gains), 4),
        "query_ms_p50": round(percentile(spent, 0.5), 2),
        "query_ms_p95": round(percentile(spent, 0.95), 2),
        "MRR@10_95": [round(bounds.low, 4), round(bounds.high, 4)],
    }
