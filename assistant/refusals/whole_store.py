"""A story that tells nothing a list could be limited by: every task of every document is no answer to it."""

from __future__ import annotations

from assistant.answer import Status
from assistant.draft import Draft
from assistant.language.words import words_of
from assistant.query import Intent, Query

_FEWEST = 3  # documents
_STORY = 12  # words told before what is asked


def lists_whole_store(query: Query, draft: Draft) -> bool:
    """Whether ``draft`` lists what all documents have, though a story before the question means a part."""
    if query.intent is not Intent.LIST or draft.status is not Status.ANSWERED:
        return False
    named = query.scope.named or query.parties or query.roles or query.topic.content or query.period
    conditions = query.limits or query.waits or query.product or query.recurs or query.by or query.arrange
    if named or conditions or len(words_of(query.background)) < _STORY:
        return False
    return len({record.source.document for record in draft.records}) >= _FEWEST
