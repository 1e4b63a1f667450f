"""What else is told where an answer was from: another year's figure, what it costs, where it takes place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.conversation.other_years import asks_other_year, has_nothing_else, in_other_year
from assistant.conversation.staying import is_of_few, told_words
from assistant.conversation.whereabouts import asks_cost, asks_where, quoted_words, where_told
from assistant.draft import Draft, refusal
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.records.counted import number_in
from corpus.model import Target
from prompts import load

Compose = Callable[[Query], Draft]


def asks_beside(part: Query) -> bool:
    """Whether a question may ask no more than the year, the cost or the place of what was told before."""
    kinds = asks_other_year(part) or asks_cost(part) or part.intents == (Intent.TEXT,)
    return kinds and not part.scope.named


def told_beside(
    part: Query, before: Query, told: Draft, compose: Compose, knowledge: Knowledge
) -> Draft | None:
    """What ``part`` asks beside what was ``told`` of ``before``; ``None`` where it asks no such thing."""
    if not is_of_few(before, told) and not (told.records and before.intent is Intent.TEXT):
        return None
    words = told_words(told.records, before)
    year = asks_other_year(part)
    if all(isinstance(record, Target) for record in told.records):
        told_so = in_other_year(told.records, part, knowledge) if year else None
        alone_so = year and has_nothing_else(part, words)
        return (told_so or _of_year(part, before, compose)) if alone_so else None
    if asks_cost(part):
        return number_in(told.records, part, knowledge) or _nothing()
    where = asks_where(part, words | quoted_words(told.records))
    return where_told(told.records, before, knowledge) if where else None


def _of_year(part: Query, before: Query, compose: Compose) -> Draft:
    """The target asked for ``before``, stated elsewhere for the year of ``part``; else a refusal."""
    draft = compose(replace(before, intents=(Intent.TARGET,), years=part.years, roles=part.roles))
    is_target = draft.records and all(isinstance(record, Target) for record in draft.records)
    return draft if is_target else _nothing()


def _nothing() -> Draft:
    return refusal(Intent.TARGET, load("replies")["not_found"])
