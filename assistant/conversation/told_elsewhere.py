"""A question that goes on about a place, answered from documents of another: said to be that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.conversation.staying import SAYING, goes_on
from assistant.draft import Draft, Line
from assistant.language.words import words_of
from assistant.query import FACTS, Intent, Query, Scope
from assistant.wording import document_name
from prompts import load

_FEW = 2  # documents or places named in a remark
_SHORT = 7  # words of a question that may be of the documents spoken of before


def may_go_on(query: Query) -> bool:
    """Whether a question goes on from what was said before it, or is too short to leave its documents."""
    whose = query.intent in (Intent.LIST, Intent.COUNT) and query.parties
    asked = whose or query.intent in (*FACTS, Intent.TARGET, Intent.TEXT)
    return goes_on(query.text) or bool(asked and len(words_of(query.text)) <= _SHORT)


def told_elsewhere(query: Query, spoken_of: Callable[[], Scope | None], draft: Draft) -> Draft:
    """``draft``, with a remark where all it tells is of documents other than those of the talk before.

    Only where the question goes on ("vậy còn …") or is short, and names no document itself.
    """
    told = {record.source.document for record in draft.records}
    if draft.status not in SAYING or not told or query.scope.named or not may_go_on(query):
        return draft
    before = spoken_of()
    if before is None or not before.named or told & before.sources:
        return draft
    names = [document_name(head) for head in before.heads]
    if len(names) > _FEW:
        names = [f"các văn bản của {place}" for place in before.places]
    if not 0 < len(names) <= _FEW:
        return draft
    remarks = (load("replies")["not_in"].format(document=name) for name in names)
    lines = (*map(Line, remarks), Line(load("replies")["other_document_says"]), *draft.lines)
    return replace(draft, status=Status.PARTIAL, lines=lines)
