"""Who reports on a plan, when and where to: a paragraph that nearly every document ends with."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft
from assistant.finding.choices import MANY, ask_which
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.texts.senders import of_parties
from assistant.texts.stated_duties import Duty, duties_stated, duty_lines
from corpus.text import fold

_SEARCHED = "định kỳ hằng năm hằng quý trước ngày báo cáo kết quả thực hiện gửi về tổng hợp"
_SHORT = 4  # letters of what may be initials ("TN" for "tín ngưỡng")
_MOST = 3  # duties told of one document
_PLENTY = 6  # words that tell which report is meant
_MISSED, _MISSED_OF_ONE = 0.25, 0.5  # of them, that a report of the documents, or the one, named need not say
_EVERY = r"(?:hang|moi) (?:nam|quy|thang|tuan|ngay)"
_REPORT = r"\bbao cao\b(?! vien)"
_RECURRING = (
    rf"\b(?:{_EVERY}|dinh ky|0?[369] thang|ca nam|(?:cuoi|thang cuoi) (?:quy|nam|thang)"
    r"|\d+ lan/(?:ngay|tuan))\b"
)
_STATED = re.compile(rf"{_RECURRING}[^.;]{{0,60}}?{_REPORT}|{_REPORT}[^.;]{{0,100}}?{_RECURRING}")
_RHYTHMS = (
    re.compile(r"\b(?:(?:hang|moi|tung|trong|mot) ngay|lan/ngay|may gio|\d+ ?h\d\d)\b"),
    re.compile(r"\b(?:hang|moi|tung) tuan\b"),
    re.compile(r"\b(?:(?:hang|moi|tung) thang|thang \d*/?lan|bao cao thang)\b"),
    re.compile(
        r"\b(?:(?:hang|moi|tung|cuoi) quy|quy, (?:0?6|sau) thang"
        r"|bao cao quy(?! (?:che|dinh|hoach|mo|tac|trinh)\b))\b"
    ),
    re.compile(r"\b(?:0?6|sau) thang\b(?! (?:dau|cuoi) nam)"),
)
_AGAIN = re.compile(rf"\b(?:{_EVERY}|dinh ky|(?:moi|trong|mot) (?:nam|ngay)|0?[369] thang)\b")
_TOLD = re.compile(
    r"\b(?:gui|nop|bao)\b[^.;?!]{0,40}\b(?:ket qua|tinh hinh|so lieu)\b"
    r"|\b(?:ket qua|tinh hinh|so lieu)\b[^.;?!]{0,80}\b(?:gui|nop|bao)\b"
)
_DATED = re.compile(
    r"\b(?:(?:truoc|vao|den|tu|nhat|trong|han)(?: la)?,? (?:ngay )?\d|\d+ ?h\d\d"
    r"|(?:trong|cuoi|dau|thang cuoi|cua) (?:thang|quy)\b)"
)
_RESULTS = re.compile(rf"\bket qua\b[^.;]{{0,80}}?{_REPORT}|{_REPORT}[^.;]{{0,160}}?\bket qua\b")
_CLAUSE = re.compile(r"[,;:.?!]")
_OTHER = re.compile(r"he thong (?:thong tin )?bao cao|\bmau bao cao|\d ?%|^\W*(?:\w\) ?)?huong dan\b")
_WHERE = r"(?:dau|ai|noi nao|cho nao|co quan gi|(?:ben|so|bo|co quan|don vi|phong|nganh) nao)"
_SENT = re.compile(
    r"\b(?:gui|nop|bao cao)\b(?:(?! (?:ve|den|cho|len|toi) viec)[^.;?!]){0,60}?"
    r"\b(?:ve|den|cho|len|toi|o|qua) (?:nhung |cac )?"
    rf"{_WHERE}\b|\b(?:gui|nop|bao cao) {_WHERE}\b"
)
_OFTEN = re.compile(r"\b(?:bao|gui|nop)\b[^.;?!]{0,50}\b(?:may|bao nhieu) lan\b|\bbao lau (?:mot|1) lan\b")
_TIMES = re.compile(r"\b(?:moc|han|thoi (?:han|diem|gian)|ngay|ky|lich)\b[^.;?!]{0,12}\bbao cao\b")
_DAY_LAST = re.compile(r"(?<!hang )(?<!moi )\b(?:ngay|han|moc|lich)\W*$")  # keywords ("A báo cáo B ngày")
_WORDS_OF_REPORTING = frozenset(
    word
    for said in (
        "bao cao gui nop tong hop ket qua tinh hinh thuc hien trien khai thi hanh lam xong phai can",
        "doi chieu so sanh neu phuc vu hai",
        "dinh ky che do hang moi nam quy thang tuan lan moc thoi gian diem han ngay dot thuong xuyen",
        "truoc cham muon nhat som cuoi giua dau ve len cap tren nay ay do noi nhan so tong",
        "ke hoach quy che quyet dinh cong van chuong trinh de an chi thi nghi quyet van ban",
        "ai nao may gi the bao nhieu lau luc khi hom co quan don vi dia phuong",
        "tre ngoai nho quen lich san so lieu chot tu den nhac",
    )
    for word in said.split()
)


def reports_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The duties to report that the question asks about; ``None`` where it asks of something else."""
    asked = fold(query.text)
    if not _asks(query, asked):
        return None
    duties = _stated_so(query, _report, knowledge, settings)
    rhythms = [pattern for pattern in _RHYTHMS if pattern.search(asked)]
    duties = [d for d in duties if all(pattern.search(fold(d.sentence)) for pattern in rhythms)]
    return _drafted(duties, query, knowledge)


