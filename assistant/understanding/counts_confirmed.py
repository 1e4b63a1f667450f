"""A number of tasks to be confirmed ("Sở A chủ trì 6 nhiệm vụ phải không"): told by counting them."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.query import FACTS, Intent, Query
from corpus.text import fold

_SO_MANY = re.compile(r"\b(\d{1,3}) (?:nhiem vu|dau viec|cong viec|viec)\b")
_NUMBERED = re.compile(r"\b(?:so|stt|thu|muc|dieu|quy|thang|nam) $")


def counting_confirmed(query: Query) -> Query:
    """``query`` as a count, where nothing but the number of an agency's tasks is to be confirmed."""
    asked = fold(query.text)
    said = _SO_MANY.search(asked) if query.confirms and (query.parties or query.scope.named) else None
    if said is None or _NUMBERED.search(asked[: said.start()]):
        return query
    of_one = not set(query.intents) <= {*FACTS, Intent.LIST, Intent.TEXT, Intent.TARGET, Intent.COUNT}
    if of_one or any(word.bare != said[1] for word in query.topic.content):
        return query
    return replace(query, intents=(Intent.COUNT,), noun="task", topic=query.topic.within(lambda _: False))
