"""Whether a fact goes with what a sentence says of it: the words around it there and in the evidence.

Two figures swapped both stand in the evidence, each beside other words. A fact is rightly placed where
the words beside it are copied with it; failing that, where what surrounds it is more like one of its
own places in the evidence than like any place of another fact of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.writing.moments import MOMENT_KINDS
from assistant.writing.reading import Item, Reading
from assistant.writing.stated import implies
from assistant.writing.words import wordings

_REACH = 9.0
_OTHER_SIDE = 0.7
_COPIED, _NAMED = 4, 6
_LABEL, _IS = 2, "là"
_NEAR, _DUE = 3, "hạn"
_MOMENTS = frozenset({"năm", "tháng", "quý", "ngày"})
_NAMES_ITSELF = frozenset({"doc", "agency"})
Around = Mapping[str, float]


def misplaced(sentence: Reading, body: Reading, head: Reading, settled: frozenset[str]) -> Item | None:
    """Return the first fact or agency of ``sentence`` that goes with other words in the evidence.

    ``body`` is what the documents say, ``head`` their names and dates: a date of ``head`` says nothing of a
    task. What has one of the labels ``settled`` is not looked at.
    """
    said = sentence.items
    for index, item in enumerate(said):
        looked_at = item.kind != "word" and not item.loose and item.label not in settled
        if looked_at and not _belongs(said, index, body.items, head.items):
            return item
    return None


def _belongs(said: Sequence[Item], index: int, body: Sequence[Item], head: Sequence[Item]) -> bool:
    if _dates_document(said, index, head):
        return True
    labelled = _labelled(said, index, body)
    if labelled is not None:
        return labelled
    inside, named = _longest(said, index, body), _longest(said, index, head)
    copied = max(inside.right if inside.right >= _COPIED else 0, named.right if named.right >= _NAMED else 0)
    wrong = max(inside.wrong, named.wrong)
    if copied or wrong >= _COPIED:
        return copied >= wrong
    return _well_placed(said, index, body, head)


def _dates_document(said: Sequence[Item], index: int, head: Sequence[Item]) -> bool:
    """Whether a day follows the number of the document that bears it ("77/QĐ-UBND ngày 5/3/2023")."""
    known = {item.label for item in head}
    near = [item.label for item in said[max(index - 2, 0) : index] if item.kind == "doc"]
    return said[index].kind == "day" and said[index].label in known and bool(near) and near[-1] in known


@dataclass(frozen=True, slots=True)
class _Runs:
    """How many words side by side are the same around a fact: with it, and with another of its kind."""

    right: int
    wrong: int


def _longest(said: Sequence[Item], index: int, known: Sequence[Item]) -> _Runs:
    right = wrong = 0
    for other, item in enumerate(known):
        if _says(item, said[index]):
            right = max(right, _run(said, index, known, other))
        elif item.kind == said[index].kind:
            wrong = max(wrong, _run(said, index, known, other))
    return _Runs(right, wrong)


def _run(said: Sequence[Item], index: int, known: Sequence[Item], other: int) -> int:
    """The length of the run through two places, the items there taken for the same."""
    length = 1
    for step in (-1, 1):
        here, there = index + step, other + step
        while 0 <= here < len(said) and 0 <= there < len(known) and said[here].label == known[there].label:
            length, here, there = length + 1, here + step, there + step
    return length


def _labelled(said: Sequence[Item], index: int, body: Sequence[Item]) -> bool | None:
    """Whether a value given under a label ("Thời hạn của … là năm 2021") stands there in the evidence.

    None where the sentence gives it under no label that the evidence has.
    """
    before = _before(said, index)
    told_due = any(one.label == _DUE and ":" in two.gap for one, two in pairwise(body))
    if told_due and said[index].kind in MOMENT_KINDS and not wordings().due.isdisjoint(before[-_NEAR:]):
        return any(_says(item, said[index]) for item in _dues(body))
    if len(before) <= _LABEL or before[-1] != _IS:
        return None
    under = [
        item
        for i, item in enumerate(body)
        if item.kind == said[index].kind and _before(body, i)[-_LABEL:] == before[:_LABEL]
    ]
    return any(_says(item, said[index]) for item in under) if under else None


def _dues(body: Sequence[Item]) -> Iterator[Item]:
    """The moments of the cells that are told as deadlines."""
    open_cell = False
    for before, item in pairwise(body):
        if "\n" in item.gap:
            open_cell = False
        if before.label == _DUE and ":" in item.gap:
            open_cell = True
        if open_cell and item.kind in MOMENT_KINDS:
            yield item


def _before(items: Sequence[Item], index: int) -> list[str]:
    """What stands before a fact, less the word that says what kind of moment it is."""
    labels = [item.label for item in items[:index]]
    return labels[:-1] if labels and labels[-1] in _MOMENTS else labels


def _well_placed(said: Sequence[Item], index: int, body: Sequence[Item], head: Sequence[Item]) -> bool:
    item = said[index]
    same = [i for i, other in enumerate(body) if _says(other, item)]
    if not same:
        return item.kind in _NAMES_ITSELF and any(_says(other, item) for other in head)
    others = [
        (known, i)
        for known in (body, head)
        for i, other in enumerate(known)
        if other.kind == item.kind and not _says(other, item)
    ]
    if not others:
        return True
    here = _around(said, index)
    right = max(_likeness(here, _around(body, i)) for i in same)
    wrong = max(_likeness(here, _around(known, i)) for known, i in others)
    return right > 0 and right >= wrong


def _says(known: Item, item: Item) -> bool:
    if known.fact and item.fact:
        return implies(known.fact, item.fact)
    return known.label == item.label


def _around(items: Sequence[Item], index: int) -> Around:
    """The words and facts around an item, each by its nearest distance; those after it below zero."""
    here = items[index].at
    found: dict[str, float] = {}
    for step in (-1, 1):
        other = index + step
        while 0 <= other < len(items) and abs(items[other].at - here) <= _REACH:
            item = items[other]
            distance = here - item.at
            nearer = abs(distance) < abs(found.get(item.label, _REACH + 1))
            if nearer and not item.light and item.label != items[index].label:
                found[item.label] = distance
            other += step
    return found


def _likeness(here: Around, there: Around) -> float:
    score = 0.0
    for label in here.keys() & there.keys():
        near = min(1 / (1 + abs(here[label])), 1 / (1 + abs(there[label])))
        score += near if (here[label] > 0) == (there[label] > 0) else near * _OTHER_SIDE
    return score