def results_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The duties to report results, once or at times not told, where it is asked to whom; else ``None``."""
    asked = fold(query.text)
    sent = _SENT.search(asked) if re.search(_REPORT, asked) else None
    if sent is None:
        return None
    opens = max((mark.end() for mark in _CLAUSE.finditer(asked, 0, sent.start())), default=0)
    topic = query.topic.within(lambda word: word.start >= opens)
    tells = any(word.bare not in _WORDS_OF_REPORTING for word in topic.content)
    clause = replace(query, topic=topic) if tells else query
    found = _of_titles(_stated_so(clause, _result, knowledge, settings), query, knowledge)
    sure = query.scope.named or (len(found) == 1 and len(clause.topic.content) >= _PLENTY)
    return _drafted(found, query, knowledge) if sure else None


def _drafted(duties: Sequence[Duty], query: Query, knowledge: Knowledge) -> Draft | None:
    """The duties told by document; which is meant is asked where there are many."""
    by_source: dict[str, list[Duty]] = {}
    for duty in duties:
        by_source.setdefault(duty.passage.source.document, []).append(duty)
    if not by_source:
        return None
    if len(by_source) > MANY:
        return ask_which(query, [knowledge.head(source) for source in by_source])
    told = [duty for stated in by_source.values() for duty in _nearest(stated, query, knowledge)]
    return Draft(Status.ANSWERED, query.intent, tuple(duty_lines(told, knowledge)))


def _stated_so(
    query: Query, says: Callable[[str], int | None], knowledge: Knowledge, settings: AnswerSettings
) -> list[Duty]:
    """The duties to report of which the question speaks, those of its agencies."""
    stated = [*duties_stated(query, f"{_SEARCHED} {query.topic.spoken}", says, knowledge, settings)]
    missed = [_missed(duty, query, knowledge) for duty in stated]
    least = min(missed, default=0.0)
    if least > _may_miss(query):
        return []
    meant = [duty for duty, share in zip(stated, missed, strict=True) if share == least]
    timed = [duty for duty in meant if _DATED.search(fold(duty.sentence))]
    told = of_parties(timed, query, knowledge) if _asks_time(query) else ()
    return [*(told or of_parties(meant, query, knowledge))]


def _may_miss(query: Query) -> float:
    """The share of the words asked that may be missed: more where the document is known to be meant."""
    if not query.scope.named or not _AGAIN.search(fold(query.text)):
        return 0.0
    return _MISSED_OF_ONE if len(query.scope.heads) == 1 else _MISSED


def _asks_time(query: Query) -> bool:
    named = query.intents == (Intent.TEXT,) and _DAY_LAST.search(fold(query.text))
    return Intent.DEADLINE in query.intents or bool(named)


def _of_titles(duties: Sequence[Duty], query: Query, knowledge: Knowledge) -> list[Duty]:
    """Those of the documents whose titles have most of what the question is about."""
    said = {word.bare for word in query.topic.content}
    titles = [words_of(knowledge.head(duty.passage.source.document).title or "") for duty in duties]
    shared = [len(said & {word.bare for word in title}) for title in titles]
    return [duty for duty, met in zip(duties, shared, strict=True) if met == max(shared)]


def _asks(query: Query, asked: str) -> bool:
    """Whether a question asks when somebody reports, or where to."""
    said = re.search(_REPORT, asked) or (_AGAIN.search(asked) and _TOLD.search(asked))
    if not said or re.search(r"he thong (?:thong tin )?bao cao", asked):
        return False
    first = query.intents[0]
    timed = (first in (Intent.DEADLINE, Intent.TEXT) and _asks_time(query)) or bool(_OFTEN.search(asked))
    timed = timed or (query.intent is Intent.COMPARE and bool(_TIMES.search(asked)))
    return timed or bool(_SENT.search(asked))


def _report(sentence: str) -> int | None:
    """Where a folded sentence says that somebody reports again and again; ``None`` where it does not."""
    start = 0
    for clause in sentence.split(";"):
        if _STATED.search(clause) and not _OTHER.search(clause):
            found = re.search(_REPORT, clause)
            return start + found.start() if found else None
        start += len(clause) + 1
    return None


def _result(sentence: str) -> int | None:
    """Where a folded sentence says that somebody reports what came of it, once or as told elsewhere."""
    said = _RESULTS.search(sentence)
    found = re.search(_REPORT, sentence[said.start() :]) if said else None
    return said.start() + found.start() if said and found and not _OTHER.search(sentence) else None


def _missed(duty: Duty, query: Query, knowledge: Knowledge) -> float:
    """The share of what was asked, beyond reporting itself, neither in the duty nor its document's name."""
    head = knowledge.head(duty.passage.source.document)
    around = [word.bare for word in words_of(f"{duty.heard} {head.title} {head.type} {head.issuer}")]
    said = {word.bare for word in query.topic.content} - _WORDS_OF_REPORTING
    initials = "".join(word[0] for word in around)
    rest = [
        word
        for word in said - set(around)
        if not (word.isalpha() and len(word) <= _SHORT and word in initials)
    ]
    return len(rest) / len(said) if rest else 0.0


def _nearest(duties: Sequence[Duty], query: Query, knowledge: Knowledge) -> Sequence[Duty]:
    """Those whose bodies, no agencies with names known, the question tells with the most words."""
    if query.parties:
        return duties[:_MOST]
    title = words_of(knowledge.head(duties[0].passage.source.document).title or "")
    said = {word.bare for word in query.topic.words} - _WORDS_OF_REPORTING - {word.bare for word in title}
    named = [len(said & set(fold(duty.by).split())) for duty in duties]
    return [d for d, n in zip(duties, named, strict=True) if n == max(named)][:_MOST]
