"""The outline of a document: its headings, and the running text that stands under each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from assistant.language.words import spoken
from corpus.marks import BULLET, split_mark
from corpus.model import Passage
from corpus.registry import Registry

_BELOW = " › "
_JOINED = re.compile(r",|;| và ")
_LONGEST = 120  # characters of a heading, and of the opening of a line that is looked at
_IS = re.compile(r"\bl[aàáảãạ]\b", re.IGNORECASE)
_TO_IS = 14  # words of a line in which it says what it is about ("Trọng tâm … là: …")
_ENDS = (".", ";", ",", ":")
_KEPT = 64  # documents
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What stands under one heading, in order.

    ``heading`` and ``parts`` are the folded words of the heading and of what it joins by commas, ``above``
    those of the headings it stands under, ``depth`` how many these are.
    """

    heading: Words
    parts: tuple[Words, ...]
    above: frozenset[str]
    depth: int
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """``lines``: the folded first words of each line that says what something is, with its passage.

    ``text``: its running text, in order.
    """

    chapters: tuple[Chapter, ...]
    lines: tuple[tuple[Words, Passage], ...]
    text: tuple[Passage, ...] = ()


@lru_cache(maxsize=_KEPT)
def outline_of(registry: Registry, source: str, revision: int) -> Outline:
    """The outline of a document as its passages tell it; ``revision`` is the registry's."""
    found = registry.passages(list(registry.passage_ids(source))).values()
    text = [passage for passage in found if passage.kind == "text"]
    text.sort(key=lambda passage: min(passage.source.blocks, default=0))
    return Outline(tuple(_chapters(text)), tuple(_lines(text)), tuple(text))


def path_of(passage: Passage) -> list[str]:
    """The headings a passage stands under, the outermost first, and the one it begins with."""
    above = passage.title.split(_BELOW)[1:]
    first, broken, _ = passage.text.partition("\n")
    mark = split_mark(first)[0]
    heads = broken and mark and mark.rank != BULLET and len(first) < _LONGEST
    return [*above, first] if heads and not first.endswith(_ENDS) else above


def _chapters(passages: Sequence[Passage]) -> Iterator[Chapter]:
    """Every part with a numbered heading over it."""
    under: dict[Words, list[Passage]] = {}
    for passage in passages:
        path = tuple(path_of(passage))
        for depth in range(1, len(path) + 1):
            under.setdefault(path[:depth], []).append(passage)
    said = {heading: _words(heading) for heading in set(chain.from_iterable(under))}
    for path, told in under.items():
        mark, heading = split_mark(path[-1])
        if mark:
            parts = tuple(map(_words, _JOINED.split(heading)))
            above = frozenset(chain.from_iterable(said[each] for each in path[:-1]))
            yield Chapter(_words(heading), parts, above, len(path), tuple(told))


def _lines(passages: Sequence[Passage]) -> Iterator[tuple[Words, Passage]]:
    """The lines that say what something is ("Trọng tâm … là: …")."""
    for passage in passages:
        for line in passage.source.quote.splitlines():
            if _IS.search(line, 0, 2 * _LONGEST):  # spares most lines the reading
                words = _words(split_mark(line)[1][:_LONGEST])
                if "la" in words[:_TO_IS]:
                    yield words[: words.index("la")], passage


def _words(text: str) -> Words:
    return tuple(bare for _, bare in spoken(text))
