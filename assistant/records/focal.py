"""Who the focal point of a whole plan is, or leads it ("đầu mối kế hoạch 617"): the body a line calls so."""

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

_PLAN = r"(?:ke hoach|de an|chuong trinh|quyet dinh|nghi quyet|quy che|chi thi)"
_ASKED = re.compile(r"\bdau moi\b")
_LED = re.compile(rf"\bchu tri (?:(?:to chuc|trien khai|thuc hien) )*{_PLAN}\b")
_SEES_TO = (
    "chu tri|theo doi|don doc|tong hop|huong dan|trien khai|to chuc|dieu phoi|phoi hop|tham muu|kiem tra"
    "|thuc hien|giup"
)
_FOCAL = re.compile(rf"\bdau moi(?: chinh| chung)?,? (?:{_SEES_TO})\b")  # not "đầu mối tiếp nhận hồ sơ"
_LEADS = re.compile(  # "chủ trì, phối hợp với … tổ chức triển khai thực hiện Đề án;"
    rf"\bchu tri\b[^;.]{{0,200}}\b(?:trien khai|thuc hien) {_PLAN}(?: nay\b|\W*[;.,]|\W*$)"
)


def focal_told(query: Query, knowledge: Knowledge) -> Draft | None:
    """The body that sees to the one document named; ``None`` where more is asked, or none is told."""
    asks = query.intents[0] in (Intent.LEAD, Intent.LIST) and query.noun in (None, "document")
    asked = fold(query.text)
    led = query.intents == (Intent.LEAD,) and not _ASKED.search(asked) and _LED.search(asked)
    if not (asks and query.scope.named and (led or _ASKED.search(asked))) or len(query.scope.heads) != 1:
        return None
    title = {word.bare for word in words_of(query.scope.heads[0].title or "")}
    more = any(word.bare not in title for word in query.topic.content)
    if more or any(party.key not in knowledge.issuers() for party in query.parties):
        return None
    duties = knowledge.registry.assignments(RecordFilter(sources=query.scope.sources))
    sees_to = _LEADS if led else _FOCAL
    told = [duty for duty in duties if sees_to.search(fold(duty.source.quote))]
    by_agency: dict[str, Assignment] = {}
    for duty in told:
        by_agency.setdefault(fold(duty.agency), duty)
    lines: list[Line] = []
    for duty in by_agency.values():
        said = statement([duty], [Intent.LEAD])
        where = place(knowledge.head(duty.source.document), duty.source.locator)
        lines += [said, Line(where)] if said else []
    return Draft(Status.ANSWERED, Intent.LEAD, tuple(lines), tuple(by_agency.values())) if lines else None
