"""The audit log: who asked for, saw and changed what, and what was asked.

Entries are only ever added; the file itself refuses to change one, or to drop one that is younger
than a month. The words of questions stand in a table of their own and go after the days set.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Thread
from typing import Any

from sqlalchemy import Column, Connection, Engine, MetaData, String, Table, event, func, select, text

from assistant.answer import Answer, ScopedAsk, Status, Tell, unheard
from bots.accounts.access import present_subject
from bots.accounts.accounts import now
from bots.database import open_database, transaction
from bots.journal.entries import EVERYTHING, Wanted
from corpus.columns import numbers, serial, words
from corpus.faults import StoreFault

FILE = "audit.sqlite"
TABLES = MetaData()
ENTRIES = Table(
    "entries",
    TABLES,
    serial(),
    Column("at", String, nullable=False, index=True),
    *words("name", "way", "address", "action", "method", "path"),
    *numbers("status"),
    *words("note"),
    sqlite_autoincrement=True,
)
QUESTIONS = Table(
    "questions",
    TABLES,
    serial(),
    Column("at", String, nullable=False, index=True),
    *words("name", "question"),
    Column("status", String, nullable=False, index=True),
    *words("sources"),
)
_UNCHANGED = (
    "CREATE TRIGGER IF NOT EXISTS entries_stay BEFORE UPDATE ON entries "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END",
    "CREATE TRIGGER IF NOT EXISTS entries_last BEFORE DELETE ON entries "
    "WHEN julianday(OLD.at) > julianday('now') - 30 "
    "BEGIN SELECT RAISE(ABORT, 'audit entries are kept for a month at least'); END",
)
_BATCH = 500
_MOST_WAITING = 20_000
_BETWEEN_PURGES = timedelta(hours=1)
_log = logging.getLogger("trolyao.web")


@dataclass(frozen=True, slots=True)
class Event:
    """One request: whose, what it wanted, how it ended (HTTP status)."""

    name: str
    way: str
    address: str
    action: str
    method: str
    path: str
    status: int
    note: str = ""
    at: str = field(default_factory=now)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: whose, how it was answered, with which documents."""

    name: str
    question: str
    status: str
    sources: tuple[str, ...] = ()
    at: str = field(default_factory=now)


