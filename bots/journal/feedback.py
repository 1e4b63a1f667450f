"""What people thought of an answer: kept in a file of its own, apart from the register."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from bots.question import LONGEST, clean_question
from corpus.faults import StoreFault

Verdict = Literal["up", "down"]
_TABLE = """CREATE TABLE IF NOT EXISTS feedback (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, question TEXT NOT NULL, status TEXT NOT NULL,
  verdict TEXT NOT NULL, comment TEXT NOT NULL)"""
_LONGEST_COMMENT = 2000


class Opinion(BaseModel):
    """What a person says of one answer."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "question": "Ai chủ trì…?",
                "verdict": "down",
                "status": "answered",
                "comment": "Thiếu Sở Y tế",
            }
        },
    )

    question: str = Field(max_length=LONGEST)
    verdict: Verdict
    status: str = Field(default="", max_length=20)
    comment: str = Field(default="", max_length=_LONGEST_COMMENT)


@dataclass(frozen=True, slots=True)
class Feedback:
    """Opinions in a SQLite file; ``path`` None keeps nothing."""

    path: Path | None = None

    def add(self, opinion: Opinion) -> None:
        """Keep one opinion; raise StoreFault where it cannot be written."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        row = (
            now,
            clean_question(opinion.question),
            opinion.status,
            opinion.verdict,
            opinion.comment.strip(),
        )
        with self._opened() as connection:
            connection.execute(
                "INSERT INTO feedback (at, question, status, verdict, comment) VALUES (?, ?, ?, ?, ?)", row
            )

    def all(self) -> list[dict[str, str]]:
        """Return every opinion, newest first."""
        with self._opened() as connection:
            rows = connection.execute(
                "SELECT at, question, status, verdict, comment FROM feedback ORDER BY id DESC"
            ).fetchall()
        return [
            dict(zip(("at", "question", "status", "verdict", "comment"), row, strict=True)) for row in rows
        ]

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self.path or ":memory:", timeout=5)) as connection, connection:
                connection.execute(_TABLE)
                yield connection
        except sqlite3.Error as error:
            raise StoreFault(f"Không ghi được ý kiến ({error}).") from error
