"""Who the focal point of a whole plan is ("đầu mối kế hoạch 617"): the body a line of its text calls so."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Intent, Query
from assistant.records.telling import statement
from assistant.wording import place
from corpus.model import Assignment
from corpus.registry import RecordFilter
from corpus.text import fold

_ASKED = re.compile(r"\bdau moi\b")
_SEES_TO = (
    "chu tri|theo doi|don doc|tong hop|huong dan|trien khai|to chuc|dieu phoi|phoi hop|tham muu|kiem tra"
    "|thuc hien|giup"
)
_FOCAL = re.compile(rf"\bdau moi(?: chinh| chung)?,? (?:{_SEES_TO})\b")  # not "đầu mối tiếp nhận hồ sơ"


def focal_told(query: Query, knowledge: Knowledge) -> Draft | None:
    """The body that sees to the one document named; ``None`` where more is asked, or none is told."""
    asks = query.intents[0] in (Intent.LEAD, Intent.LIST) and query.noun in (None, "document")
    if not (asks and query.scope.named and _ASKED.search(fold(query.text))) or len(query.scope.heads) != 1:
        return None
    title = {word.bare for word in words_of(query.scope.heads[0].title or "")}
    more = any(word.bare not in title for word in query.topic.content)
    if more or any(party.key not in knowledge.issuers() for party in query.parties):
        return None
    duties = knowledge.registry.assignments(RecordFilter(sources=query.scope.sources))
    told = [duty for duty in duties if _FOCAL.search(fold(duty.source.quote))]
    by_agency: dict[str, Assignment] = {}
    for duty in told:
        by_agency.setdefault(fold(duty.agency), duty)
    lines: list[Line] = []
    for duty in by_agency.values():
        said = statement([duty], [Intent.LEAD])
        where = place(knowledge.head(duty.source.document), duty.source.locator)
        lines += [said, Line(where)] if said else []
    return Draft(Status.ANSWERED, Intent.LEAD, tuple(lines), tuple(by_agency.values())) if lines else None
