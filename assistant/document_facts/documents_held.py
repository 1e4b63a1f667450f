"""Which stored documents are asked for: of a kind, a place or issuer, a year, or about something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.document_facts.documents_dated import documents_by_age, plan_period
from assistant.document_facts.documents_with import documents_with
from assistant.draft import Draft, Line, refusal
from assistant.finding.excerpts import excerpt
from assistant.finding.printed import HEAD_BLOCKS, Printed
from assistant.knowledge import Knowledge
from assistant.language.words import Word
from assistant.query import Intent, Query, Topic
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings
from assistant.wording import document_name, short
from corpus.model import Head, Passage
from corpus.text import fold
from prompts import load

_MOST = 20  # documents told
_TITLED, _SPOKEN = 0.75, 0.95  # coverage of what is asked about, by a title or in a passage
_LONGEST = 140  # characters of a title
_KINDS = {
    "van ban": "văn bản",
    "tai lieu": "văn bản",
    "cong dien": "công điện",
    "chi thi": "chỉ thị",
    "cong van": "công văn",
    "thong bao": "thông báo",
}
_OPENS = (
    r"(?:xin|hay|nho|cho|giup|toi|em|minh|hoi|biet|xem|voi|liet ke|ke ten|ke ra|danh sach|tim|thong ke"
    r"|trong kho|he thong|hien|dang|co|bao nhieu|may|tat ca|toan bo)"
)
_ASKED = re.compile(
    rf"\W*(?P<opens>(?:{_OPENS} )*(?:cac |nhung )?)"
    rf"(?P<kind>{'|'.join(_KINDS)})(?: ket luan)?(?P<which> nao)?\b(?P<rest>.*)",
    re.DOTALL,
)
_HELD = re.compile(  # "tỉnh A đã nạp văn bản nào", "kho đang có tài liệu gì của bộ B"
    r".*?\b(?P<opens>(?:(?:da|dang|hien|duoc|co|nap|luu|giu|chua|biet|tra cuu|luu tru) )+(?:cac |nhung )?)"
    rf"(?P<kind>{'|'.join(_KINDS)})(?P<which> nao| gi)\b(?P<rest>.*)",
    re.DOTALL,
)
_SPEAKS = r"noi ve|noi den|noi toi|nhac (?:ve|den|toi)|de cap(?: den| toi)?|co noi dung ve|ban ve"
_SPEAKING = re.compile(  # of other kinds what is drawn up may be meant ("kế hoạch nào do Sở A chủ trì")
    rf"\W*(?P<opens>(?:{_OPENS} )*(?:cac |nhung )?)(?P<kind>ke hoach|quyet dinh|nghi quyet|chuong trinh)"
    rf"(?P<which> nao)\b(?P<rest> (?:cua [^,;?.]{{2,40}}? )?(?:{_SPEAKS})\b.*)",
    re.DOTALL,
)
_IN_FORCE = re.compile(r"\bhieu luc (?:thi hanh )?(?:ke )?tu\b")
_ABOUT = re.compile(rf"\b(?:{_SPEAKS}|quy dinh ve|lien quan (?:den|toi)|lien quan|ve) ")
_SAYS = re.compile(
    r"\W*(?:da |co |cua .{2,40} )?(?:yeu cau|giao|de nghi|chi dao|nhac|huong dan|phan cong|quy dinh|dat)\b"
)
_PLAIN = frozenset(
    (
        "nap",
        "kho",
        "tai",
        "lieu",
        "he",
        "thong",
        "luan",
        "ket",
        "khong",
        "hanh",
        "ban",
        "luu",
        "giu",
        "thu",
        "vien",
    )
)


def of_kind_asked(query: Query) -> Query:
    """``query`` of the documents of the kind asked for alone ("công văn nào yêu cầu …"), if there are any."""
    asked = _ASKED.fullmatch(fold(query.text))
    if not asked or not asked["which"] or query.scope.numbered or not _SAYS.match(asked["rest"]):
        return query
    heads = tuple(head for head in query.scope.heads if _is_of_kind(head, asked["kind"]))
    if not 0 < len(heads) < len(query.scope.heads):
        return query
    return replace(query, scope=replace(query.scope, heads=heads, named=True), implicit=True)


def documents_held(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The documents asked for, listed; their age, or the years they are for; ``None`` where none is asked."""
    told = documents_by_age(query, knowledge) or plan_period(query, knowledge) or _having(query, knowledge)
    if told:
        return told
    folded = fold(query.text)
    asked = next((m for one in (_ASKED, _HELD, _SPEAKING) if (m := one.fullmatch(folded))), None)
    told_else = query.roles or query.scope.numbered or query.noun == "task" or query.intent is Intent.COMPARE
    told_else = told_else or (query.intent is Intent.PRODUCT and bool(query.topic.content))
    if not asked or told_else or not (asked["opens"] or asked["which"] or _names_no_more(query)):
        return None
    about = _ABOUT.search(asked["rest"])
    start = asked.start("rest") + about.end() if about else len(query.text)
    topic = query.topic.with_cues().within(lambda word: word.start >= start)
    before = query.topic.within(
        lambda word: asked.start("rest") <= word.start < start or word.start < asked.start("opens")
    )
    if (about and not topic.content) or any(word.bare not in _PLAIN for word in _own(before, about)):
        return None
    others = [party.name for party in query.parties if party.key not in knowledge.issuers()]
    if others:
        told = load("replies")["not_found_issuer"].format(agency=others[0])
        return (
            refusal(Intent.DOCUMENT, told) if {"all", "number"} & set(query.aspects) and not about else None
        )
    return _told(query, asked, topic if about else None, knowledge, settings)


