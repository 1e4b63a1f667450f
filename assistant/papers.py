"""Which other document a numbered one is made for, or in place of ("thay cho quyết định số mấy")."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.bases import kind_asked
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.prose import sentence_told
from assistant.provisions import provisions_told
from assistant.query import Query
from assistant.settings import AnswerSettings
from corpus.timespans import aligned

_OF_OTHERS = {"number", "date", "basis", "title"}  # aspects that such a question may be read as
_IN_PLACE_OF = re.compile(r"\b(?:thay (?:the|cho)|bai bo)\b[^.;?!]{0,40}$")


def another_paper(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What the document with the number given says of the one asked for; ``None`` where it does not."""
    asked = kind_asked(query.text)
    if asked is None or not query.scope.numbered or not {"number"} <= set(query.aspects) <= _OF_OTHERS:
        return None
    if _IN_PLACE_OF.search(aligned(query.text)[: asked.start]):
        lines = tuple(
            line
            for head in query.scope.heads
            for line in provisions_told(head, ("replaces",), knowledge, settings)
        )
        return Draft(Status.ANSWERED, query.intent, lines) if all(x.source for x in lines[::2]) else None
    return sentence_told(query, (query.topic,), knowledge, settings)
