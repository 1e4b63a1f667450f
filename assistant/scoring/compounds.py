"""The compounds of a topic ("giao thông"), and how many of them a text has not as such."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from assistant.scoring.told import Told
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

    def parted(self, told: Told, around: Told, otherwise: Collection[int]) -> int:
        """How many stand side by side neither in ``told`` nor in what stands ``around`` it.

        ``otherwise`` are the places of words met by others that say the same.
        """
        parted, inside, outside = 0, told.places, around.places
        for index, first, second in self._pairs:
            if index in otherwise or index + 1 in otherwise:
                continue
            if first in inside and beside(first, second, told):
                continue
            parted += not (first in outside and beside(first, second, around))
        return parted


def beside(first: str, second: str, told: Told) -> bool:
    """Whether ``told`` has two folded words side by side."""
    places = told.places
    if first not in places or second not in places:
        return False
    return not {place + 1 for place in places[first]}.isdisjoint(places[second])
