"""The guard: what a model's sentence says must stand in the evidence it cites, or the sentence falls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.writing.faults import fault_of
from assistant.writing.grounds import Ground
from assistant.writing.pointing import leans_rightly
from assistant.writing.reading import Reading, read
from assistant.writing.stated import normal, stated_in
from assistant.writing.words import wordings
from corpus.agencies import AgencyLexicon

_SHORTEST = 4
_HALVES = re.compile(r";\s+|,\s+(?:còn|trong khi|trong lúc)\s+(?:đó,?\s+)?|\s+(?:còn|trong khi)\s+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``proofs``: the evidence that says a sentence; ``fault``: why it may not be said, where none does."""

    proofs: tuple[Ground, ...] = ()
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Guard:
    """Checks sentences against evidence; ``lexicon`` knows the agencies."""

    lexicon: AgencyLexicon

    def verdict(
        self,
        sentence: str,
        cited: Sequence[Ground],
        given: Sequence[Ground] = (),
        before: Sequence[Ground] | None = (),
    ) -> Verdict:
        """Tell what proves ``sentence`` (without its marks) among what it cites.

        One piece must say it all: true words of two pieces make a false sentence. Only halves that each name
        their own document may stand on one each. ``given``: all the evidence there is; what speaks more of
        another piece than of the one cited is not proved by that. ``before``: what proves the sentence before
        it, empty for the first, None where that fell; one that points back ("việc này") must stand on it too.
        """
        if not cited:
            return Verdict(fault="không dẫn đoạn trích nào")
        if len(sentence.split()) < _SHORTEST:
            return Verdict(fault="chưa thành câu")
        faults = [self._fault(sentence, ground, given) for ground in cited]
        proofs = tuple(ground for ground, fault in zip(cited, faults, strict=True) if fault is None)
        if not proofs:
            halves = self._halves(sentence, cited, given)
            return Verdict(halves) if halves else Verdict(fault=faults[0])
        said = read(sentence, self.lexicon)
        right = tuple(ground for ground in proofs if leans_rightly(said, self._read(ground), ground, before))
        return Verdict(right, None if right else "không nêu rõ nói về việc nào")

    def _halves(self, sentence: str, cited: Sequence[Ground], given: Sequence[Ground]) -> tuple[Ground, ...]:
        """What proves each half of a comparison; nothing where a half names no document or is not proved."""
        found: list[Ground] = []
        for half in _HALVES.split(sentence):
            own = (ground for ground in cited if _documents(half) & _documents(ground.place))
            proof = next((ground for ground in own if self._fault(half, ground, given) is None), None)
            if proof is None:
                return ()
            found.append(proof)
        return tuple(dict.fromkeys(found)) if len(found) > 1 else ()

    def _fault(self, sentence: str, ground: Ground, given: Sequence[Ground]) -> str | None:
        return fault_of(sentence, ground, self.lexicon) or self._is_of_another(sentence, ground, given)

    def _is_of_another(self, sentence: str, ground: Ground, given: Sequence[Ground]) -> str | None:
        """Why a sentence is about another piece: one of two like rows, told with a fact of the other."""
        telling = _telling_pairs(read(sentence, self.lexicon))
        own = sum(pair in self._read(ground).pairs for pair in telling)
        for other in given:
            if sum(pair in read(other.text, self.lexicon).pairs for pair in telling) > own:
                return f"câu nói về đoạn trích [{other.mark}] nhưng không đúng với đoạn ấy"
        return None

    def _read(self, ground: Ground) -> Reading:
        return read(ground.whole, self.lexicon)


def _documents(text: str) -> frozenset[str]:
    return frozenset(fact.value for fact in stated_in(normal(text)) if fact.kind == "doc")


def _telling_pairs(said: Reading) -> list[tuple[str, str]]:
    """Words side by side, agencies and figures aside, that tell what a sentence is about."""
    loose = wordings().functions | wordings().plain
    pairs = (pair for pair in pairwise(said.items) if pair[0].kind == pair[1].kind == "word")
    return [(one.label, two.label) for one, two in pairs if not {one.label, two.label} <= loose]
