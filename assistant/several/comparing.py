"""One thing in several documents, told of each apart, and what comes of setting it side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.document_facts.documents import compose_document
from assistant.draft import Draft, Line
from assistant.finding.ranking import candidates
from assistant.knowledge import Knowledge
from assistant.query import FACTS, Intent, Query, Scope, Side, Topic
from assistant.records.facts import compose_facts
from assistant.records.figures import compose_target
from assistant.records.passages import compose_text
from assistant.records.weighing import Weighed, weigh
from assistant.scoring.matching import matcher_of
from assistant.settings import AnswerSettings
from assistant.several.listing import compose_list
from assistant.wording import document_name, short_name
from corpus.model import Head, Record, Target
from prompts import load

_MOST, _TWO, _FEW = 6, 2, 4
_NEAR = 0.1
_WHOLE = 0.95  # of the words of the topic
_SAYING = (Status.ANSWERED, Status.PARTIAL)
_KINDS = frozenset({"task", "target", "assignment"})
_OF_HEAD = {"signer", "date", "number", "issuer", "title"}
Told = tuple[Head, Draft]


def is_beside(query: Query) -> bool:
    """Whether a question sets several things side by side that can be told of each apart."""
    if len(query.sides) < _TWO:
        return False
    if query.intent is Intent.DOCUMENT:
        return bool(query.aspects) and set(query.aspects) <= _OF_HEAD
    if query.intent is Intent.COUNT:
        return query.contrast is not None
    return query.intent in (*FACTS, Intent.TARGET, Intent.TEXT, Intent.COMPARE)


def compose_comparison(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """What each side says of the topic, in the order named; of those that say nothing, that they do not."""
    if len(query.sides) >= _TWO:
        return _of_sides(query, knowledge, settings)
    drafts = [
        (head, _of_one(query, head, knowledge, settings)) for head in _heads(query, knowledge, settings)
    ]
    told = [(head, draft) for head, draft in drafts if draft.status in _SAYING]
    told = [(head, draft) for head, draft in told if draft.records] or told
    if not told:
        return compose_target(query, knowledge, settings)
    spoken = {head for head, _ in told}
    places = {head.province for head in spoken if head.province}
    silent = [head for head, _ in drafts if head not in spoken and head.province not in places]
    missing = _missing(silent if query.scope.named else ())
    lines = [line for _, draft in told[:_MOST] for line in draft.lines]
    records = [record for _, draft in told[:_MOST] for record in draft.records]
    status = Status.PARTIAL if missing else Status.ANSWERED
    return Draft(status, Intent.COMPARE, (*lines, *missing), tuple(records))


def _heads(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Sequence[Head]:
    """The documents to tell of: those named, else those with what fits the topic best."""
    if query.scope.named or len(query.scope.heads) <= _MOST or not query.topic.content:
        return query.scope.heads
    ranked = candidates(query, _KINDS, knowledge, settings)
    sources = list(dict.fromkeys(scored.source for scored in ranked if not scored.fit.unnamed))[:_MOST]
    return [head for head in query.scope.heads if head.source in sources]


def _of_sides(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """Each side told in the order named, and what comes of comparing them where that is certain."""
    told = [_told(query, side, knowledge, settings) for side in query.sides]
    if not any(told):
        return compose_target(query, knowledge, settings)
    known = [record for drafts in told for _, draft in drafts for record in draft.records]
    told = [
        drafts
        or _told_alike(query, side, known, knowledge, settings)
        or _of_other_years(query, side, known, knowledge, settings)
        or _several_told(query, side, knowledge, settings)
        for side, drafts in zip(query.sides, told, strict=True)
    ]
    lines: list[Line] = []
    records: list[Record] = []
    silent = False
    for side, drafts in zip(query.sides, told, strict=True):
        lines += [line for _, draft in drafts for line in draft.lines]
        records += [record for _, draft in drafts for record in draft.records]
        if not drafts:
            silent = True
            lines += _missing(side.heads) if side.heads else [_unknown(side)]
    found = None if silent else weigh(query, _sides_weighed(query, told, knowledge))
    if found:
        lines = [found, *lines] if query.intent is Intent.COUNT else [*lines, found]
    blank = any(draft.status is Status.PARTIAL for drafts in told for _, draft in drafts)
    status = Status.PARTIAL if silent or blank else Status.ANSWERED
    return Draft(
        status, Intent.COMPARE, tuple(lines), tuple({record.id: record for record in records}.values())
    )


def _told(query: Query, side: Side, knowledge: Knowledge, settings: AnswerSettings) -> list[Told]:
    """What the documents of a side say, by the likeliest of its topics that any of them meets."""
    if not side.heads:
        return []
    parties = side.parties if query.parties else ()
    alone = replace(query, sides=(), years=side.years, parties=parties)
    if query.intent is Intent.COUNT:
        whole = replace(alone, scope=Scope(side.heads, named=True))
        counted = compose_list(whole, knowledge, settings.model_copy(update={"shown": _FEW}))
        return [(side.heads[0], counted)] if counted.status in _SAYING else []
    for topic in (*side.topics, query.topic):
        asked = replace(alone, topic=topic)
        drafts = [(head, _of_one(asked, head, knowledge, settings)) for head in side.heads]
        told = [(head, draft) for head, draft in drafts if draft.status in _SAYING]
        if told:
            return (
                _plainest([(head, draft) for head, draft in told if draft.records], asked, knowledge) or told
            )
    return []


def _told_alike(
    query: Query, side: Side, known: Sequence[Record], knowledge: Knowledge, settings: AnswerSettings
) -> list[Told]:
    """What a side says by those words of the question alone that what was told of another side meets too."""
    if query.intent is Intent.COUNT:
        return []
    topics = side.topics or (query.topic,)
    issued = {head.date.year for head in side.heads if head.date}
    side = replace(side, years=tuple(year for year in side.years if year not in issued), topics=())
    for record in known:
        for topic in topics:
            core = _met_by(record, topic, knowledge)
            told = _told(replace(query, topic=core), side, knowledge, settings) if core else []
            told = [one for one in told if any(type(r) is type(record) for r in one[1].records)]
            if told:
                return told
    return []


def _of_other_years(
    query: Query, side: Side, known: Sequence[Record], knowledge: Knowledge, settings: AnswerSettings
) -> list[Told]:
    """The figure a side sets for another year than the question's ("đến 2025 …, khác gì công văn 2022?")."""
    figures = bool(known) and all(isinstance(record, Target) for record in known)
    if not (figures and side.years) or query.intent is Intent.COUNT:
        return []
    told = _told(replace(query, period=None), replace(side, years=()), knowledge, settings)
    return [one for one in told if any(isinstance(record, Target) for record in one[1].records)]


