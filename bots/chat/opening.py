"""Puts the chats together over an open store: the one place where their parts are chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import Connection, Engine

from assistant.answer import Answer
from assistant.bootstrap import Assistant
from assistant.settings import AnswerSettings
from bots.accounts.access import Action, Subject
from bots.accounts.accounts import Accounts, open_accounts
from bots.accounts.pace import Pace
from bots.accounts.settings import AccessSettings
from bots.channel.drafts import Drafts
from bots.channel.exchange import Chore, Exchange
from bots.channel.form import Form
from bots.channel.mailbox import Mailbox, Reply, Write
from bots.channel.message import Channel, Incoming
from bots.channel.pacing import Pacing
from bots.channel.rendering import render
from bots.channel.settings import ChatSettings
from bots.channel.tables import open_channels
from bots.chat.asking import Asking, Coming
from bots.chat.desk import Desk
from bots.chat.pages import answer_body
from bots.chat.people import People
from bots.chat.reminding import Reminding
from bots.chat.taking import Taking
from bots.chat.talks import Shown, Talks, about, new_id
from bots.journal.audit import Audit, Event, open_audit, recorded
from bots.journal.feedback import Feedback, Opinion, Verdict, open_feedback
from bots.reminders.rounds import Reminders, Subscription, untell
from bots.suggestions import Suggestions
from corpus.settings import load
from corpus.store import Store
from ingestion.loaders.limits import Limits

_ROUND_SECONDS, _PURGE_SECONDS = 20.0, 3600.0


@dataclass(frozen=True, slots=True)
class Chats:
    """What the channels of one process share, with what it keeps open."""

    engine: Engine
    accounts: Accounts
    audit: Audit
    coming: Coming
    store: Store
    reminders: Reminders
    people: People
    settings: ChatSettings
    taking: Taking
    suggestions: Suggestions
    feedback: Feedback
    pacing: Pacing = field(default_factory=Pacing)

    def mailbox(self, channel: str) -> Mailbox:
        """Return the letters of ``channel``."""
        return Mailbox(self.engine, channel)

    def exchange(self, channel: Channel, mailbox: Mailbox, *, shares_phone: bool = False) -> Exchange:
        """Return ``channel`` at work, its letters in ``mailbox``."""
        talks = Talks(self.engine, channel.name, self.settings.keep_days)
        drafts = Drafts()
        journal = partial(recorded, audit=self.audit)
        asking = Asking(self.coming, journal, talks, channel.form, self._judge, drafts)
        desk = Desk(
            channel.name,
            asking,
            self.people,
            Reminding(self.reminders, asking, channel.name, self.settings.remind_minute),
            Pace(self.settings.rate_per_minute),
            self.store.registry.heads,
            self.suggestions.all,
            self.taking.take,
            partial(self._note, channel.name),
            shares_phone,
        )
        post = partial(post_digest, mailbox, talks, channel.form)
        chores = (
            Chore(_PURGE_SECONDS, lambda: _purge(mailbox, self.settings.keep_days)),
            Chore(_ROUND_SECONDS, lambda: self.reminders.serve(channel.name, post)),
        )
        return Exchange(channel, mailbox, desk.handle, self.pacing, chores, _undo, drafts)

    def close(self) -> None:
        """Write what waits and release the files."""
        self.audit.close()
        self.feedback.close()
        self.accounts.close()
        self.engine.dispose()

    def _judge(self, question: str, status: str, verdict: str) -> None:
        if verdict in ("up", "down") and question:
            said: Verdict = "up" if verdict == "up" else "down"
            self.feedback.add(Opinion(question=question, verdict=said, status=status))

    def _note(self, channel: str, subject: Subject, incoming: Incoming) -> None:
        action = Action.CHANGE if incoming.kind == "document" else Action.ASK
        self.audit.note(Event(subject.name, "chat", channel, action, incoming.kind, f"/chat/{channel}", 200))


def open_chats(
    assistant: Assistant,
    settings: ChatSettings,
    access: AccessSettings,
    limits: Limits,
    audit: Audit | None = None,
) -> Chats:
    """Return what the channels share: the store and the language model of ``assistant``, longer lists.

    Raise StoreFault.
    """
    store = assistant.store
    engine = open_channels(store.home)
    accounts = open_accounts(store.home)
    journal = audit or open_audit(store.home, access.keep_questions_days, access.keep_audit_days)
    shown = load(AnswerSettings).model_copy(update={"shown": settings.list_length})
    own = Assistant(store, shown, language=assistant.language)
    return Chats(
        engine,
        accounts,
        journal,
        own.stream,
        store,
        Reminders(engine, own.knowledge),
        People(engine, accounts, settings.access == "open"),
        settings,
        Taking(store, limits),
        Suggestions(own.ask, store.registry),
        open_feedback(store.home, access.keep_questions_days),
    )


def post_digest(
    mailbox: Mailbox,
    talks: Talks,
    form: Form,
    connection: Connection,
    subscription: Subscription,
    told: Answer,
) -> str:
    """Put a digest into the outbox as the first of its pages; return what names it."""
    shown = Shown(new_id(), "", told.question, "digest", render(told, form))
    talks.keep(subscription.chat, shown)(connection)
    reply = Reply(answer_body(shown, 0, form), about(shown.id))
    mailbox.post(connection, subscription.chat, subscription.private, reply)
    return reply.about


def _undo(what: str) -> tuple[Write, ...]:
    return (untell(what),)


def _purge(mailbox: Mailbox, days: float) -> bool:
    mailbox.purge(days)
    return False
