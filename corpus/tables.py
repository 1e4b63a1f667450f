"""The registry's SQL tables, and the rows one document becomes in them.

Columns are what is filtered on; everything else of a noun is in its JSON ``payload``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
)
from sqlalchemy.exc import DatabaseError
from sqlalchemy.schema import CreateIndex, CreateTable

from corpus.agencies import agency_key, is_group
from corpus.columns import key, numbers, serial, words
from corpus.model import Deadline, Entry, Record, Target, Task
from corpus.payloads import block_json, passage_json, table_json
from corpus.records import Json, head_payload, record_payload
from corpus.text import fold, syllables

METADATA = MetaData()
Row = dict[str, Any]


def _document() -> ForeignKey:
    return ForeignKey("documents.source", ondelete="CASCADE")


def _source() -> Column[str]:
    return Column("source", String, _document(), nullable=False, index=True)


def _place(number: str) -> tuple[Column[str], Column[int]]:
    """The columns that together name a part of a document: its source and a number within it."""
    return (
        Column("source", String, _document(), primary_key=True),
        Column(number, Integer, primary_key=True, autoincrement=False),
    )


META = Table("meta", METADATA, *key("name"), Column("value", Integer))
DOCUMENTS = Table(
    "documents", METADATA, *key("source"), *words("digest", "province", "folder", "reader", "payload")
)
BLOCKS = Table("blocks", METADATA, *_place("ordinal"), *words("payload"))
RECORDS = Table(
    "records",
    METADATA,
    *key("id"),
    _source(),
    *numbers("rank"),
    *words("kind", "place"),
    Column("start", Date),
    Column("end", Date),
    *words("payload"),
)
MENTIONS = Table(
    "mentions",
    METADATA,
    serial(),
    Column("record_id", String, ForeignKey("records.id", ondelete="CASCADE"), nullable=False, index=True),
    *words("key", "name", "role"),
    Column("is_group", Boolean, nullable=False),
    Index("mentions_by_key", "key", "role"),
)
PASSAGES = Table("passages", METADATA, *key("id"), _source(), *numbers("rank"), *words("payload"))
REPORTS = Table("reports", METADATA, *_place("rank"), *words("payload"))


def encode(payload: Json) -> str:
    """Return ``payload`` as the compact JSON text that is stored."""
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":"))


def words_in_order(text: str) -> str:
    """Return the folded words of ``text`` between single spaces, so that whole words can be matched."""
    return f" {' '.join(fold(s) for s in syllables(text))} "


def make_tables(engine: Engine) -> None:
    """Make what tables the database lacks; another process making them just now is no fault."""
    try:
        METADATA.create_all(engine)
    except DatabaseError:
        with engine.begin() as connection:
            for table in METADATA.sorted_tables:
                connection.execute(CreateTable(table, if_not_exists=True))
                for index in table.indexes:
                    connection.execute(CreateIndex(index, if_not_exists=True))


def document_row(entry: Entry, folder: str, reader: str) -> Row:
    """Return the row of ``documents``."""
    head = entry.head
    return {
        "source": head.source,
        "digest": head.digest,
        "province": fold(head.province or ""),
        "folder": folder,
        "reader": reader,
        "payload": encode(head_payload(head)),
    }


def owned_rows(entry: Entry) -> Iterator[tuple[Table, list[Row]]]:
    """Give each other table with the rows ``entry`` has in it, owners first."""
    source = entry.head.source
    records: list[Record] = [*entry.tasks, *entry.targets, *entry.assignments]
    yield (
        BLOCKS,
        [
            {"source": source, "ordinal": block.ordinal, "payload": encode(block_json(block))}
            for block in entry.document.blocks
        ],
    )
    yield RECORDS, [_record_row(record, rank) for rank, record in enumerate(records)]
    yield MENTIONS, [row for record in records for row in _mention_rows(record)]
    yield (
        PASSAGES,
        [
            {"id": passage.id, "source": source, "rank": rank, "payload": encode(passage_json(passage))}
            for rank, passage in enumerate(entry.passages)
        ],
    )
    yield (
        REPORTS,
        [
            {"source": source, "rank": rank, "payload": encode(table_json(report))}
            for rank, report in enumerate(entry.tables)
        ],
    )


def _record_row(record: Record, rank: int) -> Row:
    start, end = _span(None if isinstance(record, Target) else record.deadline)
    return {
        "id": record.id,
        "source": record.source.document,
        "rank": rank,
        "kind": _kind(record),
        "place": "|".join(words_in_order(part) for part in _places(record)),
        "start": start,
        "end": end,
        "payload": encode(record_payload(record)),
    }


def _kind(record: Record) -> str:
    return type(record).__name__.lower()


def _places(record: Record) -> list[str]:
    parts = [record.section, record.source.locator]
    if isinstance(record, Task):
        parts += [record.annex, record.part]
    return [part for part in parts if part]


def _span(deadline: Deadline | None) -> tuple[date | None, date | None]:
    """The inclusive days a deadline falls in, open ends at the calendar's; a single day is both."""
    if deadline is None or (deadline.start is None and deadline.end is None):
        return None, None
    if deadline.kind == "date":
        day = deadline.end or deadline.start
        return deadline.start or day, day
    return deadline.start or date.min, deadline.end or date.max


def _mention_rows(record: Record) -> Iterator[Row]:
    for role, names in _roles(record):
        for name in names:
            yield {
                "record_id": record.id,
                "key": agency_key(name),
                "name": name,
                "role": role,
                "is_group": is_group(name),
            }


def _roles(record: Record) -> Iterable[tuple[str, tuple[str, ...]]]:
    if isinstance(record, Task):
        return (("lead", record.lead), ("coordinate", record.coordinate))
    if isinstance(record, Target):
        return (("owner", record.owner), ("monitor", record.monitor))
    return ((record.role, (record.agency,)), ("coordinate", record.coordinate))
