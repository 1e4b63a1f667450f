"""What a person asks a listing to be narrowed to, understood once for command line and web."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.agencies import agency_key, expand_abbreviations
from corpus.model import Head, Record, Target
from corpus.registry import RecordFilter, Registry
from corpus.text import fold, squeeze

KINDS = ("tasks", "targets", "assignments")

ROLES: Mapping[str, str] = {
    "lead": "lead",
    "coordinate": "coordinate",
    "monitor": "monitor",
    "implement": "implement",
    "owner": "owner",
    "chu tri": "lead",
    "phoi hop": "coordinate",
    "theo doi": "monitor",
    "thuc hien": "implement",
    "phu trach": "owner",
}
_NAMED = 10
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_PRINTED = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")


class BadFilter(ValueError):
    """A filter cannot be understood; the message says which and why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters as typed; an empty field asks for nothing."""

    agencies: Sequence[str] = ()
    roles: Sequence[str] = ()
    documents: Sequence[str] = ()
    province: str | None = None
    section: str | None = None
    start: str | None = None
    end: str | None = None
    limit: int | None = None
    offset: int = 0


def record_filter(asked: Asked, heads: Sequence[Head]) -> RecordFilter:
    """Return the registry's filter for ``asked``; raise BadFilter where a value makes no sense."""
    start, end = _days(asked)
    return RecordFilter(
        agency_keys=frozenset(
            agency_key(expand_abbreviations(name)) for name in asked.agencies if name.strip()
        ),
        roles=frozenset(_role(name) for name in asked.roles if name.strip()),
        sources=frozenset(s for name in asked.documents if name.strip() for s in sources_named(name, heads)),
        province=squeeze(asked.province or "") or None,
        section=squeeze(asked.section or "") or None,
        start=start,
        end=end,
        limit=asked.limit,
        offset=asked.offset,
    )


def documents_matching(asked: Asked, registry: Registry) -> tuple[Head, ...]:
    """Return the documents ``asked`` means: by name, province and own date, and, where an agency,
    role or section is named, those holding a record that fits.
    """
    heads = registry.heads()
    start, end = _days(asked)
    kept = [h for h in heads if _dated(h, start, end) and _in_province(h, asked.province)]
    if asked.documents:
        wanted = {s for name in asked.documents for s in sources_named(name, heads)}
        kept = [h for h in kept if h.source in wanted]
    if asked.agencies or asked.roles or asked.section:
        inner = Asked(agencies=asked.agencies, roles=asked.roles, section=asked.section)
        holding = {
            r.source.document for kind in KINDS for r in records(registry, kind, record_filter(inner, heads))
        }
        kept = [h for h in kept if h.source in holding]
    return tuple(kept)


def records(registry: Registry, kind: str, where: RecordFilter) -> tuple[Record, ...]:
    """Return the records of ``kind`` (tasks, targets, assignments) that fit ``where``."""
    if kind == "tasks":
        return registry.tasks(where)
    return _targets(registry, where) if kind == "targets" else registry.assignments(where)


def count(registry: Registry, kind: str, where: RecordFilter) -> int:
    """Return how many records of ``kind`` fit ``where``, its limit and offset left aside."""
    if kind == "targets":
        return len(_targets(registry, replace(where, limit=None, offset=0)))
    return registry.count("task" if kind == "tasks" else "assignment", where)


def _targets(registry: Registry, where: RecordFilter) -> tuple[Target, ...]:
    """The targets due within the days asked: a target has no deadline but the year or day it is due by."""
    if not (where.start or where.end):
        return registry.targets(where)
    found = registry.targets(replace(where, start=None, end=None, limit=None, offset=0))
    due = [t for t in found if t.by and _ISO.fullmatch(t.by)]
    first, final = where.start or date.min, where.end or date.max
    kept = [t for t in due if day(t.by or "", last=True) >= first and day(t.by or "") <= final]
    return tuple(kept[where.offset : None if where.limit is None else where.offset + where.limit])


def day(text: str, *, last: bool = False) -> date:
    """Return the day ``text`` names: ``2021-07-30``, ``30/7/2021``, or the first (``last``: last)
    day of ``7/2021`` or ``2021``. Raises BadFilter.
    """
    plain = squeeze(text)
    if match := _ISO.fullmatch(plain):
        year, month, number = match.groups()
    elif match := _PRINTED.fullmatch(plain):
        number, month, year = match.groups()
    else:
        raise BadFilter(f"Không hiểu ngày “{text}”; hãy viết như 2021-12-31, 31/12/2021, 12/2021 hoặc 2021.")
    try:
        full_month = int(month) if month else (12 if last else 1)
        final = calendar.monthrange(int(year), full_month)[1] if last else 1
        return date(int(year), full_month, int(number) if number else final)
    except ValueError:
        raise BadFilter(f"Không có ngày “{text}” trong lịch.") from None


def _days(asked: Asked) -> tuple[date | None, date | None]:
    start = day(asked.start) if asked.start else None
    end = day(asked.end, last=True) if asked.end else None
    if start and end and start > end:
        raise BadFilter(f"Khoảng thời gian ngược: từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}.")
    return start, end


def _role(name: str) -> str:
    role = ROLES.get(squeeze(fold(name)))
    if role is None:
        raise BadFilter(
            f"Không có vai trò “{name}”; hãy chọn: lead (chủ trì), coordinate (phối hợp), "
            "monitor (theo dõi), implement (thực hiện), owner (phụ trách chỉ tiêu)."
        )
    return role


def sources_named(name: str, heads: Sequence[Head]) -> list[str]:
    """Return the documents with the number or file ``name``, or whose begins so; raise BadFilter."""
    wanted = squeeze(fold(name))
    exact = [h.source for h in heads if wanted in (fold(h.source), fold(h.number or ""))]
    near = [
        h.source
        for h in heads
        if fold(h.source).startswith(wanted) or fold(h.number or "").startswith(wanted)
    ]
    if exact or near:
        return exact or near
    known = ", ".join(h.number or h.source for h in heads[:_NAMED]) or "chưa có văn bản nào"
    others = f" và {len(heads) - _NAMED} văn bản khác" if len(heads) > _NAMED else ""
    raise BadFilter(f"Không có văn bản “{name}”. Đã nạp: {known}{others}.")


def _dated(head: Head, start: date | None, end: date | None) -> bool:
    if not (start or end):
        return True
    return head.date is not None and (start or date.min) <= head.date <= (end or date.max)


def _in_province(head: Head, province: str | None) -> bool:
    return not province or fold(head.province or "") == squeeze(fold(province))
