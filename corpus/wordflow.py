"""How likely a syllable is after two others: shipped counts, smoothed, with phrases mixed in."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

from corpus.neighbours import Counts

_DISCOUNT = 0.75
_KEPT, _KEPT_ROWS = 100_000, 20_000  # of what was worked out before
_COMMON = 30
_NOTHING: Mapping[str, int] = {}
_RARE = 0.5  # what an unseen syllable counts
_PHRASE_SHARE, _PHRASE_SINGLE, _PHRASE_DOUBT = 0.6, 0.2, 1.5


class Flow:
    """Probabilities of syllables; ``phrases`` are runs of syllables counted beside.

    ``log(before, last, syllable)`` is the natural logarithm of P(syllable | before last), never infinite.
    """

    def __init__(self, counts: Counts, phrases: Iterable[tuple[str, ...]] = ()) -> None:
        self._counts = counts
        self._spread = counts.spread()
        self._total = sum(self._spread.values()) + len(self._spread)
        self._spoken: Counter[str] = Counter()
        self._spoken_after: dict[str, Counter[str]] = defaultdict(Counter)
        for phrase in phrases:
            self._spoken.update(phrase)
            for first, second in pairwise(phrase):
                self._spoken_after[first][second] += 1
        self._spoken_totals = {first: after.total() for first, after in self._spoken_after.items()}
        self._spoken_total = sum(self._spoken.values()) or 1
        self.log = lru_cache(maxsize=_KEPT)(self._log)
        self._after_one = lru_cache(maxsize=_KEPT_ROWS)(self._find_after_one)
        self._after_two = lru_cache(maxsize=_KEPT_ROWS)(self._find_after_two)

    def known(self, syllable: str) -> bool:
        """Whether the syllable was ever seen."""
        return syllable in self._counts.index or syllable in self._spoken

    def common(self, syllable: str) -> bool:
        """Whether the syllable is no rarity: one of a phrase, or often seen."""
        return syllable in self._spoken or self._count(syllable) >= _COMMON

    def _count(self, syllable: str) -> int:
        number = self._counts.index.get(syllable)
        return 0 if number is None else self._counts.counts[number]

    def seen(self, first: str, second: str) -> int:
        """How often the pair was seen."""
        return self._counts.count(first, second) + self.said(first, second)

    def said(self, first: str, second: str) -> int:
        """How often the pair stands in the phrases."""
        spoken = self._spoken_after.get(first)
        return spoken.get(second, 0) if spoken else 0

    def following(self, first: str) -> tuple[Mapping[str, object], ...]:
        """What was ever seen after ``first``: in the shipped counts, in the phrases."""
        return self._counts.followers(first), self._spoken_after.get(first, _NOTHING)

    def _log(self, before: str, last: str, syllable: str) -> float:
        seen, rest = self._after_two(before, last)
        return math.log(seen.get(syllable, 0.0) + rest * self._after(last, syllable))

    def _find_after_two(self, before: str, last: str) -> tuple[Mapping[str, float], float]:
        count, place = self._counts.followers(before).get(last, (0, -1))
        return _discounted(self._counts.followers_of_pair(place) if place >= 0 else {}, count)

    def _find_after_one(self, last: str) -> tuple[Mapping[str, float], float]:
        following = {name: count for name, (count, _) in self._counts.followers(last).items()}
        return _discounted(following, self._count(last))

    def _after(self, last: str, syllable: str) -> float:
        seen, rest = self._after_one(last)
        value = seen.get(syllable, 0.0) + rest * self._alone(syllable)
        spoken = self._spoken_after.get(last)
        if spoken is None:
            return value
        total = self._spoken_totals[last]
        share = _PHRASE_SHARE * total / (total + _PHRASE_DOUBT)
        return (1 - share) * value + share * spoken.get(syllable, 0) / total

    def _alone(self, syllable: str) -> float:
        wide = max(self._spread.get(syllable, 0), _RARE) / self._total
        spoken = self._spoken.get(syllable, 0)
        return (1 - _PHRASE_SINGLE) * wide + _PHRASE_SINGLE * spoken / self._spoken_total


def _discounted(following: Mapping[str, int], count: int) -> tuple[Mapping[str, float], float]:
    """Shares of ``count`` less a discount each, and what is left for the rest."""
    total = max(count, sum(following.values()))
    if not total:
        return {}, 1.0
    shares = {name: (n - _DISCOUNT if n > _DISCOUNT else 0.0) / total for name, n in following.items()}
    return shares, max(1.0 - sum(shares.values()), 1e-4)
