"""Kinds of gathering: a contest asked about is no fair, no meeting, and no column in a newspaper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from assistant.language.words import Word
from assistant.query import Topic
from assistant.scoring.told import Told, told_in
from corpus.text import fold
from prompts import load

_ASKING = ("nào", "ai", "gì", "mấy", "bao", "đâu", "sao")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of gathering: how it is asked about, and what texts call it, or say that is done there."""

    asked: tuple[Phrase, ...]
    told: tuple[Phrase, ...]


def another_event(asked: Sequence[Event], text: str) -> bool:
    """Whether ``text`` has no word of one of the kinds of gathering ``asked`` about."""
    if not asked:
        return False
    told = told_in(text)
    return any(not any(_has(told, phrase) for phrase in (*kind.asked, *kind.told)) for kind in asked)


def events_asked(topic: Topic) -> tuple[Event, ...]:
    """The kinds of gathering that the clause of ``topic`` names that asks, or has all that must be met."""
    return tuple(_asked(topic))


def _asked(topic: Topic) -> Iterator[Event]:
    starts = [start for start, word in enumerate(topic.words) if word.bare in _firsts()]
    if not starts:
        return
    clauses = list(accumulate(word.opens for word in topic.words))
    needed = {clause for clause, must in zip(clauses, topic.required, strict=True) if must}
    asking = {c for c, word in zip(clauses, topic.words, strict=True) if word.text in _ASKING}
    for kind in _kinds():
        for start in starts:
            alone = needed == {clauses[start]}
            size = next((len(p) for p in kind.asked if _says(topic.words[start:], p)), 0)
            if (alone or clauses[start] in asking) and any(topic.required[start : start + size]):
                yield kind
                break


def _says(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether ``words`` begin with ``phrase``, in one clause, or so without accents."""
    begun = words[: len(phrase)]
    return len(begun) == len(phrase) and all(
        (word.text == part or (word.plain and word.bare == fold(part))) and not (index and word.opens)
        for index, (word, part) in enumerate(zip(begun, phrase, strict=True))
    )


def _has(told: Told, phrase: Phrase) -> bool:
    starts = told.starts.get(phrase[0], ())
    return any(told.texts[start : start + len(phrase)] == phrase for start in starts)


@cache
def _firsts() -> frozenset[str]:
    """The words a kind of gathering is asked about begin with, folded."""
    return frozenset(fold(phrase[0]) for kind in _kinds() for phrase in kind.asked)


@cache
def _kinds() -> tuple[Event, ...]:
    def phrases(row: dict[str, list[str]], key: str) -> tuple[Phrase, ...]:
        return tuple(tuple(words.split()) for words in row[key])

    return tuple(Event(phrases(row, "asked"), phrases(row, "told")) for row in load("synonyms")["events"])
