"""Which side of a moment is meant: before it, from it on, until it, or in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.writing.reading import Item, Reading
from assistant.writing.stated import Stated, implies
from assistant.writing.words import wordings

MOMENT_KINDS = frozenset({"day", "month", "quarter", "year"})
_REACH = 4
_IN, _BEFORE, _AFTER, _FROM, _UNTIL = "in", "before", "after", "from", "until"
_SAYS = {_BEFORE: {_BEFORE}, _AFTER: {_AFTER}, _FROM: {_FROM}, _UNTIL: {_UNTIL, _IN}, _IN: {_IN, _UNTIL}}


@dataclass(frozen=True, slots=True)
class _Moment:
    fact: Stated
    sides: frozenset[str]


def turned_moment(said: Reading, evidence: Reading) -> Stated | None:
    """Return the first moment of ``said`` that the evidence has on another side ("sau" for "trước")."""
    known = tuple(_moments(evidence.items))
    for moment in _moments(said.items):
        same = [other for other in known if implies(other.fact, moment.fact)]
        if same and not any(_allows(other, moment) for other in same):
            return moment.fact
    return None


def _allows(known: _Moment, said: _Moment) -> bool:
    """A side of a coarser moment ("trước năm 2024" for "trước 15/6/2024") says something else."""
    if said.sides & {_BEFORE, _AFTER} and known.fact.value != said.fact.value:
        return False
    return any(known.sides & _SAYS[side] for side in said.sides)


def _moments(items: Sequence[Item]) -> Iterator[_Moment]:
    for index, item in enumerate(items):
        if item.kind in MOMENT_KINDS and item.fact:
            yield _Moment(item.fact, _sides(items, index))


def _sides(items: Sequence[Item], index: int) -> frozenset[str]:
    """The side told right before a moment, over words such as "ngày", "hết"; both ends of a span are open."""
    if "-" in items[index].gap and index and items[index - 1].kind in MOMENT_KINDS:
        return frozenset({_UNTIL, _IN})
    found = next(_told(items, index), _IN)
    opens = index + 1 < len(items) and "-" in items[index + 1].gap and items[index + 1].kind in MOMENT_KINDS
    return frozenset({_FROM if opens else found})


def _told(items: Sequence[Item], index: int) -> Iterator[str]:
    sides: Mapping[str, str] = wordings().sides
    over = wordings().moment_words
    for other in range(index - 1, max(index - 1 - _REACH, -1), -1):
        label = items[other].label
        if items[other + 1].gap.strip():
            return
        if label in sides:
            yield sides[label]
        if label not in over:
            return
