"""The records a list or a count is about, each kind of tie to an agency apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.finding.columns import tasks_marked
from assistant.knowledge import Knowledge
from assistant.naming.acting_provinces import province_asked
from assistant.naming.renaming import heirs_of, stood
from assistant.query import Intent, Query
from assistant.selecting.alone import asks_jointly, how_many
from assistant.selecting.carrying_out import of_part, part_asked
from assistant.selecting.in_common import asks_in_common, in_common, part_in_common, turned_round
from assistant.selecting.naming_provinces import naming_it, naming_others, part_told
from assistant.selecting.narrowing import filter_of, narrowed
from assistant.selecting.yearly import Item, by_row
from assistant.settings import AnswerSettings
from assistant.times.ordering import arranged, due, windows_of
from assistant.wording import leads
from corpus.agencies import agency_key, group_covers, is_group
from corpus.model import Assignment, Record, Task
from corpus.registry import RecordFilter
from corpus.text import fold

_OUTSIDE = re.compile(
    r"\b(?:ngoai|ngoai tru|khong (?:nam )?(?:trong|o)|khong ke|khong tinh|tru)"
    r"(?: (?:cac|nhung|nhiem vu|viec|dau viec|o|trong))* (?:phu luc|bang|danh muc)\b"
)
_MOST_READ = 20  # documents whose every row is looked at for what its further columns hold


@dataclass(frozen=True, slots=True)
class Group:
    """Records listed together under one heading."""

    heading: str
    records: tuple[Record, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """What is counted and told: each record, the targets of one row for several years together."""
        return by_row(self.records)


def groups_of(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Group]:
    """The records asked for, each kind of tie to the agency apart; of the part of a plan that is named."""
    part = part_asked(query)
    around = _groups(replace(query, counts="anything"), knowledge, settings) if part else []
    within = (
        [replace(g, records=of_part(g.records, part, knowledge.registry)) for g in around] if part else []
    )
    return within if any(group.records for group in within) else _groups(query, knowledge, settings)


def _groups(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Group]:
    if query.parties and _OUTSIDE.search(fold(query.text)):
        around = groups_of(replace(query, text="", counts="anything"), knowledge, settings)
        return [group for group in around if not any(isinstance(r, Task) for r in group.records)]
    stock = _Stock(query, knowledge, settings)
    marked = _marked(query, knowledge, settings) if len(query.scope.heads) <= _MOST_READ else ()
    if marked:
        return [Group("nhiệm vụ", marked)]
    if query.noun == "target":
        watched = stock.narrowed("target", "monitor") if "monitor" in query.roles and query.parties else ()
        return [Group("chỉ tiêu", watched or stock.narrowed("target"))]
    if not query.parties or asks_in_common(query):
        return [stock.common() if query.parties else stock.everything()]
    if {party.role for party in query.parties} >= {"lead", "coordinate"}:
        apart = [_together(query, knowledge, settings), _duties_together(query, knowledge, settings)]
        found = any(group.records for group in apart)
        return apart if found else _working_with(query, knowledge, settings) or apart
    roles = query.roles & {"lead", "coordinate"}
    groups = []
    if not roles or "lead" in roles:
        groups += stock.led(only=roles == {"lead"})
    if not roles or "coordinate" in roles:
        groups += stock.helped(only="coordinate" in roles)
    province = province_asked(query.parties)
    if (not roles or province) and not query.topic.content:
        groups += stock.shared(roles)
        groups += stock.answered_for() if query.counts == "anything" and not roles else []
    return stock.named_first(province, roles, groups) if province else groups


def _marked(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> tuple[Record, ...]:
    """The tasks told by what a further column of theirs holds, due when it is asked."""
    tasks = knowledge.registry.tasks(RecordFilter(sources=query.scope.sources))
    found = tasks_marked(query, tasks)
    return tuple(arranged(query, due(found, windows_of(query, settings.soon_days))))


@dataclass(frozen=True)
class _Stock:
    """What the registry holds of the agencies a question names."""

    query: Query
    knowledge: Knowledge
    settings: AnswerSettings

    @property
    def names(self) -> str:
        """The agencies, as a list."""
        return ", ".join(dict.fromkeys(party.name for party in self.query.parties))

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys their records stand under."""
        return heirs_of(self.query, self.knowledge).keys

    @property
    def leading(self) -> str:
        """The part of those who lead: alone or not, or only together."""
        if not asks_jointly(self.query):
            return "chủ trì"
        return (
            "cùng chủ trì" if len({p.start for p in self.query.parties}) > 1 else "chủ trì chung với nơi khác"
        )

    def everything(self) -> Group:
        """All tasks; the duties in text where one document is asked for as a whole and has no table."""
        scope = self.query.scope
        one = scope.named and len(scope.heads) == 1 and not self.query.topic.content
        if one and not self.knowledge.registry.count("task", RecordFilter(sources=scope.sources)):
            return Group("việc giao trong lời văn", self.narrowed("assignment"))
        shared = f" có {how_many(self.query)} cùng chủ trì" if asks_jointly(self.query) else ""
        return Group(f"nhiệm vụ{shared}", self.narrowed("task"))

    def common(self) -> Group:
        """The tasks that the agencies all take part in; of one agency, those it leads and coordinates in."""

        def narrow(query: Query, part: str) -> tuple[Record, ...]:
            stock = replace(self, query=query)
            return stock.narrowed("task", *((part,) if part else ("lead", "coordinate")))

        several = len({party.start for party in self.query.parties}) > 1
        part = {"lead": "chủ trì", "coordinate": "phối hợp"}.get(part_in_common(self.query), "tham gia")
        said = f"cùng {part}" if several else "vừa chủ trì vừa phối hợp"
        return Group(f"{self.names} {said} {{n}} nhiệm vụ", in_common(self.query, narrow))

    def narrowed(self, kind: str, *roles: str) -> tuple[Record, ...]:
        """Records of ``kind`` the agencies have ``roles`` in, and all that is asked besides."""
        where = filter_of(self.query, self.knowledge, frozenset(roles))
        return narrowed(self.query, self.knowledge, self.settings, kind, where)

    def led(self, only: bool) -> list[Group]:
        """Tasks they lead, and duties given to them in prose; ``only``: those they lead, if there are any."""
        tasks = self.narrowed("task", "lead")
        groups = [Group(f"{self.names} {self.leading} {{n}} nhiệm vụ", tasks)]
        if self.query.counts == "table" and (tasks or not only):
            return groups
        duties = _given(self.narrowed("assignment"), self.keys)
        leading = tuple(duty for duty in duties if duty.role == "lead")
        told = f"{self.names} được giao {{n}} việc khác, ngoài bảng nhiệm vụ,"
        if not only:
            return [*groups, Group(told, duties)]
        if leading and self.query.counts != "table":
            return [*groups, Group(f"{self.names} chủ trì {{n}} việc khác, ngoài bảng nhiệm vụ,", leading)]
        listed = not tasks and self.query.intent is Intent.LIST
        return [*groups, Group(told, duties)] if listed else groups

    def helped(self, only: bool) -> list[Group]:
        """Tasks and duties in which they work with another; ``only``: no duties given to them told before."""
        groups = [Group(f"{self.names} phối hợp {{n}} nhiệm vụ", self.narrowed("task", "coordinate"))]
        if self.query.counts == "table":
            return groups
        duties = self.narrowed("assignment", "coordinate")
        given = () if only else _given(duties, self.keys)
        duties = tuple(duty for duty in duties if duty not in given)
        return [*groups, Group(f"{self.names} phối hợp {{n}} việc khác, ngoài bảng nhiệm vụ,", duties)]

    def shared(self, roles: Collection[str]) -> list[Group]:
        """What binds them as one of a group ("Các sở, ban, ngành"), not by name; in ``roles``, if in some."""
        anyone = replace(self.query, parties=())
        stock = replace(self, query=anyone)
        tasks = stock.narrowed("task")
        duties = stock.narrowed("assignment") if self.query.counts != "table" else ()
        bound = [task for task in tasks if isinstance(task, Task) and not self.keys & _named_in(task)]
        given = [duty for duty in duties if isinstance(duty, Assignment) and not self.keys & _named_in(duty)]
        groups = [
            Group(
                f"{self.names} cùng thực hiện {{n}} nhiệm vụ giao chung",
                tuple(task for task in bound if self._covered(task, task.lead)),
            ),
            Group(
                f"{self.names} cùng thực hiện {{n}} việc giao chung, ngoài bảng nhiệm vụ,",
                tuple(duty for duty in given if self._covered(duty, (duty.agency,))),
            ),
        ]
        groups = groups if not roles or "lead" in roles else []
        if self.query.counts != "anything" and "coordinate" not in roles:
            return groups
        helping = tuple(t for t in bound if self._covered(t, t.coordinate) and not self._covered(t, t.lead))
        return [*groups, Group(f"{self.names} phối hợp {{n}} nhiệm vụ theo lời giao chung", helping)]

    def named_first(self, province: str, roles: Collection[str], groups: Sequence[Group]) -> list[Group]:
        """The tasks that name ``province`` before those of ``groups`` that do not."""
        every = replace(self, query=replace(self.query, parties=())).narrowed("task")
        named = naming_it(province, every, roles)
        told = {record.id for record in (*named, *naming_others(province, every))}
        others = (replace(g, records=tuple(r for r in g.records if r.id not in told)) for g in groups)
        return [Group(f"nhiệm vụ ghi tên {province}{part_told(roles)}", named), *others]

    def answered_for(self) -> list[Group]:
        """The targets they watch over or are to reach."""
        return [
            Group(
                f"{self.names} theo dõi hoặc thực hiện {{n}} chỉ tiêu",
                self.narrowed("target", "monitor", "owner"),
            )
        ]

    def _covered(self, record: Record, names: Iterable[str]) -> bool:
        """Whether one of ``names`` is a group that one of the agencies belonged to when it was given."""
        groups = [name for name in names if is_group(name)]
        if not groups:
            return False
        keys = [key for key in self.keys if stood(key, record.source.document, self.knowledge)]
        return any(group_covers(name, key) for name in groups for key in keys)


