"""A question that goes on about a place, answered from documents of another: said to be that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.conversation.staying import SAYING, goes_on
from assistant.draft import Draft, Line
from assistant.query import Query, Scope
from assistant.wording import document_name
from prompts import load

_FEW = 2  # documents named in a remark


def told_elsewhere(query: Query, spoken_of: Callable[[], Scope | None], draft: Draft) -> Draft:
    """``draft``, with a remark where all it tells is of documents other than those of the talk before.

    Only where the question goes on ("vậy còn …") and names no document itself.
    """
    told = {record.source.document for record in draft.records}
    if draft.status not in SAYING or not told or query.scope.named or not goes_on(query.text):
        return draft
    before = spoken_of()
    if before is None or not 0 < len(before.heads) <= _FEW or told & before.sources:
        return draft
    remarks = (load("replies")["not_in"].format(document=document_name(head)) for head in before.heads)
    lines = (*map(Line, remarks), Line(load("replies")["other_document_says"]), *draft.lines)
    return replace(draft, status=Status.PARTIAL, lines=lines)
