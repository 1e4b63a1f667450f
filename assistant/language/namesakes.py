"""Provinces' names in the names of other things ("chợ Phú Yên", "tuyến Hà Nội - Hải Phòng")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.language.cues import grammar_words
from assistant.language.words import Word, words_of
from corpus.agencies import AgencyLexicon
from corpus.model import Assignment, Head, Record, Target, Task
from corpus.places import Place, find_places
from corpus.text import fold

Namesakes = Mapping[str, frozenset[str]]

_LEVELS = frozenset(("tinh", "pho", "tp", "do", "ban"))  # "tỉnh Phú Yên", "địa bàn Phú Yên": the province


def namesakes_of(
    records: Iterable[Record], heads: Sequence[Head], agencies: AgencyLexicon
) -> dict[str, frozenset[str]]:
    """By province, the words that stand before its name where ``records`` name other things by it.

    What a document of the province itself prints so is of the province; so is a body's name.
    """
    provinces = {head.source: head.province for head in heads}
    own: dict[str, set[str]] = {}
    others: dict[str, set[str]] = {}
    for record in records:
        text = _said(record)
        places = find_places(text)
        bodies = {mention.end for mention in agencies.find(text)} if places else set()
        for place, word in _preceded(places, words_of(text)):
            if word.bare in _LEVELS or word.text in grammar_words() or word.end in bodies:
                continue
            found = own if provinces[record.source.document] == place.name else others
            found.setdefault(place.name, set()).add(word.text)
    return {name: frozenset(words - own.get(name, set())) for name, words in others.items()}


def without_namesakes(
    places: Sequence[Place], words: Sequence[Word], typed: Sequence[Word], known: Namesakes
) -> tuple[Place, ...]:
    """Those of ``places`` that ``words`` do not name another thing by, as the documents do.

    ``typed`` are the same words as typed. A name beside another one ("Hà Nội - Hải Phòng") is part of
    the thing's only where that one is.
    """
    named: list[Place] = []
    before = dict(_preceded(places, words))
    as_typed = {word.start: old for word, old in zip(words, typed, strict=True)}
    bare = all(word.plain for word in typed)
    for place in places:
        word = before.get(place)
        printed = known.get(place.name, frozenset())
        beside = word is not None and any(one.start <= word.start < one.end for one in named)
        if (
            word is None
            or beside
            or not (word.text in printed or (bare and as_typed[word.start].bare in map(fold, printed)))
        ):
            named.append(place)
    return tuple(named)


def _preceded(places: Sequence[Place], words: Sequence[Word]) -> list[tuple[Place, Word]]:
    """Each of ``places`` that does not open a clause, with the word before it."""
    first = {word.start: i for i, word in enumerate(words)}
    indexes = [(place, first.get(place.start, 0)) for place in places]
    return [(place, words[i - 1]) for place, i in indexes if i and not words[i].opens]


def _said(record: Record) -> str:
    """The words a record is about."""
    if isinstance(record, Task):
        return record.task
    return record.text if isinstance(record, Assignment | Target) else ""
