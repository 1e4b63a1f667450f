"""A dry run: what would be told on a day, printed; nothing is sent, nothing is noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import Engine

from assistant.knowledge import Knowledge
from bots.reminders.digest import digest, nothing_due
from bots.reminders.due import due_on
from bots.reminders.rounds import Reminders
from bots.reminders.wishes import BadWish, duties_of, understood
from bots.text import plain_text


def preview(engine: Engine, knowledge: Callable[[], Knowledge], on: date) -> str:
    """Return what each subscription would be told on the day ``on``."""
    reminders = Reminders(engine, knowledge)
    told = []
    for subscription in reminders.subscriptions():
        head = f"=== {subscription.channel} {subscription.chat}, {subscription.hour}: {subscription.words}"
        try:
            answer = reminders.round(subscription, on).answer
        except BadWish as error:
            told.append(f"{head}\n(không gửi: {error})")
            continue
        told.append(f"{head}\n{plain_text(answer) if answer else '(không có gì mới để nhắc)'}")
    return "\n\n".join(told) or "Chưa ai đăng ký nhắc việc."


def preview_of(words: str, knowledge: Knowledge, on: date) -> str:
    """Return what a new subscription to ``words`` would be told on the day ``on``; raise BadWish."""
    wish = understood(words, knowledge, on)
    found = due_on(duties_of(wish, knowledge), on, wish.where)
    return plain_text(digest(wish, found, knowledge.registry, on) if found else nothing_due(wish, on))
