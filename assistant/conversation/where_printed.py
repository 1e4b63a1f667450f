"""Where what was told before is printed ("trích nguồn giúp anh", "cái này ở phụ lục nào?")."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.query import Intent
from assistant.wording import place, short
from corpus.model import Source
from corpus.text import fold, nfc, squeeze

_AROUND = (
    r"(?:the|vay|con|va|thi|cai|viec|nhiem vu|dieu|noi dung|thong tin|nay|do|ay|day|tren|no|la|duoc|dc|ma|de"
    r"|cho|xin|giup|gium|ho|voi|hoi|biet|muon|kiem tra|anh|chi|em|minh|toi|ban|oi|a|nhi|nhe|nha|ha|nua)"
)
_PART = (
    r"(?:van ban|tai lieu|phu luc|bang|bieu|muc|phan|chuong|dieu|khoan|diem"
    r"|trang|dong|stt|so thu tu|cho|doan)"
)
_WHICH = r"(?:nao|may|gi|so may|bao nhieu|so bao nhieu|so nao)"
_STANDS = r"(?:nam|ghi|trich|noi|doc|thay|xem|lay|quy dinh|neu|the hien|viet|in|dan|trich dan)"
_ASKED = re.compile(
    r"(?:(?:ghi|neu|dua|can) )?(?:ro )?(?:trich |dan |trich dan )?(?:ro )?nguon"
    rf"(?: (?:{_WHICH}|dau|o dau|tu dau|la gi|van ban))?"
    rf"|(?:{_STANDS} )?(?:(?:o|trong|tai|tu|thuoc) )+{_PART} {_WHICH}(?: {_STANDS})?"
    rf"|{_STANDS} (?:o |tu |tai )dau(?: ra)?"
    rf"|(?:so )?{_PART} {_WHICH}"
)
_COURTEOUS = re.compile(rf"^(?:{_AROUND} )*|(?: {_AROUND})*$")
_MOST = 6  # places told of one answer


def asks_where_printed(question: str) -> bool:
    """Whether a question asks in which document or part what was told stands, and nothing else."""
    asked = squeeze(re.sub(r"[^\w\s]", " ", fold(nfc(question))))
    return bool(_ASKED.fullmatch(_COURTEOUS.sub("", asked)))


def where_printed(told: Draft, knowledge: Knowledge) -> Draft | None:
    """Where each row or sentence ``told`` is printed, with its words; of many, only in which documents."""
    found = [record.source for record in told.records] or [line.source for line in told.lines if line.source]
    places = {(one.document, one.locator): one for one in found}
    if len(places) > _MOST:
        documents = {one.document: one for one in reversed(found)}
        lines = [Line(f"{place(knowledge.head(name), '')} [*]", one) for name, one in documents.items()]
    else:
        lines = [_placed(one, knowledge) for one in places.values()]
    return Draft(Status.ANSWERED, Intent.TEXT, tuple(lines), told.records) if lines else None


def _placed(one: Source, knowledge: Knowledge) -> Line:
    return Line(f"{place(knowledge.head(one.document), one.locator)} “{short(one.quote)}” [*]", one)
