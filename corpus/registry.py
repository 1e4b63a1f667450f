"""The registry: everything known of every document, in SQL, one transaction per document.

It is the truth that the search indexes are rebuilt from. SQLite by default, PostgreSQL by URL.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.exc import SQLAlchemyError

from corpus.decoded import Decoded, DecodedBlocks
from corpus.engines import open_engine
from corpus.faults import StoreFault, reason
from corpus.filters import EVERYTHING, RecordFilter, RecordKind, conditions
from corpus.model import Assignment, Block, Entry, Head, Passage, Record, TableReport, Target, Task
from corpus.payloads import block_from_json, passage_from_json, table_from_json
from corpus.proposals import Proposals, drop_outdated
from corpus.records import Json, head_from_json, record_from_json
from corpus.tables import (
    BLOCKS,
    DOCUMENTS,
    MENTIONS,
    META,
    PASSAGES,
    RECORDS,
    REPORTS,
    document_row,
    make_tables,
    owned_rows,
)

__all__ = ["EVERYTHING", "Origin", "RecordFilter", "RecordKind", "Registry", "RegistryError"]

_Noun = TypeVar("_Noun")
_MOST_RECORDS, _MOST_PASSAGES, _MOST_BLOCKS = 200_000, 20_000, 20_000  # kept decoded
_REVISION = f"SELECT value FROM {META.name} WHERE name = 'revision'"  # asked with every question
_MOST_HEADS = 1024
_MOST_SCOPES = 64  # sets of documents whose passages are kept in mind
_MOST_FILTERS = 128  # whose records are kept in mind


class RegistryError(StoreFault):
    """The registry cannot be opened, read or written; the message says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a document was ingested from (its folder) and by which version of the reader."""

    folder: str = ""
    reader: str = ""


class Registry:
    """Reads and writes what is known; results come in document order (source name, then place).

    ``proposals`` are kept in the same database, and are no part of what is known.
    """

    def __init__(self, url: str) -> None:
        try:
            self._engine = open_engine(url)
            make_tables(self._engine)
        except (SQLAlchemyError, ImportError) as error:
            raise RegistryError(f"Không mở được sổ đăng ký ({reason(error)}).") from error
        self._records = Decoded(self._read_records, _MOST_RECORDS)
        self._passages = Decoded(self._read_passages, _MOST_PASSAGES)
        self._blocks = DecodedBlocks(self._read_blocks, _MOST_BLOCKS)
        self._head = lru_cache(maxsize=_MOST_HEADS)(self._read_head)
        self._counted = lru_cache(maxsize=_MOST_FILTERS)(self._count)
        self._fitting = lru_cache(maxsize=_MOST_FILTERS)(self._fit)
        self._having = lru_cache(maxsize=_MOST_FILTERS)(self._read_having)
        self._all_sources = lru_cache(maxsize=1)(lambda revision: frozenset(self.digests()))
        self._ids: dict[tuple[str, ...], tuple[int, frozenset[str]]] = {}
        self._steady = threading.local()
        self.proposals = Proposals(self._reading, self._writing)

    def close(self) -> None:
        """Release the connections."""
        self._engine.dispose()

    def revision(self) -> int:
        """Return a number that changes with every committed change."""
        seen: int | None = getattr(self._steady, "revision", None)
        if seen is not None:
            return seen
        with self._reading() as connection:
            return _revision(connection)

    @contextmanager
    def steady(self) -> Iterator[None]:
        """Ask for the revision once while one question is answered (in this thread)."""
        self._steady.revision = self.revision()
        try:
            yield
        finally:
            self._steady.revision = None

    def touch(self) -> None:
        """Move the revision on, so that readers reopen the indexes."""
        with self._writing():
            pass

    # --- writing ----------------------------------------------------------------------------

    def replace(self, entry: Entry, origin: Origin | None = None) -> None:
        """Write ``entry`` in place of any former version of its source, in one transaction."""
        known = origin or Origin()
        with self._writing() as connection:
            connection.execute(DOCUMENTS.delete().where(DOCUMENTS.c.source == entry.head.source))
            drop_outdated(connection, entry.head.source, entry.head.digest)
            connection.execute(DOCUMENTS.insert(), document_row(entry, known.folder, known.reader))
            for table, rows in owned_rows(entry):
                if rows:
                    connection.execute(table.insert(), rows)

    def remove(self, source: str) -> None:
        """Forget the document named ``source``; nothing happens where it is unknown."""
        with self._writing() as connection:
            connection.execute(DOCUMENTS.delete().where(DOCUMENTS.c.source == source))
            drop_outdated(connection, source, None)

    # --- documents --------------------------------------------------------------------------

    def digests(self) -> dict[str, str]:
        """Return the digest of each known source."""
        return dict(self._rows(select(DOCUMENTS.c.source, DOCUMENTS.c.digest)))

    def holds_no_more_than(self, sources: frozenset[str]) -> bool:
        """Whether ``sources`` are all there are."""
        return self._all_sources(self.revision()) == sources

    def besides(self, sources: frozenset[str]) -> frozenset[str]:
        """Return all documents that are not among ``sources``."""
        return self._all_sources(self.revision()) - sources

    def without_records(self, kinds: frozenset[RecordKind]) -> frozenset[str]:
        """Return the documents that have no record of ``kinds``."""
        revision = self.revision()
        return self._all_sources(revision) - self._having(revision, kinds)

    def origins(self) -> dict[str, Origin]:
        """Return where each known source came from."""
        rows = self._rows(select(DOCUMENTS.c.source, DOCUMENTS.c.folder, DOCUMENTS.c.reader))
        return {source: Origin(folder, reader) for source, folder, reader in rows}

    def heads(self) -> tuple[Head, ...]:
        """Return the head of each document."""
        return self._nouns(select(DOCUMENTS.c.payload).order_by(DOCUMENTS.c.source), head_from_json)

    def head(self, source: str) -> Head | None:
        """Return the head of one document, None where it is unknown."""
        return self._head(self.revision(), source)

    def blocks(self, source: str, ordinals: Iterable[int] | None = None) -> tuple[Block, ...]:
        """Return the blocks of a document (those of ``ordinals``) in reading order."""
        return self._blocks.of(source, ordinals, self.revision())

    def tables(self, source: str) -> tuple[TableReport, ...]:
        """Return what was read from each table of a document."""
        query = select(REPORTS.c.payload).where(REPORTS.c.source == source).order_by(REPORTS.c.rank)
        return self._nouns(query, table_from_json)

    # --- records ----------------------------------------------------------------------------

    def tasks(self, where: RecordFilter = EVERYTHING) -> tuple[Task, ...]:
        """Return the tasks that fit ``where``."""
        return cast(tuple[Task, ...], self._select("task", where))

    def targets(self, where: RecordFilter = EVERYTHING) -> tuple[Target, ...]:
        """Return the targets that fit ``where``."""
        return cast(tuple[Target, ...], self._select("target", where))

    def assignments(self, where: RecordFilter = EVERYTHING) -> tuple[Assignment, ...]:
        """Return the assignments that fit ``where``."""
        return cast(tuple[Assignment, ...], self._select("assignment", where))

    def count(self, kind: RecordKind, where: RecordFilter = EVERYTHING) -> int:
        """Return how many records fit ``where``, its ``limit`` and ``offset`` left aside."""
        return self._counted(self.revision(), kind, self._plain(where))

    def record(self, record_id: str) -> Record | None:
        """Return one record, None where it is unknown."""
        return self.records([record_id]).get(record_id)

    def records(self, ids: Sequence[str]) -> dict[str, Record]:
        """Return the known records among ``ids`` by id, in the order asked."""
        return self._records.among(ids, self.revision())

    def agencies(self) -> tuple[str, ...]:
        """Return the distinct printed names of agencies, sorted."""
        rows = self._rows(select(MENTIONS.c.name).distinct().order_by(MENTIONS.c.name))
        return tuple(name for (name,) in rows)

    # --- passages ---------------------------------------------------------------------------

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """Return the known passages among ``ids`` by id, in the order asked."""
        return self._passages.among(ids, self.revision())

    def passage_ids(self, *sources: str) -> frozenset[str]:
        """Return the ids of all passages, or of those of ``sources``, which are kept until a change."""
        named, revision = tuple(sorted(sources)), self.revision()
        kept = self._ids.get(named)
        if not named or kept is None or kept[0] != revision:
            query = select(PASSAGES.c.id)
            rows = self._rows(query.where(PASSAGES.c.source.in_(named)) if named else query)
            kept = (revision, frozenset(passage_id for (passage_id,) in rows))
            self._ids = {**dict(list(self._ids.items())[-_MOST_SCOPES:]), named: kept} if named else self._ids
        return kept[1]

    # --- how --------------------------------------------------------------------------------

    def _select(self, kind: RecordKind, where: RecordFilter) -> tuple[Record, ...]:
        fitting = self._fitting(self.revision(), kind, self._plain(where))
        return tuple(self.records(fitting).values())

    def _plain(self, where: RecordFilter) -> RecordFilter:
        """``where`` without all documents there are, where it names them: they leave nothing out."""
        every = where.sources and self.holds_no_more_than(where.sources)
        return replace(where, sources=frozenset()) if every else where

    def _read_head(self, revision: int, source: str) -> Head | None:
        query = select(DOCUMENTS.c.payload).where(DOCUMENTS.c.source == source)
        return next(iter(self._nouns(query, head_from_json)), None)

    def _read_having(self, revision: int, kinds: frozenset[RecordKind]) -> frozenset[str]:
        query = select(RECORDS.c.source).where(RECORDS.c.kind.in_(sorted(kinds))).distinct()
        return frozenset(source for (source,) in self._rows(query))

    def _count(self, revision: int, kind: RecordKind, where: RecordFilter) -> int:
        query = select(func.count()).select_from(RECORDS).where(*conditions(kind, where))
        return int(self._rows(query)[0][0])

    def _fit(self, revision: int, kind: RecordKind, where: RecordFilter) -> tuple[str, ...]:
        """The ids of the records that fit ``where``, in order."""
        query = select(RECORDS.c.id).where(*conditions(kind, where))
        query = query.order_by(RECORDS.c.source, RECORDS.c.rank).limit(where.limit).offset(where.offset)
        return tuple(record_id for (record_id,) in self._rows(query))

    def _read_records(self, ids: Sequence[str]) -> tuple[Record, ...]:
        return self._nouns(select(RECORDS.c.payload).where(RECORDS.c.id.in_(ids)), record_from_json)

    def _read_passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        return self._nouns(select(PASSAGES.c.payload).where(PASSAGES.c.id.in_(ids)), passage_from_json)

    def _read_blocks(self, source: str, ordinals: Sequence[int] | None) -> tuple[Block, ...]:
        query = select(BLOCKS.c.payload).where(BLOCKS.c.source == source).order_by(BLOCKS.c.ordinal)
        if ordinals is not None:
            query = query.where(BLOCKS.c.ordinal.in_(ordinals))
        return self._nouns(query, block_from_json)

    def _nouns(self, query: Select[Any], build: Callable[[Json], _Noun]) -> tuple[_Noun, ...]:
        return tuple(build(json.loads(payload)) for (payload,) in self._rows(query))

    def _rows(self, query: Select[Any]) -> list[Any]:
        with self._reading() as connection:
            return [tuple(row) for row in connection.execute(query)]

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise RegistryError(f"Không đọc được sổ đăng ký ({reason(error)}).") from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
                moved = _revision(connection) + 1
                connection.execute(META.delete().where(META.c.name == "revision"))
                connection.execute(META.insert(), {"name": "revision", "value": moved})
        except SQLAlchemyError as error:
            raise RegistryError(f"Không ghi được sổ đăng ký ({reason(error)}).") from error


def _revision(connection: Connection) -> int:
    return connection.exec_driver_sql(_REVISION).scalar() or 0
