from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import pytest

from assistant.answer import Answer, Said
from bots.accounts.access import Role
from bots.channel.mailbox import Mailbox, Reply
from bots.channel.message import Body, Outgoing
from bots.channel.settings import ChatSettings
from bots.database import transaction
from bots.telegram.channel import TelegramChannel, make_bot
from tests.bots.chat.running import Running, echo, open_test_chats, telegram
from tests.bots.servers.telegram import TOKEN, FakeTelegram, Fault, Limits, Message


@pytest.fixture
def server() -> Iterator[FakeTelegram]:
    with FakeTelegram(Limits(chat=0.001, burst=100, group=1000, overall=1000)) as opened:
        yield opened


@pytest.fixture
def bot(server: FakeTelegram, tmp_path: Path) -> Iterator[Running]:
    with telegram(tmp_path / "home", server.url, TOKEN) as running:
        yield running


def answer_to(server: FakeTelegram, text: str, chat: int = 5, **more: object) -> str:
    before = len(server.ours(chat))
    server.say(text, chat, **more)
    server.wait_for(lambda: len(server.ours(chat)) > before)
    return server.ours(chat)[-1].text


def test_a_question_is_answered_once_with_its_quote(server: FakeTelegram, bot: Running) -> None:
    text = answer_to(server, "Ai chủ trì?")
    assert text.startswith("Trả lời [Ai chủ trì?] sau 0 câu & <thế> [1].")
    assert "[1] 15/QĐ-UBND – Phụ lục, STT 1\nDòng <Ai chủ trì?> & “nguyên văn”" in text
    assert answer_to(server, "Hạn khi nào?").startswith("Trả lời [Hạn khi nào?] sau 1 câu")
    assert len(server.ours()) == 2
    assert not server.denied


def test_the_menu_is_set_and_commands_are_answered(server: FakeTelegram, bot: Running) -> None:
    assert "/nhacviec" in answer_to(server, "/trogiup")
    assert [c["command"] for c in server.commands] == [
        "batdau",
        "trogiup",
        "vanban",
        "nhiemvu",
        "hanchot",
        "nhacviec",
        "thoi",
    ]
    assert "Ai chủ trì việc này?" in answer_to(server, "/start")
    assert answer_to(server, "/nhiemvu Sở Nội vụ").startswith(
        "Trả lời [Sở Nội vụ chủ trì những nhiệm vụ nào?]"
    )
    assert "Ví dụ" in answer_to(server, "/nhacviec")
    assert "/trogiup" in answer_to(server, "/lạ")


def test_pages_are_turned_in_place_and_quotes_come_on_demand(server: FakeTelegram, bot: Running) -> None:
    answer_to(server, "câu dài")
    first = server.ours(5)[-1]
    assert "Trang 1/" in first.text
    assert "119." not in first.text
    server.tap(first, "Trang sau")
    server.wait_for(lambda: "Trang 2/" in first.text)
    server.tap(first, "Xem dẫn chứng")
    server.wait_for(lambda: len(server.ours(5)) == 2)
    assert "Dòng <câu dài> & “nguyên văn”" in server.ours(5)[-1].text


def test_choices_and_thumbs(server: FakeTelegram, bot: Running, tmp_path: Path) -> None:
    answer_to(server, "chọn giúp")
    asked = server.ours(5)[-1]
    server.tap(asked, "👎")
    server.wait_for(lambda: "Đã ghi nhận ý kiến 👎" in asked.text)
    server.tap(asked, "Ý thứ hai?")
    server.wait_for(lambda: len(server.ours(5)) == 2)
    assert server.ours(5)[-1].text.startswith("Trả lời [Ý thứ hai?] sau 1 câu")
    from bots.journal.feedback import open_feedback

    kept = open_feedback(tmp_path / "home", 90).all()
    assert [(each["question"], each["verdict"]) for each in kept] == [("chọn giúp", "down")]


def test_buttons_of_another_chat_turn_nothing(server: FakeTelegram, bot: Running) -> None:
    answer_to(server, "câu dài", 5)
    answer_to(server, "câu khác", 6)
    stolen, own = server.ours(5)[-1], server.ours(6)[-1]
    own.markup = stolen.markup
    server.tap(own, "Trang sau")
    server.wait_for(lambda: len(server.ours(6)) == 2)
    assert "không còn giữ" in server.ours(6)[-1].text


