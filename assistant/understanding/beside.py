"""Whether a question sets documents side by side, and what of its words only says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.knowledge import Knowledge
from assistant.language.contrast import Contrast, contrast_in
from assistant.language.cues import Cue
from assistant.language.words import Word
from assistant.naming.anchors import Span, anchors_in
from assistant.naming.mentions import Mentions, issuing
from assistant.naming.scope import having, known_references, references
from assistant.query import Party, Scope, Side, Topic
from assistant.understanding.intents import Wish, contrasted
from assistant.understanding.sides import Group, groups_of, named_apart, sides_of


@dataclass(frozen=True, slots=True)
class Beside:
    """The documents a question sets side by side (``groups``), the agencies named there as their issuers,
    and how it compares. Without groups it may still compare with what was spoken of before, or the
    agencies named (``agencies``) by how much they have to do."""

    groups: tuple[Group, ...] = ()
    issuers: tuple[Party, ...] = ()
    contrast: Contrast | None = None
    agencies: tuple[Party, ...] = ()

    @property
    def several(self) -> bool:
        """Whether things are set side by side in the question itself."""
        return bool(self.groups or self.agencies)

    @property
    def kind(self) -> str | None:
        """What is asked of all together."""
        return self.contrast.kind if self.contrast else None

    def sides(
        self,
        text: str,
        topic: Topic,
        years: Sequence[int],
        named: Sequence[Party],
        scope: Scope,
        words: Sequence[Word],
    ) -> tuple[Side, ...]:
        """What is set side by side: documents, else the agencies ``named`` in those of ``scope``."""
        if self.groups:
            return sides_of(text, self.groups, topic, years, named, words)
        keys = {party.key for party in self.agencies}
        meant = {party.key: party for party in named if party.key in keys}
        if len(meant) < len(keys):
            return ()
        return tuple(Side(one.name, scope.heads, (), tuple(years), (one,)) for one in meant.values())

    def left(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """Those of ``parties`` that are not named as issuers."""
        return tuple(party for party in parties if party not in self.issuers)

    def spans(self, named: bool) -> tuple[Span, ...]:
        """The characters that only compare or name a side; none where no document is ``named``."""
        sides = [(anchor.start, anchor.end) for group in self.groups for anchor in group.anchors]
        if self.contrast is None or not (self.several or named):
            return tuple(sides)
        return (*sides, *self.contrast.spans, *(self.contrast.which if self.several else ()))

    def asked(self, cues: Sequence[Cue], words: Sequence[Word]) -> tuple[Cue, ...]:
        """``cues`` of the question: what asks which of the sides it is asks for no agency."""
        if self.contrast is None or not self.several:
            return tuple(cues)
        if self.agencies:
            cues = [cue for cue in cues if cue.label != "ask.who"]
        spans = self.contrast.spans
        taken = (*spans, *self.contrast.which)
        kept = [cue for each in cues if (cue := _before(taken, each, words))]
        said = next(i for i, word in enumerate(words) if any(a <= word.start < b for a, b in spans))
        return (*kept, Cue("ask.compare", said, said + 1))

    def wanted(self, wish: Wish, has_topic: bool) -> Wish:
        """``wish`` as it is meant of several documents."""
        return contrasted(wish, self.kind, has_topic) if self.several else wish


def set_beside(text: str, named: Mentions, scope: Scope, knowledge: Knowledge) -> Beside:
    """What ``text`` (NFC) sets side by side; ``named`` is what it names, ``scope`` the documents of that."""
    contrast = contrast_in(text)
    if not (contrast or scope.several or named.places or named.issuers):
        return Beside()
    known = known_references(text, knowledge.heads)
    unknown = [n for n in references(text) if n not in known and not knowledge.weights.known(n.figure)]
    numbers = [(n, having(knowledge.heads, n)) for n in (*known, *unknown)]
    own = knowledge.issuers()
    issuers = () if scope.numbered and contrast is None else issuing(named, own, text)
    issued = [(party, own[party.key]) for party in (*named.issuers, *issuers)]
    anchors = anchors_in(text, knowledge.heads, named.places, numbers, issued, named.words)
    groups = groups_of(text, anchors, contrast)
    if groups and (contrast or scope.several or named_apart(text, groups)):
        return Beside(groups, issuers, contrast)
    agencies = tuple({party.key: party for party in named.parties}.values())
    more = contrast is not None and contrast.kind == "more"
    return Beside(contrast=contrast, agencies=agencies if more and len(agencies) > 1 else ())


def _covers(span: Span, cue: Cue, words: Sequence[Word]) -> bool:
    return span[0] < words[cue.end - 1].end and words[cue.start].start < span[1]


def _before(spans: Sequence[Span], cue: Cue, words: Sequence[Word]) -> Cue | None:
    """``cue`` where none of ``spans`` is; of mere fillers ("đề nghị so sánh") what stands before them."""
    start = min((span[0] for span in spans if _covers(span, cue, words)), default=None)
    if start is None:
        return cue
    size = sum(word.start < start for word in words[cue.start : cue.end])
    return replace(cue, end=cue.start + size) if size and cue.label.startswith("filler.") else None
