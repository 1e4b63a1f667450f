"""Search: one Protocol, three retrievers. What the registry does not know is never found."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.aside import Aside
from corpus.dense import DenseError, DenseIndex
from corpus.lexical import LexicalIndex
from corpus.model import Hit, Passage
from corpus.neural import ModelError
from corpus.registry import Registry
from corpus.reranking import Reranker

_LOG = logging.getLogger(__name__)
ALL: frozenset[str] = frozenset()
_OVERFETCH = 4  # the dense leg cannot filter while it searches
_MOST_FETCHED = 1000
_NARROW = 8  # documents: of so few the vectors are compared alone, however many others stand nearer
_NEAREST = 60  # of those
Scored = Sequence[tuple[str, float]]


class Retriever(Protocol):
    """Finds the passages a query may mean."""

    def retrieve(
        self,
        query: str,
        k: int,
        sources: frozenset[str] = ALL,
        kinds: frozenset[str] = ALL,
        spoken: str = "",
    ) -> tuple[Hit, ...]:
        """Return up to ``k`` hits, best first, of ``sources`` and ``kinds`` only where given.

        ``spoken`` is the query as it was put, where ``query`` holds more (other words for the same).
        """

    def holding(
        self, text: str, words: int, k: int, sources: frozenset[str] = ALL, kinds: frozenset[str] = ALL
    ) -> tuple[Passage, ...]:
        """Return up to ``k`` passages that may have ``words`` adjacent words of ``text``, surest first."""

    def nearness(self, spoken: str, texts: Sequence[str]) -> list[float]:
        """Return the cosine of each text to the query; 0 for all where there are no vectors."""


@dataclass(frozen=True, slots=True)
class LexicalRetriever:
    """By words: BM25."""

    registry: Registry
    index: LexicalIndex

    def retrieve(
        self,
        query: str,
        k: int,
        sources: frozenset[str] = ALL,
        kinds: frozenset[str] = ALL,
        spoken: str = "",
    ) -> tuple[Hit, ...]:
        """Return up to ``k`` hits, best first; the score is BM25's."""
        self.index.refresh(self.registry.revision())
        among, without = _sooner(self.registry, sources)
        scored = self.index.search(query, k, among, kinds, without)
        return _hits(self.registry, {"lexical": scored}, dict(scored), k, sources, kinds)

    def holding(
        self, text: str, words: int, k: int, sources: frozenset[str] = ALL, kinds: frozenset[str] = ALL
    ) -> tuple[Passage, ...]:
        """Return up to ``k`` passages that may have ``words`` adjacent words of ``text``, surest first."""
        self.index.refresh(self.registry.revision())
        among, without = _sooner(self.registry, sources)
        held = [id for id, _ in self.index.holding(text, words, k, among, kinds, without)]
        return tuple(self.registry.passages(held).values())

    def nearness(self, spoken: str, texts: Sequence[str]) -> list[float]:
        """Return 0 for each: words alone say nothing of meaning."""
        return [0.0] * len(texts)


@dataclass(frozen=True, slots=True)
class DenseRetriever:
    """By vectors: cosine. With a filter it looks through the nearest passages of all only."""

    registry: Registry
    index: DenseIndex

    def retrieve(
        self,
        query: str,
        k: int,
        sources: frozenset[str] = ALL,
        kinds: frozenset[str] = ALL,
        spoken: str = "",
    ) -> tuple[Hit, ...]:
        """Return up to ``k`` hits, best first; the score is the cosine."""
        self.index.refresh(self.registry.revision())
        wide = min(k * _OVERFETCH, _MOST_FETCHED) if sources or kinds else k
        scored = self.index.search(spoken or query, max(k, wide))
        return _hits(self.registry, {"dense": scored}, dict(scored), k, sources, kinds)

    def holding(
        self, text: str, words: int, k: int, sources: frozenset[str] = ALL, kinds: frozenset[str] = ALL
    ) -> tuple[Passage, ...]:
        """Return none: vectors do not say which words stand beside each other."""
        return ()

    def nearness(self, spoken: str, texts: Sequence[str]) -> list[float]:
        """Return the cosine of each text to the query."""
        return self.index.cosines(spoken, texts)


