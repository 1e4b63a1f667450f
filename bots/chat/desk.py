"""The desk: takes one message and says what comes of it. Nothing is sent or written here."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bots.accounts.access import Subject, serve_for
from bots.accounts.pace import Pace
from bots.channel.mailbox import Outcome, Reply, Write
from bots.channel.message import Body, Incoming
from bots.channel.working import Fetch
from bots.chat.asking import Asking, said
from bots.chat.pages import turn_of
from bots.chat.people import People, forget_person
from bots.chat.reminding import Reminding
from bots.chat.words import COMMANDS, Wanted, wanted
from bots.wording import day_text
from corpus.model import Head
from corpus.text import squeeze
from prompts import load

Take = Callable[[Incoming, Subject, Fetch], str]
Note = Callable[[Subject, Incoming], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """One channel's desk. ``heads`` gives the documents known, ``examples`` questions to begin with,
    ``take`` takes in a file, ``note`` writes into the journal who did what.
    """

    channel: str
    asking: Asking
    people: People
    reminding: Reminding
    pace: Pace
    heads: Callable[[], Sequence[Head]]
    examples: Callable[[], Sequence[str]]
    take: Take
    note: Note
    shares_phone: bool = False

    def handle(self, incoming: Incoming, fetch: Fetch) -> Outcome:
        """Return what comes of a message: the replies and what is to be written with them."""
        if incoming.kind == "left":
            return Outcome((), (self._drop_reminders(incoming),))
        if incoming.kind == "joined":
            return said(load("chat")["group"], incoming)
        if not incoming.addressed:
            return Outcome()
        wait = self.pace.wait(f"{self.channel} {incoming.person}")
        if wait:
            return said(load("chat")["hurry"].format(seconds=math.ceil(wait)), incoming)
        subject = self.people.subject(self.channel, incoming.person)
        if subject is None:
            return self._at_the_door(incoming)
        serve_for(subject)
        self.note(subject, incoming)
        return self._served(incoming, subject, fetch)

    def _served(self, incoming: Incoming, subject: Subject, fetch: Fetch) -> Outcome:
        texts = load("chat")
        if incoming.kind == "tap":
            turn = turn_of(incoming.tap)
            return self.asking.turned(incoming, turn) if turn else said(texts["too_old"], incoming)
        if incoming.kind == "document":
            return self.asking.text(incoming, self.take(incoming, subject, fetch))
        if incoming.kind == "contact":
            return said(texts["known_already"], incoming)
        if incoming.kind == "media":
            return said(texts["media"].format(kind=incoming.text), incoming)
        if incoming.kind not in ("text", "edited"):
            return said(texts["other"], incoming)
        return self._worded(incoming, wanted(incoming.text), subject)

    # --- who is not known -------------------------------------------------------------------

    def _at_the_door(self, incoming: Incoming) -> Outcome:
        texts = load("chat")
        if not incoming.private:
            return said(texts["stranger_group"], incoming)
        if incoming.kind == "contact":
            return self._by_phone(incoming)
        admits = self.people.by_code(self.channel, incoming) if incoming.kind == "text" else None
        if admits is not None:
            return replace(said(texts["admitted"], incoming), writes=(admits,))
        if incoming.kind == "text" and _looks_like_code(incoming.text):
            return said(texts["wrong_code"], incoming)
        offer = texts["stranger_phone"] if self.shares_phone else ""
        told = texts["stranger"].format(phone=offer, person=incoming.person).strip()
        body = Body(told, replies_to=incoming.message, wants_phone=self.shares_phone)
        return Outcome((Reply(body),))

    def _by_phone(self, incoming: Incoming) -> Outcome:
        texts = load("chat")
        if not incoming.phone:
            return said(texts["not_own_phone"], incoming)
        admits = self.people.by_phone(self.channel, incoming)
        if admits is None:
            return said(texts["wrong_phone"].format(person=incoming.person), incoming)
        return replace(said(texts["admitted"], incoming), writes=(admits,))

    # --- words ------------------------------------------------------------------------------

    def _worded(self, incoming: Incoming, want: Wanted, subject: Subject) -> Outcome:
        talks = self.asking.talks
        if want.what == "command":
            return self._command(incoming, want, subject)
        if want.what == "page":
            return self.asking.page(incoming, want.number)
        if want.what == "proof":
            return self.asking.proof(incoming, talks.last(incoming.chat), want.number or 0)
        if want.what == "again":
            resend = talks.resend(incoming.chat)
            return Outcome((), (resend,)) if resend else said(load("chat")["nothing_lost"], incoming)
        return self.asking.answered(incoming, self._chosen(incoming, want) or incoming.text)

    def _chosen(self, incoming: Incoming, want: Wanted) -> str:
        """The question that a number alone chooses, where the last answer offered some."""
        last = self.asking.talks.last(incoming.chat) if want.what == "number" else None
        choices = last.rendered.choices if last else ()
        return choices[want.number] if want.number is not None and 0 <= want.number < len(choices) else ""

    def _command(self, incoming: Incoming, want: Wanted, subject: Subject) -> Outcome:
        texts, asking, rest = load("chat"), self.asking, want.rest
        does: dict[str, Callable[[], Outcome]] = {
            "batdau": lambda: asking.text(incoming, texts["welcome"].strip(), self.examples()),
            "trogiup": lambda: said(texts["help"], incoming),
            "vanban": lambda: asking.text(incoming, _documents(self.heads())),
            "nhiemvu": lambda: self._tasks(incoming, rest),
            "hanchot": lambda: self.reminding.due(incoming, rest),
            "nhacviec": lambda: self.reminding.remind(incoming, rest, subject),
            "thoi": lambda: self._forgotten(incoming),
        }
        unknown = texts["unknown_command"].format(command=f"/{want.name[:40]}")
        return does.get(want.name, lambda: said(unknown, incoming))()

    def _tasks(self, incoming: Incoming, agency: str) -> Outcome:
        texts = load("chat")
        if not agency:
            return said(texts["tasks_usage"], incoming)
        return self.asking.answered(incoming, texts["tasks_question"].format(agency=agency))

    def _forgotten(self, incoming: Incoming) -> Outcome:
        texts = load("chat")
        person = texts["forgotten_person"] if incoming.private else ""
        writes = [self.asking.talks.forget(incoming.chat), self._drop_reminders(incoming)]
        if incoming.private:
            writes.append(forget_person(self.channel, incoming.person))
        return replace(said(texts["forgotten"].format(person=person), incoming), writes=tuple(writes))

    def _drop_reminders(self, incoming: Incoming) -> Write:
        reminders = self.reminding.reminders
        own = reminders.subscriptions(self.channel, incoming.chat)
        if not incoming.private and incoming.kind != "left":
            own = tuple(each for each in own if each.person == incoming.person)
        return reminders.drop(own)


def menu() -> tuple[tuple[str, str], ...]:
    """Return the commands with what they do, for a channel's menu."""
    about = load("chat")["menu"]
    return tuple((name, about[name]) for name in COMMANDS)


def _looks_like_code(text: str) -> bool:
    plain = text.strip().removeprefix("/start").removeprefix("/batdau").strip()
    return len(plain.replace("-", "")) == 10 and plain.replace("-", "").isalnum()


def _documents(heads: Sequence[Head]) -> str:
    if not heads:
        return str(load("chat")["no_documents"])
    lines = [load("chat")["documents"].format(total=len(heads))]
    for number, head in enumerate(heads, 1):
        named = f"{head.type or 'Văn bản'} {head.number or '(không ghi số)'}"
        dated = f", ngày {day_text(head.date)}" if head.date else ""
        issued = f", {head.issuer}" if head.issuer else ""
        lines.append(f"{number}. {named}{dated}{issued}: {squeeze(head.title or head.source)}")
    return "\n".join(lines)
