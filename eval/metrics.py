"""Figures of retrieval and extraction, and how sure one may be of them: pure functions.

A ranking is the ids found, best first; ``relevant`` the ids that answer the query.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass


def recall_at(ranking: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Share of ``relevant`` among the first ``k``; 0 where nothing is relevant."""
    return len(set(ranking[:k]) & set(relevant)) / len(set(relevant)) if relevant else 0.0


def reciprocal_rank(ranking: Sequence[str], relevant: Collection[str], k: int) -> float:
    """One over the place of the first relevant id among the first ``k``, else 0."""
    places = (place for place, found in enumerate(ranking[:k], start=1) if found in relevant)
    return 1.0 / next(places, math.inf)


def ndcg_at(ranking: Sequence[str], gains: Mapping[str, float], k: int) -> float:
    """Discounted gain of the first ``k`` over the best possible one (linear gains)."""
    best = sum(_discounted(gain, place) for place, gain in enumerate(sorted(gains.values())[::-1][:k], 1))
    found = sum(_discounted(gains.get(id, 0.0), place) for place, id in enumerate(ranking[:k], 1))
    return found / best if best else 0.0


def _discounted(gain: float, place: int) -> float:
    return gain / math.log2(place + 1)


def mean(values: Sequence[float]) -> float:
    """Arithmetic mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0..1) of ``values`` lie, interpolated; 0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


@dataclass(frozen=True, slots=True)
class Interval:
    """Bounds a figure lies in with the confidence asked for."""

    low: float
    high: float


def bootstrap_interval(
    values: Sequence[float], confidence: float = 0.95, rounds: int = 1000, seed: int = 20240229
) -> Interval:
    """Percentile bootstrap of the mean over queries: resampled ``rounds`` times, the same each run."""
    import numpy as np

    if not values:
        return Interval(0.0, 0.0)
    known, dice, size = np.asarray(values, dtype=float), np.random.default_rng(seed), len(values)
    means = [float(known[dice.integers(0, size, size)].mean()) for _ in range(rounds)]
    tail = (1.0 - confidence) / 2
    return Interval(percentile(means, tail), percentile(means, 1.0 - tail))


@dataclass(frozen=True, slots=True)
class Paired:
    """Two systems on the same queries: mean difference (second less first), its bounds, and p."""

    difference: float
    interval: Interval
    p_value: float


def paired_comparison(
    first: Sequence[float], second: Sequence[float], rounds: int = 2000, seed: int = 20240229
) -> Paired:
    """Compare query by query; ``p_value`` is that of a two-sided sign-flip randomisation test."""
    import numpy as np

    gaps = [b - a for a, b in zip(first, second, strict=True)]
    moved, dice = np.asarray([gap for gap in gaps if gap], dtype=float), np.random.default_rng(seed)
    flips = (abs(float((moved * dice.choice((-1, 1), len(moved))).sum())) for _ in range(rounds))
    at_least = sum(total >= abs(sum(gaps)) - 1e-9 for total in flips)
    return Paired(mean(gaps), bootstrap_interval(gaps, seed=seed), (at_least + 1) / (rounds + 1))


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found right, of how much found and how much expected."""

    right_found: int
    found: int
    right_expected: int
    expected: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right_found / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is expected that was found; 1 where nothing is expected."""
        return self.right_expected / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right_found + other.right_found,
            self.found + other.found,
            self.right_expected + other.right_expected,
            self.expected + other.expected,
        )


NOTHING = Counts(0, 0, 0, 0)
