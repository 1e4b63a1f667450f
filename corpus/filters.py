"""Which records are asked of the registry, and as conditions of SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import ColumnElement, select

from corpus.tables import DOCUMENTS, MENTIONS, RECORDS, words_in_order
from corpus.text import fold

RecordKind = Literal["task", "target", "assignment"]


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Which records are meant; an empty field asks for nothing.

    ``roles`` are lead, coordinate, monitor, implement, owner: with ``agency_keys``, the role those
    agencies have. ``section`` is matched as whole folded words in part, section, annex or locator.
    A deadline must overlap ``start``..``end`` (inclusive); a record without days then never fits.
    """

    agency_keys: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    province: str | None = None
    section: str | None = None
    start: date | None = None
    end: date | None = None
    ids: frozenset[str] = frozenset()
    limit: int | None = None
    offset: int = 0


EVERYTHING = RecordFilter()


def conditions(kind: RecordKind, where: RecordFilter) -> list[ColumnElement[bool]]:
    """Return what a row of the records must meet to be of ``kind`` and fit ``where``."""
    wanted: list[ColumnElement[bool]] = [RECORDS.c.kind == kind]
    if where.ids:
        wanted.append(RECORDS.c.id.in_(where.ids))
    if where.sources:
        wanted.append(RECORDS.c.source.in_(where.sources))
    if where.province:
        there = select(DOCUMENTS.c.source).where(DOCUMENTS.c.province == fold(where.province))
        wanted.append(RECORDS.c.source.in_(there))
    if where.section and where.section.strip():
        wanted.append(RECORDS.c.place.contains(words_in_order(where.section), autoescape=True))
    if where.start:
        wanted.append(RECORDS.c.end >= where.start)
    if where.end:
        wanted.append(RECORDS.c.start <= where.end)
    return wanted + _agency_conditions(where)


def _agency_conditions(where: RecordFilter) -> list[ColumnElement[bool]]:
    if not where.agency_keys and not where.roles:
        return []
    query = select(MENTIONS.c.record_id)
    if where.agency_keys:
        query = query.where(MENTIONS.c.key.in_(where.agency_keys))
    if where.roles:
        query = query.where(MENTIONS.c.role.in_(where.roles))
    return [RECORDS.c.id.in_(query)]
