"""The commands of reminders, files from editors, and words instead of buttons."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from assistant.bootstrap import Assistant, open_assistant
from bots.accounts.access import Role, Subject
from bots.accounts.settings import AccessSettings
from bots.channel.form import Form
from bots.channel.mailbox import Letter, Mailbox, Outcome
from bots.channel.message import Body, File, Incoming, Unreachable
from bots.channel.settings import ChatSettings
from bots.channel.working import Handle
from bots.chat.opening import Chats, open_chats
from bots.chat.people import phone
from bots.chat.taking import Taking
from bots.chat.words import wanted
from corpus.settings import Settings
from ingestion.loaders.limits import USUAL
from ingestion.sync import write
from prompts import load
from tests.bots.chat.test_reminders import FILE, entry

WORDS = Form(600)
TAPS = Form(4096, html=True, buttons=True, edits=True, first=True)


@pytest.fixture
def assistant(tmp_path: Path) -> Iterator[Assistant]:
    opened = open_assistant(Settings(home=tmp_path / "home", embedder="hashing"))
    write(opened.store, entry())
    yield opened
    opened.store.close()


@pytest.fixture
def chats(assistant: Assistant) -> Iterator[Chats]:
    opened = open_chats(assistant, ChatSettings(access="open", rate_per_minute=0), AccessSettings(), 20)
    yield opened
    opened.close()


class Talk:
    """One chat in a channel of ``form``, without a channel: what is said and what is answered."""

    def __init__(self, chats: Chats, form: Form, name: str = "zalo-bot") -> None:
        channel: Any = type("Silent", (), {"name": name, "form": form})()
        self.mailbox = Mailbox(chats.engine, name)
        self.handle: Handle = chats.exchange(channel, self.mailbox)._worker._handle
        self.number = 0

    def say(self, text: str, **more: Any) -> list[Body]:
        self.number += 1
        incoming = Incoming(str(self.number), "c1", "p1", "text", text, message=str(self.number))
        incoming = replace(incoming, **more)
        self.mailbox.receive(incoming, "{}")
        letter = self.mailbox.take(())
        assert letter is not None
        return self.done(letter, self.handle(incoming, lambda file: b""))

    def done(self, letter: Letter, outcome: Outcome) -> list[Body]:
        self.mailbox.finish(letter, True, outcome)
        told = []
        while pending := self.mailbox.pending(()):
            for each in pending:
                told.append(each.outgoing.body)
                self.mailbox.sent(each.outgoing, f"9{each.outgoing.id}")
        return told


def test_reminders_are_noted_shown_and_dropped(chats: Chats) -> None:
    talk = Talk(chats, TAPS, "telegram")
    told = talk.say("/nhacviec Sở Nội vụ lúc 6h15")[0].text
    assert "mỗi ngày lúc 06:15 (giờ Việt Nam) nhắc việc Sở Nội vụ." in told
    talk.say("/nhacviec Sở Tài chính")
    assert "1. Sở Nội vụ – 06:15\n2. Sở Tài chính – 07:30" in talk.say("/nhacviec")[0].text
    talk.say("/nhacviec Sở Nội vụ lúc 8h")
    assert "1. Sở Nội vụ – 08:00\n2." in talk.say("/nhacviec")[0].text
    assert "Không có mục nhắc số 3" in talk.say("/nhacviec bỏ 3")[0].text
    assert "Đã thôi nhắc: Sở Nội vụ" in talk.say("/nhacviec bỏ 1")[0].text
    assert "1. Sở Tài chính" in talk.say("/nhacviec")[0].text
    talk.say("/thoi")
    assert "chưa nhắc việc gì" in talk.say("/nhacviec")[0].text


def test_where_we_may_not_write_first_the_same_is_given_on_request(chats: Chats) -> None:
    talk = Talk(chats, WORDS)
    assert "/hanchot Sở Nội vụ" in talk.say("/nhacviec Sở Nội vụ")[0].text
    told = "\n".join(body.text for body in talk.say("/hanchot Sở Nội vụ"))
    assert "Lập đề án một cửa" in told
    assert "Phụ lục, mục I, STT 1" in told
    assert "Không nhận ra" in talk.say("/hanchot xyz abc")[0].text


def test_in_a_group_only_editors_set_reminders(chats: Chats) -> None:
    talk = Talk(chats, TAPS, "telegram")
    assert "quyền biên tập" in talk.say("/nhacviec Sở Nội vụ", private=False)[0].text


def test_words_turn_pages_where_there_are_no_buttons(chats: Chats) -> None:
    talk = Talk(chats, WORDS)
    first = talk.say("/hanchot")[0].text
    assert "Trang 1/" in first
    assert "Nhắn “trang 2” để xem tiếp." in first
    assert "Trang 2/" in talk.say("tiếp")[0].text
    assert "Trang 1/" in talk.say("trang 1")[0].text
    assert "“" in talk.say("dẫn chứng")[0].text
    assert "Không còn trang nào nữa" in talk.say("trang 99")[0].text
    talk.say("/batdau")
    assert talk.say("1")[0].text != ""


@pytest.mark.parametrize(
    ("text", "what", "name", "rest", "number"),
    [
        ("/nhiemvu Sở Nội vụ", "command", "nhiemvu", "Sở Nội vụ", None),
        ("/NhiemVu@tro_ly_bot  Sở Nội vụ ", "command", "nhiemvu", "Sở Nội vụ", None),
        ("/start abc", "command", "batdau", "abc", None),
        ("/hạn_chót", "command", "hanchot", "", None),
        ("Tiếp.", "page", "", "Tiếp.", None),
        ("trang 3", "page", "", "trang 3", 2),
        ("dẫn chứng 2", "proof", "", "dẫn chứng 2", 1),
        ("Gửi lại", "again", "", "Gửi lại", None),
        ("2", "number", "", "2", 1),
        ("trang 3 của quyết định ghi gì?", "question", "", "trang 3 của quyết định ghi gì?", None),
    ],
)
def test_what_a_text_wants(text: str, what: str, name: str, rest: str, number: int | None) -> None:
    found = wanted(text)
    assert (found.what, found.name, found.rest, found.number) == (what, name, rest, number)


def test_phone_numbers_are_compared_in_one_form() -> None:
    assert phone("+84 912-345-678") == phone("0912345678") == phone("84912345678") == "0912345678"
    assert phone("12345") is None


class TestStrangers:
    @pytest.fixture
    def listed(self, assistant: Assistant) -> Iterator[Chats]:
        opened = open_chats(assistant, ChatSettings(rate_per_minute=0), AccessSettings(), 20)
        opened.accounts.add("lan", "mật khẩu dài 1", Role.VIEWER)
        yield opened
        opened.close()

    def test_a_code_lets_one_person_in_once(self, listed: Chats) -> None:
        code = listed.people.new_code("lan", 1)
        talk = Talk(listed, WORDS)
        assert "không đúng" in talk.say("ABCDE-ABCDE")[0].text
        assert "Từ nay anh/chị hỏi được" in talk.say(code)[0].text
        assert listed.people.subject("zalo-bot", "p1") == Subject("lan", Role.VIEWER, "chat")
        talk.say(code, person="p2")
        assert listed.people.subject("zalo-bot", "p2") is None

    def test_a_code_past_its_time_lets_nobody_in(self, listed: Chats) -> None:
        code = listed.people.new_code("lan", -1)
        Talk(listed, WORDS).say(code)
        assert listed.people.subject("zalo-bot", "p1") is None

    def test_nobody_is_let_in_or_told_how_before_a_group(self, listed: Chats) -> None:
        code = listed.people.new_code("lan", 1)
        told = Talk(listed, WORDS).say(code, private=False)[0].text
        assert told == load("chat")["stranger_group"].strip()
        assert listed.people.subject("zalo-bot", "p1") is None


class TestFiles:
    EDITOR = Subject("lan", Role.EDITOR, "chat")
    TABLE = (
        "ỦY BAN NHÂN DÂN TỈNH THỬ\nSố: 20/KH-UBND\nKẾ HOẠCH\nCải cách hành chính năm 2026\n"
        "STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian\n1\tLập sổ tay\tSở Nội vụ\tSở Y tế\tQuý I\n"
    )

    def take(self, assistant: Assistant, name: str, content: bytes, subject: Subject = EDITOR) -> str:
        incoming = Incoming("1", "c", "p", "document", file=File("h", name, len(content)))
        return Taking(assistant.store, USUAL).take(incoming, subject, lambda file: content)

    def test_an_editor_sends_a_document_to_be_read(self, assistant: Assistant) -> None:
        told = self.take(assistant, "20-kh.txt", self.TABLE.encode())
        assert told.startswith("Đã nạp “20-kh.txt”: 1 nhiệm vụ")
        assert "20-kh.txt" in assistant.store.registry.digests()
        assert self.take(assistant, "20-kh.txt", self.TABLE.encode()).startswith("Không có gì thay đổi")

    def test_others_may_not(self, assistant: Assistant) -> None:
        viewer = Subject("an", Role.VIEWER, "chat")
        assert "quyền biên tập" in self.take(assistant, "20-kh.txt", b"abc", viewer)
        assert "20-kh.txt" not in assistant.store.registry.digests()

    def test_what_cannot_be_read_is_refused_with_a_reason(self, assistant: Assistant) -> None:
        assert "không dùng được" in self.take(assistant, "a.exe", b"MZ")
        assert "rỗng" in self.take(assistant, "a.txt", b"  ")
        assert "chương trình" in self.take(assistant, "a.txt", b"MZ")
        assert "quá lớn (30 MB)" in self.take(assistant, "a.txt", b"a" * 30_000_000)
        assert not list((assistant.store.home / "uploads").glob("*"))

    def test_a_version_that_cannot_be_read_leaves_the_former_one(self, assistant: Assistant) -> None:
        self.take(assistant, "20-kh.txt", self.TABLE.encode())
        broken = "Số: 17".encode() + b"\xff\xfe\xfa" * 50
        assert self.take(assistant, "20-kh.txt", broken).startswith("Không nạp được")
        kept = assistant.store.home / "uploads" / "20-kh.txt"
        assert kept.read_bytes() == self.TABLE.encode()
        assert list(kept.parent.iterdir()) == [kept]

    def test_a_name_known_from_elsewhere_is_kept(self, assistant: Assistant) -> None:
        assert "Hãy đổi tên tệp" in self.take(assistant, FILE, b"x y z")

    def test_an_archive_is_its_files_each_read_or_refused_by_itself(self, assistant: Assistant) -> None:
        held = io.BytesIO()
        with ZipFile(held, "w") as packed:
            packed.writestr("2026/20-kh.txt", self.TABLE)
            packed.writestr("a.txt", "MZ")
            packed.writestr("Thumbs.db", "x")
        told = self.take(assistant, "goi.zip", held.getvalue()).split("\n")
        assert told[0] == "Gói “goi.zip” có 3 tệp."
        assert told[1].startswith("Đã nạp “20-kh.txt”: 1 nhiệm vụ")
        assert "chương trình" in told[-2]
        assert "không dùng được" in told[-1]
        kept = assistant.store.home / "uploads" / "20-kh.txt"
        assert list(kept.parent.iterdir()) == [kept]

    def test_an_archive_that_cannot_be_opened_leaves_nothing(self, assistant: Assistant) -> None:
        held = io.BytesIO()
        with ZipFile(held, "w") as packed:
            packed.writestr("a.txt", "x" * 2_000)
        assert "hỏng" in self.take(assistant, "goi.zip", held.getvalue()[:-30])
        assert "giải nén" in self.take(assistant, "goi.zip", b"Rar!\x1a\x07" + bytes(50))
        assert not list((assistant.store.home / "uploads").glob("*"))

    def test_a_long_archive_is_told_in_part(self, assistant: Assistant) -> None:
        held = io.BytesIO()
        with ZipFile(held, "w") as packed:
            for number in range(14):
                packed.writestr(f"{number}.exe", "MZ")
        told = self.take(assistant, "goi.zip", held.getvalue()).split("\n")
        assert len(told) == 12
        assert "4 tệp khác" in told[-1]

    def test_a_download_that_fails_is_said(self, assistant: Assistant) -> None:
        def fails(file: File) -> bytes:
            raise Unreachable("mạng")

        incoming = Incoming("1", "c", "p", "document", file=File("h", "a.txt"))
        assert "Không tải được" in Taking(assistant.store, USUAL).take(incoming, self.EDITOR, fails)
