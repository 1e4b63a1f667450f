"""How telling a word is."""

from __future__ import annotations

import math
from collections.abc import Callable

from assistant.scoring.told import told_in
from corpus.hashing import rarity

_MANY = 900  # passages; among more, a word that as great a share of them has still weighs as much
Frequency = Callable[[str], int]


class Weights:
    """How telling a word is: its inverse document frequency in the corpus, cached.

    A word the corpus does not have weighs what it does in official Vietnamese at large, so that
    the small words of talk do not count as much as a name. ``folded``: whether a word may meet one with
    other accents than typed.
    """

    def __init__(self, frequency: Frequency, passages: int, folded: bool = True) -> None:
        self.folded = folded
        self._frequency = frequency
        self._passages = max(passages, 1)
        self._cache: dict[str, float] = {}
        self._wholes: dict[str, float] = {}
        self._known: dict[str, bool] = {}

    def known(self, bare: str) -> bool:
        """Whether the folded word stands anywhere in the corpus."""
        found = self._known.get(bare)
        if found is None:
            found = self._known[bare] = self._frequency(bare) > 0
        return found

    def whole(self, text: str) -> float:
        """The weight of a whole text."""
        weight = self._wholes.get(text)
        if weight is None:
            places, of = told_in(text).places, self._cache.get
            weight = sum([(of(bare) or self.of(bare)) * len(where) for bare, where in places.items()])
            self._wholes[text] = weight
        return weight

    def of(self, bare: str) -> float:
        """The weight of a folded word, at least a tenth."""
        weight = self._cache.get(bare)
        if weight is None:
            count = self._frequency(bare)
            here = math.log((self._passages + 1) / (count + 0.5)) / math.log(min(self._passages, _MANY) + 2)
            weight = min(max(here, 0.1), 1.0) if count else rarity(bare)
            self._cache[bare] = weight
        return weight
