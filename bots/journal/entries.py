"""What of the audit log is wanted: filters over its entries, as conditions of SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import ColumnElement, Table

Outcome = Literal["", "done", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are wanted; an empty field asks for nothing. Days are UTC, both included.

    ``path`` is part of an address; ``outcome`` done (below 400), refused (4xx) or failed (5xx).
    """

    name: str = ""
    action: str = ""
    way: str = ""
    path: str = ""
    outcome: Outcome = ""
    start: date | None = None
    end: date | None = None

    def conditions(self, entries: Table) -> list[ColumnElement[bool]]:
        """Return what rows of ``entries`` must fulfil."""
        columns = entries.c
        wanted = [columns[key] == value for key in ("name", "action", "way") if (value := getattr(self, key))]
        if self.path:
            wanted.append(columns.path.contains(self.path, autoescape=True))
        if self.outcome:
            low, high = {"done": (0, 399), "refused": (400, 499), "failed": (500, 999)}[self.outcome]
            wanted.append(columns.status.between(low, high))
        if self.start:
            wanted.append(columns.at >= self.start.isoformat())
        if self.end:
            wanted.append(columns.at < (self.end + timedelta(days=1)).isoformat())
        return wanted


EVERYTHING = Wanted()
