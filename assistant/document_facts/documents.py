"""Facts of the documents themselves: who signed, when, which number, on what basis."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.document_facts.cited import LAW_WORDS, cited_by, mentioned
from assistant.document_facts.documents_held import catalogue
from assistant.document_facts.of_another import (
    asks_within,
    begins_otherwise,
    goes_by_other,
    is_of_another_paper,
    of_another,
    since_when,
)
from assistant.document_facts.papers import another_paper, law_cited
from assistant.document_facts.provisions import PROVISIONS, in_its_clause, provisions_told
from assistant.draft import Draft, Line, refusal
from assistant.finding.bases import bases_told
from assistant.finding.choices import ask_which
from assistant.finding.evidence import find_records
from assistant.finding.excerpts import sentence_having
from assistant.finding.printed import Printed
from assistant.knowledge import Knowledge
from assistant.naming.scope import known_references, references
from assistant.query import Intent, Query
from assistant.records.facts import compose_facts
from assistant.records.passages import compose_text
from assistant.scoring.matching import fit
from assistant.settings import AnswerSettings
from assistant.wording import day, document_name
from corpus.model import Head, Source
from corpus.text import fold
from corpus.timespans import aligned, find_spans
from prompts import load

_AS_FACT = {"date": Intent.DEADLINE, "issuer": Intent.LEAD}
_DATE_CONFLICT = re.compile(r"\d{2}/\d{2}/\d{4}.*khác")
_ITSELF = r"\b(?:quyet dinh|nghi quyet|chi thi|ke hoach|chuong trinh|de an|cong van|quy dinh|van ban) nay\b"
_SENTENCES = {  # what is asked -> its name, and what the text says of it, the plainest first
    "effect": (
        "ngày có hiệu lực",
        (
            rf"{_ITSELF}[^.;]*\bco hieu luc (?!den|toi)",
            rf"^(?!.*{LAW_WORDS}.*\bhieu luc\b).*(?:co hieu luc|ke tu ngay ky)",
        ),
    ),
    "expiry": ("ngày hết hiệu lực", (rf"{_ITSELF} (?:het hieu luc|co hieu luc (?:den|toi))",)),
    "proposer": (
        "cơ quan đề nghị",
        (
            r"^\W*(?:theo|xet|can cu) (?:de nghi|to trinh) (?:tai |cua )",
            r"\b(?:theo|xet|can cu) de nghi (?:tai |cua )[^;.]*\bto trinh\b",
        ),
    ),
    "recipients": ("nơi nhận", (r"^noi nhan",)),
}
_NUMBER_ASKED = re.compile(r"\bso (?:may|bao nhieu|hieu|nao|ky hieu)\b")
_WHEREABOUTS = re.compile(  # where a thing stands, which what is told of it cites
    r"\b(?:nam|ghi|neu|giao|quy dinh) (?:trong|o|tai) (?:\w+ ){1,2}so (?:may|bao nhieu|nao)\b"
)
_OF_HEAD = {"signer", "date", "title", "issuer"}
_MOST = 6
_FEWEST = 3  # words that say for what something is asked
_PLENTY = 5  # words of what is asked about, none of which is of the document's title
_ALIKE = 0.2  # titles this near the best are alike to somebody who names no document


def compose_document(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """Answer from the heads of the documents meant."""
    query = of_another(query, knowledge)
    query = in_its_clause(query) if len(query.topic.content) < _FEWEST else query
    if asks_within(query):
        return _of_something_else(replace(query, topic=query.wider or query.topic), knowledge, settings)
    known = known_references(query.text, knowledge.heads)
    unknown = [r for r in references(query.text) if r not in known]
    titles = " ".join(head.title or "" for head in knowledge.heads)
    if "mentioned" in query.aspects or (unknown and not known and unknown[0].figure not in titles):
        return mentioned(unknown[0], query, knowledge, settings)
    heads = meant(query, knowledge, settings)
    other = _other_answer(query, heads, knowledge, settings)
    if is_of_another_paper(query, heads, knowledge) or (other is None and goes_by_other(query, heads)):
        return refusal(query.intent, load("replies")["not_found"])
    if other is not None or not heads:
        return other or _of_something_else(query, knowledge, settings)
    if "all" in query.aspects or (query.noun == "document" and not query.aspects):
        return catalogue(heads, knowledge)
    return ask_which(query, heads) if len(heads) > _MOST else _told_of(query, knowledge, settings, heads)


def _told_of(query: Query, knowledge: Knowledge, settings: AnswerSettings, heads: Sequence[Head]) -> Draft:
    """What is asked of each of ``heads``, a few."""
    lines = _another_day(query, heads)
    blank = False
    for head in heads:
        told = _told(head, query, Printed(head.source, knowledge.registry.blocks(head.source)))
        told += provisions_told(head, query.aspects, query.text, knowledge, settings)
        blank |= _leaves_blank(head, query.aspects) or not any(line.source for line in told)
        lines += told
    if not any(line.source for line in lines):
        if _is_of_text(query) and query.topic.content:
            return _said_of(query, knowledge, settings)
        return Draft(Status.NOT_FOUND, query.intent, tuple(lines))
    return Draft(Status.PARTIAL if blank else Status.ANSWERED, query.intent, tuple(lines))


def _other_answer(
    query: Query, heads: Sequence[Head], knowledge: Knowledge, settings: AnswerSettings
) -> Draft | None:
    """The answer where none of ``heads`` is meant: one of another year, a law, what a task cites, a thing."""
    if _of_another_year(query):
        return refusal(query.intent, load("replies")["not_found"])
    told = another_paper(query, knowledge, settings) or law_cited(query, knowledge)
    told = told or cited_by(query, knowledge, settings)
    return told or (since_when(query, knowledge, settings) if begins_otherwise(query, heads) else None)


def _of_another_year(query: Query) -> bool:
    """Whether the document asked about is of a year that none in scope is of, or plans from or to."""
    if not query.years or query.scope.numbered or not set(query.aspects) <= _OF_HEAD or not query.aspects:
        return False
    spans = [head.years for head in query.scope.heads if head.years]
    spans += [(head.date.year, head.date.year) for head in query.scope.heads if head.date]
    return not any(year in span for span in spans for year in query.years)


def _leaves_blank(head: Head, aspects: Sequence[str]) -> bool:
    """Whether a document has no word for one of the things asked of it."""
    said = {"signer": head.signer, "date": head.date, "number": head.number, "issuer": head.issuer}
    return any(aspect in said and said[aspect] is None for aspect in aspects)


def _of_something_else(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """What was asked in the words of documents may be about a task ("bao giờ ban hành đề án …")."""
    if _is_of_text(query):
        return _said_of(query, knowledge, settings)
    facts = tuple(dict.fromkeys(_AS_FACT[a] for a in query.aspects if a in _AS_FACT))
    if facts:
        return compose_facts(replace(query, intents=facts), knowledge, settings)
    if "signer" in query.aspects:  # nothing but the head of a document tells who signs it
        return refusal(query.intent, load("replies")["not_found"])
    told = compose_text(query, knowledge, settings)
    numbered = any(references(line.source.quote) for line in told.lines if line.source)
    asked = fold(query.text)
    where = not _NUMBER_ASKED.search(asked) or _WHEREABOUTS.search(asked)
    if numbered or query.aspects != ("number",) or where:
        return told
    return refusal(query.intent, load("replies")["not_found"])


def _is_of_text(query: Query) -> bool:
    """Whether nothing but provisions is asked, which stand in the text rather than the head."""
    return bool(query.aspects) and set(query.aspects) <= PROVISIONS.keys()


def _said_of(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """What the text says of the money for, or the end of, a thing asked about; never another thing of it."""
    told = compose_text(query, knowledge, settings)
    quotes = [fold(line.source.quote) for line in told.lines if line.source]
    spoken = all(any(re.search(PROVISIONS[a].sign, quote) for quote in quotes) for a in query.aspects)
    return told if spoken else refusal(query.intent, load("replies")["not_found"])


def meant(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> tuple[Head, ...]:
    """The documents in scope whose title meets the topic best; the one in scope where there is one."""
    heads = query.scope.heads
    if not query.topic.content or "all" in query.aspects:
        return heads
    titles = {h.source: fit(query.topic, h.title or "", document_name(h), knowledge.weights) for h in heads}
    best = max((f.coverage for f in titles.values()), default=0.0)
    number = "number" in query.aspects and "signer" not in query.aspects  # maybe that of something else
    least = settings.number_coverage if number else settings.title_coverage
    of_part = _is_of_text(query)
    if best >= least and (of_part or not query.scope.numbered):
        near = settings.margin if query.scope.named else _ALIKE
        return tuple(h for h in heads if titles[h.source].coverage >= max(best - near, least))
    head = "signer" in query.aspects or {"number", "date"} <= set(query.aspects)  # no task has these
    either = set(query.aspects) & set(_AS_FACT) and not head
    of_another_thing = best == 0 and len(query.topic.content) >= _PLENTY
    asks_of_task = bool(either) and (of_another_thing or _is_of_task(query, knowledge, settings))
    one = query.scope.named and len(heads) == 1 and not number
    return heads if (one or query.scope.numbered) and not (asks_of_task or of_part) else ()


def _is_of_task(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether the topic is plainly a task ("bao giờ ban hành đề án …"), not a document."""
    found = find_records(query, ("task", "assignment"), knowledge, settings).kept
    return bool(found) and found[0].fit.coverage >= settings.list_coverage


