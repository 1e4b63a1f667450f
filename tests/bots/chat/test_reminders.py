from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, open_assistant
from bots.accounts.settings import AccessSettings
from bots.channel.form import Form
from bots.channel.mailbox import Mailbox
from bots.channel.settings import ChatSettings
from bots.chat.opening import (
    Chats,
    open_chats,
    post_digest,  # the way digests take into the outbox
)
from bots.chat.talks import Talks
from bots.reminders.due import Stage, due_on
from bots.reminders.preview import preview, preview_of
from bots.reminders.rounds import Reminders, Subscription, untell
from bots.reminders.wishes import BadWish, duties_of, split_hour, understood
from corpus.clock import VIETNAM
from corpus.model import Block, BlockKind, Deadline, Document, Entry, Head, Source, Task
from corpus.settings import Settings
from ingestion.sync import write

FILE, DIGEST = "15-kh-ubnd-tinh-thu-2026.txt", "cd" * 32
DEADLINES = {
    "Lập đề án một cửa": Deadline("date", None, date(2026, 4, 30)),
    "Rà soát thủ tục": Deadline("date", None, date(2026, 4, 7)),
    "Báo cáo quý": Deadline("period", date(2026, 1, 1), date(2026, 3, 31)),
    "Hướng dẫn địa phương": Deadline("conditional", condition="Sau khi có hướng dẫn của Bộ"),
    "Tuyên truyền": Deadline("continuous", date(2026, 1, 1), date(2026, 12, 31)),
    "Báo cáo hằng quý": Deadline("recurring", repeat="quarterly"),
}


def entry() -> Entry:
    head = Head(
        FILE,
        DIGEST,
        "15/KH-UBND",
        "Kế hoạch",
        "UBND tỉnh Thử",
        None,
        date(2026, 1, 5),
        "Kế hoạch thử",
        years=(2026, 2026),
    )
    blocks, tasks = [], []
    for number, (name, deadline) in enumerate(DEADLINES.items(), 1):
        lead = "Sở Nội vụ" if number != 2 else "Sở Tài chính"
        quote = f"{number}\t{name}\t{lead}\tSở Y tế\t{deadline.condition or deadline.end}"
        blocks.append(Block(number, BlockKind.ROW, quote))
        tasks.append(
            Task(f"cdcdcdcdcd-t{number}", head.number, name, Source(FILE, (number,), f"Phụ lục, mục I, STT {number}", quote),
                 section="I. Chung", stt=str(number), lead=(lead,), lead_text=lead, coordinate=("Sở Y tế",), deadline_text=str(deadline.end), deadline=deadline)
        )  # fmt: skip
    return Entry(Document(FILE, DIGEST, tuple(blocks)), head, tuple(tasks))


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    opened = open_assistant(Settings(home=tmp_path / "home", embedder="hashing"))
    write(opened.store, entry())
    yield opened
    opened.store.close()


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 3, 31, 7, 0, tzinfo=VIETNAM)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def chats(assistant: Assistant, clock: Clock) -> Iterator[Chats]:
    opened = open_chats(assistant, ChatSettings(access="open"), AccessSettings(), 20)
    yield replace(opened, reminders=Reminders(opened.engine, assistant.knowledge, clock))
    opened.close()


FORM = Form(4096, html=True, buttons=True, edits=True, first=True)


def serve(chats: Chats) -> list[str]:
    """One round; what it put into the outbox."""
    mailbox = Mailbox(chats.engine, "telegram")
    chats.reminders.serve("telegram", partial(post_digest, mailbox, Talks(chats.engine, "telegram", 7), FORM))
    told = []
    while pending := mailbox.pending(()):
        for each in pending:
            told.append(each.outgoing.body.text)
            mailbox.sent(each.outgoing, "1")
    return told


def subscribe(chats: Chats, words: str, minute: int = 450, chat: str = "5") -> None:
    with chats.engine.begin() as connection:
        chats.reminders.subscribe(Subscription(0, "telegram", chat, True, chat, words, minute, ""))(
            connection
        )


def test_what_is_due_by_stage_conditions_apart_and_never_as_dates(assistant: Assistant) -> None:
    knowledge = assistant.knowledge()
    wish = understood("Sở Nội vụ", knowledge, date(2026, 3, 31))
    found = due_on(duties_of(wish, knowledge), date(2026, 3, 31), wish.where)
    assert [(due.duty.task, due.stage, due.left) for due in found] == [
        ("Báo cáo quý", Stage.DAY, 0),
        ("Lập đề án một cửa", Stage.MONTH, 30),
        ("Hướng dẫn địa phương", Stage.WAITING, 0),
    ]
    text = preview_of("Sở Nội vụ", knowledge, date(2026, 3, 31))
    assert "1. Báo cáo quý – chủ trì: Sở Nội vụ; hạn 31/03/2026 (hôm nay)" in text
    waiting = text.split("Chờ điều kiện, chưa có ngày (1):")[1].split("\n")[1]
    assert waiting == "1. Hướng dẫn địa phương – chủ trì: Sở Nội vụ; Sau khi có hướng dẫn của Bộ [3]"
    assert "“4 | Hướng dẫn địa phương | Sở Nội vụ | Sở Y tế | Sau khi có hướng dẫn của Bộ”" in text
    assert "Tuyên truyền" not in text


