"""What one body gives to another ("Sở A trình UBND tỉnh những gì?"): the rows that say so, and no others."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.knowledge import Knowledge
from assistant.query import Intent, Party, Query
from assistant.records.receivers import giving_before, is_given_to
from assistant.selecting.yearly import by_row
from assistant.settings import AnswerSettings
from assistant.several.listing import compose_list, items_told, of_documents
from corpus.model import Record, Task
from prompts import load

_LISTS = (Intent.LIST, Intent.COUNT)


def given_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The rows that say what is given to the body the question names so; ``None`` where it names none."""
    if query.intent not in _LISTS or query.sides or query.by:
        return None
    parties = {party.key: party for party in query.parties}
    for named in knowledge.agencies.find(query.text):  # in a talk others may be meant that it does not name
        giving = giving_before(query.text, named.start) if named.key in parties else None
        if giving:
            return _told(query, parties[named.key], giving, knowledge, settings)
    return None


def _told(
    query: Query, to: Party, giving: re.Match[str], knowledge: Knowledge, settings: AnswerSettings
) -> Draft:
    topic = query.topic.within(lambda word: not giving.start("act") <= word.start < giving.end("act"))
    parties = tuple(party for party in query.parties if party is not to)
    asked = replace(query, topic=topic, parties=parties, intents=(Intent.LIST,))
    listed = compose_list(asked, knowledge, settings).records
    found = [record for record in listed if is_given_to(to.key, _text(record), knowledge)]
    if not found:
        return refusal(query.intent, load("replies")["none_given"].format(whom=to.name))
    items = by_row(found)
    where = of_documents(found, knowledge)
    first = load("replies")["given_to"].format(n=len(items), whom=to.name, where=where)
    lines = (Line(first), *items_told(items, knowledge, settings.shown, asked))
    return Draft(Status.ANSWERED, query.intent, lines, tuple(found), len(items))


def _text(record: Record) -> str:
    return f"{record.task} . {record.product or ''}" if isinstance(record, Task) else record.text
