"""An answer before its citations are checked: lines of text, each with what proves it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Status
from assistant.query import Intent
from corpus.model import Record, Source


@dataclass(frozen=True, slots=True)
class Line:
    """One statement. ``facts`` are the words that must stand in the quote of ``source``.

    ``beside`` are further places that prove it, each of which must stand too.
    A line without a source states nothing of a document (a lead-in, a remark).
    """

    text: str
    source: Source | None = None
    facts: tuple[str, ...] = ()
    beside: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a composer proposes; :mod:`assistant.finding.cite` turns it into an answer or ``not_found``."""

    status: Status
    intent: Intent
    lines: tuple[Line, ...]
    records: tuple[Record, ...] = ()
    total: int | None = None
    suggestions: tuple[str, ...] = ()


def refusal(intent: Intent, text: str, suggestions: tuple[str, ...] = ()) -> Draft:
    """The draft of an honest "không tìm thấy"."""
    return Draft(Status.NOT_FOUND, intent, (Line(text),), suggestions=suggestions)
