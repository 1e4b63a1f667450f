"""The commands of reminders: what is due now, and being told of it every day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bots.accounts.access import Action, Subject, may
from bots.channel.mailbox import Outcome
from bots.channel.message import Incoming
from bots.chat.asking import Asking, said
from bots.reminders.digest import digest, nothing_due
from bots.reminders.due import due_on
from bots.reminders.rounds import Reminders, Subscription
from bots.reminders.wishes import BadWish, duties_of, split_hour, understood
from corpus.text import fold
from prompts import load

_MOST = 20
_DROP = re.compile(r"(?:bo|thoi|xoa|huy)\s+(\d{1,3})")
_ANYTHING = re.compile(r"tat ca|toan bo|moi viec|tat ca nhiem vu")


@dataclass(frozen=True, slots=True)
class Reminding:
    """Answers ``/hanchot`` and ``/nhacviec`` in one channel; ``minute``: when nobody names an hour."""

    reminders: Reminders
    asking: Asking
    channel: str
    minute: int

    def due(self, incoming: Incoming, words: str) -> Outcome:
        """Return what is due and overdue today, with what waits for a condition."""
        knowledge, today = self.reminders.knowledge(), self.reminders.now().date()
        try:
            wish = understood(_named(words), knowledge, today)
        except BadWish as error:
            return said(str(error), incoming)
        found = due_on(duties_of(wish, knowledge), today, wish.where)
        if not found:
            return self.asking.show(incoming, nothing_due(wish, today))
        return self.asking.show(incoming, digest(wish, found, knowledge.registry, today, whole=True))

    def remind(self, incoming: Incoming, words: str, subject: Subject) -> Outcome:
        """Return the chat's reminders, or note or drop one."""
        texts = load("chat")
        known = self.reminders.subscriptions(self.channel, incoming.chat)
        if not words:
            return said(_listed(known), incoming)
        if not incoming.private and not may(subject, Action.CHANGE):
            return said(texts["group_only_editor"], incoming)
        if drop := _DROP.fullmatch(fold(words)):
            return self._dropped(incoming, known, int(drop[1]))
        if not self.asking.form.first:
            return said(texts["may_not_write_first"].format(words=words[:100]), incoming)
        if len(known) >= _MOST:
            return said(texts["too_many_subscriptions"].format(most=_MOST), incoming)
        return self._subscribed(incoming, words)

    def _dropped(self, incoming: Incoming, known: tuple[Subscription, ...], number: int) -> Outcome:
        texts = load("chat")
        if not 0 < number <= len(known):
            return said(texts["no_such_subscription"].format(number=number), incoming)
        gone = known[number - 1]
        told = said(texts["unsubscribed"].format(words=gone.words or "mọi nhiệm vụ"), incoming)
        return replace(told, writes=(self.reminders.drop([gone]),))

    def _subscribed(self, incoming: Incoming, words: str) -> Outcome:
        plain, minute = split_hour(words)
        minute = self.minute if minute is None else minute
        now = self.reminders.now()
        try:
            wish = understood(_named(plain), self.reminders.knowledge(), now.date())
        except BadWish as error:
            return said(str(error), incoming)
        passed = now.hour * 60 + now.minute >= minute
        last = now.date().isoformat() if passed else ""
        asked = Subscription(
            0, self.channel, incoming.chat, incoming.private, incoming.person, wish.words, minute, last
        )
        told = load("chat")["subscribed"].format(hour=asked.hour, meant=wish.meant, words=wish.words)
        return replace(said(told, incoming), writes=(self.reminders.subscribe(asked),))


def _listed(known: tuple[Subscription, ...]) -> str:
    if not known:
        return str(load("chat")["no_subscriptions"])
    lines = [
        f"{number}. {each.words or 'mọi nhiệm vụ'} – {each.hour}" for number, each in enumerate(known, 1)
    ]
    return str(load("chat")["subscriptions"].format(lines="\n".join(lines)))


def _named(words: str) -> str:
    return "" if _ANYTHING.fullmatch(fold(words).strip()) else words
