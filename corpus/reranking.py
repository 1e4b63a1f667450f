"""A second look at the best hits by a cross-encoder, where ``TROLYAO_RERANKER`` names one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Hit
from corpus.neural import NeuralModel


class Reranker:
    """A sentence-transformers cross-encoder by folder or hub name, loaded at its first use."""

    def __init__(self, model: str, depth: int) -> None:
        self._model = NeuralModel("CrossEncoder", model, "TROLYAO_RERANKER")
        self.depth = depth

    def rerank(self, query: str, hits: Sequence[Hit]) -> tuple[Hit, ...]:
        """Return ``hits`` with the first ``depth`` in the cross-encoder's order, above all others."""
        head, rest = hits[: self.depth], hits[self.depth :]
        if len(head) < 2:
            return tuple(hits)
        found = [
            float(score) for score in self._model.open().predict(_pairs(query, head), show_progress_bar=False)
        ]
        above, lowest = (rest[0].score if rest else 0.0), min(found)
        judged = [
            replace(hit, score=above + (score - lowest), legs={**hit.legs, "reranker": score})
            for hit, score in zip(head, found, strict=True)
        ]
        return (*sorted(judged, key=lambda hit: -hit.score), *rest)


def _pairs(query: str, hits: Sequence[Hit]) -> list[tuple[str, str]]:
    return [(query, f"{hit.passage.title}\n{hit.passage.text}".strip()) for hit in hits]