def _several_told(query: Query, side: Side, knowledge: Knowledge, settings: AnswerSettings) -> list[Told]:
    """The things that fit alike in the documents of a side, where one more word must tell which is meant."""
    parties = side.parties if query.parties else ()
    for topic in (*side.topics, query.topic):
        alone = replace(query, sides=(), years=side.years, parties=parties, topic=topic)
        drafts = [(head, _of_one(alone, head, knowledge, settings)) for head in side.heads]
        told = [
            (head, replace(draft, status=Status.PARTIAL, lines=_choices(head, draft)))
            for head, draft in drafts
            if draft.status is Status.CLARIFY and _are_of(topic, draft, knowledge)
        ]
        if told:
            return told
    return []


def _are_of(topic: Topic, draft: Draft, knowledge: Knowledge) -> bool:
    """Whether all choices of ``draft`` have every word of ``topic``."""
    matcher = matcher_of(topic, knowledge.weights)
    quotes = [line.source.quote for line in draft.lines if line.source]
    return bool(topic.content) and all(matcher.fit(quote).coverage >= _WHOLE for quote in quotes)


def _choices(head: Head, draft: Draft) -> tuple[Line, ...]:
    """The choices of ``draft``, as all that ``head`` has of it."""
    said = load("replies")["several_in"].format(document=document_name(head))
    return (Line(said), *(line for line in draft.lines if line.source))


def _met_by(record: Record, topic: Topic, knowledge: Knowledge) -> Topic | None:
    """``topic`` with only those of its words required that ``record`` meets; ``None`` where these are few."""
    words = matcher_of(topic, knowledge.weights).words_met(record.source.quote)
    core = replace(topic, required=words, also=None)
    return core if len(core.content) >= max(_FEW, len(topic.content) / _TWO) else None


def _plainest(told: Sequence[Told], query: Query, knowledge: Knowledge) -> list[Told]:
    """Of several documents of one side those that speak of the topic about as plainly as the plainest."""
    matcher = matcher_of(query.topic, knowledge.weights)
    met = [max(matcher.fit(record.source.quote).coverage for record in draft.records) for _, draft in told]
    return [one for one, coverage in zip(told, met, strict=True) if coverage >= max(met) - _NEAR][:_MOST]


def _sides_weighed(query: Query, told: Sequence[Sequence[Told]], knowledge: Knowledge) -> list[Weighed]:
    return [_weighed(*one, knowledge, query) for one in zip(query.sides, told, strict=True)]


def _weighed(side: Side, drafts: Sequence[Told], knowledge: Knowledge, query: Query) -> Weighed:
    """What is told of ``side``, called by its one document, its agency where that is all it is."""
    records = tuple(record for _, draft in drafts for record in draft.records)
    proof = next((line.source for _, draft in drafts for line in draft.lines if line.source), None)
    total = drafts[0][1].total if len(drafts) == 1 else None
    documents = {record.source.document for record in records} or {head.source for head, _ in drafts}
    head = knowledge.head(documents.pop()) if len(documents) == 1 else None
    where = f" ({head.province})" if head and head.province and head.number else ""
    name = f"{short_name(head)}{where}" if head else side.name
    of_agency = len({one.heads for one in query.sides}) == 1
    return Weighed(side.name if of_agency else name, records, proof, total, head)


def _missing(heads: Sequence[Head]) -> list[Line]:
    return [Line(load("replies")["not_in"].format(document=document_name(head))) for head in heads]


def _unknown(side: Side) -> Line:
    reply = "no_document" if any(char.isdigit() for char in side.name) else "no_place"
    return Line(load("replies")[reply].format(name=side.name))


def _of_one(query: Query, head: Head, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """The fact asked for as ``head`` alone states it: a row's, else a figure, else its own words."""
    alone = replace(query, scope=Scope((head,), named=True))
    if query.intent is Intent.DOCUMENT:
        return compose_document(alone, knowledge, settings)
    if query.noun == "task" and not query.topic.content and query.intent is Intent.COMPARE:
        return compose_list(replace(alone, intents=(Intent.COUNT,)), knowledge, settings)
    if query.intent is Intent.TEXT:
        return compose_text(alone, knowledge, settings)
    facts = tuple(intent for intent in query.intents if intent in FACTS)
    alone = replace(alone, intents=facts or (Intent.TARGET,))
    if facts:
        return compose_facts(alone, knowledge, settings)
    draft = compose_target(alone, knowledge, settings)
    if draft.status is Status.NOT_FOUND and not query.unit and query.noun != "target":
        return compose_text(replace(alone, intents=(Intent.TEXT,)), knowledge, settings)
    return draft