def _told(
    query: Query,
    asked: re.Match[str],
    topic: Topic | None,
    knowledge: Knowledge,
    settings: AnswerSettings,
) -> Draft:
    """The documents of the kind ``asked`` for: those about ``topic``, in force as asked, or all."""
    heads = [head for head in _in_scope(query, knowledge) if _is_of_kind(head, asked["kind"])]
    kind = _KINDS.get(asked["kind"]) or query.text[slice(*asked.span("kind"))].lower()
    if {"effect", "expiry"} & set(query.aspects):
        return _in_force(query, asked, heads, knowledge, settings)
    if topic:
        return _about(topic, heads, kind, knowledge, settings)
    limited = " khớp nơi, cơ quan, năm đã hỏi" * bool(query.scope.named or query.years or query.parties)
    return catalogue(heads, knowledge, f"Trong kho có {len(heads)} {kind}{limited}:")


def _having(query: Query, knowledge: Knowledge) -> Draft | None:
    """The documents that have, or lack, the number, date, table or column asked for, if any is."""
    heads = query.scope.heads if query.scope.named else knowledge.heads
    limited = documents_with(query.text, heads, knowledge)
    if limited is None:
        return None
    found, said = limited
    if not found:
        return refusal(Intent.DOCUMENT, load("replies")["no_document_with"].format(said=said))
    return catalogue(found, knowledge, f"Trong kho có {len(found)} văn bản {said}:")


def _names_no_more(query: Query) -> bool:
    """Whether a question only names documents by a place, issuer or year ("văn bản của Bình Định")."""
    return query.intents == (Intent.TEXT,) and bool(query.scope.named or query.years or query.parties)


def _about(
    topic: Topic, heads: Sequence[Head], kind: str, knowledge: Knowledge, settings: AnswerSettings
) -> Draft:
    """Those of ``heads`` whose titles say what is asked about; else those that speak of it."""
    matcher = matcher_of(topic, knowledge.weights)
    titled = [head for head in heads if matcher.fit(head.title or "").coverage >= _TITLED]
    if titled:
        return catalogue(titled, knowledge, f"Có {len(titled)} {kind} có tên về nội dung này:")
    spoken = list(_speaking(heads, topic, knowledge, settings))
    if not spoken:
        return _nothing()
    return _speak_of(spoken, kind)


