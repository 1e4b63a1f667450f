"""Which records a list or a count is about: exact questions to the registry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.conditions import producing, recurring, waiting
from assistant.evidence import find_records
from assistant.knowledge import Knowledge, sections
from assistant.limits import within
from assistant.matching import CONTEXT, fit
from assistant.query import Intent, Query
from assistant.renaming import known_as
from assistant.scope import ANNEX
from assistant.settings import AnswerSettings
from assistant.titles import mark_of, sections_called
from assistant.words import words_of
from corpus.agencies import agency_key, group_covers, is_group
from corpus.model import Assignment, Record, Target, Task
from corpus.registry import RecordFilter
from corpus.text import fold

_WHOLE_LIST = 200
_TITLE = 3
_CALLED = r"(?:muc|phan|nhom|linh vuc) "
_MARK = re.compile(r"^(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)(?:[.)]\s*|\s+)")
_SECTION = re.compile(
    r"(?:mục|phần|muc|phan)\s+((?:[IVX]{1,5}|[A-Z]|\d{1,2})(?:\.\d{1,2})*)(?!\w)", re.IGNORECASE
)
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}


@dataclass(frozen=True, slots=True)
class Group:
    """Records listed together under one heading; ``total`` counts them all."""

    heading: str
    records: tuple[Record, ...]


def groups_of(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Group]:
    """The records asked for, each kind of tie to the agency apart."""

    def narrowed(kind: str, *roles: str) -> tuple[Record, ...]:
        return _narrowed(query, knowledge, settings, kind, filter_of(query, knowledge, frozenset(roles)))

    if query.noun == "target":
        return [Group("chỉ tiêu", narrowed("target"))]
    if not query.parties:
        return [Group("nhiệm vụ", narrowed("task"))]
    if {party.role for party in query.parties} == {"lead", "coordinate"}:
        return [_together(query, knowledge, settings)]
    roles = query.roles & {"lead", "coordinate"}
    names = ", ".join(dict.fromkeys(p.name for p in query.parties))
    keys = known_as(query.parties, knowledge.keys, knowledge.successions).keys
    groups = []
    if not roles or "lead" in roles:
        groups.append(Group(f"{names} chủ trì {{n}} nhiệm vụ", narrowed("task", "lead")))
    if not roles:
        groups.append(
            Group(
                f"{names} được giao {{n}} việc khác, ngoài bảng nhiệm vụ,",
                _given(narrowed("assignment"), keys),
            )
        )
    if not roles or "coordinate" in roles:
        groups.append(Group(f"{names} phối hợp {{n}} nhiệm vụ", narrowed("task", "coordinate")))
        together = narrowed("assignment", "coordinate")
        groups.append(Group(f"{names} phối hợp {{n}} việc khác, ngoài bảng nhiệm vụ,", together))
    if not roles and not query.topic.content:
        groups.append(Group(f"{names} cùng thực hiện {{n}} nhiệm vụ giao chung", _shared(query, knowledge)))
    if roles == {"lead"} and not groups[0].records and query.intent is Intent.LIST:
        groups.append(
            Group(
                f"{names} được giao {{n}} việc khác, ngoài bảng nhiệm vụ,",
                _given(narrowed("assignment"), keys),
            )
        )
    return groups


def _together(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Group:
    """The tasks one agency leads and another coordinates in."""
    said, kept = [], None
    for role, words in (("lead", "chủ trì"), ("coordinate", "phối hợp")):
        one = replace(query, parties=tuple(p for p in query.parties if p.role == role))
        where = filter_of(one, knowledge, frozenset({role}))
        ids = {record.id: record for record in _narrowed(one, knowledge, settings, "task", where)}
        kept = ids if kept is None else {key: kept[key] for key in kept if key in ids}
        said.append(f"{', '.join(party.name for party in one.parties)} {words}")
    return Group(f"{', '.join(said)} {{n}} nhiệm vụ", tuple((kept or {}).values()))


def _given(duties: Sequence[Record], keys: frozenset[str]) -> tuple[Record, ...]:
    """The duties given to one of the agencies itself, not those it only coordinates in."""
    return tuple(d for d in duties if isinstance(d, Assignment) and agency_key(d.agency) in keys)


def filter_of(query: Query, knowledge: Knowledge, roles: frozenset[str]) -> RecordFilter:
    """The registry's filter for the agencies, documents and days asked, in ``roles``."""
    start, end = query.period or (None, None)
    keys = known_as(query.parties, knowledge.keys, knowledge.successions).keys
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
    found = _of_annex(query.text, found) or found
    called = sections_called(query.text, found)
    if called is not None:
        return _arranged(
            query.arrange, tuple(_due_in(query.period, _conditioned(query, kind, called, knowledge)))
        )
    found = _conditioned(query, kind, found, knowledge)
    if query.topic.content and found:
        found = _of_topic(query, knowledge, settings, kind, found)
    elif query.background:
        found = _of_named_section(query.background, found) or found
    return _arranged(query.arrange, tuple(_due_in(query.period, found)))


def _due_in(period: tuple[date | None, date | None] | None, found: Sequence[Record]) -> Sequence[Record]:
    return [record for record in found if _is_due(record, *period)] if period else found


