"""The provinces a question names, in full, cut short, misspelt or by their initials."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.knowledge import Knowledge
from assistant.language.namesakes import without_namesakes
from assistant.language.words import Word
from assistant.naming.short_places import goes_beside, initials, shared_initials, short_places
from corpus.places import Place, find_places, slipped_places
from corpus.timespans import aligned


def placed(
    text: str, typed: str, words: Sequence[Word], before: Sequence[Word], knowledge: Knowledge
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places named, and those of which one is, by initials that several have.

    Initials are read where no place is named otherwise, or beside one.
    """
    usual = knowledge.speller.usual
    full = find_places(text) or (find_places(aligned(text)) if before is words else ())
    full = full or slipped_places(text, usual)
    cut = short_places(text, knowledge)
    if not (full or cut) and before is not words:
        slipped = find_places(aligned(typed)) or slipped_places(typed, usual)
        cut = _moved(find_places(typed) or short_places(typed, knowledge) or slipped, before, words)
    short = initials(text, words, knowledge) or _moved(initials(typed, before, knowledge), before, words)
    named = (*full, *cut)
    short = tuple(place for place in short if not named or goes_beside(place, named, text))
    places = full
    for place in (*cut, *short):
        if not any(place.current == other.current for other in places):
            places = (*places, place)
    if places:
        return without_namesakes(places, words, before, knowledge.namesakes), ()
    shared = shared_initials(text, words, knowledge)
    return (), shared or _moved(shared_initials(typed, before, knowledge), before, words)


def _moved(places: Sequence[Place], typed: Sequence[Word], words: Sequence[Word]) -> tuple[Place, ...]:
    """Places found in the typed text, at their words in the restored one."""
    moved = []
    for place in places:
        inside = [new for old, new in zip(typed, words, strict=True) if place.start <= old.start < place.end]
        if inside:
            moved.append(Place(place.name, place.current, inside[0].start, inside[-1].end))
    return tuple(moved)
