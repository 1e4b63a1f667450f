"""Other words for what a question says (``prompts/synonyms.toml``, ``prompts/everyday.txt``)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from assistant.words import Word, words_of
from corpus.text import syllables
from prompts import lines, load

Phrase = tuple[str, ...]
Span = tuple[int, int]  # of words, the end not in it
Said = dict[str, list[tuple[Phrase, tuple[Phrase, ...]]]]


@cache
def _groups() -> Said:
    """Of each group every phrase with the others, by its first word."""
    by_first: Said = {}
    for group in load("synonyms")["groups"]:
        phrases = [tuple(word.text for word in words_of(phrase)) for phrase in group]
        for phrase in phrases:
            others = tuple(other for other in phrases if other != phrase)
            by_first.setdefault(phrase[0], []).append((phrase, others))
    return by_first


@cache
def _everyday() -> Said:
    """Every everyday phrase with what documents say for it, by its first word."""
    by_first: Said = {}
    for line in lines("everyday"):
        official, _, everyday = line.partition(" < ")
        others = tuple(tuple(syllables(phrase)) for phrase in official.split(" | "))
        for phrase in everyday.split(" | "):
            said = tuple(syllables(phrase))
            by_first.setdefault(said[0], []).append((said, others))
    return by_first


def other_words(words: Sequence[Word]) -> tuple[tuple[Phrase, ...], ...]:
    """For each word of a question, the phrases that say the same as the phrase it stands in.

    An everyday phrase inside a longer one says nothing of its own ("trả tiền" in "trả tiền qua mạng").
    """
    texts = tuple(word.text for word in words)
    spans = dict(_spans(texts, _everyday()))
    whole = [(span, others) for span, others in spans.items() if not any(_within(span, o) for o in spans)]
    found: list[list[Phrase]] = [[] for _ in words]
    for (start, end), others in (*_spans(texts, _groups()), *whole):
        for index in range(start, end):
            found[index] += others
    return tuple(tuple(dict.fromkeys(phrases)) for phrases in found)


def _within(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def _spans(texts: tuple[str, ...], said: Said) -> list[tuple[Span, list[Phrase]]]:
    """Where in ``texts`` a phrase stands, with those that say the same."""
    spans: dict[Span, list[Phrase]] = {}
    for start, text in enumerate(texts):
        for phrase, others in said.get(text, ()):
            end = start + len(phrase)
            if texts[start:end] == phrase:
                spans.setdefault((start, end), []).extend(others)
    return list(spans.items())
