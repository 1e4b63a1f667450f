"""One thing in several documents, told of each apart."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.facts import compose_facts
from assistant.figures import compose_target
from assistant.knowledge import Knowledge
from assistant.listing import compose_list
from assistant.passages import compose_text
from assistant.query import FACTS, Intent, Query, Scope
from assistant.settings import AnswerSettings
from assistant.wording import document_name
from corpus.model import Head, Record
from prompts import load

_MOST = 6
_SAYING = (Status.ANSWERED, Status.PARTIAL)


def compose_comparison(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """What each document in scope says of the topic; of those named that say nothing, that they do not."""
    drafts = [(head, _of_one(query, head, knowledge, settings)) for head in query.scope.heads]
    told = [(head, draft) for head, draft in drafts if draft.status in _SAYING]
    told = [(head, draft) for head, draft in told if draft.records] or told
    if not told:
        return compose_target(query, knowledge, settings)
    spoken = {head for head, _ in told}
    places = {head.province for head in spoken if head.province}
    silent = [head for head, _ in drafts if head not in spoken and head.province not in places]
    lines: list[Line] = []
    records: list[Record] = []
    for _, draft in told[:_MOST]:
        lines += draft.lines
        records += draft.records
    missing = silent if query.scope.named else []
    lines += [Line(load("replies")["not_in"].format(document=document_name(head))) for head in missing]
    status = Status.PARTIAL if missing else Status.ANSWERED
    return Draft(status, Intent.COMPARE, tuple(lines), tuple(records))


def _of_one(query: Query, head: Head, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The fact asked for as ``head`` alone states it: a row's, else a figure, else its own words."""
    if query.noun == "task" and not query.topic.content and query.intent is Intent.COMPARE:
        return compose_list(
            replace(query, scope=Scope((head,), named=True), intents=(Intent.COUNT,)), knowledge, settings
        )
    if query.intent is Intent.TEXT:
        return compose_text(replace(query, scope=Scope((head,), named=True)), knowledge, settings)
    facts = tuple(intent for intent in query.intents if intent in FACTS)
    alone = replace(query, scope=Scope((head,), named=True), intents=facts or (Intent.TARGET,))
    if facts:
        return compose_facts(alone, knowledge, settings)
    draft = compose_target(alone, knowledge, settings)
    if draft.status is Status.NOT_FOUND and not query.unit and query.noun != "target":
        return compose_text(replace(alone, intents=(Intent.TEXT,)), knowledge, settings)
    return draft
