"""The choice made when it was asked back which is meant: "2", or "Bình Định"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.conversation.earlier import Talk, source_of
from assistant.conversation.followup import in_context
from assistant.draft import Draft
from assistant.query import Intent, Query, Scope
from assistant.records.telling import tell
from corpus.text import squeeze

_CHOICE = re.compile(r"(?:so |số |câu |cau |ý |y )?(\d{1,2})[.)]?", re.IGNORECASE)


def chosen(question: str, talk: Talk) -> Draft | None:
    """The answer to the question before, of the choice made when asked which: "2", or "Bình Định"."""
    if not talk.history:
        return None
    number = _CHOICE.fullmatch(squeeze(question))
    reply = talk.read(question)
    says = number or not (reply.topic.content or reply.parties or reply.intents != (Intent.TEXT,))
    if not says or not (number or reply.scope.named):
        return None
    earlier = replace(talk, history=talk.history[:-1])
    asked = talk.history[-1]
    before = in_context(asked, earlier.history, talk.read)
    draft = earlier.listed(asked, before) or talk.compose(before)
    if number:
        place = int(number[1]) if draft.status is Status.CLARIFY else 0
        return _numbered(talk, place, draft, before)
    told = {record.source.document for record in draft.records}
    if draft.status is Status.CLARIFY and not told:
        told = set(before.scope.sources)
    heads = tuple(head for head in reply.scope.heads if head.source in told)
    if not heads or len(told) == len(heads):
        return None
    again = replace(before, scope=replace(reply.scope, heads=heads))
    return earlier.listed(asked, again) or talk.compose(again)


def _numbered(talk: Talk, place: int, draft: Draft, before: Query) -> Draft | None:
    """The answer of the choice at ``place``, counted from one; of the question it offers, else."""
    earlier = replace(talk, history=talk.history[:-1])
    if 0 < place <= len(draft.records):
        record = draft.records[place - 1]
        alone = replace(before, scope=Scope((talk.knowledge.head(source_of(record)),), named=True))
        return earlier.listed(talk.history[-1], alone) or tell(record, before, talk.knowledge)
    if draft.records or not 0 < place <= len(draft.suggestions):
        return None
    return talk.compose(in_context(draft.suggestions[place - 1], earlier.history, talk.read))