def test_in_groups_only_what_is_addressed_is_answered(server: FakeTelegram, bot: Running) -> None:
    mention = [{"type": "mention", "offset": 0, "length": 11}]
    server.say("chuyện riêng của nhóm", -7, 31)
    server.say("/trogiup@bot_khac", -7, 31)
    server.say("@tro_ly_bot ai chủ trì?", -7, 31, entities=mention)
    server.wait_for(lambda: len(server.ours(-7)) == 1)
    said = server.ours(-7)[0]
    assert said.text.startswith("Trả lời [ai chủ trì?]")
    assert said.reply_to == 3
    server.say(
        "còn hạn?",
        -7,
        32,
        reply_to_message={
            "message_id": said.id,
            "date": 1,
            "chat": {"id": -7, "type": "supergroup"},
            "from": {"id": 123456, "is_bot": True, "first_name": "b"},
        },
    )
    server.wait_for(lambda: len(server.ours(-7)) == 2)
    assert "sau 1 câu" in server.ours(-7)[1].text


def test_an_edited_question_changes_its_answer(server: FakeTelegram, bot: Running) -> None:
    update = server.say("Ai chủ trì?")
    server.wait_for(lambda: len(server.ours()) == 1)
    said = server.ours()[0]
    server.edit(update["message"], "Ai phối hợp?")
    server.wait_for(lambda: said.text.startswith("Trả lời [Ai phối hợp?] sau 0 câu"))
    assert len(server.ours()) == 1
    assert answer_to(server, "Hạn?").startswith("Trả lời [Hạn?] sau 1 câu")


def test_what_cannot_be_read_gets_a_clear_answer(server: FakeTelegram, bot: Running) -> None:
    server.deliver("message", server.message(5, voice={"file_id": "a", "file_unique_id": "a", "duration": 1}))
    server.wait_for(lambda: len(server.ours()) == 1)
    assert server.ours()[0].text == "Tôi chưa đọc được tin thoại. Xin gõ câu hỏi bằng chữ."
    assert "quá mức 2000" in answer_to(server, "a" * 3000)
    assert "đang trống" in answer_to(server, "???")
    assert "Có lỗi" in answer_to(server, "câu hỏng")
    assert answer_to(server, "Ai?").startswith("Trả lời [Ai?]")


def test_forgetting(server: FakeTelegram, bot: Running) -> None:
    answer_to(server, "câu một")
    shown = server.ours()[-1]
    assert "Đã quên" in answer_to(server, "/thoi")
    assert answer_to(server, "câu hai").startswith("Trả lời [câu hai] sau 0 câu")
    server.tap(shown, "👍")
    server.wait_for(lambda: "không còn giữ" in server.ours()[-1].text)


def test_strangers_come_in_by_list_phone_or_code(server: FakeTelegram, tmp_path: Path) -> None:
    with telegram(tmp_path / "home", server.url, TOKEN, ChatSettings()) as bot:
        bot.accounts.add("lan", "mật khẩu dài 1", Role.EDITOR)
        people = bot.chats.people
        code = people.new_code("lan", 1)
        people.allow("telegram", "9")
        people.allow("phone", "+84 912 345 678", "lan")
        refused = answer_to(server, "Ai chủ trì?", 5)
        assert "Mã của bạn trong kênh này: 5" in refused
        assert "Trả lời" not in refused
        assert "request_contact" in server.ours(5)[-1].markup
        assert "không đúng" in answer_to(server, "ABCDE-23456", 5)
        assert "Đã nhận" in answer_to(server, f"/start {code}", 5)
        assert answer_to(server, "Ai chủ trì?", 5).startswith("Trả lời")
        assert "không đúng" in answer_to(server, code, 6)
        assert answer_to(server, "Ai?", 9).startswith("Trả lời")
        contact = {"phone_number": "84912345678", "first_name": "Lan"}
        server.deliver("message", server.message(7, contact={**contact, "user_id": 99}))
        server.wait_for(lambda: len(server.ours(7)) == 1)
        assert "chính bạn" in server.ours(7)[-1].text
        server.deliver("message", server.message(7, contact={**contact, "user_id": 7}))
        server.wait_for(lambda: len(server.ours(7)) == 2)
        assert answer_to(server, "Ai?", 7).startswith("Trả lời")
        assert people.remove("phone", "84912345678")
        assert "mã mời" in answer_to(server, "Ai?", 7)
        assert answer_to(server, "Ai?", 5).startswith("Trả lời")
        bot.accounts.remove("lan")
        assert "mã mời" in answer_to(server, "Ai?", 5)


def test_who_asks_too_fast_is_told_to_wait(server: FakeTelegram, tmp_path: Path) -> None:
    settings = ChatSettings(access="open", rate_per_minute=2)
    with telegram(tmp_path / "home", server.url, TOKEN, settings):
        assert answer_to(server, "một").startswith("Trả lời")
        assert "Hỏi nhanh quá. Xin đợi" in answer_to(server, "hai")
        assert answer_to(server, "khác", 6).startswith("Trả lời")


