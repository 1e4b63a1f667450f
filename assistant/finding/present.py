"""The present state of things: a question may ask for it, running text may tell it; no target does."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings
from assistant.understanding.present_words import TODAY
from assistant.wording import place
from corpus.text import fold, squeeze
from prompts import load

_STATED = re.compile(rf"\b(?:{TODAY})\b")


def present_state(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The sentence of running text that tells the state of today with a figure; ``None`` where none does."""
    hits = knowledge.retriever.retrieve(
        query.topic.text, settings.candidates, sources=query.scope.sources, kinds=frozenset({"text"})
    )
    matcher = matcher_of(query.topic, knowledge.weights)
    told = [
        (matcher.fit(sentence), squeeze(sentence), hit.passage.source)
        for hit in hits
        for sentence in sentences(hit.passage.source.quote)
        if _STATED.search(fold(sentence)) and any(char.isdigit() for char in sentence)
    ]
    told = [one for one in told if not one[0].unnamed and one[0].coverage >= settings.own_coverage]
    if not told:
        return None
    _, words, source = max(told, key=lambda one: one[0].score)
    head = knowledge.head(source.document)
    lines = (Line(f"“{words}” [*]", source, (words,)), Line(place(head, source.locator)))
    return Draft(Status.ANSWERED, query.intent, lines)


def as_target(draft: Draft) -> Draft:
    """``draft``, said to be what is aimed at and not how things stand."""
    if draft.status is not Status.ANSWERED:
        return draft
    return replace(draft, status=Status.PARTIAL, lines=(Line(load("replies")["only_target"]), *draft.lines))
