"""What was told of things before they are asked for: "có vài việc phải chờ …. Đó là những việc nào?"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.language.cues import find_cues
from assistant.language.mostly import without_most
from assistant.language.sentences import points
from assistant.language.words import words_of
from assistant.query import NO_LIMITS, Intent, Query
from assistant.understanding.conditions import with_conditions
from corpus.timespans import aligned

_OPENS = re.compile(r"\s*(?:vậy |thế )?(?:đó|đấy) là\b", re.IGNORECASE)


def with_told(query: Query, background: Query) -> Query:
    """``query`` of a list with what its background says the things it points at wait for or come to."""
    own = query.waits or query.product or query.recurs or query.limits or query.period
    pointing = points(query.text) or _OPENS.match(query.text)
    if query.intent not in (Intent.LIST, Intent.COUNT) or own or not pointing:
        return query
    text = without_most(background.text)
    words = words_of(text)
    places = [place for name in _names(background) for place in _found(name, text)]
    naming = {i for i, word in enumerate(words) if any(a <= word.start < b for a, b in places)}
    listed = replace(background, intents=(Intent.LIST,), limits=NO_LIMITS, confirms=False)
    told = with_conditions(listed, words, find_cues(words), naming)
    limits = replace(query.limits, product=told.limits.product)
    return replace(query, waits=told.waits, product=told.product, recurs=told.recurs, limits=limits)


def _names(query: Query) -> set[str]:
    """What the documents spoken of are called by: their numbers and places."""
    numbers = {(head.number or "").partition("/")[0] for head in query.scope.heads}
    return {name for name in numbers | {head.province or "" for head in query.scope.heads} if name}


def _found(name: str, text: str) -> list[tuple[int, int]]:
    plain, wanted = aligned(text), aligned(name)
    start = plain.find(wanted)
    return [(start, start + len(wanted))] if start >= 0 else []
