"""The compounds of a topic ("giao thông"), and how many of them a text has not as such."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.scoring.told import Told, told_in
from corpus.compounds import belong_together


class Compounds:
    """Pairs of words side by side that belong together, of the words that must be met."""

    def __init__(self, asked: Sequence[tuple[str, bool]]) -> None:
        """``asked``: each folded word of a topic, and whether it must be met."""
        self._pairs = tuple(
            (index, first, second)
            for index, ((first, needed), (second, too)) in enumerate(pairwise(asked))
            if needed and too and belong_together(first, second)
        )

    def __len__(self) -> int:
        return len(self._pairs)

    def parted(self, told: Told, context: str, otherwise: Collection[int]) -> int:
        """How many stand side by side neither in ``told`` nor in ``context``.

        ``otherwise`` are the places of words met by others that say the same.
        """
        parted = 0
        for index, first, second in self._pairs:
            if index in otherwise or index + 1 in otherwise or beside(first, second, told):
                continue
            parted += not beside(first, second, told_in(context))
        return parted


def beside(first: str, second: str, told: Told) -> bool:
    """Whether ``told`` has two folded words side by side."""
    places = told.places
    if first not in places or second not in places:
        return False
    after = places[second]
    return any(place + 1 in after for place in places[first])
