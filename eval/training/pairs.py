"""Pairs to learn from: what someone might type, and the passage it should lead to (token ids).

Titles lead to their text, a clause to the passage it was taken from, a few words of a passage, in a
row or scattered over one clause, to that passage; question words around them mean nothing. At times
the words asked are everyday ones for those of the passage, or an everyday phrase leads to its official one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from random import Random

Ids = tuple[int, ...]

_TITLE, _CLAUSE, _ROW = 0.26, 0.36, 0.65  # shares, cumulated; the rest are scattered words
_ASKED = 0.3
_RETOLD = 0.5  # of the texts that can be told in everyday words
_PHRASES, _SENTENCES = 0.08, 0.25  # of a batch: an everyday phrase or sentence, and its official one
_RUN = 8  # neighbours in one batch: the nearest wrong answers
_SHORT, _LONG = 40, 260  # tokens of a passage


@dataclass(frozen=True, slots=True)
class Encoded:
    """An article in token ids."""

    title: Ids
    clauses: tuple[Ids, ...]


@dataclass(frozen=True, slots=True)
class Sayings:
    """How questions are worded: words before and after (``frames``), everyday phrases and sentences with
    the official ones (``phrases``, ``sentences``), titles and clauses told in everyday words (``retold``)."""

    frames: Sequence[tuple[Ids, Ids]]
    phrases: Sequence[tuple[Ids, Ids]] = ()
    sentences: Sequence[tuple[Ids, Ids]] = ()
    retold: Mapping[Ids, Ids] = field(default_factory=dict)

    def tell(self, text: Ids, random: Random) -> Ids:
        """``text``, at times in everyday words."""
        return self.retold.get(text, text) if random.random() < _RETOLD else text


def batch(articles: Sequence[Encoded], said: Sayings, size: int, random: Random) -> list[tuple[Ids, Ids]]:
    """Return ``size`` pairs (query, passage), half of them from runs of neighbouring articles."""
    spoken = random.sample(said.phrases, min(round(size * _PHRASES), len(said.phrases)))
    sentences = random.sample(said.sentences, min(round(size * _SENTENCES), len(said.sentences)))
    spoken += [(_asked(everyday, said.frames, random), official) for everyday, official in sentences]
    size -= len(spoken)
    chosen: list[int] = []
    while len(chosen) < size // 2:
        start = random.randrange(len(articles))
        chosen.extend(range(start, min(start + _RUN, len(articles))))
    chosen.extend(random.randrange(len(articles)) for _ in range(size - len(chosen)))
    return [*spoken, *(pair(articles[index], said, random) for index in chosen[:size])]


def pair(article: Encoded, said: Sayings, random: Random) -> tuple[Ids, Ids]:
    """Return one query and its passage."""
    clauses = _window(article.clauses, random)
    kind = random.random()
    if kind < _TITLE and article.title:
        query, passage = said.tell(article.title, random), clauses
    elif kind < _CLAUSE and len(clauses) > 1:
        taken = random.randrange(len(clauses))
        query, passage = said.tell(clauses[taken], random)[:40], [*clauses[:taken], *clauses[taken + 1 :]]
    elif kind >= _ROW:
        query, passage = _scattered(said.tell(random.choice(clauses), random), random), clauses
    else:
        passage = [*clauses, article.title] if random.random() < 0.3 else clauses
        words = said.tell(random.choice(passage) or article.title, random)
        length = random.randint(2, 10)
        start = random.randrange(max(len(words) - length, 0) + 1)
        query = words[start : start + length]
    flat = tuple(chain.from_iterable(passage)) or article.title
    return _asked(query, said.frames, random), flat


def _scattered(clause: Ids, random: Random) -> Ids:
    """Some words of a clause, as a question repeats those it knows of a sentence."""
    length, share = random.randint(6, 30), random.uniform(0.35, 0.9)
    start = random.randrange(max(len(clause) - length, 0) + 1)
    row = clause[start : start + length]
    return tuple(token for token in row if random.random() < share) or row[:2]


def _window(clauses: tuple[Ids, ...], random: Random) -> Sequence[Ids]:
    """Consecutive clauses of a length drawn anew each time; often the first ones."""
    wanted = random.randint(_SHORT, _LONG)
    start = 0 if random.random() < 0.5 else random.randrange(len(clauses))
    taken: list[Ids] = []
    length = 0
    for clause in clauses[start:]:
        taken.append(clause[: wanted - length])
        length += len(taken[-1])
        if length >= wanted:
            break
    return taken


def _asked(query: Ids, frames: Sequence[tuple[Ids, Ids]], random: Random) -> Ids:
    """The query, at times with question words around it."""
    if random.random() < _ASKED:
        before, after = random.choice(frames)
        query = before + query + after
    return query
