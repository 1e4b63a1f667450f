"""A thing called almost as another: the word that tells them apart is not where the rest is found.

"Ủy ban Dữ liệu tỉnh" is not "Ủy ban Dữ liệu quốc gia", "Cổng thông tin … an ninh mạng" no platform for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from assistant.finding.laws_meant import of_another_law
from assistant.language.words import Word, words_of
from assistant.query import Query, Topic
from assistant.scoring.told import Told, told_in
from corpus.text import fold, nfc
from prompts import load

_RUN = 2  # words before a level that say whose it is
_NEAR = 3  # words after the kind of a place among which its name stands
_PART, _FURTHER = "thuộc", ("về", "cho", "của", "thuộc")
_LATELY = 48  # topics looked at are kept
_FIGURES = 2  # of the number a thing bears
_Phrase = tuple[Word, ...]


def is_near_name(query: Query, own: str, around: str) -> bool:
    """Whether the text ``own`` (``around`` stands beside it) has all but what tells the thing asked apart."""
    topic, told = query.topic, told_in(own)
    return (
        of_another_law(topic, own)
        or _is_of_no_such_thing(topic, told_in(f"{own} . {around}"))
        or _is_of_another_level(query, told)
        or _is_told_further(query, told)
        or _bears_another_number(topic, told)
        or _bears_another_name(query, own)
    )


def _is_of_no_such_thing(topic: Topic, told: Told) -> bool:
    """Whether the topic begins with a kind of thing and its name, and nothing of that kind is told of."""
    first = next((i for i, needed in enumerate(topic.required) if needed), None)
    if first is None:
        return False
    for called in _things():
        size = next((len(name) for name in called if _stands(name, topic.words, first)), 0)
        if size and any(topic.required[first + size : first + size + 1]):
            return not any(_has(told, name) for name in called)
    return False


def _is_of_another_level(query: Query, told: Told) -> bool:
    """Whether a text has a thing of another level than asked, and nothing of the level asked."""
    topic = query.topic
    for index, level in _levels_in(topic).items():
        bound = (
            index >= _RUN
            and all(topic.required[index - _RUN : index])
            and not any(word.opens for word in topic.words[index - 1 : index + 1])
        )
        if not bound or _is_of_place(query, topic.words[index + len(level) - 1]):
            continue
        ends = _ends_of(topic.words[:index], told)
        if ends and all(_level_told(told, end) for end in ends) and not _has(told, level):
            return True
    return False


def is_part_of_it(topic: Topic, own: str) -> bool:
    """Whether a text is about a thing that is part of the one asked, of its kind ("Trung tâm … thuộc …")."""
    things = _things_named(topic)
    if not things:
        return False
    told = told_in(own)
    for start, size in things:
        said = _longest_told(topic.words[start:], told)
        if not said or (start and topic.words[start - 1].text == _PART):
            continue
        first = next(_places(told, said[:size]))
        if all(place > first and told.texts[place - 1] == _PART for place in _places(told, said)):
            return True
    return False


def _longest_told(words: _Phrase, told: Told) -> _Phrase:
    """The longest run of more than two words that a text has of those ``words`` begin with."""
    size = _RUN
    for place in told.starts.get(words[0].text, ()):
        here = 0
        for word, text in zip(words, told.texts[place:], strict=False):
            if word.text != text:
                break
            here += 1
        size = max(size, here)
    return words[:size] if size > _RUN else ()


def _is_told_further(query: Query, told: Told) -> bool:
    """Whether a thing of a level is asked, and a text has one of that name for something ("… về dữ liệu")."""
    topic = query.topic
    for start, size in _things_named(topic):
        for index in range(start + size + 1, len(topic.words)):
            level = _levels_in(topic).get(index)
            if not level or _is_of_place(query, topic.words[index + len(level) - 1]):
                continue
            ends = [place + index - start for place in _places(told, topic.words[start:index])]
            near = [told.texts[end : end + _NEAR + len(level)] for end in ends]
            if ends and all(
                words[:1] and words[0] in _FURTHER and not _within(level, words) for words in near
            ):
                return True
    return False


@lru_cache(maxsize=_LATELY)
def _things_named(topic: Topic) -> tuple[tuple[int, int], ...]:
    """Where the topic has a kind of thing, and of how many words."""
    texts = [word.text for word in topic.words]
    return tuple(
        (start, len(kind))
        for group in _things()
        for kind in group
        if kind[0].text in texts
        for start in range(len(topic.words) - len(kind))
        if _stands(kind, topic.words, start) and topic.required[start]
    )


@lru_cache(maxsize=_LATELY)
def _levels_in(topic: Topic) -> Mapping[int, _Phrase]:
    """The levels the topic names, by the place of their first word."""
    found = ((index, _level_at(topic.words, index)) for index in range(len(topic.words)))
    return {index: level for index, level in found if level}


def _ends_of(words: Sequence[Word], told: Told) -> list[int]:
    """After which words of a text the longest run of words stands that ``words`` end with."""
    ends: list[int] = []
    for size in range(_RUN, len(words) + 1):
        longer = [place + size for place in _places(told, words[-size:])]
        if not longer:
            break
        ends = longer
    return ends


def _is_of_place(query: Query, level: Word) -> bool:
    """Whether a level is told of a place by its name ("tỉnh Bình Định"), which is no word of the topic."""
    after = next((word for word in words_of(query.text) if word.start >= level.end), None)
    starts = {word.start for word in query.topic.words}
    return after is not None and (after.capital or after.start not in starts)


def _bears_another_number(topic: Topic, told: Told) -> bool:
    """Whether a thing asked by its number ("Trung tâm dữ liệu quốc gia số 2") bears none in a text."""
    for index in range(_RUN, len(topic.words) - 1):
        number, after = topic.words[index], topic.words[index + 1].text
        named = all(topic.required[index - _RUN : index]) and not number.opens
        if number.text == "số" and named and after.isdecimal() and len(after) <= _FIGURES:
            return after.lstrip("0") not in {text.lstrip("0") for text in told.texts if text.isdecimal()}
    return False


def _bears_another_name(query: Query, own: str) -> bool:
    """Whether a text tells places of a kind by their names, and none is that of the one asked."""
    asked = words_of(query.text)
    texts = [word.text for word in asked]
    for kind in _phrases("bearers"):
        for start in range(len(asked) - len(kind)) if kind[0].text in texts else ():
            name = asked[start + len(kind)]
            if not _stands(kind, asked, start) or name.opens or not _is_name(query, name, own):
                continue
            named = re.findall(
                rf"(?<!\w){_spelt(kind)}\s+([A-ZĐÀ-Ỹ]\w*(?:\s+\w+){{0,{_NEAR - 1}}})", nfc(own)
            )
            said = {fold(word) for words in named for word in words.split()}
            if named and name.bare not in said and _typed(query, name) not in said:
                return True
    return False


def _is_name(query: Query, word: Word, own: str) -> bool:
    """Whether a word after the kind of a place is a name: typed so, or of none in a question without any."""
    typed = query.text[word.start : word.end]
    if typed[:1].isupper():
        return True
    needed = any(w.start == word.start for w in query.topic.content)
    return needed and query.text.islower() and word.bare not in told_in(own).places


def _typed(query: Query, word: Word) -> str:
    return fold(query.text[word.start : word.end])


def _spelt(kind: _Phrase) -> str:
    return r"\s+".join(f"(?i:{re.escape(word.text)})" for word in kind)


def _within(level: _Phrase, words: Sequence[str]) -> bool:
    texts = tuple(word.text for word in level)
    return any(tuple(words[i : i + len(texts)]) == texts for i in range(len(words)))


def _level_at(words: Sequence[Word], index: int) -> _Phrase:
    if words[index].text not in _firsts("levels"):
        return ()
    return next((level for level in _phrases("levels") if _stands(level, words, index)), ())


def _level_told(told: Told, place: int) -> bool:
    return any(
        told.texts[place : place + len(level)] == tuple(word.text for word in level)
        for level in _phrases("levels")
    )


def _stands(phrase: _Phrase, words: Sequence[Word], start: int) -> bool:
    """Whether ``words`` have a phrase from ``start`` on."""
    if start >= len(words) or words[start].text != phrase[0].text:
        return False
    said = words[start : start + len(phrase)]
    return [word.text for word in said] == [word.text for word in phrase]


def _has(told: Told, phrase: _Phrase) -> bool:
    return phrase[0].text in told.starts and next(_places(told, phrase), None) is not None


def _places(told: Told, phrase: Sequence[Word]) -> Iterator[int]:
    """Where a text has words one after the other."""
    starts = told.starts.get(phrase[0].text)
    if not starts:
        return
    texts = tuple([word.text for word in phrase])
    for place in starts:
        if told.texts[place : place + len(texts)] == texts:
            yield place


@cache
def _things() -> tuple[tuple[_Phrase, ...], ...]:
    return tuple(tuple(map(words_of, group)) for group in load("near_names")["things"])


@cache
def _firsts(name: str) -> frozenset[str]:
    return frozenset(phrase[0].text for phrase in _phrases(name))


@cache
def _phrases(name: str) -> tuple[_Phrase, ...]:
    """The wordings of a list, the longest first."""
    return tuple(sorted(map(words_of, load("near_names")[name]), key=len, reverse=True))
