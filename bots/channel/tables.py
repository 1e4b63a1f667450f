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
    Text,
    UniqueConstraint,
    event,
    text,
)

from bots.database import open_database

FILE = "channels.sqlite"
TABLES = MetaData()
INBOX = Table(
    "inbox",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("channel", String, nullable=False),
    Column("key", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("private", Integer, nullable=False),
    Column("message", String, nullable=False),
    Column("place", Integer, nullable=False),
    Column("at", Float, nullable=False, index=True),
    Column("payload", Text, nullable=False),
    Column("state", String, nullable=False),  # waiting, done
    Column("tries", Integer, nullable=False),
    UniqueConstraint("channel", "key"),
    sqlite_autoincrement=True,
)
Index("inbox_waiting", INBOX.c.channel, INBOX.c.place, sqlite_where=text("state = 'waiting'"))
OUTBOX = Table(
    "outbox",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("channel", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("private", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("state", String, nullable=False),  # waiting, sending, sent, unsure, refused
    Column("tries", Integer, nullable=False),
    Column("at", Float, nullable=False, index=True),
    Column("due", Float, nullable=False),
    Column("since", Float, nullable=False),
    Column("after", String, nullable=False),
    Column("message", String, nullable=False),
    Column("note", String, nullable=False),
    Column("about", String, nullable=False),  # what hangs on it: a digest, an answer shown
    sqlite_autoincrement=True,
)
Index("outbox_pending", OUTBOX.c.channel, OUTBOX.c.id, sqlite_where=text("state in ('waiting', 'sending')"))
TURNS = Table(
    "turns",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("channel", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("message", String, nullable=False),
    Column("question", Text, nullable=False),
    Column("at", Float, nullable=False, index=True),
    sqlite_autoincrement=True,
)
Index("turns_chat", TURNS.c.channel, TURNS.c.chat)
SHOWN = Table(
    "shown",
    TABLES,
    Column("id", String, primary_key=True),
    Column("channel", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("asked", String, nullable=False),  # the message that asked
    Column("question", Text, nullable=False),
    Column("status", String, nullable=False),
    Column("pages", Text, nullable=False),
    Column("proofs", Text, nullable=False),
    Column("choices", Text, nullable=False),
    Column("page", Integer, nullable=False),  # the page seen last, from 0
    Column("at", Float, nullable=False, index=True),
)
Index("shown_chat", SHOWN.c.channel, SHOWN.c.chat)
PEOPLE = Table(
    "people",
    TABLES,
    Column("channel", String, primary_key=True),
    Column("person", String, primary_key=True),
    Column("account", String, nullable=False),  # empty: known by the list alone
    Column("name", String, nullable=False),
    Column("phone", String, nullable=False),  # what let them in; empty for a code
    Column("at", Float, nullable=False),
)
LISTED = Table(
    "listed",
    TABLES,
    Column("channel", String, primary_key=True),  # phone numbers: "phone"
    Column("who", String, primary_key=True),
    Column("account", String, nullable=False),
    Column("at", Float, nullable=False),
)
CODES = Table(
    "codes",
    TABLES,
    Column("digest", String, primary_key=True),
    Column("account", String, nullable=False),
    Column("until", Float, nullable=False),
)
WISHES = Table(
    "wishes",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("channel", String, nullable=False),
    Column("chat", String, nullable=False),
    Column("private", Integer, nullable=False),
    Column("person", String, nullable=False),
    Column("words", String, nullable=False),
    Column("minute", Integer, nullable=False),  # of the day, Vietnam's time
    Column("made", Float, nullable=False),
    Column("last", String, nullable=False),  # the day of the last digest, ISO
    UniqueConstraint("channel", "chat", "words"),
    sqlite_autoincrement=True,
)
TOLD = Table(
    "told",
    TABLES,
    Column("wish", Integer, primary_key=True),
    Column("item", String, primary_key=True),
    Column("stage", String, primary_key=True),
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
