"""Questions whose expected answer holds only over some stores: those that take a place to be unknown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from corpus.places import current_province, merged_provinces
from eval.cases import Case


def applicable(
    cases: Iterable[Case], provinces: Collection[str]
) -> tuple[tuple[Case, ...], tuple[Case, ...]]:
    """Part ``cases`` into those that hold where there are documents of ``provinces``, and the others.

    A case that ``lacks`` a place holds only while no document is of it, as it was or as it is now called.
    """
    kept: list[Case] = []
    left: list[Case] = []
    for case in cases:
        (left if _spoken_of(case.expect.lacks, provinces) else kept).append(case)
    return tuple(kept), tuple(left)


def _spoken_of(places: Sequence[str], provinces: Collection[str]) -> bool:
    known = set(provinces) | {current_province(name) for name in provinces}
    return any(
        name in known or current_province(name) in provinces or known & set(merged_provinces(name))
        for name in places
    )
