"""A bot at work in a thread of its own, over a double that answers with the question's own words."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from assistant.answer import Answer, Citation, Status
from bots.accounts.accounts import Accounts, open_accounts
from bots.channel.exchange import Exchange
from bots.channel.mailbox import Mailbox
from bots.channel.pacing import Pacing
from bots.channel.settings import ChatSettings
from bots.channel.tables import open_channels
from bots.chat.opening import Chats
from bots.chat.people import People
from bots.chat.taking import Taking
from bots.journal.audit import open_audit
from bots.journal.feedback import open_feedback
from bots.reminders.rounds import Reminders
from bots.telegram.channel import TelegramChannel, make_bot
from bots.telegram.polling import poll
from corpus.registry import Registry
from ingestion.loaders.limits import USUAL

QUICK = Pacing(person=0.0, group=0.0, anybody=0.0, doubt=0.05, retry=0.02, longest=0.1)


def echo(question: str, history: Sequence[str] = ()) -> Answer:
    """Answers with the question, one citation, and how many questions came before."""
    if "hỏng" in question:
        raise RuntimeError("hỏng")
    citation = Citation(1, "a.txt", "15/QĐ-UBND", "Phụ lục, STT 1", None, f"Dòng <{question}> & “nguyên văn”")
    lines = [f"Trả lời [{question}] sau {len(history)} câu & <thế> [1]."]
    if "dài" in question:
        lines += [
            f"{n}. Nhiệm vụ thứ {n} rất dài của cơ quan, đơn vị, địa phương trong kế hoạch [1]"
            for n in range(1, 120)
        ]
    choices = ("Ý thứ nhất?", "Ý thứ hai?") if "chọn" in question else ()
    status = Status.CLARIFY if choices else Status.ANSWERED
    return Answer(question, status, "lead", "\n".join(lines), None, (), (citation,), choices)


def whole(ask: Any) -> Any:
    """``ask`` as one whose answers come all at once."""

    def coming(question: str, history: Sequence[str]) -> Generator[str, None, Answer]:
        yield from ()
        answer: Answer = ask(question, history)
        return answer

    return coming


class Nothing:
    """No language model, no search: what the chats ask of a store in these tests."""

    def __init__(self, home: Path, registry: Registry) -> None:
        self.home, self.registry = home, registry


def open_test_chats(
    home: Path,
    settings: ChatSettings,
    ask: Any = echo,
    registry: Registry | None = None,
    knowledge: Any = None,
    coming: Any = None,
) -> Chats:
    """Everything real but the answers."""
    home.mkdir(parents=True, exist_ok=True)
    registry = registry or Registry(f"sqlite:///{home / 'registry.sqlite'}")
    engine, accounts = open_channels(home), open_accounts(home)
    store: Any = Nothing(home, registry)
    suggestions: Any = SimpleNamespace(all=lambda: ("Ai chủ trì việc này?",))
    return Chats(
        engine, accounts, open_audit(home, 90, 365), whole(ask) if coming is None else coming, store,
        Reminders(engine, knowledge or (lambda: None)), People(engine, accounts, settings.access == "open"),
        settings, Taking(store, USUAL), suggestions, open_feedback(home, 90), QUICK,
    )  # fmt: skip


class Running:
    """A channel at work until the block ends."""

    def __init__(self, chats: Chats, exchange: Exchange, listen: Callable[[], Any] | None = None) -> None:
        self.chats, self.exchange, self._listen = chats, exchange, listen
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None
        self.error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def accounts(self) -> Accounts:
        return self.chats.accounts

    def __enter__(self) -> Running:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._task is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join(10)
        self.chats.close()

    def _run(self) -> None:
        try:
            self._task = self._loop.create_task(self.exchange.run(self._listen))
            self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            pass
        except BaseException as error:
            self.error = error
        finally:
            self._loop.close()


def telegram(
    home: Path, url: str, token: str, settings: ChatSettings | None = None, ask: Any = echo, **more: Any
) -> Running:
    """A Telegram bot over the server at ``url``, by polling."""
    chats = open_test_chats(home, settings or ChatSettings(access="open", rate_per_minute=0), ask, **more)
    mailbox = chats.mailbox("telegram")
    bot = make_bot(token, url, 1)
    channel = TelegramChannel(bot, mailbox)
    exchange = chats.exchange(channel, mailbox, shares_phone=True)
    from bots.chat.desk import menu

    return Running(chats, exchange, lambda: poll(bot, exchange.receive, menu(), QUICK, 1))


def letters(chats: Chats, channel: str) -> Mailbox:
    return chats.mailbox(channel)
