"""Provinces cut short in a question ("Đ.Nông", "BP"), of those there are documents of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.knowledge import Knowledge
from assistant.query import Party
from assistant.words import Word
from corpus.places import Place, current_province
from corpus.text import fold
from corpus.timespans import aligned

_INITIALS = 3  # letters at most


def short_places(text: str, knowledge: Knowledge) -> tuple[Place, ...]:
    """A province with its first syllable cut short ("Đ.Nông", "B. Phước")."""
    found = []
    for name in _provinces(knowledge):
        first, _, rest = fold(name).partition(" ")
        match = re.search(rf"(?<!\w){first[0]}\.?\s?{re.escape(rest)}(?!\w)", aligned(text)) if rest else None
        if match and not knowledge.speller.is_syllable(match[0]):  # "lần" is no "L. An"
            found.append(Place(name, current_province(name), match.start(), match.end()))
    return tuple(found)


def initials(words: Sequence[Word], knowledge: Knowledge) -> tuple[Place, ...]:
    """A province by its initials ("BP", "bđ"), where only one of the known ones has them."""
    by_initials: dict[str, list[str]] = {}
    then = knowledge.provinces()
    taken = {_initials_of(name) for name in then}
    for name in (
        *then,
        *(n for n in _provinces(knowledge) if n not in then and _initials_of(n) not in taken),
    ):
        by_initials.setdefault(_initials_of(name), []).append(name)
    found = []
    for place, word in enumerate(words):
        if place and words[place - 1].bare == "so":  # "số ĐT" is a telephone's
            continue
        names = [n for n in by_initials.get(word.bare, []) if word.plain or _initials_as(n) == word.text]
        known = word.plain and knowledge.weights.known(word.bare)  # "DN" is no "ĐN"
        if len(word.bare) > 1 and len(names) == 1 and not known:
            found.append(Place(names[0], current_province(names[0]), word.start, word.end))
    return tuple(found)


def may_be_meant(place: Place, issuers: Sequence[Party], knowledge: Knowledge) -> bool:
    """Whether a place is more than two letters that may stand for other words ("chi tiêu NB").

    It is less where the question names who issued what it asks about, and none of that is of the place.
    """
    if place.end - place.start > _INITIALS or not issuers:
        return True
    issued = [head for party in issuers for head in knowledge.issuers()[party.key]]
    return any(place.current == current_province(head.province or "") for head in issued)


def _initials_of(name: str) -> str:
    return "".join(part[0] for part in fold(name).split())


def _initials_as(name: str) -> str:
    """The initials as they are printed, small ("bđ" for Bình Định, "bd" for Bình Dương)."""
    return "".join(part[0] for part in name.lower().split())


def _provinces(knowledge: Knowledge) -> tuple[str, ...]:
    """The provinces of the stored documents, under the names of then and of today."""
    then = knowledge.provinces()
    return tuple(dict.fromkeys((*then, *(current_province(name) for name in then))))
