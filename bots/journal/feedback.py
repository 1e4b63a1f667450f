"""What people thought of an answer: kept in a file of its own, apart from the register."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy import Engine, MetaData, Table, select

from bots.database import open_database, transaction
from bots.question import LONGEST, clean_question
from corpus.columns import serial, words

FILE = "feedback.sqlite"
TABLES = MetaData()
OPINIONS = Table("feedback", TABLES, serial(), *words("at", "question", "status", "verdict", "comment"))
Verdict = Literal["up", "down"]
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


class Feedback:
    """Opinions, forgotten after ``days`` (0: none is kept); without an engine none is kept at all."""

    def __init__(self, engine: Engine | None = None, days: int = 90) -> None:
        self._engine = engine
        self._days = days

    def add(self, opinion: Opinion) -> bool:
        """Keep one opinion and forget those past their days; tell whether it is kept.

        Raises StoreFault, or BadQuestion.
        """
        row = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "question": clean_question(opinion.question),
            "status": opinion.status,
            "verdict": opinion.verdict,
            "comment": opinion.comment.strip(),
        }
        if self._engine is None or not self._days:
            return False
        self.purge()
        with transaction(self._engine) as connection:
            connection.execute(OPINIONS.insert(), row)
        return True

    def all(self) -> list[dict[str, Any]]:
        """Return every opinion, newest first."""
        if self._engine is None:
            return []
        self.purge()
        wanted = [column for column in OPINIONS.c if column.name != "id"]
        with transaction(self._engine) as connection:
            found = connection.execute(select(*wanted).order_by(OPINIONS.c.id.desc()))
            return [dict(row) for row in found.mappings()]

    def purge(self) -> None:
        """Forget what is older than the days set."""
        if self._engine is not None:
            oldest = (datetime.now(UTC) - timedelta(days=self._days)).isoformat(timespec="seconds")
            with transaction(self._engine) as connection:
                connection.execute(OPINIONS.delete().where(OPINIONS.c.at <= oldest))

    def close(self) -> None:
        """Release the file."""
        if self._engine is not None:
            self._engine.dispose()


def open_feedback(home: Path, days: int) -> Feedback:
    """Open the opinions kept in ``home`` for ``days``; raise StoreFault."""
    feedback = Feedback(open_database(home / FILE, TABLES), days)
    feedback.purge()
    return feedback
