"""What was said in a chat, kept for a time: earlier questions, answers shown, their pages and choices."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, Engine, Row, Table, select

from bots.channel.form import Page, Run
from bots.channel.mailbox import Write
from bots.channel.rendering import Rendered
from bots.channel.tables import OUTBOX, SHOWN, TURNS
from bots.database import transaction
from bots.question import EARLIER_KEPT


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer that was shown: ``asked`` is the message that asked, ``page`` the one seen last, from 0."""

    id: str
    asked: str
    question: str
    status: str
    rendered: Rendered
    page: int = 0


@dataclass(frozen=True, slots=True)
class Talks:
    """The talks of one channel. What is older than ``keep_days`` is as good as forgotten."""

    engine: Engine
    channel: str
    keep_days: float
    clock: Callable[[], float] = field(default=time.time)

    def history(self, chat: str, but: str = "") -> tuple[str, ...]:
        """Return the earlier questions of a chat, oldest first, without that of the message ``but``."""
        query = select(TURNS.c.question).where(*self._own(TURNS, chat))
        query = query.where(TURNS.c.message != but) if but else query
        with transaction(self.engine) as connection:
            rows = connection.execute(query.order_by(TURNS.c.id.desc()).limit(EARLIER_KEPT)).all()
        return tuple(row.question for row in reversed(rows))

    def remember(self, chat: str, message: str, question: str) -> Write:
        """Return what keeps a question, in place of what the same message asked before."""
        said = {"channel": self.channel, "chat": chat, "message": message, "question": question}
        row = {**said, "at": self.clock()}

        def write(connection: Connection) -> None:
            same = TURNS.c.channel == self.channel, TURNS.c.chat == chat, TURNS.c.message == message
            known = connection.execute(select(TURNS.c.id).where(*same)).scalar() if message else None
            if known is None:
                connection.execute(TURNS.insert(), row)
            else:
                connection.execute(TURNS.update().where(TURNS.c.id == known).values(question=question))

        return write

    def keep(self, chat: str, shown: Shown) -> Write:
        """Return what keeps an answer, so that its other pages can be asked for."""
        row = {
            "id": shown.id,
            "channel": self.channel,
            "chat": chat,
            "asked": shown.asked,
            "question": shown.question,
            "status": shown.status,
            "pages": _pages_json(shown.rendered.pages),
            "proofs": _pages_json(shown.rendered.proofs),
            "choices": json.dumps(shown.rendered.choices, ensure_ascii=False),
            "page": shown.page,
            "at": self.clock(),
        }
        return lambda connection: _insert(connection, row)

    def seen(self, shown: Shown, page: int) -> Write:
        """Return what notes that ``page`` of an answer is the one seen last."""

        def write(connection: Connection) -> None:
            connection.execute(SHOWN.update().where(SHOWN.c.id == shown.id).values(page=page))

        return write

    def shown(self, chat: str, shown_id: str) -> Shown | None:
        """Return an answer shown in this chat; None where unknown or too long ago."""
        return self._first(*self._own(SHOWN, chat), SHOWN.c.id == shown_id)

    def last(self, chat: str) -> Shown | None:
        """Return the last answer shown in this chat; None where there is none."""
        return self._first(*self._own(SHOWN, chat))

    def answer_to(self, chat: str, message: str) -> Shown | None:
        """Return the answer to a message; None where there is none."""
        return self._first(*self._own(SHOWN, chat), SHOWN.c.asked == message)

    def resend(self, chat: str) -> Write | None:
        """Return what sends again the messages nobody knows to have arrived; None where there are none."""
        lost = (OUTBOX.c.channel == self.channel, OUTBOX.c.chat == chat, OUTBOX.c.state == "unsure")
        with transaction(self.engine) as connection:
            if connection.execute(select(OUTBOX.c.id).where(*lost).limit(1)).scalar() is None:
                return None
        return lambda connection: _requeue(connection, lost, self.clock())

    def forget(self, chat: str) -> Write:
        """Return what forgets all that was said in a chat."""

        def write(connection: Connection) -> None:
            for table in (TURNS, SHOWN):
                mine = (table.c.channel == self.channel, table.c.chat == chat)
                connection.execute(table.delete().where(*mine))

        return write

    def _own(self, table: Table, chat: str) -> tuple[ColumnElement[bool], ...]:
        oldest = self.clock() - self.keep_days * 86400
        return table.c.channel == self.channel, table.c.chat == chat, table.c.at > oldest

    def _first(self, *wanted: ColumnElement[bool]) -> Shown | None:
        query = select(SHOWN).where(*wanted).order_by(SHOWN.c.at.desc()).limit(1)
        with transaction(self.engine) as connection:
            row = connection.execute(query).one_or_none()
        return _shown(row) if row else None


def new_id() -> str:
    """Return a name for an answer that nobody guesses."""
    return secrets.token_urlsafe(9)


def about(shown_id: str) -> str:
    """Return what links an outgoing message with the answer it gives."""
    return f"shown:{shown_id}"


def _insert(connection: Connection, row: dict[str, object]) -> None:
    connection.execute(SHOWN.insert(), row)


def _requeue(connection: Connection, lost: Sequence[ColumnElement[bool]], now: float) -> None:
    connection.execute(OUTBOX.update().where(*lost).values(state="waiting", due=now, tries=0))


def _pages_json(pages: Sequence[Page]) -> str:
    return json.dumps([[[run.text, run.style] for run in page] for page in pages], ensure_ascii=False)


def _pages(text: str) -> tuple[Page, ...]:
    return tuple(tuple(Run(words, style) for words, style in page) for page in json.loads(text))


def _shown(row: Row[tuple[object, ...]]) -> Shown:
    rendered = Rendered(_pages(row.pages), _pages(row.proofs), tuple(json.loads(row.choices)))
    return Shown(row.id, row.asked, row.question, row.status, rendered, row.page)
