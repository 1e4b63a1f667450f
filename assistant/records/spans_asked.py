"""How many days or hours, or at what hour: no deadline without such a number tells it."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, refusal
from assistant.language.quantities import quantities, states
from assistant.query import Intent, Query
from corpus.text import fold
from prompts import load

_SPANS = re.compile(r"\b(?:may|bao nhieu) (?P<unit>ngay|gio|phut|buoi|tieng)\b")
_LEFT = re.compile(r"\b(?:con|nua|da qua|tre|cham|qua han|tu nay)\b")  # counted from today
_CLOCK = re.compile(r"\b\d{1,2} ?(?:gio|h|g)(?:\b|\d)|\b\d{1,2}:\d\d\b")


def of_how_long(query: Query, draft: Draft) -> Draft:
    """``draft``, refused where it is asked how long or at what hour and nothing told has such a number."""
    asked = fold(query.text)
    span = _SPANS.search(asked)
    if draft.status is not Status.ANSWERED or query.intents != (Intent.DEADLINE,) or span is None:
        return draft
    quotes = [line.source.quote for line in draft.lines if line.source]
    numbers = quantities(query.text)
    told = any(states(quote, numbers) or _CLOCK.search(fold(quote)) for quote in quotes)
    if _LEFT.search(asked) or told or not quotes or not numbers:
        return draft
    return refusal(draft.intent, load("replies")["not_found"])
