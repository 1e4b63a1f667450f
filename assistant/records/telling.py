"""What a record says of who, with whom, by when and with what product: told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.excerpts import around
from assistant.knowledge import Knowledge
from assistant.naming.renaming import later_names
from assistant.query import Intent, Query
from assistant.texts.unassigned import FIELDS
from assistant.understanding.conditions import LASTS
from assistant.wording import name_of, place, short
from corpus.document_types import all_types
from corpus.model import Assignment, Passage, Record, Task
from corpus.text import fold, nfc
from corpus.timespans import aligned, find_spans
from prompts import load

LABELS = {
    Intent.LEAD: "chủ trì",
    Intent.COORDINATE: "phối hợp",
    Intent.DEADLINE: "thời hạn",
    Intent.PRODUCT: "sản phẩm",
}
_WITH = re.compile(r"\bphoi hop (?:voi|cung)\b")
_IN_YEAR = re.compile(r"\b(?:trong|den het|den cuoi|truoc|vao) (?:cuoi |het )?nam 20\d\d\b")
_CITED = re.compile(r"\bsố \S*\d\S*(?: ngày \S+(?: tháng \d+ năm \d+)?)?")
_LONGEST_TASK, _LONGEST_DUTY = 300, 700


def statement(group: Sequence[Record], asked: Sequence[Intent]) -> Line | None:
    """One sentence with the facts asked; ``None`` where the document leaves them all blank."""
    record = group[0]
    values = {i: list(dict.fromkeys(f for r in group for f in facts_of(r, i))) for i in asked}
    proofs = tuple(fact for facts in values.values() for fact in facts)
    name = around(name_of(record), proofs, _LONGEST_DUTY if isinstance(record, Assignment) else _LONGEST_TASK)
    told = {intent: "; ".join(facts) for intent, facts in values.items() if facts}
    if not told:
        own = says_itself(record, asked[0])
        if own and asked == [Intent.PRODUCT]:
            text = load("replies")["product_in_name"].format(task=name)
            return Line(text.replace("[1]", "[*]"), record.source)
        return statement(group, [Intent.LEAD]) if own and asked != [Intent.LEAD] else None
    if len(asked) == 1:
        return Line(_sentence(record, asked[0], told[asked[0]], name), record.source, proofs)
    said = [i for i in asked if i in told or not says_itself(record, i)]
    pieces = [f"{LABELS[i]}: {told.get(i, 'không ghi')}" for i in said]
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


def facts_of(record: Record | Passage, intent: Intent) -> tuple[str, ...]:
    """What a record says of ``intent``, each piece as printed; empty where it says nothing."""
    if isinstance(record, Task):
        text = {
            Intent.LEAD: record.lead_text,
            Intent.COORDINATE: record.coordinate_text,
            Intent.DEADLINE: record.deadline_text,
            Intent.PRODUCT: record.product,
        }[intent]
        return (text,) if text else ()
    if not isinstance(record, Assignment):
        return ()
    if intent is Intent.DEADLINE:
        return (record.deadline_text,) if record.deadline_text else ()
    return {Intent.LEAD: (record.agency,), Intent.COORDINATE: record.coordinate}.get(intent, ())


def says_itself(record: Record, intent: Intent) -> bool:
    """Whether the words of a duty say a fact that no column or field of it has."""
    words = fold(name_of(record))
    if intent is Intent.PRODUCT:
        return bool(_paper().search(words))
    if not isinstance(record, Assignment):
        return False
    if intent is Intent.COORDINATE:
        return _WITH.search(words) is not None
    own = aligned(_CITED.sub("", nfc(name_of(record))))
    return intent is Intent.DEADLINE and (
        bool(LASTS.search(own) or _IN_YEAR.search(own))
        or any(not span.yearly for span in find_spans(own, None))
    )


@cache
def _paper() -> re.Pattern[str]:
    """A document of any kind that is to be made: "ban hành kế hoạch", "hoàn thiện dự thảo Nghị định"."""
    kinds = "|".join(fold(name) for name in all_types())
    made = r"(?:ban hanh|xay dung|trinh|hoan thien|soan thao|du thao|lap|ky)"
    return re.compile(rf"\b{made}\b[^.;,]{{0,40}}?\b(?:{kinds})\b|^(?:{kinds})\b")


def blank(record: Record, intent: Intent) -> Line:
    """That the document does not say it of the record."""
    text = load("replies")["field_blank"].format(field=FIELDS[intent], task=short(name_of(record)))
    return Line(text.replace("[1]", "[*]"), record.source)


def says_any(record: Record, asked: Sequence[Intent]) -> bool:
    """Whether a record says any of the facts asked."""
    return any(facts_of(record, intent) for intent in asked if intent in FIELDS)


def tell(record: Record, query: Query, knowledge: Knowledge) -> Draft:
    """The facts asked of one record; all it says where none is asked."""
    asked = [i for i in query.intents if i in FIELDS]
    told = statement([record], asked) if asked else None
    if told is None:
        return overview([[record]], knowledge, query.intent)
    where = Line(place(knowledge.head(record.source.document), record.source.locator))
    note = later_names((record,), knowledge, query.today) if Intent.LEAD in asked else None
    lines = (told, where, *([Line(note)] if note else []))
    return Draft(Status.ANSWERED, query.intent, lines, (record,))


def overview(groups: Sequence[Sequence[Record]], knowledge: Knowledge, intent: Intent) -> Draft:
    """Everything the records of each row or sentence say, in one sentence each."""
    lines: list[Line] = []
    for group in groups:
        record = group[0]
        asked = [i for i in FIELDS if facts_of(record, i)]
        told = statement(group, asked) if asked else None
        lines.append(told or blank(record, Intent.LEAD))
        lines.append(Line(place(knowledge.head(record.source.document), record.source.locator)))
    return Draft(Status.ANSWERED, intent, tuple(lines), tuple(record for group in groups for record in group))
