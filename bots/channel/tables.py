"""What the chat channels keep, in one SQLite file: letters in and out, talks, people, reminders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Engine,
    Float,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    event,
    text,
)

from bots.database import open_database
from corpus.columns import key, moments, numbers, serial, words

FILE = "channels.sqlite"
TABLES = MetaData()


def _at() -> Column[float]:
    return Column("at", Float, nullable=False, index=True)


INBOX = Table(
    "inbox",
    TABLES,
    serial(),
    *words("channel", "key", "chat"),
    *numbers("private"),
    *words("message"),
    *numbers("place"),
    _at(),
    *words("payload", "state"),  # waiting, done
    *numbers("tries"),
    UniqueConstraint("channel", "key"),
    sqlite_autoincrement=True,
)
Index("inbox_waiting", INBOX.c.channel, INBOX.c.place, sqlite_where=text("state = 'waiting'"))
OUTBOX = Table(
    "outbox",
    TABLES,
    serial(),
    *words("channel", "chat"),
    *numbers("private"),
    *words("body", "state"),  # waiting, sending, sent, unsure, refused
    *numbers("tries"),
    _at(),
    *moments("due", "since"),
    *words("after", "message", "note"),
    *words("about"),  # what hangs on it: a digest, an answer shown
    sqlite_autoincrement=True,
)
Index("outbox_pending", OUTBOX.c.channel, OUTBOX.c.id, sqlite_where=text("state in ('waiting', 'sending')"))
TURNS = Table(
    "turns",
    TABLES,
    serial(),
    *words("channel", "chat", "message", "question"),
    _at(),
    sqlite_autoincrement=True,
)
Index("turns_chat", TURNS.c.channel, TURNS.c.chat)
SHOWN = Table(
    "shown",
    TABLES,
    *key("id"),
    *words("channel", "chat"),
    *words("asked"),  # the message that asked
    *words("question", "status", "pages", "proofs", "choices"),
    *numbers("page"),  # the page seen last, from 0
    _at(),
)
Index("shown_chat", SHOWN.c.channel, SHOWN.c.chat)
PEOPLE = Table(
    "people",
    TABLES,
    *key("channel", "person"),
    *words("account"),  # empty: known by the list alone
    *words("name"),
    *words("phone"),  # what let them in; empty for a code
    *moments("at"),
)
LISTED = Table(
    "listed",
    TABLES,
    *key("channel", "who"),  # the channel of phone numbers: "phone"
    *words("account"),
    *moments("at"),
)
CODES = Table("codes", TABLES, *key("digest"), *words("account"), *moments("until"))
WISHES = Table(
    "wishes",
    TABLES,
    serial(),
    *words("channel", "chat"),
    *numbers("private"),
    *words("person", "words"),
    *numbers("minute"),  # of the day, Vietnam's time
    *moments("made"),
    *words("last"),  # the day of the last digest, ISO
    UniqueConstraint("channel", "chat", "words"),
    sqlite_autoincrement=True,
)
TOLD = Table(
    "told",
    TABLES,
    Column("wish", Integer, primary_key=True),
    *key("item", "stage"),
    Column("digest", String, nullable=False, index=True),
)


def open_channels(home: Path) -> Engine:
    """Open the channels' file in ``home``; what is committed survives a loss of power. StoreFault."""
    engine = open_database(home / FILE, TABLES)
    engine.dispose()
    event.listen(engine, "connect", _durable)
    return engine


def _durable(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = FULL")