def _told(head: Head, query: Query, printed: Printed) -> list[Line]:
    name = document_name(head)
    lines: list[Line] = []
    for aspect in query.aspects:
        if aspect == "signer":
            lines.append(_signer(head, name, printed))
        elif aspect == "date":
            lines.append(_date(head, name, printed))
        elif aspect == "number":
            lines.append(_number(head, printed))
        elif aspect == "title":
            lines.append(_valued(f"{name}: “{head.title}”", head.title, printed, "trích yếu", name))
        elif aspect == "issuer":
            lines.append(_issuer(head, printed))
        elif aspect in _SENTENCES:
            lines.append(_own_sentence(head, name, aspect, printed))
        elif aspect in ("addressees", "sent"):
            lines += _receivers(name, aspect, printed)
        elif aspect == "basis":
            lines += bases_told(head, query.text, printed)
    return lines


def _signer(head: Head, name: str, printed: Printed) -> Line:
    title = f"{head.signer_title} " if head.signer_title else ""
    source = printed.signed(head.signer) if head.signer else None
    return _told_from(source, f"{title}{head.signer} ký {name}", "người ký", name)


def _another_day(query: Query, heads: Sequence[Head]) -> list[Line]:
    """That the day a question takes for a document's is not the one printed."""
    told = {span.start for span in find_spans(aligned(query.text)) if span.exact}
    days = {head.date for head in heads if head.date}
    wrong = query.confirms and "date" in query.aspects and told and days and not told & days
    return [Line(load("replies")["another_day"])] if wrong else []


