from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from bots.channel.background import Background
from bots.channel.settings import ChatSettings
from bots.web.app import create_app
from bots.web.webhooks import webhook_router
from bots.zalo.bot import ZaloBotChannel
from bots.zalo.bot_reading import read_bot
from bots.zalo.opening import ZaloBotHook
from bots.zalo.settings import BOT_PATH, ZaloBotSettings
from tests.bots.chat.running import Running, echo, open_test_chats
from tests.bots.servers.loopback import Fault, wait_for
from tests.bots.servers.zalo import BOT_TOKEN, FakeZaloBot

OPEN = ChatSettings(access="open", rate_per_minute=0)


@pytest.fixture
def server() -> Iterator[FakeZaloBot]:
    opened = FakeZaloBot()
    yield opened
    opened.close()


def polling(
    home: Path, server: FakeZaloBot, settings: ChatSettings = OPEN, token: str = BOT_TOKEN
) -> Running:
    chats = open_test_chats(home, settings)
    mailbox = chats.mailbox("zalo-bot")
    channel = ZaloBotChannel(token, server.url, poll_seconds=1)
    exchange = chats.exchange(channel, mailbox)
    return Running(chats, exchange, lambda: channel.poll(exchange.receive, chats.pacing))


@pytest.fixture
def bot(server: FakeZaloBot, tmp_path: Path) -> Iterator[Running]:
    with polling(tmp_path / "home", server) as running:
        yield running


def answered(server: FakeZaloBot) -> Counter[str]:
    return Counter(s.text.split("]")[0].removeprefix("Trả lời [") for s in server.sent)


def reply(server: FakeZaloBot, text: str, chat: str = "u1") -> str:
    before = len(server.sent)
    server.say(text, chat)
    wait_for(lambda: len(server.sent) > before)
    return server.sent[-1].text


def test_a_question_is_answered_in_plain_text_with_its_quote(server: FakeZaloBot, bot: Running) -> None:
    text = reply(server, "Ai chủ trì?")
    assert text.startswith("Trả lời [Ai chủ trì?] sau 0 câu & <thế> [1].")
    assert "“Dòng <Ai chủ trì?> & “nguyên văn””" in text
    assert reply(server, "Hạn?").startswith("Trả lời [Hạn?] sau 1 câu")
    first = reply(server, "câu dài")
    assert "Nhắn “trang 2” để xem tiếp." in first
    assert "Trang 2/" in reply(server, "tiếp")
    assert "Dòng <câu dài>" in reply(server, "dẫn chứng")
    assert "Ý thứ hai?" in reply(server, "chọn giúp")
    assert reply(server, "2").startswith("Trả lời [Ý thứ hai?]")


@pytest.mark.parametrize("wrapped", [True, False])
def test_both_shapes_of_a_message_are_read(wrapped: bool) -> None:
    server = FakeZaloBot()
    server.close()
    incoming = read_bot(json.dumps(server.message("Ai?", wrapped=wrapped)))
    assert incoming is not None
    assert (incoming.kind, incoming.text, incoming.chat, incoming.private) == ("text", "Ai?", "u1", True)
    assert incoming.key == "message.text.received:m000001"


def test_a_message_without_its_events_name_has_the_same_key() -> None:
    server = FakeZaloBot()
    server.close()
    event = server.message("Ai?")
    bare = {"ok": True, "result": {"message": event["result"]["message"]}}
    first, second = read_bot(json.dumps(event)), read_bot(json.dumps(bare))
    assert first is not None
    assert second is not None
    assert first.key == second.key


def test_in_groups_only_what_is_addressed() -> None:
    def read(text: str) -> tuple[str, bool]:
        server = FakeZaloBot()
        server.close()
        event = server.message(text, chat="g1")
        event["result"]["message"]["chat"]["chat_type"] = "GROUP"
        incoming = read_bot(json.dumps(event), "Bot Trợ Lý")
        assert incoming is not None
        return incoming.text, incoming.addressed

    assert read("chuyện riêng") == ("chuyện riêng", False)
    assert read("@Bot Trợ Lý ai chủ trì?") == ("ai chủ trì?", True)
    assert read("/trogiup") == ("/trogiup", True)