def _in_force(
    query: Query, asked: re.Match[str], heads: Sequence[Head], knowledge: Knowledge, settings: AnswerSettings
) -> Draft:
    """Those of ``heads`` that say from when they are in force, as asked; none says whether it still is."""
    said = _IN_FORCE.search(asked["rest"])
    start = asked.start("rest") + said.start() if said else len(query.text)
    words = query.topic.within(lambda word: word.start >= start).words
    topic = Topic(words, (True,) * len(words), (False,) * len(words))
    spoken = list(_speaking(heads, topic, knowledge, settings)) if words else []
    kind = asked["kind"]
    return _speak_of(spoken, _KINDS.get(kind, kind)) if spoken else _nothing()


def _nothing() -> Draft:
    return refusal(Intent.DOCUMENT, load("replies")["not_found"])


def _speak_of(spoken: Sequence[Line], kind: str) -> Draft:
    """``spoken``, a line of each document, as a list."""
    lines = (Line(f"Tìm thấy {len(spoken)} {kind} nói đến nội dung này:"), *spoken)
    return Draft(Status.ANSWERED, Intent.DOCUMENT, lines, total=len(spoken))


def catalogue(heads: Sequence[Head], knowledge: Knowledge, heading: str | None = None) -> Draft:
    """Which documents ``heads`` are, under a ``heading`` that says so; a refusal where there are none."""
    if not heads:
        return _nothing()
    lines = [Line(heading or f"Trong kho có {len(heads)} văn bản:")]
    for index, head in enumerate(heads[:_MOST], 1):
        printed = Printed(head.source, knowledge.registry.blocks(head.source, range(HEAD_BLOCKS)))
        source = printed.of(head.number) if head.number else printed.of(head.title or "")
        title = f": {short(head.title, _LONGEST)}" if head.title and head.number else ""
        lines.append(Line(f"{index}. {document_name(head)}{title}" + (" [*]" if source else ""), source))
    return Draft(Status.ANSWERED, Intent.DOCUMENT, tuple(lines), total=len(heads))


def _own(before: Topic, about: re.Match[str] | None) -> list[Word]:
    """The words that must be met before what is asked about, less those that only lead to it."""
    leading = set(about[0].split()) if about else set[str]()
    return [word for word in before.content if word.bare not in leading]


def _in_scope(query: Query, knowledge: Knowledge) -> Iterator[Head]:
    """The documents of the places, issuers and years named."""
    years = set(query.years)
    issued = {head.source for party in query.parties for head in knowledge.issuers()[party.key]}
    for head in query.scope.heads if query.scope.named else knowledge.heads:
        if query.parties and head.source not in issued:
            continue
        own = {head.date.year} if head.date else set[int]()
        if not years or years & {*own, *(head.years or ())}:
            yield head


def _is_of_kind(head: Head, kind: str) -> bool:
    """Whether a document is of a ``kind`` (folded), or issues one of it."""
    if _KINDS.get(kind) == "văn bản" or fold(head.type or "").startswith(kind):
        return True
    return kind not in _KINDS and kind in fold(head.title or "")


def _speaking(
    heads: Sequence[Head], topic: Topic, knowledge: Knowledge, settings: AnswerSettings
) -> Iterator[Line]:
    """Each document of which a passage speaks of ``topic``, with what it says."""
    matcher = matcher_of(topic, knowledge.weights)
    told: dict[str, Line] = {}
    for passage in _passages(heads, topic, knowledge, settings):
        source = passage.source.document
        if source not in told and matcher.fit(passage.source.quote).coverage >= _SPOKEN:
            words = excerpt(passage.source.quote, topic, knowledge.weights)
            text = f"{len(told) + 1}. {document_name(knowledge.head(source))}: “{words}” [*]"
            told[source] = Line(text, passage.source, (words,))
    yield from told.values()


def _passages(
    heads: Sequence[Head], topic: Topic, knowledge: Knowledge, settings: AnswerSettings
) -> Iterator[Passage]:
    """The likeliest passages of each of ``heads``; of many documents, the likeliest of all."""
    sources = [head.source for head in heads]
    groups = [{source} for source in sources] if len(sources) <= _MOST else [set(sources)]
    for group in groups:
        for hit in knowledge.retriever.retrieve(topic.text, settings.candidates, frozenset(group)):
            yield hit.passage
