"""What became of a document once issued, which only a later one tells; and which ones it ended itself."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.document_facts.documents import meant
from assistant.draft import Draft, Line, refusal
from assistant.finding.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.naming.scope import having, known_references, references
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.wording import document_name, place
from corpus.model import Head
from corpus.text import fold, squeeze
from corpus.timespans import aligned
from prompts import load

_ENDING = (
    r"(?:huy bo|huy|bai bo|thay the|thu hoi|dinh chi|gia han|lui(?: han)?|hoan(?! thanh| thien| tat)|sua doi)"
)
_ASKED = r"(?:nao|may|gi|bao nhieu|dau)"
_BY = r"(?:bang|boi|theo|qua)"
_KIND = r"(?:quyet dinh|van ban|nghi quyet|ke hoach|chi thi|cong van|thong bao|cai|giay)"
_SUFFERED = re.compile(  # of the document named before it
    rf"\b(?:bi|duoc) (?:\S+ ){{0,2}}?{_ENDING}\b"
    rf"|\b{_ENDING} (?:\S+ ){{0,3}}?{_BY} {_KIND}\b[^,;.?]*\b{_ASKED}\b"
    rf"|\b{_ENDING} {_BY} {_ASKED}\b"
)
_WITHIN = re.compile(rf"\b(?:theo|trong|tai|o|can cu|kem theo) (?:{_KIND} )?(?:so )?$")
_NOTHING_ELSE = re.compile(  # but which document is meant
    r"(?!.*\b(?:thu tuc|nhiem vu|ho so|noi dung|danh muc|don vi|quy dinh|chi tieu)\b)[^.;?]{0,90}"
)
_DONE_TO = re.compile(  # of the document named after it
    rf"\b{_KIND} (?:so )?{_ASKED} (?:da |se )?{_ENDING}\b"
)
_WHY_DONE_TO = re.compile(  # "vì sao tỉnh đã bãi bỏ Quyết định 9": that it was done is taken for granted
    rf"\b(?:(?:vi|tai) sao|ly do|nguyen nhan|vi le gi)\b[^,;.?]*\b{_ENDING} (?:{_KIND} )?(?:so )?$"
)
_ENDED = r"(?:huy bo|bai bo|thay the|thu hoi)(?:,? (?:va |hoac |hay )?(?:huy bo|bai bo|thay the|thu hoi))*"
_NAMED = rf"\W*(?:{_KIND}|qd|nq|ct|kh|cv|vb)? ?(?:so )?"
_KINDS = rf"\W*(?:cac |nhung |danh muc |ten |so hieu )*{_KIND}(?: {_ASKED}| cu| truoc do| moi)?"
_ENDER = re.compile(rf"{_KINDS} (?:da |se )?{_ENDED}(?: cho)?{_NAMED}")  # keywords, before a document named
_ENDED_BY = re.compile(rf"{_KINDS} (?:da |se )?(?:bi|duoc) {_ENDED}(?: (?:{_BY}|trong|tai|o|cua))?{_NAMED}")
_ENDED_BY_NAMED = re.compile(rf"{_KINDS} (?:da |se )?bi{_NAMED}")
_WHAT = r"(?:(?: cac| nhung)?(?: cai| dieu| van ban)? gi)"
_ENDING_OTHERS = re.compile(  # after a document named
    rf"\W*(?:co |da )*{_ENDED}(?: cho)?(?:{_KINDS}|{_WHAT})?(?: khong)?\W*"
)
_AMENDING = re.compile(
    rf"\W*(?:co |da )*(?:sua(?: doi)?|bo sung)(?:,? (?:va )?bo sung)?(?:{_KINDS}|{_WHAT})\W*"
)
_ENDS_WITH_IT = re.compile(  # others that are ended when the one meant comes into force
    rf"\b{_KIND} (?:{_ASKED}|cu|sau|truoc day)(?: \S+){{0,3}}? (?:(?:bi|duoc) {_ENDED}|het hieu luc)\b"
    rf"|\b(?:cac|nhung) {_KIND}(?: \S+){{0,3}}? het hieu luc\b"
    rf"|\b(?:lam|khien)(?: cho)?(?: \S+){{0,4}} het hieu luc\b"
    rf"|\bhet hieu luc (?:cac |nhung )?{_KIND} {_ASKED}\b"
)
_BESIDE = re.compile(r"(?!.*\b(?:ai|ky|bao gio|khi nao|luc nao|ngay nao|vi sao|tai sao)\b)[^.;]{0,60}\W*")


def asks_of_ending(query: Query, knowledge: Knowledge) -> bool:
    """Whether it is asked what ended or changed a stored document that ``query`` means.

    What a document itself replaces is no such question ("Quyết định 9 thay thế văn bản nào").
    """
    folded = aligned(query.text)
    suffered, done_to = _SUFFERED.search(folded), _DONE_TO.search(folded)
    named = known_references(query.text, knowledge.heads)
    if not named and references(query.text):
        return False
    if not named:
        spoken = suffered is not None and re.search(rf"\b{_KIND}\b", folded[: suffered.start()])
        return bool(spoken) and query.scope.named and query.intent is Intent.DOCUMENT
    first = named[0]
    before = folded[: first.start]
    if _WITHIN.search(before):
        return False
    if _ENDER.fullmatch(before) or _WHY_DONE_TO.search(before) or (done_to and done_to.end() <= first.start):
        return True
    if suffered is None or suffered.start() < first.end:
        return False
    return bool(_NOTHING_ELSE.fullmatch(folded[first.end : suffered.start()]))


def asks_of_ended(query: Query, knowledge: Knowledge) -> bool:
    """Whether it is asked which others a document ended ("văn bản bị bãi bỏ, Quyết định 9")."""
    if query.intent is Intent.DOCUMENT and _ENDS_WITH_IT.search(aligned(query.text)):
        return True
    named = known_references(query.text, knowledge.heads)
    if len(named) != 1:
        return False
    folded = aligned(query.text)
    before, after = folded[: named[0].start], folded[named[0].end :]
    if _ENDED_BY.fullmatch(before):
        return bool(_BESIDE.fullmatch(after))
    opening = re.fullmatch(_NAMED, before) or _ENDED_BY_NAMED.fullmatch(before)
    if opening and _AMENDING.fullmatch(after):
        title = fold(having(knowledge.heads, named[0])[0].title or "")
        return "sua doi" not in title and "bo sung" not in title  # else the title says what it amends
    return bool(opening and _ENDING_OTHERS.fullmatch(after))


def compose_ending(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The sentence of another document that says what became of the one meant; else that none does."""
    heads = meant(replace(query, aspects=()), knowledge, settings) or query.scope.heads
    for head in heads:
        told = _told(head, query, knowledge, settings) if head.number else None
        if told:
            return told
    name = document_name(heads[0])
    return refusal(query.intent, load("replies")["no_ending"].format(document=name))


def _told(head: Head, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    number = head.number or ""
    hits = knowledge.retriever.retrieve(f"thay thế bãi bỏ {head.type or ''} số {number}", settings.candidates)
    for hit in hits:
        source = hit.passage.source
        if source.document == head.source:
            continue
        for sentence in sentences(source.quote):
            folded = fold(sentence)
            if re.search(rf"\b{_ENDING}\b", folded) and fold(number) in folded:
                words = squeeze(sentence)
                where = Line(place(knowledge.head(source.document), source.locator))
                return Draft(Status.ANSWERED, query.intent, (Line(f"“{words}” [*]", source, (words,)), where))
    return None