class Audit:
    """Writes entries in a thread of its own, so that nobody waits for the disk; reads them back.

    Questions are kept ``question_days`` (0: not at all), entries ``entry_days``; ``also`` is done
    whenever what is past its days goes.
    """

    def __init__(
        self,
        engine: Engine,
        question_days: int = 90,
        entry_days: int = 365,
        also: Callable[[], None] = lambda: None,
    ) -> None:
        self._also = also
        self._engine = engine
        self._question_days = question_days
        self._entry_days = entry_days
        self._waiting: Queue[Event | Asked | None] = Queue(_MOST_WAITING)
        self._purged = datetime.min.replace(tzinfo=UTC)
        self._writer = Thread(target=self._write_on, name="audit", daemon=True)
        self._writer.start()

    def note(self, item: Event | Asked) -> None:
        """Add an entry; it is written within moments."""
        if isinstance(item, Asked) and not self._question_days:
            return
        try:
            self._waiting.put_nowait(item)
        except Full:
            _log.error("Nhật ký truy cập ghi không kịp, mất một dòng: %s", item)

    def flush(self) -> None:
        """Wait until everything noted is written."""
        self._waiting.join()

    def close(self) -> None:
        """Write what waits and release the file."""
        self._waiting.put(None)
        self._writer.join(10)
        self._engine.dispose()

    def entries(
        self, limit: int, offset: int = 0, wanted: Wanted = EVERYTHING
    ) -> tuple[int, list[dict[str, Any]]]:
        """Return how many entries fit ``wanted`` and a page of them, latest first."""
        fitting = wanted.conditions(ENTRIES)
        page = select(ENTRIES).where(*fitting).order_by(ENTRIES.c.id.desc()).limit(limit).offset(offset)
        with transaction(self._engine) as connection:
            total = connection.execute(select(func.count()).select_from(ENTRIES).where(*fitting)).scalar_one()
            return total, [dict(row) for row in connection.execute(page).mappings()]

    def every_entry(self, wanted: Wanted = EVERYTHING) -> Iterator[dict[str, Any]]:
        """Yield the entries that fit ``wanted``, latest first, few of them in memory at a time."""
        last: int | None = None
        while True:
            fitting = wanted.conditions(ENTRIES)
            if last is not None:
                fitting.append(ENTRIES.c.id < last)
            query = select(ENTRIES).where(*fitting).order_by(ENTRIES.c.id.desc()).limit(_BATCH)
            with transaction(self._engine) as connection:
                rows = [dict(row) for row in connection.execute(query).mappings()]
            yield from rows
            if len(rows) < _BATCH:
                return
            last = rows[-1]["id"]

    def unanswered(self, limit: int) -> list[dict[str, Any]]:
        """Return what was asked and not found: each question once, the most asked first."""
        count, last = func.count().label("times"), func.max(QUESTIONS.c.at).label("last")
        query = select(QUESTIONS.c.question, count, last)
        query = query.where(QUESTIONS.c.status.in_([Status.NOT_FOUND.value, Status.FAILED.value]))
        query = query.group_by(QUESTIONS.c.question).order_by(count.desc(), last.desc()).limit(limit)
        with transaction(self._engine) as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def _write_on(self) -> None:
        going = True
        while going:
            batch: list[Event | Asked | None] = []
            try:
                if datetime.now(UTC) - self._purged > _BETWEEN_PURGES:
                    self.purge()
                batch = self._next_batch()
                self._write([item for item in batch if item is not None])
            except StoreFault as fault:
                _log.error("%s Mất %d dòng nhật ký.", fault, len(batch))
            for _ in batch:
                self._waiting.task_done()
            going = None not in batch

    def _next_batch(self) -> list[Event | Asked | None]:
        batch: list[Event | Asked | None] = []
        try:
            batch.append(self._waiting.get(timeout=_BETWEEN_PURGES.total_seconds()))
            while len(batch) < _BATCH:
                batch.append(self._waiting.get_nowait())
        except Empty:
            pass
        return batch

    def _write(self, batch: Sequence[Event | Asked]) -> None:
        events = [asdict(item) for item in batch if isinstance(item, Event)]
        asked = [
            asdict(item) | {"sources": json.dumps(item.sources, ensure_ascii=False)}
            for item in batch
            if isinstance(item, Asked)
        ]
        with transaction(self._engine) as connection:
            for table, rows in ((ENTRIES, events), (QUESTIONS, asked)):
                if rows:
                    connection.execute(table.insert(), rows)

    def purge(self) -> None:
        """Drop what is older than the days set."""
        self._purged = datetime.now(UTC)
        limits = ((QUESTIONS, self._question_days), (ENTRIES, max(self._entry_days, 31)))
        with transaction(self._engine) as connection:
            for table, days in limits:
                oldest = (self._purged - timedelta(days=days)).isoformat(timespec="seconds")
                connection.execute(table.delete().where(table.c.at < oldest))
        self._also()


@event.listens_for(ENTRIES, "after_create")
def _keep_unchanged(_entries: Table, connection: Connection, **_: object) -> None:
    for statement in _UNCHANGED:
        connection.execute(text(statement))


def open_audit(
    home: Path, question_days: int, entry_days: int, also: Callable[[], None] = lambda: None
) -> Audit:
    """Open the log kept in ``home``; raise StoreFault."""
    return Audit(open_database(home / FILE, TABLES), question_days, entry_days, also)


def recorded(ask: ScopedAsk, audit: Audit) -> ScopedAsk:
    """Return ``ask`` with every question noted as the present subject's."""

    def ask_and_note(
        question: str,
        history: Sequence[str] = (),
        sources: frozenset[str] = frozenset(),
        tell: Tell = unheard,
    ) -> Answer:
        subject = present_subject()
        try:
            answer = ask(question, history, sources, tell)
        except Exception:
            audit.note(Asked(subject.name, question, Status.FAILED.value))
            raise
        cited = tuple(dict.fromkeys(citation.source for citation in answer.citations))
        audit.note(Asked(subject.name, question, answer.status.value, cited))
        return answer

    return ask_and_note
