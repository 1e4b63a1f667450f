"""What a figure counts: the unit after a number, small numbers in letters, the level of a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from assistant.writing.moments import MOMENT_KINDS
from assistant.writing.reading import Item, Reading
from assistant.writing.words import wordings

_LEVEL = "cấp"


def miscounted(said: Reading, evidence: Reading) -> Iterator[str]:
    """Give, as said, each count that the evidence does not have."""
    yield from _unsaid(_in_figures(said.items), _in_figures(evidence.items))
    yield from _unsaid(_in_letters(said.items), frozenset(pairwise(evidence.line)))
    yield from _unsaid(_bare_times(said.items), frozenset(pairwise(evidence.line)))
    yield from _unsaid(_levels(said.line), _levels(evidence.line))


def _unsaid(said: frozenset[tuple[str, str]], known: frozenset[tuple[str, str]]) -> Iterator[str]:
    for first, second in sorted(said - known):
        yield f"{first.partition(':')[2] or first} {second}"


def _in_figures(items: Sequence[Item]) -> frozenset[tuple[str, str]]:
    """Numbers with the words they count."""
    units = wordings().units
    return frozenset(
        (number.label, unit.label)
        for number, unit in pairwise(items)
        if number.kind == "number"
        and unit.kind == "word"
        and (not unit.light or unit.label in units)
        and not unit.gap.strip()
    )


def _in_letters(items: Sequence[Item]) -> frozenset[tuple[str, str]]:
    """Small numbers in letters with the words they count; "năm" counts where it names no year."""
    counting = wordings().counting
    years = wordings().of_years
    found = set()
    for before, number, unit in zip(items, items[1:], items[2:], strict=False):
        loose = unit.kind != "word" or unit.gap.strip() or unit.label in counting.get(number.label, ())
        year = number.label == "năm" and before.label in years
        if number.label in counting and not loose and not year:
            found.add((number.label, unit.label))
    return frozenset(found)


def _bare_times(items: Sequence[Item]) -> frozenset[tuple[str, str]]:
    """Times that no figure tells ("trong tháng"), parts of those that one does ("giữa năm 2025")."""
    known = wordings()
    found = set()
    for index, (before, unit) in enumerate(pairwise(items), 2):
        dated = index < len(items) and items[index].kind in MOMENT_KINDS
        if unit.label in known.spans and not unit.gap.strip():
            whole = before.label in known.over_spans and not dated
            if whole or before.label in known.of_spans:
                found.add((before.label, unit.label))
    return frozenset(found)


def _levels(line: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Whose level is meant: "UBND cấp huyện, cấp xã" are two of the same body."""
    found, head = set(), ""
    for index, word in enumerate(line[:-1]):
        if word == _LEVEL and line[index + 1] not in wordings().functions:
            listed = index >= 2 and line[index - 2] == _LEVEL
            head = head if listed else line[index - 1] if index else ""
            found.add((f"{head} {_LEVEL}", line[index + 1]))
    return frozenset(found)