@pytest.mark.parametrize(
    ("words", "tasks"),
    [
        ("Sở Tài chính", {"Rà soát thủ tục"}),
        ("so tai chinh", {"Rà soát thủ tục"}),
        ("15/KH-UBND mục I tháng 4/2026", {"Rà soát thủ tục", "Lập đề án một cửa"}),
        ("", {"Rà soát thủ tục", "Lập đề án một cửa", "Báo cáo quý", "Hướng dẫn địa phương"}),
        ("Sở Y tế quý I/2026", {"Báo cáo quý"}),
    ],
)
def test_a_wish_by_agency_document_section_and_period(
    assistant: Assistant, words: str, tasks: set[str]
) -> None:
    knowledge = assistant.knowledge()
    wish = understood(words, knowledge, date(2026, 3, 31))
    assert {
        due.duty.task for due in due_on(duties_of(wish, knowledge), date(2026, 3, 31), wish.where)
    } == tasks


def test_words_that_name_nothing_are_refused(assistant: Assistant) -> None:
    with pytest.raises(BadWish, match="Không nhận ra"):
        understood("xyz abc", assistant.knowledge(), date(2026, 3, 31))


def test_the_hour_is_taken_off() -> None:
    assert split_hour("Sở Nội vụ lúc 7h30") == ("Sở Nội vụ", 450)
    assert split_hour("Sở Nội vụ lúc 7 giờ") == ("Sở Nội vụ", 420)
    assert split_hour("Sở Nội vụ luc 17:05") == ("Sở Nội vụ", 1025)
    assert split_hour("Sở Nội vụ") == ("Sở Nội vụ", None)
    assert split_hour("Sở Nội vụ lúc 25h") == ("Sở Nội vụ lúc 25h", None)


def test_each_stage_is_told_once_at_the_hour_chosen(chats: Chats, clock: Clock) -> None:
    subscribe(chats, "Sở Nội vụ")
    assert serve(chats) == []
    clock.now = clock.now.replace(hour=7, minute=30)
    first = serve(chats)
    assert len(first) == 1
    assert "Báo cáo quý" in first[0]
    assert "15/KH-UBND – Phụ lục, mục I, STT 3" in first[0]
    assert serve(chats) == []
    clock.now = clock.now.replace(month=4, day=1)
    overdue = serve(chats)
    assert "Đã quá hạn (1):\n1. Báo cáo quý" in overdue[0]
    assert "Lập đề án" not in overdue[0]
    clock.now = clock.now.replace(day=2)
    assert serve(chats) == []


def test_a_stage_missed_while_down_is_told_afterwards(chats: Chats, clock: Clock) -> None:
    clock.now = clock.now.replace(month=4, day=1, hour=9)
    subscribe(chats, "Sở Tài chính")
    assert "Đến hạn trong 7 ngày (1)" in serve(chats)[0]
    clock.now = clock.now.replace(day=20)
    assert "Đã quá hạn (1)" in serve(chats)[0]


def test_what_could_not_be_sent_is_told_again(chats: Chats, clock: Clock) -> None:
    clock.now = clock.now.replace(hour=8)
    subscribe(chats, "Sở Nội vụ")
    mailbox = Mailbox(chats.engine, "telegram")
    chats.reminders.serve("telegram", partial(post_digest, mailbox, Talks(chats.engine, "telegram", 7), FORM))
    pending = mailbox.pending(())[0]
    mailbox.refuse(pending.outgoing, "bị chặn", (untell(pending.about),))
    clock.now = clock.now.replace(month=4, day=1)
    assert "Lập đề án một cửa" in serve(chats)[0]


def test_reading_a_document_again_tells_nothing_twice(
    chats: Chats, clock: Clock, assistant: Assistant
) -> None:
    clock.now = clock.now.replace(hour=8)
    subscribe(chats, "Sở Nội vụ")
    serve(chats)
    write(assistant.store, entry())
    clock.now = clock.now.replace(hour=23)
    assert serve(chats) == []


def test_the_dry_run_writes_nothing(chats: Chats, assistant: Assistant, clock: Clock) -> None:
    subscribe(chats, "Sở Nội vụ")
    before = chats.reminders.subscriptions()
    text = preview(chats.engine, assistant.knowledge, date(2026, 4, 1))
    assert "=== telegram 5, 07:30: Sở Nội vụ" in text
    assert "Đã quá hạn (1)" in text
    assert chats.reminders.subscriptions() == before
    clock.now = clock.now.replace(hour=8)
    assert len(serve(chats)) == 1


def test_a_line_whose_quote_is_not_in_the_source_is_left_out(chats: Chats, assistant: Assistant) -> None:
    good = entry()
    bad = replace(good.tasks[0], source=replace(good.tasks[0].source, quote="1\tBịa đặt"))
    write(assistant.store, replace(good, tasks=(bad, *good.tasks[1:])))
    text = preview_of("Sở Nội vụ", assistant.knowledge(), date(2026, 3, 31))
    assert "Lập đề án một cửa" not in text
    assert "1 việc không nêu ở trên" in text
