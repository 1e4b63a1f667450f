"""Offices under today's names and yesterday's: whose work an office took over, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.knowledge import Knowledge
from assistant.query import Party
from assistant.wording import leads
from corpus.agencies import agency_key
from corpus.model import Record
from corpus.successors import predecessors, successor


@dataclass(frozen=True, slots=True)
class Heirs:
    """The keys an agency's records stand under, and the remark to make where the name is another."""

    keys: frozenset[str]
    note: str | None = None


def known_as(parties: Sequence[Party], has_records: frozenset[str]) -> Heirs:
    """Keys of ``parties``; of the offices they succeeded, where nothing stands under their own names.

    ``has_records`` are the keys that stored records use.
    """
    own = frozenset(party.key for party in parties)
    if own & has_records:
        return Heirs(own)
    for party in parties:
        former = frozenset(predecessors(party.key)) & has_records
        if former:
            since = next((s.since for key in former if (s := successor(key))), None)
            day = f" từ {since:%d/%m/%Y}" if since else ""
            return Heirs(own | former, f"{party.name}{day} làm tiếp việc của cơ quan có tên trong văn bản.")
    return Heirs(own)


def later_names(records: Iterable[Record], knowledge: Knowledge, today: date) -> str | None:
    """What the leading offices of ``records`` are called by ``today``; ``None`` where nothing changed."""
    notes: dict[tuple[str, str | None], str] = {}
    for record in records:
        head = knowledge.head(record.source.document)
        for name in leads(record):
            found = successor(agency_key(name), head.province)
            if found and found.since <= today and (head.date is None or head.date < found.since):
                notes.setdefault((agency_key(name), head.province), f"{name} ({found.text})")
    return "Ghi chú: " + "; ".join(notes.values()) + "." if notes else None
