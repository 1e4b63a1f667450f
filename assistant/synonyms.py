"""Other words for what a question says (``prompts/synonyms.toml``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.words import Word, words_of
from prompts import load

Phrase = tuple[str, ...]


@cache
def _groups() -> dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]]:
    """Each phrase with the others of its group, by its first word."""
    by_first: dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]] = {}
    for group in load("synonyms")["groups"]:
        phrases = [tuple(word.text for word in words_of(phrase)) for phrase in group]
        for phrase in phrases:
            others = tuple(other for other in phrases if other != phrase)
            by_first.setdefault(phrase[0], []).append((phrase, others))
    return by_first


def other_words(words: Sequence[Word]) -> tuple[tuple[Phrase, ...], ...]:
    """For each word of a question, the phrases that say the same as the phrase it stands in."""
    found: list[list[Phrase]] = [[] for _ in words]
    texts = tuple(word.text for word in words)
    for start, text in enumerate(texts):
        for phrase, others in _groups().get(text, ()):
            if texts[start : start + len(phrase)] == phrase:
                for index in range(start, start + len(phrase)):
                    found[index] += others
    return tuple(tuple(phrases) for phrases in found)
