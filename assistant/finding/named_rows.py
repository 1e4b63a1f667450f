"""Figures of one thing among several of a table ("Sắn: Sản lượng"), asked of another that it has not."""

from __future__ import annotations

from assistant.language.cues import grammar_words
from assistant.language.words import same, words_of
from assistant.query import Topic
from assistant.scoring.matching import CONTEXT, matcher_of
from assistant.scoring.told import told_in
from assistant.scoring.weights import Weights
from corpus.model import Record, Target

_OF, _LONGEST = ": ", 4  # words of the name of a thing; what is longer is a heading


def of_another_row(topic: Topic, record: Record, around: str, weights: Weights) -> bool:
    """Whether a target is of a thing that ``topic`` never names, and the topic has more than it meets."""
    indicator = record.indicator if isinstance(record, Target) else None
    named, parted, measure = (indicator or "").partition(_OF)
    words = [word for word in words_of(named) if word.text not in grammar_words()]
    if not parted or not words or len(words) > _LONGEST:
        return False
    if any(same(asked, word) for asked in topic.words for word in words):
        return False
    matcher = matcher_of(topic, weights)
    met = matcher.meet(told_in(measure), around, CONTEXT)
    return any(word.needed and not value for word, (value, _) in zip(matcher.words, met, strict=True))
