"""Which agencies are asked of: not who only gives out work ("UBND tỉnh giao Sở A việc gì"), nor a title's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.knowledge import Knowledge
from assistant.language.cues import Cue
from assistant.language.words import Word
from assistant.naming.parts import plays, with_parts
from assistant.query import Party, Scope
from assistant.understanding.asking_words import stands_in
from corpus.places import Place
from corpus.timespans import aligned

_GIVES = r"(?:giao|phan cong|yeu cau|chi dao|ra lenh|dan|bao|keu|bat)"
_GIVING = re.compile(
    r"\W*(?:tinh\s+|(?:da|se|co|phai|vua|muon|dang|hay)\s+)*"
    rf"{_GIVES}\b(?:\s+(?:nhiem vu|cong viec|viec|trach nhiem))?"
    r"(?:\s+(?:cho|ve|them|cu the|rieng|cac|nhung|phia|ben))*\W*"
)
_GIVEN_BY = re.compile(r"\b(?:duoc|bi|do)\W+$")
_THEN_GIVES = re.compile(rf"\W*(?:tinh\s+|(?:da|se|tin nhiem|truc tiep)\s+)*{_GIVES}\b")


def without_givers(
    parties: Sequence[Party],
    words: Sequence[Word],
    places: Sequence[Place],
    text: str,
    issuers: frozenset[str],
) -> tuple[Party, ...]:
    """``parties`` less those that give the others work in ``text`` (NFC); all where none is left.

    Only who issued a document spoken of (``issuers``, by key): what others give is not told by it.
    """
    plain = aligned(text)
    for place in places:
        plain = f"{plain[: place.start]}{' ' * (place.end - place.start)}{plain[place.end :]}"
    spans = {id(party): (words[party.start].start, words[party.end - 1].end) for party in parties}

    def gives(party: Party) -> bool:
        if party.key not in issuers:
            return False
        start, end = spans[id(party)]
        others = [spans[id(other)][0] for other in parties if other is not party]
        given = _THEN_GIVES.match(plain, end) and _GIVEN_BY.search(plain[:start])
        to_next = any(_GIVING.fullmatch(plain, end, other) for other in others if other >= end)
        return to_next or bool(given and others)

    return tuple(party for party in parties if not gives(party)) or tuple(parties)


def issuers_of(scope: Scope, knowledge: Knowledge) -> frozenset[str]:
    """The keys of the agencies that issued documents in ``scope``."""
    held = set(scope.heads)
    return frozenset(key for key, heads in knowledge.issuers().items() if not held.isdisjoint(heads))


def acting_bodies(
    parties: Sequence[Party],
    words: Sequence[Word],
    cues: Sequence[Cue],
    knowledge: Knowledge,
    titles: Sequence[tuple[int, int]],
) -> tuple[Party, ...]:
    """``parties`` with their parts; none that only the title of a document names (``titles``)."""
    told = with_parts(parties, words, cues, frozenset(knowledge.issuers()))
    return tuple(p for p in told if plays(p, words, cues) or not stands_in(words[p.start].start, titles))
