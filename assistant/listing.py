"""Lists and counts: exact questions to the registry, with true totals however long the list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.evidence import find_records
from assistant.knowledge import Knowledge, sections
from assistant.matching import CONTEXT, fit
from assistant.passages import compose_text
from assistant.query import Intent, Query
from assistant.renaming import known_as
from assistant.settings import AnswerSettings
from assistant.wording import deadline_text, document_name, figure, leads, name_of, short
from corpus.agencies import agency_key, group_covers, is_group
from corpus.model import Assignment, Head, Record, Target, Task
from corpus.registry import RecordFilter
from prompts import load

_WHOLE_LIST = 200
_SECTION = re.compile(
    r"(?:mục|phần|muc|phan)\s+((?:[IVX]{1,5}|[A-Z]|\d{1,2})(?:\.\d{1,2})*)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Group:
    """Records listed together under one heading; ``total`` counts them all."""

    heading: str
    records: tuple[Record, ...]


def compose_list(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """List or count what fits the agencies, roles, documents, deadlines, section and topic asked."""
    if query.arrange in ("group", "most"):
        return _per_agency(query, knowledge)
    groups = [g for g in _groups(query, knowledge, settings) if g.records]
    if not groups:
        asks_more = query.intent is Intent.LIST and query.topic.content and not query.parties
        return compose_text(query, knowledge, settings) if asks_more else _none(query, knowledge)
    records = tuple(record for group in groups for record in group.records)
    lines: list[Line] = []
    for group in groups:
        lines.append(Line(_heading(group, query)))
        lines += _items(group.records, knowledge, max(settings.shown // len(groups), 3))
    note = known_as(query.parties, knowledge.keys).note
    lines += [Line(f"Ghi chú: {note}")] if note else []
    return Draft(Status.ANSWERED, query.intent, tuple(lines), records, total=len(groups[0].records))


# --- what fits ------------------------------------------------------------------------------


def _groups(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Group]:
    """The records asked for, each kind of tie to the agency apart."""

    def narrowed(kind: str, *roles: str) -> tuple[Record, ...]:
        return _narrowed(query, knowledge, settings, kind, _where(query, knowledge, frozenset(roles)))

    if query.noun == "target":
        return [Group("chỉ tiêu", narrowed("target"))]
    if not query.parties:
        return [Group("nhiệm vụ", narrowed("task"))]
    roles = query.roles & {"lead", "coordinate"}
    names = ", ".join(dict.fromkeys(p.name for p in query.parties))
    groups = []
    if not roles or "lead" in roles:
        groups.append(Group(f"{names} chủ trì {{n}} nhiệm vụ", narrowed("task", "lead")))
    if not roles:
        groups.append(Group(f"{names} được giao {{n}} việc trong phần lời văn", narrowed("assignment")))
    if not roles or "coordinate" in roles:
        groups.append(Group(f"{names} phối hợp {{n}} nhiệm vụ", narrowed("task", "coordinate")))
    if not roles and not query.topic.content:
        groups.append(Group(f"{names} cùng thực hiện {{n}} nhiệm vụ giao chung", _shared(query, knowledge)))
    if roles == {"lead"} and not groups[0].records and query.intent is Intent.LIST:
        groups.append(Group(f"{names} được giao {{n}} việc trong phần lời văn", narrowed("assignment")))
    return groups


def _where(query: Query, knowledge: Knowledge, roles: frozenset[str]) -> RecordFilter:
    start, end = query.period or (None, None)
    keys = known_as(query.parties, knowledge.keys).keys
    return RecordFilter(keys, roles, query.scope.sources, start=start, end=end)


def _narrowed(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, kind: str, where: RecordFilter
) -> tuple[Record, ...]:
    """What the registry gives for ``where``, less what the topic leaves out; in the order asked."""
    found: Sequence[Record]
    if kind == "target":
        found = knowledge.registry.targets(where)
    elif kind == "assignment":
        found = knowledge.registry.assignments(where)
    else:
        found = knowledge.registry.tasks(where)
    if query.topic.content and found:
        found = _of_topic(query, knowledge, settings, kind, found)
    if query.period:
        found = [record for record in found if _is_due(record, *query.period)]
    return _arranged(query.arrange, tuple(found))


def _of_topic(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, kind: str, found: Sequence[Record]
) -> Sequence[Record]:
    """Those of ``found`` in the section the topic names, or that meet the topic themselves."""
    if _names_all(query, knowledge, settings, found):
        return found
    inside = _of_section(query, knowledge, settings, found)
    if inside:
        return inside
    by_field = _of_field(query, knowledge, settings, found)
    if by_field:
        return by_field
    wide = settings.model_copy(update={"candidates": _WHOLE_LIST})
    met = find_records(query, (kind,), knowledge, wide, context=1.0 if query.parties else CONTEXT)
    least = settings.own_coverage if query.parties else settings.list_coverage
    ids = {scored.item.id for scored in met.kept if scored.fit.coverage >= least}
    return [record for record in found if record.id in ids]


def _names_all(query: Query, knowledge: Knowledge, settings: AnswerSettings, found: Sequence[Record]) -> bool:
    """Whether the topic is no more than the title of the document or of its annex."""
    titles = {knowledge.head(record.source.document).title or "" for record in found}
    titles |= {record.annex for record in found if isinstance(record, Task) and record.annex}
    met = [fit(query.topic, title, "", knowledge.weights).coverage for title in titles]
    return max(met) >= settings.section_coverage


def _of_section(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, found: Sequence[Record]
) -> list[Record]:
    """Those of ``found`` in the section asked for by number ("mục VII") or by its title."""
    number = _SECTION.search(query.text)
    met: dict[float, list[Record]] = {}
    for title, inside in sections(found).items():
        if number:
            mark = title.split(" ", 1)[0].strip(" .)")
            fits = 1.0 if mark.upper() == number[1].upper() else 0.0
        else:
            close = fit(query.topic, title, "", knowledge.weights)
            fits = close.closeness if close.coverage >= settings.section_coverage else 0.0
        if fits:
            met.setdefault(round(fits, 2), []).extend(inside)
    return met[max(met)] if met else []


def _of_field(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, found: Sequence[Record]
) -> list[Record]:
    """Tasks whose deadline or product is what the topic says ("chờ Trung ương hướng dẫn")."""

    def met(text: str | None) -> bool:
        if not text:
            return False
        close = fit(query.topic, text, "", knowledge.weights)
        return close.coverage >= settings.own_coverage and close.closeness >= settings.own_coverage

    tasks = [record for record in found if isinstance(record, Task)]
    return [task for task in tasks if met(task.deadline_text) or met(task.product)]


def _shared(query: Query, knowledge: Knowledge) -> tuple[Record, ...]:
    """Tasks led by a group the agency belongs to ("Các sở, ban, ngành")."""
    keys = [p.key for p in query.parties]
    start, end = query.period or (None, None)
    where = RecordFilter(sources=query.scope.sources, roles=frozenset({"lead"}), start=start, end=end)
    return tuple(
        task
        for task in knowledge.registry.tasks(where)
        if any(is_group(name) and group_covers(name, key) for name in task.lead for key in keys)
        and not any(agency_key(name) in keys for name in task.lead)
    )


def _arranged(arrange: str | None, records: tuple[Record, ...]) -> tuple[Record, ...]:
    if arrange not in ("earliest", "latest"):
        return records
    dated = [(end, record) for record in records if (end := _end(record)) is not None]
    if not dated:
        return ()
    pick = min if arrange == "earliest" else max
    wanted = pick(end for end, _ in dated)
    return tuple(record for end, record in dated if end == wanted)


def _is_due(record: Record, start: date | None, end: date | None) -> bool:
    """Whether a record, or a part of it, must be done within the days asked."""
    if isinstance(record, Target) or record.deadline is None:
        return False
    whole = record.deadline
    ends = [d.end for d in (whole.parts or (whole,)) if d.kind in ("date", "period")]
    return any(day and (start or day) <= day <= (end or day) for day in ends)


def _end(record: Record) -> date | None:
    if (
        isinstance(record, Target)
        or record.deadline is None
        or record.deadline.kind not in ("date", "period")
    ):
        return None
    return record.deadline.end


# --- how it is said -------------------------------------------------------------------------


def _heading(group: Group, query: Query) -> str:
    n = len(group.records)
    text = group.heading.format(n=n) if "{n}" in group.heading else f"Có {n} {group.heading}"
    documents = {record.source.document for record in group.records}
    heads = [head for head in query.scope.heads if head.source in documents]
    where = f" theo {document_name(heads[0])}" if len(heads) == 1 else f" trong {len(heads)} văn bản"
    return f"{text[:1].upper()}{text[1:]}{where}:"


def _items(records: Sequence[Record], knowledge: Knowledge, shown: int) -> list[Line]:
    several = len({record.source.document for record in records}) > 1
    lines = []
    for index, record in enumerate(records[:shown], 1):
        head = knowledge.head(record.source.document) if several else None
        lines.append(_item(index, record, head))
    if len(records) > shown:
        lines.append(Line(f"… và {len(records) - shown} mục nữa (tổng số {len(records)})."))
    return lines


def _item(index: int, record: Record, head: Head | None) -> Line:
    details: list[str] = []
    facts: list[str] = []
    if isinstance(record, Target):
        details.append(figure(record))
        facts += [record.value] if record.value else []
    else:
        if isinstance(record, Task) and record.lead_text:
            details.append(f"chủ trì: {record.lead_text}")
            facts.append(record.lead_text)
        elif isinstance(record, Assignment):
            details.append(f"{record.agency}")
        deadline = deadline_text(record)
        if deadline:
            details.append(f"thời hạn: {deadline}")
            facts.append(deadline)
    if head is not None:
        details.append(head.number or document_name(head))
    return Line(f"{index}. {short(name_of(record))} ({'; '.join(details)}) [*]", record.source, tuple(facts))


def _none(query: Query, knowledge: Knowledge) -> Draft:
    replies = load("replies")
    if query.parties and query.parties[0].key:
        names = ", ".join(p.name for p in query.parties)
        heads = query.scope.heads
        scope = f" trong {document_name(heads[0])}" if query.scope.named and len(heads) == 1 else ""
        return refusal(query.intent, replies["not_found_agency"].format(agency=names, scope=scope))
    noun = "chỉ tiêu" if query.noun == "target" else "nhiệm vụ"
    return refusal(query.intent, replies["not_found_filter"].format(noun=noun, scope=""))


def _per_agency(query: Query, knowledge: Knowledge) -> Draft:
    """How many tasks each agency leads."""
    tasks = knowledge.registry.tasks(
        _where(query, knowledge, frozenset({"lead"} if query.parties else set()))
    )
    counted = _led(tasks)
    if not counted:
        return _none(query, knowledge)
    ranked = counted.most_common()
    if query.arrange == "most":
        ranked = [pair for pair in ranked if pair[1] == ranked[0][1]]
    first: dict[str, tuple[str, Task]] = {}
    for task in tasks:
        for name in leads(task):
            first.setdefault(agency_key(name), (name, task))
    lines = [Line(f"Số nhiệm vụ chủ trì của {len(counted)} cơ quan, đơn vị (tổng {len(tasks)} nhiệm vụ):")]
    for key, number in ranked[:30]:
        name, task = first[key]
        lines.append(Line(f"- {name}: {number} nhiệm vụ [*]", task.source, (name,)))
    return Draft(Status.ANSWERED, Intent.COUNT, tuple(lines), tuple(tasks), total=len(tasks))


def _led(tasks: Iterable[Task]) -> Counter[str]:
    return Counter(key for task in tasks for key in {agency_key(name) for name in task.lead})