def test_typing_is_shown_while_an_answer_takes_its_time(server: FakeTelegram, tmp_path: Path) -> None:
    def slow(question: str, history: Sequence[str] = ()) -> Answer:
        time.sleep(0.6)
        return echo(question, history)

    with telegram(tmp_path / "home", server.url, TOKEN, ask=slow):
        answer_to(server, "Ai chủ trì?")
        methods = [method for method, _ in server.calls]
        assert "sendChatAction" in methods[: methods.index("sendMessage")]


def test_one_slow_answer_does_not_hold_up_the_others(server: FakeTelegram, tmp_path: Path) -> None:
    held = threading.Event()

    def slow(question: str, history: Sequence[str] = ()) -> Answer:
        if "chậm" in question:
            held.wait(10)
        return echo(question, history)

    with telegram(tmp_path / "home", server.url, TOKEN, ask=slow):
        for chat in range(1, 7):
            server.say("câu chậm", chat)
        assert answer_to(server, "câu nhanh", 9).startswith("Trả lời [câu nhanh]")
        held.set()
        server.wait_for(lambda: len(server.ours()) == 7)


def test_who_blocked_the_bot_holds_up_nobody(server: FakeTelegram, bot: Running) -> None:
    server.blocked.add(5)
    server.say("câu một", 5)
    assert answer_to(server, "câu hai", 6).startswith("Trả lời [câu hai]")
    server.wait_for(lambda: any(refusal.code == 403 for refusal in server.denied))
    server.blocked.clear()
    assert answer_to(server, "câu ba", 5).startswith("Trả lời [câu ba] sau 1 câu")


def test_a_group_that_moved_goes_on_under_its_new_number(server: FakeTelegram, bot: Running) -> None:
    server.message(-1007, 31, text="chào nhóm")
    server.migrated[-7] = -1007
    server.say("/trogiup@tro_ly_bot", -7, 31)
    server.wait_for(lambda: len(server.ours(-1007)) == 1)
    assert "/nhacviec" in server.ours(-1007)[0].text


def test_a_token_taken_back_stops_the_bot_with_what_to_mend(server: FakeTelegram, bot: Running) -> None:
    answer_to(server, "Ai?")
    server.token = "123456:moi"
    server.say("Hạn?")
    server.wait_for(lambda: bot.error is not None)
    assert "TROLYAO_TELEGRAM_TOKEN" in str(bot.error)
    assert TOKEN not in str(bot.error)


def test_messages_kept_while_the_token_was_wrong_are_answered_after(
    server: FakeTelegram, tmp_path: Path
) -> None:
    with telegram(tmp_path / "home", server.url, TOKEN) as first:
        answer_to(server, "câu một")
        server.faults.append(Fault("sendMessage", status=502))
        server.say("câu hai")
        server.wait_for(lambda: not server.faults)
        server.token = "123456:moi"
        server.wait_for(lambda: first.error is not None)
    with telegram(tmp_path / "home", server.url, "123456:moi"):
        server.wait_for(lambda: len(server.ours()) == 2)
        assert server.ours()[1].text.startswith("Trả lời [câu hai]")


