"""The assistant with one of its ways taken away: what the ablations ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.bootstrap import Assistant
from assistant.knowledge import Knowledge
from assistant.scoring.weights import Weights
from corpus.lexical import FieldWeights, LexicalIndex
from corpus.search import LexicalRetriever
from corpus.spelling import Speller
from corpus.store import Store
from corpus.text import nfc

Change = Callable[[Knowledge, Store], Knowledge]
_ACCENTED_ONLY = {"accented": 1.0, "symbols": 3.0}  # the other fields hold words without accents


class _PlainSpeller(Speller):
    """Leaves every question as it was typed."""

    def __init__(self) -> None:
        pass

    def typed(self, text: str, known: Callable[[str], bool] = bool) -> str:
        return nfc(text)

    def restore(self, text: str, known: Callable[[str], bool] = bool) -> str:
        return nfc(text)

    def is_syllable(self, word: str) -> bool:
        return True

    def knows(self, word: str) -> bool:
        return True

    def usual(self, word: str) -> bool:
        return True


def as_typed(knowledge: Knowledge, store: Store) -> Knowledge:
    """Take questions as they are typed: no accents restored, no slips mended."""
    return replace(knowledge, speller=_PlainSpeller())


def exact_accents(knowledge: Knowledge, store: Store) -> Knowledge:
    """Let a word meet only itself: never one with other accents, neither in the index nor in the choice."""
    index = LexicalIndex(store.home, FieldWeights(_ACCENTED_ONLY, _ACCENTED_ONLY))
    index.refresh(knowledge.revision)
    both = replace(store.retriever, lexical=LexicalRetriever(store.registry, index))
    weights = Weights(store.lexical.frequency, store.lexical.size(), folded=False)
    return replace(knowledge, retriever=both, weights=weights)


class Altered(Assistant):
    """An assistant over another's store, its knowledge changed."""

    def __init__(self, store: Store, changes: Sequence[Change]) -> None:
        super().__init__(store)
        self._changes = changes
        self._altered: Knowledge | None = None

    def knowledge(self) -> Knowledge:
        """What is known now, after every change."""
        found = super().knowledge()
        if self._altered is None or self._altered.revision != found.revision:
            for change in self._changes:
                found = change(found, self.store)
            self._altered = found
        return self._altered
