"""Learn the weights of the search: ``python -m eval.weights SET…``; run it after a change of model or fields.

Over all sets together, queries as written and unaccented: the lexical leg's fields by coordinate
ascent for each way of writing, then the share of the dense leg for both. What counts is the mean
of recall@10 and MRR@10.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.lexical import WEIGHTS, FieldWeights, LexicalIndex
from corpus.settings import load_settings
from corpus.store import Store
from eval.metrics import mean, recall_at, reciprocal_rank
from eval.retrieval import MODES, indexed
from eval.searchset import SearchSet, load_search_set

_GRID = (0.0, 0.15, 0.3, 0.5, 0.7, 0.9, 1.2)
_SHARES = tuple(round(0.05 * step, 2) for step in range(11))
_FIELDS = {"written": ("accented", "folded", "pairs"), "unaccented": ("folded", "pairs")}
_CANDIDATES = 200
_LEAST_GAIN = 2e-4  # less is noise of these sets
_DENSE = "dense"


@dataclass(frozen=True, slots=True)
class Judged:
    """One query: its candidates, what each field and the dense leg give them, what is relevant."""

    group: tuple[str, str]
    ids: tuple[str, ...]
    scores: Mapping[str, NDArray[np.float64]]
    relevant: Mapping[str, float]

    def worth(self, scores: NDArray[np.float64]) -> float:
        """Return the mean of recall@10 and the reciprocal rank of the ranking by ``scores``."""
        ranking = [self.ids[place] for place in np.argsort(-scores, kind="stable")[:10]]
        return (recall_at(ranking, self.relevant, 10) + reciprocal_rank(ranking, self.relevant, 10)) / 2


def lexical_scores(query: Judged, weights: Mapping[str, float]) -> NDArray[np.float64]:
    """Return the lexical leg's scores, its best being 1."""
    total = sum((weight * query.scores[field] for field, weight in weights.items()), np.zeros(len(query.ids)))
    best = float(total.max(initial=0.0))
    return total / best if best else total


def learn(queries: Sequence[Judged]) -> tuple[dict[str, dict[str, float]], float]:
    """Return the fields' weights by way of writing, and the dense share."""
    fields = {}
    for mode in MODES:
        among = [query for query in queries if query.group[1] == mode]
        fields[mode] = ascend(among, dict.fromkeys(_FIELDS[mode], 1.0))
    share = max(_SHARES, key=lambda share: worth(queries, lambda q: blended(q, fields, share)))
    return fields, share


def ascend(queries: Sequence[Judged], weights: dict[str, float]) -> dict[str, float]:
    """Better one weight after the other until none is bettered; the first is kept as the unit."""
    best, better = worth(queries, lambda query: lexical_scores(query, weights)), True
    while better:
        better = False
        for field in list(weights)[1:]:
            for value in _GRID:
                tried = {**weights, field: value}
                found = worth(queries, partial(lexical_scores, weights=tried))
                if found > best + _LEAST_GAIN:
                    best, weights, better = found, tried, True
    return weights


def blended(query: Judged, fields: Mapping[str, Mapping[str, float]], share: float) -> NDArray[np.float64]:
    """Return both legs together, the dense one counting ``share``."""
    return (1 - share) * lexical_scores(query, fields[query.group[1]]) + share * query.scores[_DENSE]


def worth(queries: Sequence[Judged], scored: Callable[[Judged], NDArray[np.float64]]) -> float:
    """Return the mean over sets and ways of writing of the mean over their queries."""
    groups: dict[tuple[str, str], list[float]] = {}
    for query in queries:
        groups.setdefault(query.group, []).append(query.worth(scored(query)))
    return mean([mean(values) for values in groups.values()])


def judged(searched: SearchSet) -> Iterator[Judged]:
    """Run every query through every field alone and through the dense leg."""
    with indexed(searched, load_settings()) as (store, _):
        alone = {field: _only(store, field) for field in _FIELDS["written"]}
        for mode, written in MODES.items():
            for id, text in searched.queries.items():
                query = written(text)
                found = {field: dict(alone[field].search(query, _CANDIDATES)) for field in _FIELDS[mode]}
                found[_DENSE] = _over_best(dict(store.dense.search(query, _CANDIDATES)))
                ids = tuple(dict.fromkeys(key for scores in found.values() for key in scores))
                scores = {leg: np.array([own.get(key, 0.0) for key in ids]) for leg, own in found.items()}
                yield Judged((searched.name, mode), ids, scores, searched.relevant[id])


def _only(store: Store, field: str) -> LexicalIndex:
    index = LexicalIndex(store.home, FieldWeights({field: 1.0}, {field: 1.0}))
    index.refresh(store.registry.revision())
    return index


def _over_best(scores: dict[str, float]) -> dict[str, float]:
    best = max(scores.values(), default=0.0)
    return {key: max(score, 0.0) / best for key, score in scores.items()} if best > 0 else {}


def main(arguments: Sequence[str]) -> None:
    """Learn from the sets and print what was found beside what is set."""
    queries = [query for name in arguments for query in judged(load_search_set(Path(name)))]
    fields, share = learn(queries)
    now = {"written": WEIGHTS.accented, "unaccented": WEIGHTS.bare}
    kept = {mode: {field: now[mode][field] for field in _FIELDS[mode]} for mode in MODES}
    for label, used in (("learnt", fields), ("set", kept)):
        figures = {str(s): round(worth(queries, partial(blended, fields=used, share=s)), 4) for s in _SHARES}
        print(json.dumps({"weights": label, "fields": used, "share": share, "worth by share": figures}))


if __name__ == "__main__":
    main(sys.argv[1:])
