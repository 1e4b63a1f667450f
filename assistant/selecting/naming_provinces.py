"""Tasks of a document of the centre that name the province asked about, and that none does."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.draft import Line
from assistant.naming.acting_provinces import province_asked
from assistant.query import Query
from corpus.model import Assignment, Record, Task
from corpus.places import find_places
from corpus.text import nfc
from prompts import load

_PARTS = {"lead": "chủ trì", "coordinate": "phối hợp"}


def naming_it(province: str, records: Sequence[Record], roles: Collection[str]) -> tuple[Record, ...]:
    """Those of ``records`` that name ``province``: as one that plays one of ``roles``, if some are given."""
    return tuple(record for record in records if province in _named(record, roles))


def naming_others(province: str, records: Sequence[Record]) -> tuple[Record, ...]:
    """Those of ``records`` whose agencies are of other provinces than ``province`` ("UBND tỉnh Lào Cai")."""
    told = ((record, _named(record, ("lead", "coordinate"))) for record in records)
    return tuple(record for record, named in told if named and province not in named)


def unnamed_remark(query: Query, records: Sequence[Record]) -> list[Line]:
    """That what is told of a province binds it as one of all, where nothing of it names that."""
    if province_asked(query.parties) is None:
        return []
    roles = query.roles & set(_PARTS)
    named = dict.fromkeys(party.name for party in query.parties)
    unnamed = [province for province in named if not naming_it(province, records, roles)]
    told = f"{', '.join(unnamed)}{part_told(roles)}"
    return [Line(load("replies")["of_all_provinces"].format(province=told))] if unnamed else []


def part_told(roles: Collection[str]) -> str:
    """The one part of ``roles`` in words, to stand after who plays it; nothing for both, or none."""
    return "".join(f" {_PARTS[role]}" for role in roles) if len(roles) == 1 else ""


def _named(record: Record, roles: Collection[str]) -> set[str]:
    """The provinces a record names, in the cells of ``roles``; anywhere, where there are none."""
    if isinstance(record, Task):
        cells = {"lead": record.lead_text, "coordinate": record.coordinate_text}
        said = [cells[role] for role in cells if not roles or role in roles]
        said += [] if roles else [record.task]
    else:
        said = [record.agency, record.text] if isinstance(record, Assignment) else []
    return {place.name for text in said if text for place in find_places(nfc(text))}
