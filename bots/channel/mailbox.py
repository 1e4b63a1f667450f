"""Letters in and out, kept on disk: each message that arrives is answered once, whatever stops us.

What arrives is written before it is acknowledged. Its answer, and all that the answer changes, are
written in one transaction with the note that it is done. What goes out is marked before it is handed
over and after it is known to be sent; what was under way when we were stopped is in doubt.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass, field, replace

from sqlalchemy import Connection, Engine, Row, func, select

from bots.channel.message import Body, Button, Incoming, Outgoing
from bots.channel.tables import INBOX, OUTBOX, SHOWN, TURNS, WISHES
from bots.database import transaction

Write = Callable[[Connection], None]
_KEYS_KEPT_DAYS = 14.0  # channels deliver again within hours


@dataclass(frozen=True, slots=True)
class Letter:
    """A message that waits for its answer; ``tries``: how often work on it began before."""

    id: int
    chat: str
    payload: str
    tries: int


@dataclass(frozen=True, slots=True)
class Reply:
    """A body for the chat, now; ``about`` names what hangs on it."""

    body: Body
    about: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a message: replies, and what is to be written with them."""

    replies: tuple[Reply, ...] = ()
    writes: tuple[Write, ...] = ()


@dataclass(frozen=True, slots=True)
class Pending:
    """An outgoing message, whether its sending was under way, how often it was tried, since when it waits."""

    outgoing: Outgoing
    doubtful: bool
    tries: int
    at: float
    about: str = ""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The letters of one channel. Safe to share between threads; one process works on it at a time."""

    engine: Engine
    channel: str
    clock: Callable[[], float] = field(default=time.time)

    # --- in ---------------------------------------------------------------------------------

    def receive(self, incoming: Incoming, payload: str) -> bool:
        """Keep a message to be answered; False where it is known already."""
        row = {
            "channel": self.channel,
            "key": incoming.key,
            "chat": incoming.chat,
            "private": int(incoming.private),
            "message": incoming.message,
            "place": incoming.place,
            "at": self.clock(),
            "payload": payload,
            "state": "waiting",
            "tries": 0,
        }
        with transaction(self.engine) as connection:
            return bool(connection.execute(INBOX.insert().prefix_with("OR IGNORE"), row).rowcount)

    def take(self, busy: Collection[str]) -> Letter | None:
        """Return the first letter of a chat that is not ``busy`` and count the try; None where none waits."""
        query = (
            select(INBOX.c.id, INBOX.c.chat, INBOX.c.payload, INBOX.c.tries)
            .where(INBOX.c.channel == self.channel, INBOX.c.state == "waiting", INBOX.c.chat.not_in(busy))
            .order_by(INBOX.c.place, INBOX.c.id)
            .limit(1)
        )
        with transaction(self.engine) as connection:
            row = connection.execute(query).one_or_none()
            if row is None:
                return None
            connection.execute(INBOX.update().where(INBOX.c.id == row.id).values(tries=row.tries + 1))
        return Letter(row.id, row.chat, row.payload, row.tries)

    def finish(self, letter: Letter, private: bool, outcome: Outcome) -> None:
        """Note the letter as answered, with its replies and all they change: all of it or nothing."""
        with transaction(self.engine) as connection:
            done = INBOX.update().where(INBOX.c.id == letter.id, INBOX.c.state == "waiting")
            if not connection.execute(done.values(state="done", payload="")).rowcount:
                return
            for reply in outcome.replies:
                self.post(connection, letter.chat, private, reply)
            for write in outcome.writes:
                write(connection)

    def post(self, connection: Connection, chat: str, private: bool, reply: Reply) -> None:
        """Put a message into the outbox, within a transaction."""
        now = self.clock()
        row = {
            "channel": self.channel,
            "chat": chat,
            "private": int(private),
            "body": body_json(reply.body),
            "state": "waiting",
            "tries": 0,
            "at": now,
            "due": now,
            "since": 0.0,
            "after": "",
            "message": "",
            "note": "",
            "about": reply.about,
        }
        connection.execute(OUTBOX.insert(), row)

    # --- out --------------------------------------------------------------------------------

    def pending(self, busy: Collection[str]) -> tuple[Pending, ...]:
        """Return the first message of each chat that is not ``busy``, where its time has come."""
        mine = (OUTBOX.c.channel == self.channel, OUTBOX.c.state.in_(("waiting", "sending")))
        first = select(func.min(OUTBOX.c.id)).where(*mine).group_by(OUTBOX.c.chat)
        query = select(OUTBOX).where(OUTBOX.c.id.in_(first), OUTBOX.c.due <= self.clock())
        with transaction(self.engine) as connection:
            rows = connection.execute(query.order_by(OUTBOX.c.id)).all()
        return tuple(_pending(row) for row in rows if row.chat not in busy)

    def next_due(self) -> float | None:
        """Return when the next message is due (epoch seconds), None where none waits."""
        mine = (OUTBOX.c.channel == self.channel, OUTBOX.c.state.in_(("waiting", "sending")))
        first = select(func.min(OUTBOX.c.id)).where(*mine).group_by(OUTBOX.c.chat)
        with transaction(self.engine) as connection:
            due: float | None = connection.execute(
                select(func.min(OUTBOX.c.due)).where(OUTBOX.c.id.in_(first))
            ).scalar_one()
        return due

    def resolved(self, outgoing: Outgoing) -> Outgoing:
        """Return ``outgoing`` with the message it changes named by its id; a new message where none was
        sent."""
        edits = outgoing.body.edits
        if ":" not in edits:
            return outgoing
        gave = (OUTBOX.c.channel == self.channel, OUTBOX.c.chat == outgoing.chat, OUTBOX.c.about == edits)
        query = select(OUTBOX.c.message).where(*gave, OUTBOX.c.message != "").order_by(OUTBOX.c.id)
        with transaction(self.engine) as connection:
            message = connection.execute(query).scalars().first() or ""
        return replace(outgoing, body=replace(outgoing.body, edits=message))

    def begin(self, outgoing: Outgoing) -> None:
        """Note that a message is about to be handed over."""
        self._change(outgoing.id, state="sending", since=outgoing.since, after=outgoing.after)

    def sent(self, outgoing: Outgoing, message: str) -> None:
        """Note that a message was sent, as ``message``; its words are forgotten."""
        self._change(outgoing.id, state="sent", message=message, body="", note="")

    def again(self, pending: Pending, at: float, why: str, *, doubtful: bool = False) -> None:
        """Note that a message was not sent (``doubtful``: may have been) and is to be looked at again."""
        state = "sending" if doubtful else "waiting"
        self._change(pending.outgoing.id, state=state, due=at, note=why, tries=pending.tries + 1)

    def refuse(self, outgoing: Outgoing, why: str, undo: Sequence[Write] = ()) -> None:
        """Note that a message can never be sent, and undo what hung on it."""
        with transaction(self.engine) as connection:
            refused = OUTBOX.update().where(OUTBOX.c.id == outgoing.id)
            connection.execute(refused.values(state="refused", body="", note=why))
            for write in undo:
                write(connection)

    def unsure(self, outgoing: Outgoing, notice: Body) -> None:
        """Note that nobody can tell whether a message was sent, and post ``notice`` in its place."""
        with transaction(self.engine) as connection:
            doubted = OUTBOX.update().where(OUTBOX.c.id == outgoing.id).values(state="unsure")
            connection.execute(doubted)
            self.post(connection, outgoing.chat, outgoing.private, Reply(notice, "notice"))

    def latest(self, outgoing: Outgoing) -> str:
        """Return the greatest message id known before ``outgoing`` where ids count up: over all private
        chats together, and in each group by itself.
        """
        known = self._numbers(outgoing, newest=50)
        return str(max(known)) if known else ""

    def known(self, outgoing: Outgoing) -> frozenset[int]:
        """Return the message ids after ``outgoing.after`` that are known, counted as in ``latest``."""
        return frozenset(number for number in self._numbers(outgoing) if number > int(outgoing.after))

    def under_way(self) -> int:
        """Return how many messages are being sent or in doubt."""
        sending = (OUTBOX.c.channel == self.channel, OUTBOX.c.state == "sending")
        query = select(func.count()).select_from(OUTBOX).where(*sending)
        with transaction(self.engine) as connection:
            return int(connection.execute(query).scalar_one())

    def _numbers(self, outgoing: Outgoing, newest: int | None = None) -> list[int]:
        found = [outgoing.body.replies_to]
        with transaction(self.engine) as connection:
            for table in (INBOX, OUTBOX):
                alike = table.c.private == 1 if outgoing.private else table.c.chat == outgoing.chat
                query = select(table.c.message).where(table.c.channel == self.channel, alike)
                query = query.order_by(table.c.id.desc()).limit(newest)
                found += connection.execute(query).scalars()
        return [int(message) for message in found if message.isascii() and message.isdigit()]

    def ours(self, chat: str) -> frozenset[str]:
        """Return the messages in ``chat`` that are known to be ours."""
        mine = (OUTBOX.c.channel == self.channel, OUTBOX.c.chat == chat, OUTBOX.c.message != "")
        with transaction(self.engine) as connection:
            return frozenset(connection.execute(select(OUTBOX.c.message).where(*mine)).scalars())

    def last_heard(self, chat: str) -> float | None:
        """Return when somebody last wrote in ``chat`` (epoch seconds); None where that is not known."""
        mine = (INBOX.c.channel == self.channel, INBOX.c.chat == chat)
        with transaction(self.engine) as connection:
            last: float | None = connection.execute(select(func.max(INBOX.c.at)).where(*mine)).scalar()
        return last

    def move(self, pending: Pending, chat: str) -> None:
        """Carry on under another id what was said and is to be said in the chat of ``pending``."""
        with transaction(self.engine) as connection:
            for table in (OUTBOX, TURNS, SHOWN, WISHES):
                old = (table.c.channel == self.channel, table.c.chat == pending.outgoing.chat)
                connection.execute(table.update().where(*old).values(chat=chat))
            doubted = OUTBOX.update().where(OUTBOX.c.id == pending.outgoing.id)
            connection.execute(doubted.values(state="waiting"))

    def purge(self, days: float) -> None:
        """Forget what was said longer than ``days`` ago, and keys that will not come again."""
        now = self.clock()
        oldest = now - days * 86400
        with transaction(self.engine) as connection:
            for table in (TURNS, SHOWN):
                connection.execute(table.delete().where(table.c.channel == self.channel, table.c.at < oldest))
            settled = OUTBOX.c.state.not_in(("waiting", "sending"))
            gone = OUTBOX.delete().where(OUTBOX.c.channel == self.channel, settled, OUTBOX.c.at < oldest)
            connection.execute(gone)
            keys = INBOX.c.at < min(oldest, now - _KEYS_KEPT_DAYS * 86400)
            connection.execute(
                INBOX.delete().where(INBOX.c.channel == self.channel, INBOX.c.state == "done", keys)
            )

    def _change(self, outgoing_id: int, **values: object) -> None:
        with transaction(self.engine) as connection:
            connection.execute(OUTBOX.update().where(OUTBOX.c.id == outgoing_id).values(**values))


def body_json(body: Body) -> str:
    """Return ``body`` as it is kept."""
    return json.dumps(asdict(body), ensure_ascii=False)


def body_from_json(text: str) -> Body:
    """Return the body kept as ``text``."""
    data = json.loads(text)
    rows = tuple(tuple(Button(**button) for button in row) for row in data.pop("buttons"))
    return Body(**data, buttons=rows)


def _pending(row: Row[tuple[object, ...]]) -> Pending:
    body = body_from_json(row.body)
    outgoing = Outgoing(row.id, row.chat, body, row.after, row.since, bool(row.private))
    return Pending(outgoing, row.state == "sending", row.tries, row.at, row.about)
