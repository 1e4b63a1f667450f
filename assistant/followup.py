"""A question that leans on the ones before it, made to stand on its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.cues import find_cues
from assistant.query import Intent, Query, Topic
from assistant.words import words_of

_OWN_CONTENT = 2


def in_context(question: str, history: Sequence[str], read: Callable[[str], Query]) -> Query:
    """Read ``question``; where it lacks a subject of its own, take it from the question before.

    ``history`` holds earlier questions, oldest first. A question with content of its own drops them.
    """
    query = read(question)
    if not history or not _leans(query):
        return query
    return _merged(query, in_context(history[-1], history[:-1], read))


def _leans(query: Query) -> bool:
    """Whether a question has nothing of its own to be about, or points back."""
    content = len(query.topic.content)
    if query.declined or content >= _OWN_CONTENT + 1:
        return False
    pointing = any(cue.label == "followup.words" for cue in find_cues(words_of(query.text)))
    if content >= _OWN_CONTENT:
        return False
    alone = query.intent in (Intent.LIST, Intent.COUNT, Intent.DOCUMENT) and (
        query.parties or query.scope.named
    )
    return pointing or not (content or alone)


def _merged(query: Query, before: Query) -> Query:
    """``before`` with whatever ``query`` says anew."""
    asks_anew = query.intent is not Intent.TEXT
    keeps_list = before.intent in (Intent.LIST, Intent.COUNT) and not asks_anew
    topic = query.topic if query.topic.content else _without_scope(before, query)
    listing = query.intent in (Intent.LIST, Intent.COUNT)
    return replace(
        before if keeps_list or not asks_anew else query,
        text=query.text,
        intents=query.intents if asks_anew else before.intents,
        topic=topic,
        scope=query.scope if query.scope.named else before.scope,
        parties=query.parties or (before.parties if keeps_list or listing or not query.topic.content else ()),
        roles=query.roles or before.roles,
        years=query.years or before.years,
        period=query.period or before.period,
        noun=query.noun or before.noun,
        aspects=query.aspects or (before.aspects if not asks_anew else ()),
        arrange=query.arrange or (before.arrange if keeps_list else None),
    )


def _without_scope(before: Query, query: Query) -> Topic:
    """The topic of the earlier question; its place and year already lie aside as optional words."""
    return before.topic if before.topic.content or not query.topic.words else query.topic
