"""Other words for what a question says (``prompts/synonyms.toml``, ``prompts/everyday.txt``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from assistant.language.words import Word, words_of
from corpus.text import syllables
from prompts import lines, load

Phrase = tuple[str, ...]
Span = tuple[int, int]  # of words, the end not in it


class _Said:
    """Phrases with others that say the same, to be looked up where a text has them."""

    def __init__(self) -> None:
        self._others: dict[Phrase, list[Phrase]] = {}
        self._places: dict[Phrase, int] = {}
        self._sizes: dict[str, set[int]] = {}

    def add(self, phrase: Phrase, others: Iterable[Phrase]) -> None:
        """Let ``others`` say the same as ``phrase``."""
        self._others.setdefault(phrase, []).extend(others)
        self._places.setdefault(phrase, len(self._places))
        self._sizes.setdefault(phrase[0], set()).add(len(phrase))

    def phrases(self) -> Iterable[Phrase]:
        """All that others are known for."""
        return self._others

    def meant(self) -> Iterator[Phrase]:
        """All that phrases stand for."""
        return (other for others in self._others.values() for other in others)

    def spans(self, texts: Phrase) -> Iterator[tuple[Span, list[Phrase]]]:
        """Where in ``texts`` a phrase stands, with those that say the same, the first added first."""
        for start, text in enumerate(texts):
            sizes = self._sizes.get(text)
            if not sizes:
                continue
            begun = {texts[start : start + size] for size in sizes}
            for phrase in sorted(begun & self._others.keys(), key=self._places.__getitem__):
                yield (start, start + len(phrase)), self._others[phrase]


@cache
def _groups() -> _Said:
    """Of each group every phrase with the others."""
    said = _Said()
    for group in load("synonyms")["groups"]:
        phrases = [tuple(word.text for word in words_of(phrase)) for phrase in group]
        for phrase in phrases:
            said.add(phrase, (other for other in phrases if other != phrase))
    return said


@cache
def _everyday() -> _Said:
    """Every everyday phrase with what documents say for it."""
    said = _Said()
    for line in lines("everyday"):
        official, _, everyday = line.partition(" < ")
        others = tuple(tuple(syllables(phrase)) for phrase in official.split(" | "))
        for phrase in everyday.split(" | "):
            said.add(tuple(syllables(phrase)), others)
    return said


def other_words(words: Sequence[Word]) -> tuple[tuple[Phrase, ...], ...]:
    """For each word of a question, the phrases that say the same as the phrase it stands in.

    An everyday phrase inside a longer one says nothing of its own ("trả tiền" in "trả tiền qua mạng").
    """
    texts = tuple(word.text for word in words)
    spans = dict(_everyday().spans(texts))
    whole = [(span, others) for span, others in spans.items() if not any(_within(span, o) for o in spans)]
    found: list[list[Phrase]] = [[] for _ in words]
    for (start, end), others in (*_groups().spans(texts), *whole):
        for index in range(start, end):
            found[index] += others
    return tuple(tuple(dict.fromkeys(phrases)) for phrases in found)


@cache
def everyday_words() -> frozenset[str]:
    """The words of one syllable, written with accents, that official phrases lack ("ưng", "gỡ")."""
    said = (*_groups().phrases(), *_everyday().phrases())
    official = {word for phrase in _everyday().meant() for word in phrase}
    return frozenset(p[0] for p in said if len(p) == 1 and not p[0].isascii()) - official


def _within(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]