def test_an_editor_sends_a_document(server: FakeTelegram, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with telegram(home, server.url, TOKEN, ChatSettings()) as bot:
        bot.accounts.add("lan", "mật khẩu dài 1", Role.EDITOR)
        bot.chats.people.allow("telegram", "5", "lan")
        bot.chats.people.allow("telegram", "6")
        server.files["tep1"] = b"MZ\x90\x00"
        document = {"file_id": "tep1", "file_unique_id": "u", "file_name": "ke-hoach.txt", "file_size": 4}
        for chat in (5, 6):
            server.deliver("message", server.message(chat, document=document))
            server.wait_for(lambda chat=chat: len(server.ours(chat)) == 1)
        assert "Tệp là chương trình" in server.ours(5)[0].text
        assert "quyền biên tập" in server.ours(6)[0].text


def test_added_to_a_group_the_bot_says_how_to_call_it(server: FakeTelegram, bot: Running) -> None:
    server.message(-7, 31, text="x")
    user = {"id": 123456, "is_bot": True, "first_name": "Trợ lý"}
    change = {
        "chat": {"id": -7, "type": "supergroup", "title": "Nhóm"},
        "from": {"id": 31, "is_bot": False, "first_name": "An"},
        "date": 1,
        "old_chat_member": {"status": "left", "user": user},
        "new_chat_member": {"status": "member", "user": user},
    }
    server.deliver("my_chat_member", change)
    server.wait_for(lambda: len(server.ours(-7)) == 1)
    assert "Trong nhóm, tôi chỉ trả lời khi được gọi" in server.ours(-7)[0].text


def test_text_that_telegram_will_not_parse_is_sent_plain(server: FakeTelegram, tmp_path: Path) -> None:
    chats = open_test_chats(tmp_path / "home", ChatSettings(access="open"))
    mailbox = chats.mailbox("telegram")
    server.message(5, text="x")

    async def send() -> str:
        channel = TelegramChannel(make_bot(TOKEN, server.url), mailbox)
        await channel.open()
        sent = await channel.send(Outgoing(1, "5", Body("a < b", "<b>a < b")))
        await channel.close()
        return sent

    assert asyncio.run(send())
    assert server.ours(5)[0].text == "a < b"
    chats.close()


def settled(server: FakeTelegram, mailbox: Mailbox, outgoing: Outgoing) -> tuple[str, str]:
    async def settle() -> tuple[str, str]:
        channel = TelegramChannel(make_bot(TOKEN, server.url), mailbox)
        await channel.open()
        found = await channel.settle(outgoing)
        await channel.close()
        return found

    return asyncio.run(settle())


def test_a_message_in_doubt_is_found_behind_a_backlog_not_fetched_yet(
    server: FakeTelegram, tmp_path: Path
) -> None:
    chats = open_test_chats(tmp_path / "home", ChatSettings(access="open"))
    first = server.say("câu hỏi", 5)["message"]["message_id"]
    for number in range(60):
        server.say(f"câu {number}", 6 + number)
    outgoing = Outgoing(1, "5", Body("trả lời"), after=str(first))
    assert settled(server, chats.mailbox("telegram"), outgoing) == ("unsent", "")
    server.do_sendMessage({"chat_id": "5", "text": "trả lời"})
    found = str(server.ours(5)[0].id)
    assert settled(server, chats.mailbox("telegram"), outgoing) == ("sent", found)
    chats.close()


def test_a_message_in_doubt_is_found_behind_many_others_in_doubt(
    server: FakeTelegram, tmp_path: Path
) -> None:
    chats = open_test_chats(tmp_path / "home", ChatSettings(access="open"))
    mailbox = chats.mailbox("telegram")
    first = server.message(5, text="câu hỏi")["message_id"]
    for chat in range(6, 66):
        server.messages[chat, 0] = Message(0, chat, "", False)
        server.do_sendMessage({"chat_id": str(chat), "text": "nhắc việc"})
        with transaction(mailbox.engine) as connection:
            mailbox.post(connection, str(chat), True, Reply(Body("nhắc việc")))
    for pending in mailbox.pending(()):
        mailbox.begin(pending.outgoing)
    server.do_sendMessage({"chat_id": "5", "text": "trả lời"})
    found = str(server.ours(5)[0].id)
    outgoing = Outgoing(99, "5", Body("trả lời"), after=str(first))
    assert settled(server, mailbox, outgoing) == ("sent", found)
    chats.close()


def test_behind_too_great_a_backlog_nobody_says_that_a_message_was_not_sent(
    server: FakeTelegram, tmp_path: Path
) -> None:
    chats = open_test_chats(tmp_path / "home", ChatSettings(access="open"))
    first = server.say("câu hỏi", 5)["message"]["message_id"]
    server.updates.extend([server.updates[0]] * 2000)
    outgoing = Outgoing(1, "5", Body("trả lời"), after=str(first))
    assert settled(server, chats.mailbox("telegram"), outgoing) == ("unknown", "")
    chats.close()


def test_what_a_model_writes_is_shown_as_it_comes_in_private_chats_alone(
    server: FakeTelegram, tmp_path: Path
) -> None:
    def coming(question: str, history: Sequence[str]) -> Generator[Said, None, Answer]:
        for sentence in ("Câu thứ nhất <1>.", "Câu thứ hai."):
            yield Said(sentence)
            time.sleep(1.1)
        return echo(question, history)

    with telegram(tmp_path / "home", server.url, TOKEN, coming=coming):
        mention = [{"type": "mention", "offset": 0, "length": 11}]
        server.say("@tro_ly_bot tóm tắt?", -7, 31, entities=mention)
        assert answer_to(server, "Tóm tắt?").startswith("Trả lời [Tóm tắt?]")
        server.wait_for(lambda: len(server.ours(-7)) == 1)
        drafts = [given for method, given in server.calls if method == "sendMessageDraft"]
        assert [given["text"] for given in drafts] == ["Câu thứ nhất <1>.", "Câu thứ nhất <1>. Câu thứ hai."]
        assert {given["chat_id"] for given in drafts} == {"5"}
        assert len({given["draft_id"] for given in drafts}) == 1
        assert len(server.ours(5)) == 1
    assert not server.denied


def test_an_edit_that_comes_before_the_answer_was_sent_changes_it_too(
    server: FakeTelegram, bot: Running
) -> None:
    server.faults.append(Fault("sendMessage", slow=0.4))
    update = server.say("Ai chủ trì?")
    server.wait_for(lambda: not server.faults)
    server.edit(update["message"], "Ai phối hợp?")
    server.wait_for(lambda: any(m.text.startswith("Trả lời [Ai phối hợp?]") for m in server.ours()))
    assert len(server.ours()) == 1