def _conditioned(query: Query, kind: str, found: Sequence[Record], knowledge: Knowledge) -> Sequence[Record]:
    """Those of ``found`` that wait for, come again as, or produce what is asked, and nothing barred."""
    if query.limits:
        found = within(found, query.limits)
    if query.waits is not None:
        found = waiting(found, query.waits, knowledge.weights)
    if query.recurs is not None and kind != "target":
        found = recurring(found, query.recurs)
    if query.product is not None:
        found = producing(found, query.product, knowledge.weights)
    return found


def _of_topic(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, kind: str, found: Sequence[Record]
) -> Sequence[Record]:
    """Those of ``found`` in the section the topic names, or that meet the topic themselves."""
    inside = _of_section(query, knowledge, settings, found)
    if inside:
        return inside
    called = _of_named_section(query.text, found, _CALLED)
    if called:
        return called
    by_field = _of_field(query, knowledge, settings, found)
    if by_field:
        return by_field
    wide = settings.model_copy(update={"candidates": _WHOLE_LIST})
    met = find_records(query, (kind,), knowledge, wide, context=1.0 if query.parties else CONTEXT)
    least = settings.own_coverage if query.parties else settings.list_coverage
    ids = {scored.item.id for scored in met.kept if scored.fit.coverage >= least}
    fitting = [record for record in found if record.id in ids]
    if not fitting and len(query.topic.content) == 1:  # one stray syllable is no topic
        return found
    return fitting


def names_document(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether the topic is no more than the title of a document asked about, or of its annex.

    A section whose title says it better is meant before the document.
    """
    if not query.topic.content or not query.scope.heads:
        return False
    titles = {head.title or "" for head in query.scope.heads}
    tasks = knowledge.registry.tasks(RecordFilter(sources=query.scope.sources))
    titles |= {task.annex for task in tasks if task.annex}

    def best(among: Iterable[str]) -> float:
        return max((fit(query.topic, title, "", knowledge.weights).coverage for title in among), default=0.0)

    named = best(titles)
    return named >= settings.section_coverage and named >= best(sections(tasks))


def _of_section(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, found: Sequence[Record]
) -> list[Record]:
    """Those of ``found`` in the section asked for by number ("mục VII") or by its title."""
    number = _SECTION.search(query.text)
    met: dict[float, list[Record]] = {}
    for title, inside in sections(found).items():
        if number:
            fits = 1.0 if mark_of(title) == number[1].upper() else 0.0
        else:
            close = fit(query.topic, title, "", knowledge.weights)
            fits = close.closeness if close.coverage >= settings.section_coverage else 0.0
        if fits:
            met.setdefault(round(fits, 2), []).extend(inside)
    best = {record.id: record for record in met[max(met)]} if met else {}
    return list(best.values())


def _of_annex(text: str, found: Sequence[Record]) -> list[Record]:
    """Those of ``found`` in the annex ``text`` asks for by number ("phụ lục II", "PL 2")."""
    number = ANNEX.search(fold(text))
    if number is None:
        return []
    wanted = _ROMAN.get(number[1], number[1])
    printed = ((task, ANNEX.search(fold(task.annex or ""))) for task in found if isinstance(task, Task))
    return [task for task, mark in printed if mark and _ROMAN.get(mark[1], mark[1]) == wanted]


def _of_named_section(text: str, found: Sequence[Record], before: str = "") -> list[Record]:
    """Those of ``found`` in the section whose whole title stands in ``text``, after ``before``."""
    said = " ".join(w.bare for w in words_of(text))
    named: dict[int, list[Record]] = {}
    for title, inside in sections(found).items():
        words = [w.bare for w in words_of(_MARK.sub("", title))]
        if len(words) >= _TITLE and re.search(rf"(?<!\w){before}{' '.join(words)}(?!\w)", said):
            named.setdefault(len(words), []).extend(inside)
    return named[max(named)] if named else []


def _of_field(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, found: Sequence[Record]
) -> list[Record]:
    """Tasks whose deadline or product is what the topic says ("chờ Trung ương hướng dẫn")."""

    def met(text: str | None) -> bool:
        if not text:
            return False
        close = fit(query.topic.with_cues(), text, "", knowledge.weights)
        return close.coverage >= settings.own_coverage and close.closeness >= settings.own_coverage

    tasks = [record for record in found if isinstance(record, Task)]
    return [task for task in tasks if met(task.deadline_text) or met(task.product)]


def _shared(query: Query, knowledge: Knowledge) -> tuple[Record, ...]:
    """Tasks led by a group the agency belongs to ("Các sở, ban, ngành")."""
    keys = [p.key for p in query.parties]
    start, end = query.period or (None, None)
    where = RecordFilter(sources=query.scope.sources, roles=frozenset({"lead"}), start=start, end=end)
    tasks: Sequence[Record] = knowledge.registry.tasks(where)
    if query.waits is not None:
        tasks = waiting(tasks, query.waits, knowledge.weights)
    return tuple(
        task
        for task in tasks
        if isinstance(task, Task)
        and any(is_group(name) and group_covers(name, key) for name in task.lead for key in keys)
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
