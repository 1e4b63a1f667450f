"""Offices under today's names and yesterday's: whose work an office took over, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from assistant.knowledge import Knowledge
from assistant.query import Party, Query
from assistant.wording import leads
from corpus.agencies import agency_key
from corpus.model import Record
from corpus.registry import RecordFilter, RecordKind
from corpus.successors import predecessors, successor

_KINDS: tuple[RecordKind, ...] = ("task", "assignment", "target")


@dataclass(frozen=True, slots=True)
class Heirs:
    """The keys an agency's records stand under, and the remark to make where the name is another."""

    keys: frozenset[str]
    note: str | None = None


def known_as(parties: Sequence[Party], has_records: frozenset[str], extra: Path | None = None) -> Heirs:
    """Keys of ``parties``; of the offices they succeeded, where nothing stands under their own names.

    ``has_records`` are the keys that stored records use; ``extra`` is the operator's file of successions.
    """
    own = frozenset(party.key for party in parties)
    if own & has_records:
        return Heirs(own)
    for party in parties:
        former = frozenset(predecessors(party.key, extra)) & has_records
        if former:
            since = next((s.since for key in former if (s := successor(key, extra=extra))), None)
            day = f" từ {since:%d/%m/%Y}" if since else ""
            return Heirs(own | former, f"{party.name}{day} làm tiếp việc của cơ quan có tên trong văn bản.")
    return Heirs(own)


def heirs_of(query: Query, knowledge: Knowledge) -> Heirs:
    """The same of the agencies ``query`` names, by what the documents it is about have of them.

    That another document has today's office does not hide yesterday's in the one asked about.
    """
    own = frozenset(party.key for party in query.parties)
    held, extra = knowledge.keys, knowledge.successions
    if query.scope.named and own & held and any(predecessors(key, extra) for key in own):
        where = RecordFilter(own, sources=query.scope.sources)
        if not any(knowledge.registry.count(kind, where) for kind in _KINDS):
            held -= own
    return known_as(query.parties, held, extra)


def stood(key: str, source: str, knowledge: Knowledge) -> bool:
    """Whether the office with ``key`` was still there when the document ``source`` was issued."""
    head = knowledge.head(source)
    found = successor(key, head.province, knowledge.successions)
    return found is None or head.date is None or head.date < found.since


def later_names(records: Iterable[Record], knowledge: Knowledge, today: date) -> str | None:
    """What the leading offices of ``records`` are called by ``today``; ``None`` where nothing changed."""
    named = ((name, agency_key(name), r.source.document) for r in records for name in leads(r))
    return _told(named, knowledge, today)


def later_names_of(
    parties: Sequence[Party], records: Sequence[Record], knowledge: Knowledge, today: date
) -> str | None:
    """What the offices asked about became by ``today``, after the documents of ``records``."""
    sources = dict.fromkeys(record.source.document for record in records)
    return _told(((p.name, p.key, source) for p in parties for source in sources), knowledge, today)


def _told(named: Iterable[tuple[str, str, str]], knowledge: Knowledge, today: date) -> str | None:
    """The remark on each name, key and document of ``named`` whose office changed after the document."""
    notes: dict[tuple[str, str | None], str] = {}
    for name, key, source in named:
        head = knowledge.head(source)
        found = successor(key, head.province, knowledge.successions)
        if found and found.since <= today and (head.date is None or head.date < found.since):
            notes.setdefault((key, head.province), f"{name} ({found.text})")
    return "Ghi chú: " + "; ".join(notes.values()) + "." if notes else None
