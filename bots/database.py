"""A small SQLite file beside the register, readable by its owner alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, event
from sqlalchemy.exc import SQLAlchemyError

from corpus.engines import open_engine
from corpus.faults import StoreFault, reason


def open_database(path: Path, tables: MetaData) -> Engine:
    """Open (and make, where absent) the file at ``path`` with ``tables``; raise StoreFault."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        engine = open_engine(f"sqlite:///{path.absolute()}")
        event.listen(engine, "connect", _without_waiting_for_the_disk)
        tables.create_all(engine)
    except (OSError, SQLAlchemyError) as error:
        raise StoreFault(f"Không mở được {path} ({reason(error)}).") from error
    return engine


@contextmanager
def transaction(engine: Engine) -> Iterator[Connection]:
    """One transaction, written at its end; an engine's error becomes a StoreFault."""
    try:
        with engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise StoreFault(f"Không đọc, ghi được {engine.url.database} ({reason(error)}).") from error


def _without_waiting_for_the_disk(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")
