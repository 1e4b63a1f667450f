"""Short questions of a talk that say but one thing: whose, without a date, which day."""

from __future__ import annotations

from assistant.language.sentences import points
from assistant.query import Intent, Query

_LONGEST = 5  # words of a question that asks no more than a day


def names_bodies_alone(query: Query) -> bool:
    """Whether a question only names whose of what was listed before is meant ("Sở Nội vụ?")."""
    own = query.topic.content or query.period or query.recurs or query.waits or query.limits or query.product
    return query.intent in (Intent.LIST, Intent.COUNT) and bool(query.parties) and not own


def without_date(query: Query) -> bool:
    """Whether what has no date is listed ("việc nào chưa có thời hạn?")."""
    return any(blank.field == "deadline" for blank in query.limits.blank)


def asks_day_alone(query: Query) -> bool:
    """Whether a question asks when, and of nothing ("ngày nào?"): of a document, its date."""
    own = query.topic.content or query.parties or query.period or query.years or points(query.text)
    return query.intents == (Intent.DEADLINE,) and not own and len(query.text.split()) <= _LONGEST
