"""Rows of two readings of the same document, paired one to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_G = TypeVar("_G")
_F = TypeVar("_F")
SAME_ROW = 0.6


def paired(
    gold: Sequence[_G], found: Sequence[_F], likeness: Callable[[_G, _F], float]
) -> list[tuple[_G, _F]]:
    """Pair rows alike by at least ``SAME_ROW``, the most alike first; of equals, those at the same place."""
    scored = [
        (likeness(g, f), -abs(i / len(gold) - j / len(found)), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
    ]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for score, _, i, j in sorted(scored, reverse=True):
        if score < SAME_ROW:
            break
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((i, j))
    return [(gold[i], found[j]) for i, j in sorted(pairs)]
