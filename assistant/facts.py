"""Who leads, with whom, by when, with what product: the answer from the record a topic means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.evidence import Evidence, Scored, alternatives, find_records
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.wording import name_of, place, short
from corpus.model import Assignment, Record, Task
from prompts import load

_FIELDS = {
    Intent.LEAD: "cơ quan chủ trì",
    Intent.COORDINATE: "cơ quan phối hợp",
    Intent.DEADLINE: "thời hạn",
    Intent.PRODUCT: "sản phẩm",
}
_LABELS = {
    Intent.LEAD: "chủ trì",
    Intent.COORDINATE: "phối hợp",
    Intent.DEADLINE: "thời hạn",
    Intent.PRODUCT: "sản phẩm",
}
_MOST = 4
_TIE = 0.02


@dataclass(frozen=True, slots=True)
class Choice:
    """The records meant: one, one of each document that fits, or several too alike to choose."""

    records: tuple[Record, ...]
    alike: bool


def compose_facts(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """Answer the facts asked of the record meant; of each document's where several fit."""
    found = find_records(query, ("task", "assignment"), knowledge, settings, settings.record_coverage)
    if not found.kept:
        return nearest(query, found)
    choice = choose(found.kept, settings.margin)
    if choice.alike:
        return ask_back(query, choice.records)
    asked = [i for i in query.intents if i in _FIELDS]
    lines: list[Line] = []
    blank = 0
    for record in choice.records:
        statement = _statement(record, asked)
        blank += statement is None
        lines.append(statement or _blank(record, asked[0]))
        lines.append(Line(place(knowledge.head(record.source.document), record.source.locator)))
    status = Status.PARTIAL if blank else Status.ANSWERED
    return Draft(status, query.intent, tuple(lines), choice.records)


def choose(kept: Sequence[Scored], margin: float) -> Choice:
    """The best record of each document within ``margin`` of the best of all."""
    near = alternatives(kept, margin)
    per_document: dict[str, list[Scored]] = {}
    for scored in near:
        per_document.setdefault(scored.source, []).append(scored)
    chosen: list[Record] = []
    for scored_list in per_document.values():
        best = [s for s in scored_list if s.score >= scored_list[0].score - _TIE]
        chosen += [s.item for s in best if isinstance(s.item, Task | Assignment)]
    alike = len(chosen) > max(_MOST, len(per_document))
    return Choice(tuple(chosen), alike)


def nearest(query: Query, found: Evidence) -> Draft:
    """An honest refusal that names the nearest things known."""
    replies = load("replies")
    names = [f"“{short(name_of(s.item), 90)}”" for s in found.rejected[:2] if not _is_passage(s)]
    worth = bool(names) and found.rejected[0].fit.coverage > 0.35
    text = replies["not_found_nearest"].format(nearest="; ".join(names)) if worth else replies["not_found"]
    return refusal(query.intent, text)


def _is_passage(scored: Scored) -> bool:
    return not isinstance(scored.item, Task | Assignment)


def ask_back(query: Query, records: Sequence[Record]) -> Draft:
    """Several records fit alike: name them and ask which is meant."""
    lines = [Line(load("replies")["clarify"])]
    names = [short(name_of(record), 140) for record in records[:8]]
    lines += [
        Line(f"{i}. {name} [*]", record.source)
        for i, (name, record) in enumerate(zip(names, records, strict=False), 1)
    ]
    return Draft(Status.CLARIFY, query.intent, tuple(lines), tuple(records), suggestions=tuple(names))


def _statement(record: Record, asked: Sequence[Intent]) -> Line | None:
    """One sentence with the facts asked; ``None`` where the document leaves them all blank."""
    name = short(name_of(record))
    facts = {intent: _fact(record, intent) for intent in asked}
    told = {intent: fact for intent, fact in facts.items() if fact}
    if not told:
        return None
    proofs = tuple(fact for fact in told.values())
    if len(asked) == 1:
        return Line(_sentence(record, asked[0], told[asked[0]], name), record.source, proofs)
    pieces = [f"{_LABELS[i]}: {told[i]}" if i in told else f"{_LABELS[i]}: không ghi" for i in asked]
    return Line(f"“{name}”: {'; '.join(pieces)} [*].", record.source, proofs)


def _sentence(record: Record, intent: Intent, fact: str, name: str) -> str:
    if intent is Intent.LEAD:
        if isinstance(record, Assignment) and record.role != "lead":
            return f"{fact} được giao: “{name}” [*]."
        return f"{fact} chủ trì “{name}” [*]."
    if intent is Intent.COORDINATE:
        return f"{fact} phối hợp thực hiện “{name}” [*]."
    if intent is Intent.DEADLINE:
        return f"Thời hạn: {fact} – “{name}” [*]."
    return f"Sản phẩm: {fact} – “{name}” [*]."


def _fact(record: Record, intent: Intent) -> str | None:
    if intent is Intent.LEAD:
        return record.lead_text if isinstance(record, Task) else _agency(record)
    if intent is Intent.COORDINATE:
        if isinstance(record, Task):
            return record.coordinate_text
        return "; ".join(record.coordinate) if isinstance(record, Assignment) else None
    if intent is Intent.DEADLINE:
        return record.deadline_text if isinstance(record, Task | Assignment) else None
    return record.product if isinstance(record, Task) else None


def _agency(record: Record) -> str | None:
    return record.agency if isinstance(record, Assignment) else None


def _blank(record: Record, intent: Intent) -> Line:
    text = load("replies")["field_blank"].format(field=_FIELDS[intent], task=short(name_of(record)))
    return Line(text.replace("[1]", "[*]"), record.source)


def overview(record: Record, knowledge: Knowledge, intent: Intent) -> Draft:
    """Everything a record says, in one sentence."""
    asked = [i for i in _FIELDS if _fact(record, i)]
    statement = _statement(record, asked) if len(asked) > 1 else None
    if statement is None:
        fact = asked[0] if asked else Intent.LEAD
        statement = _statement(record, [fact]) or _blank(record, fact)
    where = Line(place(knowledge.head(record.source.document), record.source.locator))
    return Draft(Status.ANSWERED, intent, (statement, where), (record,))
