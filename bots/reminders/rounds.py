"""The rounds of reminders: whose hour has come gets what is due, once, whatever stops us in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, Row, select

from assistant.answer import Answer
from assistant.knowledge import Knowledge
from bots.channel.mailbox import Write
from bots.channel.tables import TOLD, WISHES
from bots.database import transaction
from bots.reminders.digest import digest
from bots.reminders.due import Due, due_on, untold
from bots.reminders.wishes import BadWish, duties_of, understood
from corpus.clock import now_in_vietnam

Post = Callable[[Connection, "Subscription", Answer], str]


@dataclass(frozen=True, slots=True)
class Subscription:
    """A chat's wish: its words, the minute of the day (Vietnam's time), the day it was last served."""

    id: int
    channel: str
    chat: str
    private: bool
    person: str
    words: str
    minute: int
    last: str

    @property
    def hour(self) -> str:
        """The hour as people write it."""
        return f"{self.minute // 60:02}:{self.minute % 60:02}"


@dataclass(frozen=True, slots=True)
class Round:
    """What one subscription would be told on a day."""

    subscription: Subscription
    found: tuple[Due, ...]
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Reminders:
    """The subscriptions in ``engine``, served from what ``knowledge`` gives."""

    engine: Engine
    knowledge: Callable[[], Knowledge]
    now: Callable[[], datetime] = now_in_vietnam

    # --- subscriptions ----------------------------------------------------------------------

    def subscriptions(self, channel: str = "", chat: str = "") -> tuple[Subscription, ...]:
        """Return the subscriptions (of a channel, of a chat there), oldest first."""
        query = select(WISHES).order_by(WISHES.c.id)
        query = query.where(WISHES.c.channel == channel) if channel else query
        query = query.where(WISHES.c.chat == chat) if chat else query
        with transaction(self.engine) as connection:
            return tuple(_subscription(row) for row in connection.execute(query))

    def subscribe(self, asked: Subscription) -> Write:
        """Return what notes a wish; the same words again change only the hour."""
        row = {
            "channel": asked.channel,
            "chat": asked.chat,
            "private": int(asked.private),
            "person": asked.person,
            "words": asked.words,
            "minute": asked.minute,
            "made": self.now().timestamp(),
            "last": asked.last,
        }

        def write(connection: Connection) -> None:
            same = (
                WISHES.c.channel == asked.channel,
                WISHES.c.chat == asked.chat,
                WISHES.c.words == asked.words,
            )
            changed = WISHES.update().where(*same).values(minute=asked.minute)
            if not connection.execute(changed).rowcount:
                connection.execute(WISHES.insert(), row)

        return write

    def drop(self, subscriptions: Sequence[Subscription]) -> Write:
        """Return what forgets subscriptions and all they were told."""
        ids = [each.id for each in subscriptions]

        def write(connection: Connection) -> None:
            connection.execute(TOLD.delete().where(TOLD.c.wish.in_(ids)))
            connection.execute(WISHES.delete().where(WISHES.c.id.in_(ids)))

        return write

    # --- serving ----------------------------------------------------------------------------

    def round(self, subscription: Subscription, on: date) -> Round:
        """Return what a subscription would be told on the day ``on``; no answer where that is nothing."""
        knowledge = self.knowledge()
        wish = understood(subscription.words, knowledge, on)
        told = self._told(subscription)
        found = untold(due_on(duties_of(wish, knowledge), on, wish.where), told)
        answer = digest(wish, found, knowledge.registry, on) if found else None
        return Round(subscription, found, answer)

    def serve(self, channel: str, post: Post) -> bool:
        """Tell every subscription of ``channel`` whose hour has come; whether anything was posted.

        ``post`` puts an answer into the outbox within the transaction that notes it as told.
        """
        now = self.now()
        minute, today = now.hour * 60 + now.minute, now.date()
        posted = False
        for subscription in self.subscriptions(channel):
            if subscription.last >= today.isoformat() or minute < subscription.minute:
                continue
            try:
                due = self.round(subscription, today)
            except BadWish:  # what it named is no longer there
                due = Round(subscription, (), None)
            posted |= self._note(due, today, post)
        return posted

    def _note(self, due: Round, today: date, post: Post) -> bool:
        subscription = due.subscription
        first = (WISHES.c.id == subscription.id, WISHES.c.last < today.isoformat())
        with transaction(self.engine) as connection:
            taken = connection.execute(WISHES.update().where(*first).values(last=today.isoformat()))
            if not taken.rowcount or due.answer is None:
                return False
            digest_id = post(connection, subscription, due.answer)
            keys = dict.fromkeys((each.key, each.stage.value) for each in due.found)
            rows = [
                {"wish": subscription.id, "item": item, "stage": stage, "digest": digest_id}
                for item, stage in keys
            ]
            connection.execute(TOLD.insert().prefix_with("OR IGNORE"), rows)
        return True

    def _told(self, subscription: Subscription) -> frozenset[tuple[str, str]]:
        query = select(TOLD.c.item, TOLD.c.stage).where(TOLD.c.wish == subscription.id)
        with transaction(self.engine) as connection:
            return frozenset((row.item, row.stage) for row in connection.execute(query))


def untell(digest_id: str) -> Write:
    """Return what makes a digest that could not be sent be told again the next day."""

    def write(connection: Connection) -> None:
        connection.execute(TOLD.delete().where(TOLD.c.digest == digest_id))

    return write


def _subscription(row: Row[tuple[object, ...]]) -> Subscription:
    return Subscription(
        row.id, row.channel, row.chat, bool(row.private), row.person, row.words, row.minute, row.last
    )
