"""Rows of a task table as tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

from corpus.agencies import split_agencies
from corpus.deadlines import parse_deadline
from corpus.model import Head, Task
from ingestion.tables.columns import Role
from ingestion.tables.heading_rows import DASH
from ingestion.tables.items import Item, resolve
from ingestion.tables.layout import Layout
from ingestion.tables.sections import Section
from ingestion.tables.sources import source_of
from ingestion.tables.ticks import Ticks, ticks_of

_Told = tuple[str | None, Item | Section | None]
_BODY = r"(?:(?:cơ quan|đơn vị|cq|đv|đvị)\s+)?"
_SHARED = (
    re.compile(
        rf"[-+]?\s*{_BODY}chủ trì\s*:\s*(?P<lead>.+?)[;.,]?\s*[-+]?\s*{_BODY}phối hợp\s*:\s*(?P<with>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"(?P<lead>[^();]+?)\s*\(chủ trì\)\s*[;,.]?\s*(?P<with>.+?)\s*\(phối hợp\)\.?", re.IGNORECASE),
    re.compile(r"(?P<lead>.+?)\s+chủ trì\s*[;,.]\s*(?P<with>.+?)\s+phối hợp\.?", re.IGNORECASE),
    re.compile(
        r"(?P<lead>.+?)(?:\s+chủ trì)?\s*[;,.]?\s+phối hợp(?:\s+(?:với|cùng))?(?!\s*[:)])\s+(?P<with>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
)
_UNTOLD = re.compile(r"\bphối hợp\s*(?:[:)]|với\b)|\(\s*phối hợp", re.IGNORECASE)
_ALONE = re.compile(rf"[-+]?\s*{_BODY}chủ trì\s*:\s*(?P<lead>(?:(?!phối hợp).)+)", re.IGNORECASE | re.DOTALL)
_CHILD = re.compile(r"^[-–+•]\s*")
_OWN_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.)]\s+(?=\S)")


def read_tasks(
    items: Sequence[Item], layout: Layout, head: Head, annex: str | None, place: str
) -> tuple[Task, ...]:
    """Return the tasks of a table; ids are those of this table alone, numbered from 1."""
    tasks: list[Task] = []
    for item in items:
        if _only_heads(item, layout):
            continue
        task = _task(item, layout, head, annex, place, f"{head.digest[:12]}-t{len(tasks) + 1}")
        if task is not None:
            tasks.append(task)
    return tuple(tasks)


def _only_heads(item: Item, layout: Layout) -> bool:
    """Tell whether a row only gathers its children: a lead-in, or nobody leads it and no time is set."""
    text = item.cell(layout.at(Role.TASK)) or ""
    fields = (Role.LEAD, Role.COORDINATE, Role.PRODUCT, Role.DEADLINE)
    bare = not any(item.cell(layout.at(role)) for role in fields)
    return item.children > 0 and (bare or text.endswith(":"))


def _agents(item: Item, layout: Layout) -> tuple[_Told, _Told]:
    """Who leads and with whom, told apart in a shared cell only where the cell itself says so."""
    lead: _Told = resolve(item, layout.at(Role.LEAD), agent=True)
    if item.leader is not None:
        lead = item.leader.agency, item.leader
    coordinate: _Told = resolve(item, layout.at(Role.COORDINATE), agent=True)
    both: _Told = resolve(item, layout.at(Role.MIXED), agent=True)
    words, origin = both if both[0] else lead
    alone = _ALONE.fullmatch(words or "")
    if alone:
        return (alone["lead"].strip(" ;,."), origin), coordinate
    if coordinate[0]:
        return lead, coordinate
    told = next((found for shape in _SHARED if (found := shape.fullmatch(words or ""))), None)
    if told is None:
        return lead, coordinate
    return (told["lead"].strip(" ;,."), origin), (told["with"].strip(" ;,."), origin)


def _task(item: Item, layout: Layout, head: Head, annex: str | None, place: str, id: str) -> Task | None:
    text = item.cell(layout.at(Role.TASK))
    if text is None:
        return None
    stt = item.stt
    own = _OWN_NUMBER.match(text) if stt is None and layout.at(Role.NUMBER) is None else None
    if own:
        stt, text = own[1], text[own.end() :]
    (lead, from_lead), (coordinate, from_coordinate) = _agents(item, layout)
    untold = coordinate is None and _UNTOLD.search(lead or "") is not None
    if untold:
        item.warnings.append("ô cơ quan gộp cả chủ trì và phối hợp, không tách được")
    deadline, from_deadline = _due(item, layout)
    ticks = ticks_of(item, layout, head.years) if deadline is None else Ticks()
    due = deadline or ticks.text
    product, from_product = resolve(item, layout.at(Role.PRODUCT), agent=False)
    origins = (from_lead, from_coordinate, from_deadline, from_product)
    return Task(
        id=id,
        number=head.number,
        task=_CHILD.sub("", text) if item.parent is not None else text,
        source=ticks.cited(source_of(item, head.source, place, origins), item.separator),
        annex=annex,
        part=item.part,
        section=item.section,
        stt=stt,
        lead=() if untold else split_agencies(lead),
        lead_text=lead,
        coordinate=split_agencies(coordinate),
        coordinate_text=coordinate,
        product=product,
        deadline_text=due,
        deadline=parse_deadline(due, head.years),
        extra=MappingProxyType(_extra(item, layout)),
        warnings=(*item.warnings, *filter(None, (ticks.warning,))),
    )


def _due(item: Item, layout: Layout) -> _Told:
    """When a row is due and what says so: its own cell, or the section named after a time."""
    if item.timed is not None:
        return item.timed.time, item.timed
    return resolve(item, layout.at(Role.DEADLINE), agent=False)


def _extra(item: Item, layout: Layout) -> dict[str, str]:
    extra = {
        layout.titles[column]: words
        for column, role in enumerate(layout.roles)
        if role in (Role.EXTRA, Role.MIXED)
        and layout.titles[column]
        and (words := item.cell(column) or _merged(item, column))
    }
    if item.counter:
        extra["Số thứ tự trong mục"] = item.counter
    above = item.parent.cell(layout.at(Role.TASK)) if item.parent is not None and item.stt is None else None
    if above and not DASH.match(above):
        extra["Thuộc nhiệm vụ"] = above
    return extra


def _merged(item: Item, column: int) -> str | None:
    """What a cell merged downwards says of a row that does not print it."""
    return resolve(item, column, agent=False)[0] if column in item.missing - item.covered else None
