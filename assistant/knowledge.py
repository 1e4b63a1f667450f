"""What the assistant keeps at hand of the registry: heads, agencies, word weights; renewed on change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from assistant.language.cues import small_words
from assistant.language.namesakes import Namesakes
from assistant.language.synonyms import everyday_words
from assistant.language.words import Word, words_of
from assistant.scoring.weights import Weights
from corpus.agencies import AgencyLexicon, agency_key
from corpus.model import Head, Record, Task
from corpus.once import once_for
from corpus.registry import Registry
from corpus.search import Retriever
from corpus.spelling import Speller
from corpus.text import fold
from corpus.vocabulary import load_vocabulary


@dataclass(frozen=True)
class Knowledge:
    """A consistent view of one revision of the registry.

    ``successions`` is the operator's own file of offices that changed, where there is one;
    ``namesakes`` are the provinces whose names other things bear; ``topical`` those whose names say
    what is asked about, not whose documents. ``printed`` are the agencies that documents print. ``among``
    are the documents it is narrowed to, none where it is of all.
    """

    revision: int
    registry: Registry
    retriever: Retriever
    heads: tuple[Head, ...]
    agencies: AgencyLexicon
    weights: Weights
    terms: Mapping[tuple[str, ...], tuple[Word, ...]]
    keys: frozenset[str]
    speller: Speller
    successions: Path | None = None
    namesakes: Namesakes = field(default_factory=dict)
    topical: frozenset[str] = frozenset()
    printed: tuple[str, ...] = ()
    among: frozenset[str] = frozenset()

    def head(self, source: str) -> Head:
        """The head of a known document."""
        return self._heads[source]

    def within(self, sources: frozenset[str]) -> Knowledge:
        """The same with no other documents than ``sources``."""
        heads = tuple(head for head in self.heads if head.source in sources)
        return replace(self, heads=heads, among=frozenset(head.source for head in heads))

    def is_short(self, word: str) -> bool:
        """Whether a word as typed is an abbreviation: to be left as it is."""
        bare = fold(word)
        return (bare,) in self.terms or bare in load_vocabulary().abbreviations

    def is_right(self, word: str) -> bool:
        """Whether a word (lower case) is left as typed: short, or small or everyday and with accents."""
        return self.is_short(word) or word in small_words() or word in everyday_words()

    def is_known(self, word: str) -> bool:
        """Whether a word as typed is an abbreviation, or of the documents and no syllable otherwise."""
        bare = fold(word)
        return self.is_short(word) or (self.weights.known(bare) and not self.speller.is_syllable(bare))

    def is_said(self, word: str) -> bool:
        """Whether a word is an abbreviation, or of the documents."""
        return self.is_short(word) or self.weights.known(fold(word))

    def provinces(self) -> tuple[str, ...]:
        """The provinces there are documents of."""
        return _provinces(self.heads)

    @cached_property
    def _heads(self) -> Mapping[str, Head]:
        return _by_source(self.heads)

    def issuers(self) -> Mapping[str, Sequence[Head]]:
        """Documents by the key of the agency that issued them."""
        return self._issuers

    @cached_property
    def _issuers(self) -> Mapping[str, Sequence[Head]]:
        return _by_issuer(self.heads)


@once_for
def _provinces(heads: Sequence[Head]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(head.province for head in heads if head.province))


@once_for
def _by_source(heads: Sequence[Head]) -> Mapping[str, Head]:
    return {head.source: head for head in heads}


@once_for
def _by_issuer(heads: Sequence[Head]) -> Mapping[str, Sequence[Head]]:
    found: dict[str, list[Head]] = {}
    for head in heads:
        if head.issuer:
            found.setdefault(agency_key(head.issuer), []).append(head)
    return found


def terms_of(heads: Sequence[Head]) -> dict[tuple[str, ...], tuple[Word, ...]]:
    """The short forms documents define, by their folded words: what most of them mean by it."""
    meant: dict[tuple[str, ...], Counter[str]] = {}
    for head in heads:
        for short, words in head.terms:
            meant.setdefault(tuple(w.bare for w in words_of(short)), Counter())[words] += 1
    return {short: words_of(words.most_common(1)[0][0]) for short, words in meant.items()}


def sections(records: Sequence[Record]) -> dict[str, list[Record]]:
    """Records by the title of the section, of the part, and of both together, as printed."""
    found: dict[str, list[Record]] = {}
    for record in records:
        part = record.part if isinstance(record, Task) else None
        both = f"{record.section} – {part}" if record.section and part else None
        titles = (record.section, part, both)
        for title in dict.fromkeys(titles):
            if title:
                found.setdefault(title, []).append(record)
    return found