def test_media_get_a_clear_answer(server: FakeZaloBot, bot: Running) -> None:
    server.say("", what="image", photo_url="https://x")
    server.say("", what="unsupported")
    wait_for(lambda: len(server.sent) == 2)
    assert "Tôi chưa đọc được ảnh" in server.sent[0].text
    assert "Tôi chưa hiểu loại tin này" in server.sent[1].text


def test_a_day_of_traffic_with_faults(server: FakeZaloBot, bot: Running) -> None:
    chance = random.Random(11)
    for number in range(80):
        if chance.random() < 0.25:
            before = Fault("/sendMessage", before=True)
            server.faults.append(
                chance.choice([before, Fault("/sendMessage", status=502), Fault("/getUpdates", status=502)])
            )
        if chance.random() < 0.1:
            server.hurry += 1
        event = server.say(f"câu {number}", f"u{chance.randint(1, 9)}")
        if chance.random() < 0.2:
            server.waiting.append(event)
    told = {f"câu {number}" for number in range(80)}
    wait_for(lambda: all_said(server, told), 60)
    assert max(count for question, count in answered(server).items() if question in told) == 1


def all_said(server: FakeZaloBot, told: set[str]) -> bool:
    """Every question was answered, or its person was told how to have the answer sent again."""
    for sent in list(server.sent):
        if sent.text.startswith("Một tin trả lời") and sent.id not in asked_again:
            asked_again.add(sent.id)
            server.say("gửi lại", sent.chat)
    return told <= set(answered(server))


asked_again: set[str] = set()


def test_a_message_in_doubt_is_not_sent_twice_and_can_be_asked_for(server: FakeZaloBot, bot: Running) -> None:
    server.faults.append(Fault("/sendMessage", after=True))
    server.say("Ai chủ trì?")
    wait_for(lambda: len(server.sent) == 2)
    assert server.sent[0].text.startswith("Trả lời [Ai chủ trì?]")
    assert "hãy nhắn: gửi lại" in server.sent[1].text
    assert reply(server, "gửi lại").startswith("Trả lời [Ai chủ trì?]")
    assert "Không có tin nào bị sót" in reply(server, "gửi lại")


def test_a_wrong_token_stops_with_what_to_mend(server: FakeZaloBot, tmp_path: Path) -> None:
    with polling(tmp_path / "home", server, token="1:sai") as running:
        wait_for(lambda: running.error is not None)
    assert "TROLYAO_ZALO_BOT_TOKEN" in str(running.error)


SECRET = "khoa-bi-mat"


@contextmanager
def hooked(home: Path, server: FakeZaloBot) -> Iterator[TestClient]:
    chats = open_test_chats(home, OPEN)
    mailbox = chats.mailbox("zalo-bot")
    channel = ZaloBotChannel(BOT_TOKEN, server.url)
    settings = ZaloBotSettings(token=SecretStr(BOT_TOKEN), webhook_secret=SecretStr(SECRET), api=server.url)
    hook = ZaloBotHook(chats.exchange(channel, mailbox), channel, settings, "https://tro-ly.example")
    app = create_app(echo, chats.store.registry)
    app.include_router(webhook_router([hook]))
    background = Background(hook.exchange, hook.listen)
    with TestClient(app) as client:
        yield client
    background.close()
    chats.close()


def test_messages_come_by_webhook_in_both_shapes_and_twice(server: FakeZaloBot, tmp_path: Path) -> None:
    headers = {"X-Bot-Api-Secret-Token": SECRET}
    with hooked(tmp_path / "home", server) as client:
        wait_for(lambda: bool(server.webhook))
        assert server.webhook == {"url": f"https://tro-ly.example{BOT_PATH}", "secret_token": SECRET}
        for wrapped in (True, False):
            event = server.message(f"câu {wrapped}", wrapped=wrapped)
            assert (
                client.post(BOT_PATH, json=event, headers={"X-Bot-Api-Secret-Token": "sai"}).status_code
                == 403
            )
            assert client.post(BOT_PATH, json=event).status_code == 403
            for _ in range(3):
                assert client.post(BOT_PATH, json=event, headers=headers).status_code == 200
        assert client.post(BOT_PATH, content=b"khong phai json", headers=headers).status_code == 200
        wait_for(lambda: len(server.sent) == 2)
    assert answered(server) == Counter({"câu True": 1, "câu False": 1})
