"""How firmly two syllables go together in official Vietnamese, by the shipped counts of neighbours."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from corpus.neighbours import shipped


@lru_cache(maxsize=50_000)
def seen(first: str, second: str) -> int:
    """How often ``second`` follows ``first`` (lower case, with accents)."""
    return shipped().followers(first).get(second, (0, 0))[0]


def often_said(word: str) -> int:
    """How often ``word`` (lower case, with accents) stands in official texts."""
    counts = shipped()
    place = counts.index.get(word)
    return 0 if place is None else int(counts.counts[place])


def bond(first: str, second: str) -> float:
    """The pointwise mutual information of the two, in nats; 0 where they were never seen together."""
    together = seen(first, second)
    if not together:
        return 0.0
    counts = shipped()
    one, other = (counts.counts[counts.index[word]] for word in (first, second))
    return math.log(_total() * together / (one * other)) if one and other else 0.0


@cache
def _total() -> int:
    return sum(shipped().counts)
