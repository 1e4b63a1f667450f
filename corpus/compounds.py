"""Syllables that belong together in official Vietnamese ("giao thông"), unaccented."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

FILE = "data/compounds.txt"


def belong_together(first: str, second: str) -> bool:
    """Whether two folded syllables, one after the other, are a word or a set phrase."""
    return second in _following().get(first, ())


def pairs_beginning(first: str, second: str) -> Iterator[tuple[str, str]]:
    """The words of two folded syllables that begin with these letters."""
    for one, following in _following().items():
        if one.startswith(first):
            yield from ((one, other) for other in following if other.startswith(second))


@cache
def _following() -> Mapping[str, frozenset[str]]:
    """Every first syllable of such a pair with those that follow it; a line each, the first one first."""
    lines = files("corpus").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    return {first: frozenset(rest) for first, *rest in map(str.split, lines)}