def _named_in(record: Task | Assignment) -> frozenset[str]:
    """The keys of the agencies a record names."""
    return frozenset(map(agency_key, (*leads(record), *record.coordinate)))


def tasks_of(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> tuple[Task, ...]:
    """The tasks a question counts apart: those its agencies lead, unless another part is said."""
    if {party.role for party in query.parties} >= {"lead", "coordinate"}:
        found = _together(query, knowledge, settings).records
    else:
        roles = query.roles & {"lead", "coordinate"} or {"lead"}
        found = _Stock(query, knowledge, settings).narrowed("task", *(roles if query.parties else ()))
    return tuple(record for record in found if isinstance(record, Task))


def _together(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Group:
    """The tasks that some of the agencies lead and each of the others coordinates in."""
    leading = tuple(party for party in query.parties if party.role == "lead")
    helping = tuple(party for party in query.parties if party.role == "coordinate")
    one_name = [[p for p in helping if p.start == start] for start in dict.fromkeys(p.start for p in helping)]
    kept: dict[str, Record] | None = None
    for role, parties in (("lead", leading), *(("coordinate", tuple(same)) for same in one_name)):
        stock = _Stock(replace(query, parties=parties), knowledge, settings)
        found = {record.id: record for record in stock.narrowed("task", role)}
        kept = found if kept is None else {key: kept[key] for key in kept if key in found}
    said = [f"{', '.join(party.name for party in leading)} chủ trì"]
    said.append(f"{', '.join(party.name for party in helping)} phối hợp")
    return Group(f"{', '.join(said)} {{n}} nhiệm vụ", tuple((kept or {}).values()))


def _working_with(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[Group]:
    """What the agency said to work with another leads, the other helping; else what both take part in."""
    turned = turned_round(query)
    if turned is None:
        return []
    helped = _together(turned, knowledge, settings)
    anyhow = replace(query, parties=tuple(replace(party, role=None) for party in query.parties))
    return [helped if helped.records else _Stock(anyhow, knowledge, settings).common()]


def _duties_together(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Group:
    """The duties in prose that name all of the agencies: some coordinate in what the others do."""
    leading = tuple(party for party in query.parties if party.role == "lead")
    helping = tuple(party for party in query.parties if party.role == "coordinate")
    stock = _Stock(replace(query, parties=helping), knowledge, settings)
    duties = () if query.counts == "table" else stock.narrowed("assignment", "coordinate")
    keys = frozenset(party.key for party in query.parties)
    told = [", ".join(party.name for party in parties) for parties in (helping, leading)]
    return Group(
        f"{' phối hợp với '.join(told)} {{n}} việc khác, ngoài bảng nhiệm vụ,",
        tuple(duty for duty in duties if isinstance(duty, Assignment) and keys <= _named_in(duty)),
    )


def _given(duties: Sequence[Record], keys: frozenset[str]) -> tuple[Assignment, ...]:
    """The duties given to one of the agencies itself, not those it only coordinates in."""
    return tuple(d for d in duties if isinstance(d, Assignment) and agency_key(d.agency) in keys)
