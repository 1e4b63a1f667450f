"""Provinces that documents of others speak of: a notice on a visit there, a duty given to their offices."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Status
from assistant.language.cues import Cue
from assistant.language.namesakes import Namesakes, without_namesakes
from assistant.language.words import Word, words_of
from corpus.model import Head
from corpus.places import Place, find_places
from corpus.text import comparable


def titled_with(names: Sequence[str], heads: Sequence[Head]) -> tuple[Head, ...]:
    """The documents of no province whose titles name one of ``names``."""
    told = [comparable(name) for name in names]
    central = (head for head in heads if not head.province and head.title)
    return tuple(head for head in central if any(name in comparable(head.title or "") for name in told))


def as_words(
    places: Sequence[Place], words: Sequence[Word], cues: tuple[Cue, ...], topical: frozenset[str]
) -> tuple[tuple[Place, ...], tuple[Cue, ...]]:
    """``places`` less the ``topical`` ones, and ``cues`` with their names as words that must be said."""
    spans = [(place.start, place.end) for place in places if place.name in topical]
    inside = [[i for i, word in enumerate(words) if start <= word.start < end] for start, end in spans]
    must = (Cue("must.words", at[0], at[-1] + 1) for at in inside if at)
    return tuple(place for place in places if place.name not in topical), (*cues, *must)


def says(answer: Answer, names: Sequence[str], namesakes: Namesakes) -> bool:
    """Whether each quote of an answer names each of ``names`` as a province, not a thing called so."""
    told = answer.status in (Status.ANSWERED, Status.PARTIAL) and bool(answer.citations)
    spoken = [_provinces(citation.quote, namesakes) for citation in answer.citations]
    return told and all(spoken_of.issuperset(names) for spoken_of in spoken)


def _provinces(text: str, namesakes: Namesakes) -> frozenset[str]:
    words = words_of(text)
    return frozenset(place.name for place in without_namesakes(find_places(text), words, words, namesakes))
