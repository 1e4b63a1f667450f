"""What people and the assistant said to each other, conversation by conversation, in a file of its own."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Column, ColumnElement, Engine, Index, MetaData, String, Table, func, select

from bots.accounts.accounts import now
from bots.database import open_database, transaction
from bots.question import EARLIER_KEPT
from corpus.columns import serial, words

FILE = "conversations.sqlite"
TABLES = MetaData()
TURNS = Table(
    "turns",
    TABLES,
    serial(),
    Column("at", String, nullable=False, index=True),
    *words("owner", "conversation", "question", "answer"),
    Index("turns_of_one", "owner", "conversation"),
)
_LARGEST = 64_000  # characters of one answer: a longer one is kept without the records it lists
Json = dict[str, Any]


class Conversations:
    """Questions with their answers, each told to its owner alone, forgotten after ``days``.

    With 0 days, or without an engine, nothing is kept. Safe to share between threads.
    """

    def __init__(self, engine: Engine | None = None, days: int = 90) -> None:
        self._engine = engine
        self._days = days

    def earlier(self, owner: str, conversation: str) -> tuple[str, ...]:
        """Return the last questions of a conversation, oldest first."""
        if self._engine is None:
            return ()
        query = select(TURNS.c.question).where(*self._of(owner, conversation))
        with transaction(self._engine) as connection:
            rows = connection.execute(query.order_by(TURNS.c.id.desc()).limit(EARLIER_KEPT)).all()
        return tuple(row.question for row in reversed(rows))

    def add(self, owner: str, conversation: str, answer: Json) -> None:
        """Keep the answer object ``answer`` as the latest turn of a conversation."""
        if self._engine is None or not self._days:
            return
        kept = json.dumps(answer, ensure_ascii=False)
        if len(kept) > _LARGEST:
            kept = json.dumps({**answer, "records": []}, ensure_ascii=False)
        said = {"owner": owner, "conversation": conversation, "question": answer["question"]}
        with transaction(self._engine) as connection:
            connection.execute(TURNS.insert(), {**said, "at": now(), "answer": kept})

    def all(self, owner: str, limit: int, offset: int = 0) -> tuple[int, list[Json]]:
        """Return how many conversations ``owner`` has and a page of them, the one spoken last first."""
        if self._engine is None:
            return 0, []
        first, latest = func.min(TURNS.c.id).label("first"), func.max(TURNS.c.id).label("latest")
        talks = (
            select(
                TURNS.c.conversation,
                func.count().label("turns"),
                func.max(TURNS.c.at).label("last"),
                first,
                latest,
            )
            .where(*self._of(owner))
            .group_by(TURNS.c.conversation)
            .subquery()
        )
        query = (
            select(talks.c.conversation, TURNS.c.question, talks.c.turns, talks.c.last)
            .join(TURNS, TURNS.c.id == talks.c.first)
            .order_by(talks.c.latest.desc())
        )
        with transaction(self._engine) as connection:
            total = connection.execute(select(func.count()).select_from(talks)).scalar_one()
            rows = connection.execute(query.limit(limit).offset(offset)).all()
        return total, [
            {"id": row.conversation, "title": row.question, "turns": row.turns, "last": row.last}
            for row in rows
        ]

    def turns(self, owner: str, conversation: str) -> list[Json]:
        """Return the turns of one conversation, oldest first; none where it is unknown or another's."""
        if self._engine is None:
            return []
        query = select(TURNS.c.at, TURNS.c.answer).where(*self._of(owner, conversation)).order_by(TURNS.c.id)
        with transaction(self._engine) as connection:
            rows = connection.execute(query).all()
        return [{"at": row.at, "answer": json.loads(row.answer)} for row in rows]

    def forget(self, owner: str, conversation: str | None = None) -> int:
        """Forget one conversation of ``owner``, or all; return how many turns there were."""
        if self._engine is None:
            return 0
        with transaction(self._engine) as connection:
            return connection.execute(TURNS.delete().where(*self._whose(owner, conversation))).rowcount

    def purge(self) -> None:
        """Forget what is older than the days set."""
        if self._engine is not None:
            with transaction(self._engine) as connection:
                connection.execute(TURNS.delete().where(TURNS.c.at <= self._oldest()))

    def close(self) -> None:
        """Release the file."""
        if self._engine is not None:
            self._engine.dispose()

    def _of(self, owner: str, conversation: str | None = None) -> list[ColumnElement[bool]]:
        return [*self._whose(owner, conversation), TURNS.c.at > self._oldest()]

    def _whose(self, owner: str, conversation: str | None) -> list[ColumnElement[bool]]:
        one = [] if conversation is None else [TURNS.c.conversation == conversation]
        return [TURNS.c.owner == owner, *one]

    def _oldest(self) -> str:
        return (datetime.now(UTC) - timedelta(days=self._days)).isoformat(timespec="seconds")


def open_conversations(home: Path, days: int) -> Conversations:
    """Open the conversations kept in ``home`` for ``days``; raise StoreFault."""
    conversations = Conversations(open_database(home / FILE, TABLES), days)
    conversations.purge()
    return conversations
