"""A law asked about by its name: another law is none, nor is what is only done under it.

"Luật An ninh mạng hạn ban hành khi nào" is not told by what keeps to "Luật An toàn thông tin mạng", nor "ai
chủ trì Luật Dữ liệu" by who guides how it is carried out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from assistant.language.cues import grammar_words
from assistant.language.words import Word, words_of
from assistant.query import FACTS, Query, Topic
from assistant.scoring.told import Told, told_in
from corpus.text import fold
from prompts import load

_LATELY = 48  # topics looked at are kept
_NAME = 2  # words of its name by which a law is known
_BEFORE = 8  # words before a law that may say what is done with it


def of_another_law(topic: Topic, text: str) -> bool:
    """Whether ``topic`` names a law, and ``text`` laws of other names alone.

    One it gives no name ("thi hành Luật và …") may be any.
    """
    asked = _laws_asked(topic)
    if not asked:
        return False
    told = told_in(text)
    places = list(_laws_told(told))
    if not places or any(told.texts[place + 1] in grammar_words() for place in places if _more(told, place)):
        return False
    return any(
        not any(_is_called(topic.words[start + 1 : start + 1 + _NAME], told, place + 1) for place in places)
        for start in asked
    )


def is_beneath_law(query: Query, text: str) -> bool:
    """Whether a law itself is asked about, its making, and ``text`` only does something under it."""
    if query.intent not in FACTS:
        return False
    topic = query.topic
    asked = _laws_asked(topic)
    if not asked:
        return False
    told = told_in(text)
    for start in asked:
        runs = {place: _run(topic, start, told, place) for place in _laws_told(told)}
        at = [place for place, run in runs.items() if run > _NAME]
        if not at or _is_beneath([word.bare for word in topic.words], start):
            continue
        named = range(start, start + max(runs.values()))
        rest = [w for i, w in enumerate(topic.words) if topic.required[i] and i not in named]
        if all(is_made(word.bare) for word in rest):
            bare = [fold(text) for text in told.texts]
            return all(_is_beneath(bare, place) for place in at)
    return False


def is_made(word: str) -> bool:
    """Whether a folded word says that a law or paper is made or changed."""
    return word in _making()


def is_under(before: Sequence[str]) -> bool:
    """Whether the folded words before a law or paper say that something is done under it, not with it."""
    return _is_beneath(before, len(before))


def _more(told: Told, place: int) -> bool:
    return place + 1 < len(told.texts)


def _is_called(name: Sequence[Word], told: Told, place: int) -> bool:
    """Whether the name of a law begins at ``place``, in full or by its initials ("luật BVDLCN")."""
    said = [fold(text) for text in told.texts[place : place + _NAME]]
    short = name[0].bare
    return said == [word.bare for word in name] or told.initials[place : place + len(short)] == short


@lru_cache(maxsize=_LATELY)
def _laws_asked(topic: Topic) -> tuple[int, ...]:
    """Where a topic names a law: two words of its name follow, the first of which must be met."""
    return tuple(_laws_in(topic))


def _laws_in(topic: Topic) -> Iterator[int]:
    for start, word in enumerate(topic.words[:-_NAME]):
        name = topic.words[start + 1 : start + 1 + _NAME]
        named = any(topic.required[start + 1 : start + 1 + _NAME]) and name[0].text not in grammar_words()
        if named and not any(one.opens for one in name) and _is_law(topic.words, start, word):
            yield start


def _is_law(words: Sequence[Word], place: int, word: Word) -> bool:
    before = words[place - 1].text if place else ""
    return before not in load("near_names")["no_law"] and any(word.text == law[-1].text for law in _laws())


def _laws_told(told: Told) -> Iterator[int]:
    """Where a text has the word for a law."""
    for law in _laws():
        for place in told.starts.get(law[-1].text, ()):
            if not place or told.texts[place - 1] not in load("near_names")["no_law"]:
                yield place


def _run(topic: Topic, start: int, told: Told, place: int) -> int:
    """How many words from ``start`` on a text has from ``place`` on."""
    size = 0
    for word, text in zip(topic.words[start:], told.texts[place:], strict=False):
        if word.bare != fold(text):
            break
        size += 1
    return size


def _is_beneath(words: Sequence[str], place: int) -> bool:
    """Whether folded ``words`` before a law say that something is done under it, not with it."""
    before = words[max(place - _BEFORE, 0) : place]
    for end in range(len(before), 0, -1):
        if _ends_with(before[:end], "amending"):
            return False
        if _ends_with(before[:end], "beneath"):
            return True
    return False


def _ends_with(words: Sequence[str], name: str) -> bool:
    return any(tuple(words[-len(phrase) :]) == phrase for phrase in _phrases(name))


@cache
def _laws() -> tuple[tuple[Word, ...], ...]:
    return tuple(map(words_of, load("near_names")["laws"]))


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(fold(words).split()) for words in load("near_names")[name])


@cache
def _making() -> frozenset[str]:
    return frozenset(word for words in load("near_names")["making"] for word in fold(words).split())
