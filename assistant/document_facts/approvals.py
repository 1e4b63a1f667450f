"""A stored document that is itself the approval asked about: who approves is who issued it."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.printed import Printed
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.records.approvers import act_asked
from assistant.scoring.matching import fit
from assistant.wording import document_name
from corpus.text import fold

_SAYING = (Status.ANSWERED, Status.PARTIAL)
_SAID = 0.95  # of the words asked, in its title
_OPENING = r"^\W*(?:(?:v/v|ve viec) )?(?:cong bo [^.;]* va )?"


def of_approval_held(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft``, or the one document that by its title does the act of which it is asked who does it."""
    act = act_asked(query) if draft.status in _SAYING and draft.records else None
    if act is None or not query.topic.content:
        return draft
    opening = re.compile(rf"{_OPENING}{re.escape(fold(act))}\b")
    heads = [
        head
        for head in query.scope.heads
        if head.issuer and head.title and opening.search(fold(head.title))
        if fit(query.topic, head.title, "", knowledge.weights).coverage >= _SAID
    ]
    if len(heads) != 1:
        return draft
    title = heads[0].title or ""
    source = Printed(heads[0].source, knowledge.registry.blocks(heads[0].source)).of(title)
    if source is None:
        return draft
    told = Line(f"{document_name(heads[0])}: “{title}” [*].", source)
    return Draft(Status.ANSWERED, draft.intent, (told,))
