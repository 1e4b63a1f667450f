"""Whom to tell of difficulties in carrying a document out: a paragraph nearly every document ends with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft
from assistant.finding.choices import MANY
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Query
from assistant.settings import AnswerSettings
from assistant.texts.stated_duties import Duty, duties_stated, duty_lines
from corpus.text import fold

_SEARCHED = (
    "trong quá trình triển khai thực hiện nếu có khó khăn, vướng mắc, phát sinh"
    " kịp thời báo cáo, phản ánh về để tổng hợp, xem xét, giải quyết"
)
_TROUBLE = r"\b(?:vuong mac|vuong|kho khan|phat sinh|bi ket|mac ket|truc trac|tro ngai|khuc mac)\b"
_TELL = r"\b(?:bao cao|bao|phan anh|gui|trinh|hoi|keu|kien nghi|lien he|goi|thong tin|trao doi)\b"
_WHERE = (
    r"(?:\b(?:ve|cho|toi|den|len|qua|gui|hoi|o|voi|la|bao|goi) (?:nhung |cac )?"
    r"(?:dau|ai|(?:noi|cho|co quan|don vi|so|bo|ban|phong|ben|dau moi) nao)\b|\b(?:dau moi nao|ai|o dau)\b)"
)
_ASKED = re.compile(rf"{_TROUBLE}[^.?!]*?{_TELL}[^.?!]*?{_WHERE}|{_TELL}[^.?!]*?{_TROUBLE}[^.?!]*?{_WHERE}")
_KEYED = re.compile(
    r"^(?:\W*\S*\d\S*\W+)?dau moi (?:(?:bao|bao cao|phan anh|gap|khi co) )?(?:vuong mac|kho khan)\b"
)
_SAID = re.compile(
    r"\b(?:qua trinh|neu|truong hop|khi)\b[^.;]{0,160}?\b(?:vuong mac|kho khan|phat sinh)\b[^.;]{0,260}?"
    r"\b(?:bao cao|phan anh|kien nghi|gui|trao doi|thong tin|lien he|thong bao)(?: \w+){0,3}?"
    r" (?:ve|cho|gui|qua|den|voi|toi|ubnd|uy ban|so|bo|ban|chu tich|thu tuong|chinh phu|van phong|cong an)\b"
)


def troubles_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """That paragraph of the document meant; ``None`` where something else is asked, or none says it."""
    asked = fold(query.text)
    if not (_ASKED.search(asked) or _KEYED.search(asked)):
        return None
    duties = [*duties_stated(query, _SEARCHED, _says, knowledge, settings)]
    told = {duty.passage.source.document: duty for duty in _of_meant(duties, query, knowledge)}
    if not told or len(told) > MANY:
        return None
    return Draft(Status.ANSWERED, query.intent, tuple(duty_lines([*told.values()], knowledge)))


def _says(sentence: str) -> int | None:
    said = _SAID.search(sentence)
    return said.start() if said else None


def _of_meant(duties: Sequence[Duty], query: Query, knowledge: Knowledge) -> list[Duty]:
    """Those of the documents whose titles have most of what is asked about."""
    said = {word.bare for word in query.topic.content}

    def shared(duty: Duty) -> int:
        title = knowledge.head(duty.passage.source.document).title or ""
        return len(said & {word.bare for word in words_of(title)})

    most = max(map(shared, duties), default=0)
    if not most and not query.scope.named and len(knowledge.heads) > 1:
        return []
    return [duty for duty in duties if shared(duty) == most]
