"""By when a body makes its own plan to carry a document out, and where it sends that.

Nearly every document says so in one paragraph, with words that a question about it hardly has.
"""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, refusal
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.settings import AnswerSettings
from assistant.texts.senders import of_parties
from assistant.texts.stated_duties import Duty, duties_stated, duty_lines
from corpus.text import fold
from prompts import load

_SEARCHED = "xây dựng kế hoạch cụ thể chi tiết thực hiện của đơn vị, địa phương, gửi về trước ngày"
_MAKING = r"\b(?:xay dung|lap|ban hanh|lam|viet|soan|lam ra|nop|gui)\b"
_OWN = (
    r"(?:rieng|chi tiet|cu the|(?:thuc hien )?cua (?:don vi|dia phuong|co quan|nganh|xa|phuong|phong|minh))"
)
_ASKED = re.compile(rf"{_MAKING}[^.?!]{{0,30}}\bke hoach {_OWN}\b")
_WHERE = re.compile(r"\b(?:gui|nop)\b[^.?!]{0,30}\b(?:dau|ai|(?:co quan|don vi|noi|so|bo|phong|ben) nao)\b")
_WHEN = re.compile(r"\b(?:ngay|hom|luc|khi|thang) nao\b|\bbao gio\b|\bhan\b")
_TIME = r"(?:truoc ngay|trong thang|truoc thang|cham nhat)"
_STATED = re.compile(
    r"\b(?:xay dung|lap|ban hanh)\b(?: \w+){0,6}? ke hoach\b"
    rf"(?=(?: \w+){{0,3}}? (?:thuc hien|trien khai|rieng|chi tiet|cu the)\b)[^.;]{{0,160}}?\b{_TIME}"
)
_SENT = re.compile(r"\bgui\b")


def plan_sent(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The one paragraph that says so of the document named, where it is asked to whom the plan is sent.

    ``None`` where something else is asked."""
    asked = _told(query)
    if not (query.scope.named and _ASKED.search(asked) and _WHERE.search(asked)):
        return None
    told = _of_document(query, knowledge, settings, sent=True)
    if told is None and "sent" in query.aspects:  # those who receive the document are another matter
        return refusal(query.intent, load("replies")["not_found"])
    return told


def plan_due(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The same where it is asked by when the plan is made, and nothing else was found."""
    asked = _told(query)
    if not (query.scope.named and _ASKED.search(asked) and _WHEN.search(asked)):
        return None
    return _of_document(query, knowledge, settings, sent=False)


def _told(query: Query) -> str:
    return fold(f"{query.background} {query.text}")


def _of_document(query: Query, knowledge: Knowledge, settings: AnswerSettings, *, sent: bool) -> Draft | None:
    """The one paragraph that says it of those who ask; ``None`` where none does, or several that differ."""
    stated = [*duties_stated(query, _SEARCHED, _says, knowledge, settings)]
    found: dict[str, Duty] = {}
    for duty in of_parties(stated, query, knowledge):
        if not sent or _SENT.search(fold(duty.sentence)):
            found.setdefault(duty.words, duty)
    if len(found) != 1:
        return None
    return Draft(Status.ANSWERED, query.intent, tuple(duty_lines([*found.values()], knowledge)))


def _says(sentence: str) -> int | None:
    said = _STATED.search(sentence)
    return said.start() if said else None
