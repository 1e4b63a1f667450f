"""Proposals: records a model would add where the reader was unsure, kept apart until a person accepts them.

They stand in a table of their own: nothing is answered from them, counted or listed. They go with the
version of the document they were made for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Literal, get_args

from sqlalchemy import Column, Connection, String, Table, select

from corpus.acceptance import Acceptance
from corpus.columns import key, words
from corpus.model import Assignment, Source, Task
from corpus.records import Json, record_from_json, record_json, record_payload
from corpus.tables import METADATA, encode

State = Literal["proposed", "accepted", "rejected"]
STATES: tuple[State, ...] = get_args(State)
PROPOSALS = Table(
    "proposals",
    METADATA,
    *key("id"),
    Column("source", String, nullable=False, index=True),
    *words("digest", "state", "why", "model", "made", "by", "at", "payload"),
)
_PLAIN = ("id", "digest", "state", "why", "model", "made", "by", "at")
Duty = Task | Assignment
Connected = Callable[[], AbstractContextManager[Connection]]


@dataclass(frozen=True, slots=True)
class Unread:
    """Words the reader was unsure of, ``source.quote``: a sentence without a record, or a row's ``task``.

    ``why`` says, in Vietnamese, what the reader could not tell; ``section`` is the heading above, ``names``
    the agencies that the reader sees a sentence begin with.
    """

    source: Source
    why: str
    section: str | None = None
    task: Task | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A record proposed by ``model`` for the version ``digest`` of its document; times are UTC, ISO 8601.

    ``by`` and ``at``: who decided and when, empty while ``state`` is proposed. ``why``: what the reader
    could not tell.
    """

    id: str
    digest: str
    record: Duty
    why: str
    model: str
    made: str
    state: State = "proposed"
    by: str = ""
    at: str = ""

    @property
    def accepted(self) -> Duty:
        """The record as the register has it once accepted: it says by whom, and when."""
        return replace(self.record, accepted=Acceptance(self.by, self.at, self.model))


def proposed(record: Duty, digest: str, why: str, model: str) -> Proposal:
    """Return the proposal of ``record``; the same words proposed again have the same id."""
    told = record_payload(record)
    told.pop("id")
    id = f"{digest[:12]}-m{hashlib.sha256(encode(told).encode()).hexdigest()[:10]}"
    return Proposal(id, digest, replace(record, id=id), why, model, now())


def now() -> str:
    """Return the present moment (UTC, ISO 8601, to the second)."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def proposal_json(proposal: Proposal) -> Json:
    """Return a proposal as one object, its ``record`` in the register's shape."""
    return {
        "id": proposal.id,
        "state": proposal.state,
        "kind": "task" if isinstance(proposal.record, Task) else "assignment",
        "why": proposal.why,
        "model": proposal.model,
        "made": proposal.made,
        "by": proposal.by,
        "at": proposal.at,
        "record": record_json(proposal.record),
    }


class Proposals:
    """Reads and writes proposals; ``reading`` and ``writing`` open the register's database."""

    def __init__(self, reading: Connected, writing: Connected) -> None:
        self._reading = reading
        self._writing = writing

    def add(self, made: Iterable[Proposal]) -> int:
        """Keep those not known yet, decided ones included; return how many were new."""
        wanted = {proposal.id: proposal for proposal in made}
        with self._writing() as connection:
            known = set(connection.scalars(select(PROPOSALS.c.id).where(PROPOSALS.c.id.in_(wanted))))
            rows = [_row(proposal) for id, proposal in wanted.items() if id not in known]
            if rows:
                connection.execute(PROPOSALS.insert(), rows)
        return len(rows)

    def all(self, source: str | None = None, state: State | None = None) -> tuple[Proposal, ...]:
        """Return those of a document, in a state, in the order of the documents."""
        query = select(PROPOSALS)
        for column, wanted in ((PROPOSALS.c.source, source), (PROPOSALS.c.state, state)):
            query = query.where(column == wanted) if wanted is not None else query
        with self._reading() as connection:
            found = [_proposal(row) for row in connection.execute(query).mappings()]
        return tuple(sorted(found, key=_place))

    def decide(self, ids: Sequence[str], state: State, by: str) -> tuple[Proposal, ...]:
        """Bring those of ``ids`` into ``state`` that are not in it yet; return them as they are now."""
        told = {"state": state, "by": by, "at": now()}
        with self._writing() as connection:
            meant = PROPOSALS.c.id.in_(ids) & (PROPOSALS.c.state != state)
            moved = list(connection.scalars(select(PROPOSALS.c.id).where(meant)))
            connection.execute(PROPOSALS.update().where(PROPOSALS.c.id.in_(moved)).values(told))
            rows = connection.execute(select(PROPOSALS).where(PROPOSALS.c.id.in_(moved))).mappings()
            return tuple(sorted(map(_proposal, rows), key=_place))


def accepted_marks(accepted: Iterable[Proposal]) -> dict[str, str]:
    """Return, by digest, a mark of what was accepted: another set has another mark."""
    held: dict[str, list[str]] = {}
    for proposal in accepted:
        held.setdefault(proposal.digest, []).append(f"{proposal.id} {proposal.by} {proposal.at}")
    return {
        digest: hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:8]
        for digest, lines in held.items()
    }


def drop_outdated(connection: Connection, source: str, digest: str | None) -> None:
    """Forget what was proposed for any other version of ``source`` than ``digest`` (None: for all)."""
    gone = PROPOSALS.c.source == source
    if digest is not None:
        gone &= PROPOSALS.c.digest != digest
    connection.execute(PROPOSALS.delete().where(gone))


def _place(proposal: Proposal) -> tuple[str, int, str]:
    source = proposal.record.source
    return source.document, min(source.blocks, default=0), proposal.id


def _row(proposal: Proposal) -> dict[str, Any]:
    plain = {name: getattr(proposal, name) for name in _PLAIN}
    source = proposal.record.source.document
    return plain | {"source": source, "payload": encode(record_payload(proposal.record))}


def _proposal(row: Any) -> Proposal:
    plain = {name: row[name] for name in _PLAIN}
    record = record_from_json(json.loads(row["payload"]))
    assert isinstance(record, Task | Assignment)
    return Proposal(record=record, **plain)
