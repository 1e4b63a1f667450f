"""Running text quoted: the sentences of a passage that speak of a topic."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.matching import Weights, fit
from assistant.query import Query, Topic
from assistant.wording import place
from corpus.model import Passage
from corpus.text import squeeze

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ“\"\-+])|\n+")
_LONGEST = 600


def quote_passage(passage: Passage, query: Query, knowledge: Knowledge) -> Draft:
    """The sentences of ``passage`` that speak of the topic, word for word."""
    words = excerpt(passage.source.quote, query.topic.with_cues(), knowledge.weights)
    head = knowledge.head(passage.source.document)
    lines = (Line(f"“{words}” [*]", passage.source, (words,)), Line(place(head, passage.source.locator)))
    return Draft(Status.ANSWERED, query.intent, lines)


def excerpt(text: str, topic: Topic, weights: Weights) -> str:
    """The sentence of ``text`` that meets the topic best, with what follows it up to a limit."""
    if len(text) <= _LONGEST:
        return squeeze(text)
    sentences = [s for s in _SENTENCE.split(text) if s.strip()]
    scores = [fit(topic, sentence, "", weights).score for sentence in sentences]
    start = scores.index(max(scores))
    chosen = sentences[start]
    for following in sentences[start + 1 :]:
        if len(chosen) + len(following) > _LONGEST:
            break
        chosen += " " + following
    return squeeze(chosen)


def sentence_with(text: str, words: str) -> str:
    """The first sentence of ``text`` that has ``words``, else the whole of it."""
    sentences = [s for s in _SENTENCE.split(text) if words in s]
    return squeeze(sentences[0] if sentences else text)
