"""Whether a long text has the words of a question only here and there, and nowhere says them together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from assistant.scoring.acceptance import Lead, likelihood
from assistant.scoring.matching import CONTEXT, Matcher
from assistant.scoring.told import told_in

_APART = 6  # words of the text to each that is met, where they stand closest
_TOGETHER, _STEP = 20, 5  # words read together, and how far on the next are read
_SURE = 0.4  # likelihood of what is read together
_NEAR = 0.32  # cosine from which a text means the same in other words


def is_scattered(matcher: Matcher, main: str, context: str, lead: Lead, near: float) -> bool:
    """Whether ``main`` (``context`` stands above it) meets a question by words far apart.

    Read a few words at a time it is then not likely enough to be meant, nor is it ``near`` in meaning.
    """
    if near >= _NEAR:
        return False
    met = matcher.meet(told_in(main), context, CONTEXT)
    places = [found for (_, found), word in zip(met, matcher.words, strict=True) if found and word.needed]
    if not places or _closest(places) < _APART * len(places):
        return False
    return all(likelihood(matcher.fit(words, context), lead) < _SURE for words in _stretches(main.split()))


def _stretches(words: Sequence[str]) -> Iterator[str]:
    last = max(len(words) - _TOGETHER, 0)
    for start in (*range(0, last, _STEP), last):
        yield " ".join(words[start : start + _TOGETHER])


def _closest(places: Sequence[Iterable[int]]) -> int:
    """The length of the shortest stretch of a text that has a place of each of ``places``; 0 for none."""
    stands = sorted((place, index) for index, found in enumerate(places) for place in found)
    last: dict[int, int] = {}
    shortest = 0
    for place, index in stands:
        last[index] = place
        if len(last) == len(places):
            length = place - min(last.values()) + 1
            shortest = min(shortest or length, length)
    return shortest