def _date(head: Head, name: str, printed: Printed) -> Line:
    source = printed.of_date(head) if head.date else None
    if source is None or head.date is None:
        blank = printed.matching(r"ngay\s+thang\s+nam|ngay\s*/|ngay\s+thang\s+\d*\s*nam")
        if blank is None:
            return Line(f"{name} không ghi ngày.")
        return Line(f"{name} để trống ngày ban hành [*].", blank)
    conflict = next((f" Lưu ý: {w}" for w in head.warnings if _DATE_CONFLICT.search(w)), "")
    return Line(f"{_bare_name(head)} ban hành ngày {day(head.date)} [*].{conflict}", source)


def _own_sentence(head: Head, name: str, aspect: str, printed: Printed) -> Line:
    """What a document says since when it holds, wherever that stands; else as its first pages have it."""
    kind = fold(head.type or "")
    holds = rf"(?:^\W*(?:\d+\W+|dieu \d+\W+)*{kind}|\b{kind} nay) co hieu luc (?:thi hanh )?(?:ke )?tu\b"
    source = printed.anywhere("hiệu", holds) if kind and aspect == "effect" else None
    if source is None:
        return _sentence(name, aspect, printed)
    told = sentence_having(source.quote, holds)
    return Line(f"“{told}” [*].", source, (told,))


def _sentence(name: str, aspect: str, printed: Printed) -> Line:
    """What the document says of its effect or its receivers, word for word."""
    label, patterns = _SENTENCES[aspect]
    find = printed.listed if aspect == "recipients" else printed.matching
    for pattern in patterns:
        source = find(pattern)
        if source is not None:
            told = source.quote if aspect == "recipients" else sentence_having(source.quote, pattern)
            return Line(f"“{told}” [*].", source, (told,))
    return Line(f"{name} không ghi {label}.")


def _receivers(name: str, aspect: str, printed: Printed) -> list[Line]:
    """To whom a document is written; where it is ``sent``, whom it lists as receivers as well."""
    source = printed.addressed()
    lines = [Line(f"“{source.quote}” [*].", source, (source.quote,))] if source else []
    if aspect == "sent":
        return [*lines, _sentence(name, "recipients", printed)]
    return lines or [Line(f"{name} không có phần “Kính gửi”.")]


def _number(head: Head, printed: Printed) -> Line:
    if head.number:
        return _valued(f"Số {head.number} – {document_name(head)}", head.number, printed, "số", "")
    blank = printed.matching(r"so\s*:?\s*/")
    text = f"{document_name(head)} để trống số"
    return Line(f"{text} [*].", blank) if blank else Line(f"{text}.")


def _issuer(head: Head, printed: Printed) -> Line:
    if not head.issuer:
        return Line(f"{_bare_name(head)} không ghi rõ cơ quan ban hành.")
    first_words = fold(" ".join(head.issuer.split()[:2]))
    source = printed.of(head.issuer) or printed.matching(re.escape(first_words))
    if source is None:
        return Line(f"{_bare_name(head)} không ghi rõ cơ quan ban hành.")
    return Line(f"{head.issuer} ban hành {_bare_name(head)} [*].", source)


def _bare_name(head: Head) -> str:
    return f"{head.type or 'Văn bản'}{' số ' + head.number if head.number else ''}"


def _valued(text: str, value: str | None, printed: Printed, label: str, name: str) -> Line:
    return _told_from(printed.of(value) if value else None, text, label, name)


def _told_from(source: Source | None, text: str, label: str, name: str) -> Line:
    if source is None:
        return Line(f"{name or 'Văn bản'} không ghi {label}.")
    return Line(f"{text} [*].", source)
