"""Provinces cut short in a question ("Đ.Nông", "BP"), of those there are documents of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from assistant.knowledge import Knowledge
from assistant.language.words import Word
from assistant.naming.scope import references
from assistant.query import Party
from corpus.places import Place, current_province, one_apart
from corpus.text import fold
from corpus.timespans import aligned

LETTERS = 3  # of initials, at most
_TELEPHONE = "dt"  # "số ĐT"
_SHORTEST_SLIP = 5  # letters: of fewer, too many names are one letter apart
_TOKEN = re.compile(r"(?<![^\W_])[^\W\d_]+(?![^\W_])")
_TOLD = re.compile(r"\b(?:con|tinh|o|tai|cua|ubnd|ben|phia|dang) $")
_JOINED = re.compile(r"\s*(?:[,/&+]|\b(?:va|voi|hay|hoac|cung|lan|con|vs)\b)\s*(?:(?:voi|con|tinh)\s+)*")


def short_places(text: str, knowledge: Knowledge) -> tuple[Place, ...]:
    """A province with its first syllable cut short ("Đ.Nông", "B. Phước"), a letter wrong too ("bpuoc")."""
    found = []
    plain = aligned(text)
    for name in _provinces(knowledge):
        cut = _cut_short(name)
        match = cut.search(plain) if cut else None
        if match and not knowledge.speller.is_syllable(match[0]):  # "lần" is no "L. An"
            found.append(Place(name, current_province(name), match.start(), match.end()))
    return tuple(found) or tuple(_slipped(text, knowledge))


@lru_cache(maxsize=256)
def _cut_short(name: str) -> re.Pattern[str] | None:
    """How a province's name is written with its first syllable cut short; ``None`` where it has no other."""
    first, _, rest = fold(name).partition(" ")
    return re.compile(rf"(?<!\w){first[0]}\.?\s?{re.escape(rest)}(?!\w)") if rest else None


def _slipped(text: str, knowledge: Knowledge) -> Iterator[Place]:
    """The provinces that words nobody knows are one letter from, cut short."""
    for token in _TOKEN.finditer(text):
        bare = fold(token[0])
        if len(bare) < _SHORTEST_SLIP or knowledge.weights.known(bare) or knowledge.speller.is_syllable(bare):
            continue
        meant = [name for name in _provinces(knowledge) if one_apart(_cut(name), bare)]
        if len(meant) == 1 and _cut(meant[0])[0] == bare[0]:
            yield Place(meant[0], current_province(meant[0]), token.start(), token.end())


def _cut(name: str) -> str:
    """A province's name with its first syllable cut to its letter, in one ("bphuoc")."""
    first, _, rest = fold(name).partition(" ")
    return first[:1] + rest.replace(" ", "")


def initials(text: str, words: Sequence[Word], knowledge: Knowledge) -> tuple[Place, ...]:
    """A province by its initials ("BP", "bđ"), where only one of the known ones has them."""
    return tuple(places[0] for places in _lettered(text, words, knowledge) if len(places) == 1)


def shared_initials(text: str, words: Sequence[Word], knowledge: Knowledge) -> tuple[Place, ...]:
    """The provinces that the initials of a question may mean, where several have them."""
    return tuple(place for places in _lettered(text, words, knowledge) if len(places) > 1 for place in places)


def goes_beside(short: Place, places: Sequence[Place], text: str) -> bool:
    """Whether initials are set beside ``places``, or told to be a place ("Bình Định và BP", "còn BP?")."""
    plain = aligned(text)
    pairs = [sorted((short, place), key=lambda one: one.start) for place in places]
    joined = any(_JOINED.fullmatch(plain[first.end : second.start]) for first, second in pairs)
    return joined or bool(_TOLD.search(plain[: short.start]))


def _lettered(text: str, words: Sequence[Word], knowledge: Knowledge) -> Iterator[tuple[Place, ...]]:
    """For each word of ``text`` that may be the initials of provinces, those it may mean.

    None in the number of a document ("41/2018/NĐ-CP").
    """
    numbers = references(text)
    by_initials = _by_initials(knowledge.provinces())
    for place, word in enumerate(words):
        if word.bare not in by_initials:
            continue
        if place and words[place - 1].bare == "so" and word.bare == _TELEPHONE:
            continue
        if any(number.start <= word.start < number.end for number in numbers):
            continue
        names = [n for n in by_initials[word.bare] if word.plain or _initials_as(n) == word.text]
        known = word.plain and knowledge.weights.known(word.bare)  # "DN" is no "ĐN"
        if len(word.bare) > 1 and names and not known:
            yield tuple(Place(name, current_province(name), word.start, word.end) for name in names)


@lru_cache(maxsize=16)
def _by_initials(then: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The provinces ``then``, and those they are today where none of them has the initials, by initials."""
    found: dict[str, list[str]] = {}
    for name in then:
        found.setdefault(_initials_of(name), []).append(name)
    taken = frozenset(found)
    for name in dict.fromkeys(map(current_province, then)):
        if name not in then and _initials_of(name) not in taken:
            found.setdefault(_initials_of(name), []).append(name)
    return MappingProxyType({letters: tuple(names) for letters, names in found.items()})


def may_be_meant(place: Place, issuers: Sequence[Party], knowledge: Knowledge) -> bool:
    """Whether a place is more than two letters that may stand for other words ("chi tiêu NB").

    It is less where the question names who issued what it asks about, and none of that is of the place.
    """
    if place.end - place.start > LETTERS or not issuers:
        return True
    issued = [head for party in issuers for head in knowledge.issuers()[party.key]]
    then = place.name in knowledge.provinces()
    places = {head.province if then else current_province(head.province or "") for head in issued}
    return (place.name if then else place.current) in places


def _initials_of(name: str) -> str:
    return "".join(part[0] for part in fold(name).split())


def _initials_as(name: str) -> str:
    """The initials as they are printed, small ("bđ" for Bình Định, "bd" for Bình Dương)."""
    return "".join(part[0] for part in name.lower().split())


def _provinces(knowledge: Knowledge) -> tuple[str, ...]:
    """The provinces of the stored documents, under the names of then and of today."""
    then = knowledge.provinces()
    return tuple(dict.fromkeys((*then, *(current_province(name) for name in then))))
