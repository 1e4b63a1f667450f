"""What a table is and what each column holds: decided by the whole header and what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.text import squeeze
from ingestion.outline import Placed
from ingestion.tables.columns import NAMES, Role, is_vetoed, plain_title, role_of
from ingestion.tables.content import (
    is_agency,
    is_clock,
    is_due,
    is_duration,
    is_figure,
    is_mark,
    is_tick,
    is_wordless,
    reports,
    share,
)
from ingestion.tables.header import Header
from ingestion.tables.told_figures import tell_figures

Kind = Literal["tasks", "targets", "text"]
_AGENT = (Role.LEAD, Role.COORDINATE, Role.MONITOR, Role.OWNER, Role.ACTOR)
_SUBMITS = re.compile(r"(?:co quan|don vi|noi)(?: chuan bi)?(?: va)? trinh\b")
_GROUP = re.compile(r"(?:thuoc )?(?:cac )?nhom\b")
_HALF, _SOME, _MOST = 0.5, 0.4, 0.9


@dataclass(frozen=True, slots=True)
class Layout:
    """The kind of a table and the role of each column; ``reason`` says why it is only text.

    ``header`` are the printed rows the titles stand in. ``duties`` are the roles of the columns where each
    target is a task as well: the table says who leads and who coordinates it.
    """

    kind: Kind
    titles: tuple[str, ...]
    roles: tuple[Role, ...]
    reason: str | None = None
    header: tuple[Placed, ...] = ()
    duties: tuple[Role, ...] = ()

    def at(self, role: Role) -> int | None:
        """The column of ``role``, the first where there are several."""
        return next((i for i, each in enumerate(self.roles) if each is role), None)

    def every(self, role: Role) -> tuple[int, ...]:
        """Every column of ``role``."""
        return tuple(i for i, each in enumerate(self.roles) if each is role)

    def described(self) -> tuple[str, ...]:
        """Each column in words: its title and what it was taken for."""
        return tuple(
            f"{title or '(không tên)'}: {NAMES[role]}"
            for title, role in zip(self.titles, self.roles, strict=True)
        )


def decide(header: Header, rows: Sequence[Sequence[str]], *, led: bool = False) -> Layout:
    """Return the layout of a table from its header and its rows, already aligned to the columns.

    ``led`` says that the rows stand under the bodies that lead them.
    """
    full = [row for row in rows if sum(bool(cell.strip()) for cell in row) >= 2]
    columns = [[row[i] for row in full if i < len(row)] for i in range(len(header.titles))]
    roles = _told_by_figures(_named_by_product(_number(header.roles, columns)), columns)
    kind: Kind = _kind(roles, columns)
    if kind == "text" and led and {Role.TASK, Role.DEADLINE} <= set(roles):
        kind = "tasks"
    named = _named(roles, header.titles, columns, kind)
    layout = _confirmed(Layout(kind, header.titles, tuple(named)), columns)
    return replace(layout, duties=_duties(layout, roles))


def _duties(layout: Layout, found: Sequence[Role | None]) -> tuple[Role, ...]:
    """The roles of the columns of targets for whoever leads and coordinates; none where that is not told."""
    text = layout.at(Role.INDICATOR)
    told = layout.at(Role.OWNER) is not None and {Role.LEAD, Role.COORDINATE} <= set(found)
    if layout.kind != "targets" or text is None or not told:
        return ()
    kept = (Role.NUMBER, Role.LEAD, Role.COORDINATE, Role.DEADLINE)
    roles = [role if role in kept else Role.EXTRA for role in found]
    return tuple(Role.TASK if i == text else role or Role.EXTRA for i, role in enumerate(roles))


def _number(found: Sequence[Role | None], columns: Sequence[Sequence[str]]) -> list[Role | None]:
    roles = list(found)
    untitled = [i for i, role in enumerate(roles) if role is None]
    if Role.NUMBER not in roles and untitled and untitled[0] == 0 and share(columns[0], is_mark) > _HALF:
        roles[0] = Role.NUMBER
    return roles


def _named_by_product(found: Sequence[Role | None]) -> list[Role | None]:
    """Where no column says what is to be done, a product names the task, or what its figures measure."""
    does = {Role.TASK, Role.INDICATOR, Role.RESULT, None}
    named = {Role.LEAD: Role.TASK, Role.VALUE: Role.INDICATOR}
    role = next((named[each] for each in named if each in found), None)
    if found.count(Role.PRODUCT) != 1 or does & set(found) or role is None:
        return list(found)
    return [role if each is Role.PRODUCT else each for each in found]


def _told_by_figures(found: Sequence[Role | None], columns: Sequence[Sequence[str]]) -> list[Role | None]:
    """``Mục tiêu`` over figures gives those of another column, which names what they measure."""
    figures = {
        i for i, role in enumerate(found) if role is Role.INDICATOR and share(columns[i], is_figure) > _MOST
    }
    if found.count(Role.INDICATOR) == len(figures):
        return list(found)
    return [Role.VALUE if i in figures else role for i, role in enumerate(found)]


def _kind(roles: Sequence[Role | None], columns: Sequence[Sequence[str]]) -> Kind:
    """Tasks need what is to be done and who leads or by when; targets an indicator and its figures."""
    held = set(roles)
    agents = [i for i, role in enumerate(roles) if role in (Role.LEAD, Role.ACTOR)]
    led = any(share(columns[i], is_agency) >= _HALF for i in agents)
    timed = Role.DEADLINE in held and (Role.COORDINATE in held or Role.PRODUCT in held)
    measured = _figures(roles, columns)
    indicated = Role.INDICATOR in held or Role.UNIT in held
    planned = Role.TASK in held and (Role.DEADLINE in held or Role.UNIT not in held)
    if measured and indicated and not planned:
        return "targets"
    if Role.TASK in held and (led or timed):
        return "tasks"
    if Role.INDICATOR in held and led and (Role.COORDINATE in held or Role.DEADLINE in held):
        return "tasks"
    told = any(role is Role.INDICATOR and tell_figures(columns[i]) for i, role in enumerate(roles))
    return "targets" if led and told else "text"


def _figures(roles: Sequence[Role | None], columns: Sequence[Sequence[str]]) -> list[int]:
    """The columns that hold the figures of targets."""
    values = [i for i, role in enumerate(roles) if role is Role.VALUE]
    results = [i for i, role in enumerate(roles) if role is Role.RESULT]
    if not values and Role.UNIT not in roles and not _unit_like(roles, columns):
        return []
    chosen = values or results
    return [i for i in chosen if share(columns[i], is_figure) >= _HALF]


def _unit_like(roles: Sequence[Role | None], columns: Sequence[Sequence[str]]) -> bool:
    return any(role is Role.ACTOR and _is_unit(columns[i]) for i, role in enumerate(roles))


def _is_unit(cells: Sequence[str]) -> bool:
    held = [squeeze(cell) for cell in cells if cell.strip()]
    return bool(held) and share(held, is_agency) < _HALF and sum(len(c) <= 40 for c in held) > len(held) * 0.8


def _named(
    roles: Sequence[Role | None], titles: Sequence[str], columns: Sequence[Sequence[str]], kind: Kind
) -> list[Role]:
    named = [role or Role.EXTRA for role in roles]
    if kind == "targets":
        return _target_roles(named, columns)
    if kind == "tasks":
        return _task_roles(named, titles, columns)
    return named


def _target_roles(named: list[Role], columns: Sequence[Sequence[str]]) -> list[Role]:
    roles = list(named)
    indicators = [i for i, role in enumerate(named) if role is Role.INDICATOR]
    longest = max(indicators, key=lambda i: sum(map(len, columns[i])), default=None)
    for i, role in enumerate(roles):
        if role is Role.ACTOR:
            roles[i] = Role.UNIT if Role.UNIT not in roles and _is_unit(columns[i]) else Role.OWNER
        elif role is Role.LEAD:
            roles[i] = Role.OWNER
        elif role is Role.RESULT:
            roles[i] = Role.VALUE if Role.VALUE not in named else Role.EXTRA
        elif role is Role.TASK and Role.INDICATOR not in named:
            roles[i] = Role.INDICATOR
        elif role in (Role.TASK, Role.PRODUCT, Role.COORDINATE, Role.DEADLINE) or (
            role is Role.INDICATOR and i != longest
        ):
            roles[i] = Role.EXTRA
        if roles[i] in (Role.OWNER, Role.MONITOR) and share(columns[i], is_agency) < _HALF:
            roles[i] = Role.EXTRA
    return _single(roles, (Role.NUMBER, Role.INDICATOR, Role.UNIT, Role.OWNER, Role.MONITOR))


def _ungrouped(named: list[Role], titles: Sequence[str]) -> list[Role]:
    """A column of groups of tasks only gathers them where another column names the tasks."""
    grouping = [
        role is Role.TASK and bool(_GROUP.match(plain_title(t)))
        for role, t in zip(named, titles, strict=True)
    ]
    several = any(role is Role.TASK and not group for role, group in zip(named, grouping, strict=True))
    return [Role.EXTRA if group and several else role for role, group in zip(named, grouping, strict=True)]


def _submits(title: str, cells: Sequence[str]) -> bool:
    """Whether a column names who draws up and submits what a programme of work lists."""
    return bool(_SUBMITS.match(plain_title(title))) and share(cells, is_agency) >= _MOST


def _task_roles(named: list[Role], titles: Sequence[str], columns: Sequence[Sequence[str]]) -> list[Role]:
    roles = _ungrouped(named, titles)
    for i, role in enumerate(roles):
        if role is Role.ACTOR:
            fits = Role.LEAD not in roles and share(columns[i], is_agency) >= _HALF
            roles[i] = Role.LEAD if fits else Role.EXTRA
        elif role is Role.RESULT:
            roles[i] = Role.PRODUCT if Role.PRODUCT not in named and not reports(columns[i]) else Role.EXTRA
        elif role in (Role.INDICATOR, Role.VALUE):
            roles[i] = Role.EXTRA if _is_ticked(columns[i]) else _indicator_in_tasks(roles)
        elif role in (Role.MONITOR, Role.UNIT):
            roles[i] = Role.EXTRA
    if Role.LEAD not in roles:
        roles = [
            Role.LEAD if role is Role.EXTRA and _submits(title, cells) else role
            for role, title, cells in zip(roles, titles, columns, strict=True)
        ]
    return _single(roles, (Role.NUMBER, Role.TASK, Role.LEAD, Role.COORDINATE, Role.PRODUCT, Role.DEADLINE))


def _is_ticked(cells: Sequence[str]) -> bool:
    """Tell whether a column (a year, a quarter) is only ticked."""
    held = [cell for cell in cells if cell.strip()]
    return bool(held) and all(is_tick(cell) for cell in held)


def _indicator_in_tasks(roles: Sequence[Role]) -> Role:
    """``Chỉ tiêu`` beside a task column says what comes out; without one it is the task itself."""
    if Role.TASK not in roles:
        return Role.TASK
    return Role.EXTRA if Role.PRODUCT in roles or Role.RESULT in roles else Role.PRODUCT


def _reported(layout: Layout, columns: Sequence[Sequence[str]]) -> bool:
    return any(
        role_of(title.rsplit(" / ", 1)[-1]) is Role.RESULT and reports(cells)
        for title, cells in zip(layout.titles, columns, strict=True)
    )


def _single(roles: list[Role], once: tuple[Role, ...]) -> list[Role]:
    """Keep the first column of each role in ``once``; later ones are extra."""
    seen: set[Role] = set()
    kept: list[Role] = []
    for role in roles:
        kept.append(Role.EXTRA if role in once and role in seen else role)
        seen.add(role)
    return kept


def _confirmed(layout: Layout, columns: Sequence[Sequence[str]]) -> Layout:
    """Let what the cells hold confirm the roles; a table that does not bear them out is text."""
    reason = _doubt(layout, columns)
    if reason:
        return replace(layout, kind="text", reason=reason)
    unlike = [
        layout.at(role)
        for role, test in ((Role.DEADLINE, is_due), (Role.COORDINATE, is_agency))
        if (column := layout.at(role)) is not None and share(columns[column], test) < _SOME
    ]
    return replace(layout, roles=tuple(Role.EXTRA if i in unlike else r for i, r in enumerate(layout.roles)))


def _doubt(layout: Layout, columns: Sequence[Sequence[str]]) -> str | None:
    """Why a table can only be kept as text, ``None`` where its columns bear their headers out."""
    if layout.kind == "text":
        return "không có đủ cột nhiệm vụ và cột cơ quan chủ trì hoặc thời hạn"
    if layout.kind == "tasks" and layout.at(Role.DEADLINE) is None and _reported(layout, columns):
        return "bảng báo cáo kết quả đã làm, không phải nhiệm vụ phải làm"
    if is_vetoed(layout.titles):
        return "bảng thủ tục, quy trình, chấm điểm hoặc dự toán"
    lead, deadline = layout.at(Role.LEAD), layout.at(Role.DEADLINE)
    if lead is not None and share(columns[lead], is_agency) < _HALF:
        return f"cột “{layout.titles[lead]}” không chứa tên cơ quan"
    if displaced := _displaced(layout, columns):
        return displaced
    shared = lead is not None and layout.at(Role.COORDINATE) is not None
    return _no_deadline(columns[deadline], shared=shared) if deadline is not None else None


def _displaced(layout: Layout, columns: Sequence[Sequence[str]]) -> str | None:
    """Why header and cells seem out of line: a column holds what plainly belongs under another title."""
    other, product = layout.at(Role.COORDINATE), layout.at(Role.PRODUCT)
    indicator = layout.at(Role.INDICATOR)
    led = layout.at(Role.LEAD) is not None
    if other is not None and not led and share(columns[other], is_agency) < _SOME:
        return f"cột “{layout.titles[other]}” không chứa tên cơ quan"
    if product is not None and not led and share(columns[product], is_agency) > _MOST:
        return f"cột “{layout.titles[product]}” lại chứa tên cơ quan"
    if indicator is not None and share(columns[indicator], is_wordless) > _HALF:
        return f"cột “{layout.titles[indicator]}” không chứa tên chỉ tiêu"
    return None


def _no_deadline(cells: Sequence[str], *, shared: bool) -> str | None:
    """Why a column of times holds no deadlines; handling times are judged only where nobody coordinates."""
    if sum(map(is_clock, cells)) > len(cells) * _HALF:
        return "cột thời gian là giờ trong ngày (chương trình làm việc), không phải thời hạn"
    if not shared and sum(map(is_duration, cells)) > len(cells) * _HALF:
        return "cột thời gian là thời gian giải quyết, không phải thời hạn"
    return None
