"""Other words for what a question says (``prompts/synonyms.toml``, ``prompts/everyday.txt``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from assistant.words import Word, words_of
from prompts import lines, load

Phrase = tuple[str, ...]
Said = tuple[Phrase, tuple[Phrase, ...]]


@cache
def _said() -> dict[str, list[Said]]:
    """Each phrase with those that say the same, by its first word."""
    by_first: dict[str, list[Said]] = {}
    for phrase, others in (*_groups(), *_everyday()):
        by_first.setdefault(phrase[0], []).append((phrase, others))
    return by_first


def _groups() -> Iterator[Said]:
    """Of each group every phrase, with the others."""
    for group in load("synonyms")["groups"]:
        phrases = [tuple(word.text for word in words_of(phrase)) for phrase in group]
        for phrase in phrases:
            yield phrase, tuple(other for other in phrases if other != phrase)


def _everyday() -> Iterator[Said]:
    """Every everyday phrase with what documents say for it; written there as words are compared."""
    for line in lines("everyday"):
        official, _, everyday = line.partition(" < ")
        others = tuple(tuple(phrase.split()) for phrase in official.split(" | "))
        for phrase in everyday.split(" | "):
            yield tuple(phrase.split()), others


def other_words(words: Sequence[Word]) -> tuple[tuple[Phrase, ...], ...]:
    """For each word of a question, the phrases that say the same as the phrase it stands in."""
    found: list[list[Phrase]] = [[] for _ in words]
    texts = tuple(word.text for word in words)
    for start, text in enumerate(texts):
        for phrase, others in _said().get(text, ()):
            if texts[start : start + len(phrase)] == phrase:
                for index in range(start, start + len(phrase)):
                    found[index] += others
    return tuple(tuple(phrases) for phrases in found)
