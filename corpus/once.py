"""What is worked out of a collection that does not change: once for each, told by which it is.

A store has hundreds of documents, and what is known of them is one tuple until it changes: to compare
two such tuples item by item, as a cache by value does, takes as long as much of the work itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

_Item = TypeVar("_Item")
_Found = TypeVar("_Found")
_MOST = 32  # collections


def once_for(work: Callable[[Sequence[_Item]], _Found]) -> Callable[[Sequence[_Item]], _Found]:
    """``work``, done once for each tuple it is given; for anything else, which may change, every time."""
    kept: dict[int, tuple[tuple[_Item, ...], _Found]] = {}

    @wraps(work)
    def found(items: Sequence[_Item]) -> _Found:
        if not isinstance(items, tuple):
            return work(items)
        known = kept.pop(id(items), None) or (items, work(items))  # what is kept here keeps its id
        kept[id(items)] = known
        if len(kept) > _MOST:
            kept.pop(next(iter(kept)), None)  # not asked for the longest
        return known[1]

    return found
