"""What is told where no record fits a list: whose the thing asked of is, what they have instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.evidence import find_records, involved
from assistant.finding.excerpts import has_records
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.naming.renaming import stood
from assistant.query import Intent, Query, Topic
from assistant.records.facts import compose_facts
from assistant.records.passages import compose_text
from assistant.selecting.nothing_listed import nothing_listed
from assistant.settings import AnswerSettings
from assistant.texts.chapters import duties_told
from assistant.understanding.rows_of_kind import kind_named
from assistant.wording import leads
from corpus.agencies import group_covers, is_group
from corpus.model import Record
from prompts import load

Listed = Callable[[Query], Draft]

_PLENTY = 4  # words that say which thing is meant, rather than what things are listed
_YEAR = 360  # days


def told_instead(query: Query, knowledge: Knowledge, settings: AnswerSettings, listed: Listed) -> Draft:
    """No record fits: say whose the thing is, quote running text, or refuse with the scope searched.

    ``listed`` lists what another question asks for.
    """
    if kind_named(query):
        return nothing_listed(query, knowledge, settings)
    rules = not has_records(query, knowledge)
    plain = rules or not (query.scope.named and (query.topic.content or query.roles))
    told = duties_told(query, knowledge, settings) if plain and not query.limits else None
    if told and (rules or query.intent is Intent.LIST) and not query.period:
        return told
    if query.intent is Intent.LIST and query.topic.content and not query.limits:
        if not query.parties:
            by_days = query.noun == "task" and query.period is not None and len(query.topic.content) < _PLENTY
            return (
                nothing_listed(query, knowledge, settings)
                if by_days
                else compose_text(query, knowledge, settings)
            )
        theirs = _whose_it_is(query, knowledge, settings, listed)
        if theirs:
            return theirs
    return nothing_listed(query, knowledge, settings)


def _whose_it_is(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, listed: Listed
) -> Draft | None:
    """The task that is asked of the agencies named, with what they are in it; ``None`` where none is sure."""
    of_anybody = replace(query, intents=(Intent.LEAD,), parties=())
    told = compose_facts(of_anybody, knowledge, settings)
    if told.status is not Status.ANSWERED or _within_a_year(query):
        return None
    if any(_concerns(record, party.key, knowledge) for record in told.records for party in query.parties):
        return told
    stood = any(_stood(party.key, told, knowledge) for party in query.parties)
    found = find_records(of_anybody, ("task", "assignment"), knowledge, settings) if stood else None
    sure = found is not None and found.sureness() >= settings.stranger_likelihood
    return _beside_theirs(query, told, listed) if sure else None


def _beside_theirs(query: Query, told: Draft, listed: Listed) -> Draft:
    """The task ``told``, that it is not theirs said; of a task asked about before, what they have instead."""
    names = ", ".join(dict.fromkeys(party.name for party in query.parties))
    said = {word.bare for word in words_of(query.text)}
    if said.isdisjoint(word.bare for word in query.topic.content):
        own = listed(replace(query, topic=Topic()))
        if own.status is Status.ANSWERED:
            first = Line(load("replies")["others_of_agency"].format(agency=names))
            return replace(own, status=Status.PARTIAL, lines=(first, *own.lines))
    first = Line(load("replies")["not_of_agency"].format(agency=names))
    return replace(told, status=Status.PARTIAL, lines=(first, *told.lines))


def _within_a_year(query: Query) -> bool:
    """Whether the days asked for are a part of a year: what is not due then is no answer."""
    start, end = query.period or (None, None)
    return start is not None and end is not None and (end - start).days < _YEAR


def _concerns(record: Record, key: str, knowledge: Knowledge) -> bool:
    """Whether a record names the agency with ``key``, or a group that it was one of when issued."""
    groups = [name for name in leads(record) if is_group(name) and group_covers(name, key)]
    return key in involved(record, knowledge) or (
        bool(groups) and stood(key, record.source.document, knowledge)
    )


def _stood(key: str, told: Draft, knowledge: Knowledge) -> bool:
    """Whether the agency with ``key`` was there when one of the records told was issued."""
    return any(stood(key, record.source.document, knowledge) for record in told.records)