@dataclass(frozen=True, slots=True)
class HybridRetriever:
    """Both legs: each leg's scores over its best one, weighted and added; then a reranker, if any."""

    lexical: LexicalRetriever
    dense: DenseRetriever
    lexical_weight: float = 0.7
    dense_weight: float = 0.3
    candidates: int = 100
    reranker: Reranker | None = None

    def retrieve(
        self,
        query: str,
        k: int,
        sources: frozenset[str] = ALL,
        kinds: frozenset[str] = ALL,
        spoken: str = "",
    ) -> tuple[Hit, ...]:
        """Return up to ``k`` hits, best first; ``legs`` keeps the raw scores of each leg."""
        registry, wide = self.lexical.registry, max(k, self.candidates)
        revision = registry.revision()
        legs: dict[str, Scored] = {}
        nearest = self._nearing(spoken or query, wide, sources, revision) if self.dense_weight > 0 else None
        if self.lexical_weight > 0:
            self.lexical.index.refresh(revision)
            among, without = _sooner(registry, sources)
            legs["lexical"] = self.lexical.index.search(query, wide, among, kinds, without)
        if nearest is not None:
            legs["dense"] = nearest()
        weights = {"lexical": self.lexical_weight, "dense": self.dense_weight}
        blended = _blend(legs, weights)
        if self.reranker is None:
            return _hits(registry, legs, blended, k, sources, kinds)
        hits = _hits(registry, legs, blended, max(k, self.reranker.depth), sources, kinds)
        return self._reranked(query, hits)[:k]

    def holding(
        self, text: str, words: int, k: int, sources: frozenset[str] = ALL, kinds: frozenset[str] = ALL
    ) -> tuple[Passage, ...]:
        """Return what the lexical leg says may have ``words`` adjacent words of ``text``."""
        return self.lexical.holding(text, words, k, sources, kinds)

    def nearness(self, spoken: str, texts: Sequence[str]) -> list[float]:
        """Return the cosine of each text to the query; 0 for all without the dense leg or its model."""
        if self.dense_weight > 0:
            try:
                return self.dense.nearness(spoken, texts)
            except (DenseError, ModelError) as error:
                _LOG.warning("%s", error)
        return [0.0] * len(texts)

    def _nearing(self, query: str, wide: int, sources: frozenset[str], revision: int) -> Callable[[], Scored]:
        """What gives the dense leg's; where that takes long it is begun now, beside the words' search."""
        self.dense.index.refresh(revision)
        among = self.lexical.registry.passage_ids(*sources) if 0 < len(sources) <= _NARROW else ALL
        if not among and self.lexical_weight > 0 and self.dense.index.takes_long(query, wide):
            return Aside(lambda: self._near(query, wide, among)).result
        return lambda: self._near(query, wide, among)

    def _near(self, query: str, wide: int, among: frozenset[str]) -> Scored:
        """The dense leg's; none while its vectors or its model cannot be had: words still find."""
        try:
            return self.dense.index.search(query, min(wide, _NEAREST) if among else wide, among)
        except (DenseError, ModelError) as error:
            _LOG.warning("%s", error)
            return ()

    def _reranked(self, query: str, hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
        """The reranker's order; theirs without its model."""
        try:
            return self.reranker.rerank(query, hits) if self.reranker else hits
        except ModelError as error:
            _LOG.warning("%s", error)
            return hits


class Recalling:
    """Finds once what is sought again and again while one question is answered; it lives as long as that.

    ``within`` are the documents looked through where none are named; all where it is empty.
    """

    def __init__(self, retriever: Retriever, within: frozenset[str] = ALL) -> None:
        self._retriever = retriever
        self._within = within
        self._found: dict[tuple[str, int, frozenset[str], frozenset[str], str], tuple[Hit, ...]] = {}

    def retrieve(
        self,
        query: str,
        k: int,
        sources: frozenset[str] = ALL,
        kinds: frozenset[str] = ALL,
        spoken: str = "",
    ) -> tuple[Hit, ...]:
        """Return what the retriever found when it was first asked so."""
        asked = (query, k, sources or self._within, kinds, spoken)
        if asked not in self._found:
            self._found[asked] = self._retriever.retrieve(*asked)
        return self._found[asked]

    def holding(
        self, text: str, words: int, k: int, sources: frozenset[str] = ALL, kinds: frozenset[str] = ALL
    ) -> tuple[Passage, ...]:
        """Return what the retriever says may have ``words`` adjacent words of ``text``."""
        return self._retriever.holding(text, words, k, sources or self._within, kinds)

    def nearness(self, spoken: str, texts: Sequence[str]) -> list[float]:
        """Return the cosine of each text to the query."""
        return self._retriever.nearness(spoken, texts)


def _sooner(registry: Registry, sources: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What to seek among, and without what: where few documents are left out these are named instead."""
    others = registry.besides(sources) if sources else ALL
    return (ALL, others) if len(others) < len(sources) else (sources, ALL)


def _blend(legs: Mapping[str, Scored], weights: Mapping[str, float]) -> dict[str, float]:
    """Each id's weighted sum of its scores, every leg's best being 1."""
    blended: dict[str, float] = {}
    for leg, scored in legs.items():
        best, weight = max((score for _, score in scored), default=0.0), weights[leg]
        if best <= 0:
            continue
        for passage_id, score in scored:
            share = weight * (score if score > 0.0 else 0.0) / best
            blended[passage_id] = blended.get(passage_id, 0.0) + share
    return blended


def _hits(
    registry: Registry,
    legs: Mapping[str, Scored],
    scores: Mapping[str, float],
    k: int,
    sources: frozenset[str],
    kinds: frozenset[str],
) -> tuple[Hit, ...]:
    ranked = sorted(scores, key=lambda passage_id: (-scores[passage_id], passage_id))
    by_leg = {leg: dict(scored) for leg, scored in legs.items()}
    hits: list[Hit] = []
    step = max(2 * k if sources or kinds else k, 1)
    for start in range(0, len(ranked), step):  # only what is shown is read
        part = ranked[start : start + step]
        for passage_id, passage in registry.passages(part).items():
            if len(hits) < k and _fits(passage, sources, kinds):
                raw = {leg: found[passage_id] for leg, found in by_leg.items() if passage_id in found}
                hits.append(Hit(passage, scores[passage_id], raw))
        if len(hits) >= k:
            break
    return tuple(hits[:k])


def _fits(passage: Passage, sources: frozenset[str], kinds: frozenset[str]) -> bool:
    return (not sources or passage.source.document in sources) and (not kinds or passage.kind in kinds)
