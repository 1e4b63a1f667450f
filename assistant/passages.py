"""Free questions: the record or the passage that speaks of the topic, quoted."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.evidence import find_passages, find_records
from assistant.facts import choose, nearest, overview
from assistant.figures import compose_target
from assistant.knowledge import Knowledge
from assistant.matching import Weights, fit
from assistant.query import Query, Topic
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.model import Passage, Target
from corpus.text import squeeze

_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZĐÀ-Ỹ“\"\-+])|\n+")
_LONGEST = 600
_RECORD_FIRST = 0.05


def compose_text(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The record that is meant, in full, or the sentences of the passage that speak of the topic."""
    records = find_records(query, ("task", "target", "assignment"), knowledge, settings)
    passages = find_passages(query, knowledge, settings)
    best = records.kept[0] if records.kept else None
    passage = passages.kept[0] if passages.kept else None
    if best and (passage is None or best.score + _RECORD_FIRST >= passage.score):
        if isinstance(best.item, Target):
            return compose_target(query, knowledge, settings)
        tasks = [s for s in records.kept if not isinstance(s.item, Target)]
        return overview(choose(tasks, settings.margin)[0], knowledge, query.intent)
    if passage is None or not isinstance(passage.item, Passage):
        return nearest(query, records)
    return _quoted(passage.item, query, knowledge)


def _quoted(passage: Passage, query: Query, knowledge: Knowledge) -> Draft:
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
