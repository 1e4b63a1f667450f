"""A question in a talk of some documents that others answer: their own words first, else a remark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.conversation.staying import SAYING, goes_on
from assistant.draft import Draft, Line
from assistant.language.words import words_of
from assistant.query import FACTS, Intent, Query, Scope
from assistant.scoring.matching import fit
from assistant.scoring.weights import Weights
from assistant.wording import document_name
from prompts import load

_FEW = 2  # documents or places named in a remark
_SHORT = 7  # words of a question that may be of the documents spoken of before


def may_go_on(query: Query) -> bool:
    """Whether a question goes on from what was said before it, or is too short to leave its documents."""
    whose = query.intent in (Intent.LIST, Intent.COUNT) and query.parties
    asked = whose or query.intent in (*FACTS, Intent.TARGET, Intent.TEXT)
    return goes_on(query.text) or bool(asked and len(words_of(query.text)) <= _SHORT)


def told_elsewhere(
    query: Query,
    spoken_of: Callable[[], Scope | None],
    draft: Draft,
    compose: Callable[[Query], Draft],
    weights: Weights,
) -> Draft:
    """``draft``, unless all it tells is of documents other than those of the talk before.

    Then what those say, where they say it no worse; else ``draft`` with a remark, where the question goes
    on ("vậy còn …") or is short. A question that names a document itself leaves the talk's.
    """
    told = {line.source.document for line in draft.lines if line.source}
    if draft.status not in SAYING or not told or query.scope.named:
        return draft
    before = spoken_of()
    if before is None or not before.named or told & before.sources:
        return draft
    asked = _asks_of_thing(query) and not before.missing
    there = compose(replace(query, scope=before)) if asked else None
    if there and there.status in SAYING and _said(query, there, weights) >= _said(query, draft, weights):
        return there
    return _remarked(before, draft) if draft.records and may_go_on(query) else draft


def _asks_of_thing(query: Query) -> bool:
    return query.intent in (*FACTS, Intent.TARGET, Intent.TEXT) and bool(query.topic.content)


def _said(query: Query, draft: Draft, weights: Weights) -> float:
    """The largest share of the topic that one quote of ``draft`` says (0–1)."""
    quotes = [line.source.quote for line in draft.lines if line.source]
    return max((fit(query.topic, quote, "", weights).coverage for quote in quotes), default=0.0)


def _remarked(before: Scope, draft: Draft) -> Draft:
    """``draft``, said to be of other documents than those spoken of ``before``."""
    names = [document_name(head) for head in before.heads]
    if len(names) > _FEW:
        names = [f"các văn bản của {place}" for place in before.places]
    if not 0 < len(names) <= _FEW:
        return draft
    remarks = (load("replies")["not_in"].format(document=name) for name in names)
    lines = (*map(Line, remarks), Line(load("replies")["other_document_says"]), *draft.lines)
    return replace(draft, status=Status.PARTIAL, lines=lines)
