"""What a question is about: its words, and which of them what is found must meet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from assistant.language.cues import Cue
from assistant.language.synonyms import other_words
from assistant.language.words import Word
from assistant.query import Party, Topic

Span = tuple[int, int]  # of characters
Terms = Mapping[tuple[str, ...], tuple[Word, ...]]
_SOFT = (
    "ask.",
    "stated.",
    "by.",
    "waits.",
    "product.",
    "role.",
    "noun.",
    "document.",
    "filler.",
    "followup.",
    "unit.",
    "only.",
    "row.table",
)
_NAMING = ("role.", "noun.target", "ask.product")
_LEVELS = ("tinh", "huyen", "xa")
_PERCENT = "phan"
_ONCE, _TIMES = ("1", "01", "mot"), "lan"
_FIELD = ("linh", "vuc")
_PERIOD, _YEAR = ("giai", "doan"), re.compile(r"20\d\d")
_FIGURE = ("nhom", "top", "thu", "hang", "dat", "la", "tren", "duoi", "nhat", "thieu", "da", "khoang")


def set_aside(
    words: Sequence[Word], cues: Sequence[Cue], parties: Sequence[Party], spans: Sequence[Span]
) -> list[bool]:
    """Which words need not be met by what is found: the asking itself, stop words, ``parties``, ``spans``."""
    aside = [False] * len(words)
    for cue in cues:
        if cue.label.startswith(_SOFT):
            aside[cue.start : cue.end] = [True] * (cue.end - cue.start)
    for cue in cues:
        if cue.label == "keep.words":
            aside[cue.start : cue.end] = [False] * (cue.end - cue.start)
    for party in parties:
        aside[party.start : party.end] = [True] * (party.end - party.start)
    for index, word in enumerate(words):
        aside[index] |= any(start <= word.start < end for start, end in spans)
    for index in (*_said_in_lists(words, {cue.label for cue in cues}), *_how_often(words, cues)):
        aside[index] = True
    if any(cue.label == "ask.confirm" for cue in cues):  # the figure to confirm may be a wrong one
        for index, word in enumerate(words[:-1]):
            before = words[index - 1].bare if index else ""
            aside[index] |= word.bare.isdigit() and (words[index + 1].bare == _PERCENT or before in _FIGURE)
    return aside


def _said_in_lists(words: Sequence[Word], labels: Set[str]) -> Iterator[int]:
    """The words of a list that need not be met; the level of its tasks by the name of that alone."""
    if "ask.list" in labels:
        yield from _before_years(words)
    if {"ask.list", "row.task"} <= labels:
        yield from _before_levels(words)


def _how_often(words: Sequence[Word], cues: Sequence[Cue]) -> Iterator[int]:
    """The "một lần" of "bao lâu báo cáo một lần", which is asked and not told."""
    asked = min((cue.end for cue in cues if cue.label == "ask.when"), default=len(words))
    for index in range(asked, len(words) - 1):
        if words[index].bare in _ONCE and words[index + 1].bare == _TIMES:
            yield from (index, index + 1)


def _before_levels(words: Sequence[Word]) -> Iterator[int]:
    """The "cấp" of "cấp tỉnh": headings print "tỉnh" alone as well."""
    return (
        i for i, (one, level) in enumerate(pairwise(words)) if one.bare == "cap" and level.bare in _LEVELS
    )


def _before_years(words: Sequence[Word]) -> Iterator[int]:
    """The words that only say that years follow ("giai đoạn 2021-2025")."""
    for index in range(len(words) - 2):
        if (words[index].bare, words[index + 1].bare) == _PERIOD and _YEAR.fullmatch(words[index + 2].text):
            yield from (index, index + 1)


def without(words: Sequence[Word], required: Sequence[bool], spans: Sequence[Span]) -> tuple[bool, ...]:
    """``required`` less the words in ``spans``."""
    told = [any(start <= word.start < end for start, end in spans) for word in words]
    return tuple(needed and not aside for needed, aside in zip(required, told, strict=True))


def topic_of(
    words: Sequence[Word], cues: Sequence[Cue], required: Sequence[bool], naming: Sequence[Span], terms: Terms
) -> Topic:
    """The topic of a question, without the words in ``naming``, which only say what documents are meant."""
    named = _named(words, cues)
    meant = _as_names(words, cues)
    said = [i for i, word in enumerate(words) if not any(a <= word.start < b for a, b in naming)]
    kept = tuple(meant[i] for i in said)
    topic = Topic(
        kept, tuple(required[i] for i in said), tuple(named[i] for i in said), others=other_words(kept)
    )
    return _written_out(topic, terms)


def with_typed(topic: Topic, typed: Sequence[Word], restored: Sequence[Word]) -> Topic:
    """``topic`` with, beside the restored words, the words as they were typed."""
    if topic.also or tuple(typed) == tuple(restored):
        return topic
    was = {new.start: old for old, new in zip(typed, restored, strict=True)}
    words = tuple(
        replace(was.get(word.start, word), capital=word.capital or was.get(word.start, word).capital)
        for word in topic.words
    )
    return replace(topic, also=Topic(words, topic.required, topic.named, others=other_words(words)))


def _as_names(words: Sequence[Word], cues: Sequence[Cue]) -> tuple[Word, ...]:
    """The words with those that must be met, as a name must, told by ``capital``.

    A field called by its name is one of them ("lĩnh vực thuế").
    """
    must = {i for cue in cues if cue.label == "must.words" for i in range(cue.start, cue.end)}
    bare = [word.bare for word in words]
    must |= {i for i in range(len(_FIELD), len(bare)) if tuple(bare[i - len(_FIELD) : i]) == _FIELD}
    return tuple(replace(word, capital=True) if i in must else word for i, word in enumerate(words))


def _written_out(topic: Topic, terms: Terms) -> Topic:
    """``topic`` with a second form of it: the short forms that documents define written out."""
    words: list[Word] = []
    required: list[bool] = []
    index = 0
    bare = tuple(word.bare for word in topic.words)
    while index < len(bare):
        size = next((n for n in (3, 2, 1) if topic.required[index] and bare[index : index + n] in terms), 0)
        meant = terms[bare[index : index + size]] if size else (topic.words[index],)
        words += meant
        required += [topic.required[index]] * len(meant)
        index += size or 1
    if tuple(words) == topic.words:
        return topic
    named = tuple(False for _ in words)
    return replace(topic, also=Topic(tuple(words), tuple(required), named, others=other_words(words)))


def _named(words: Sequence[Word], cues: Sequence[Cue]) -> tuple[bool, ...]:
    """The words that name a kind of thing, and are not small words of asking as well."""
    named = [False] * len(words)
    for wanted, value in ((_NAMING, True), (("filler.",), False)):
        for cue in cues:
            if cue.label.startswith(wanted):
                named[cue.start : cue.end] = [value] * (cue.end - cue.start)
    return tuple(named)
