from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pydantic import SecretStr
from starlette.testclient import TestClient

from bots.channel.background import Background
from bots.channel.message import Locked
from bots.channel.settings import ChatSettings
from bots.web.app import create_app
from bots.web.webhooks import webhook_router
from bots.zalo.oa import ZaloOaChannel
from bots.zalo.oa_reading import read_oa
from bots.zalo.opening import ZaloOaHook
from bots.zalo.settings import OA_PATH, ZaloOaSettings
from bots.zalo.tokens import Pair, Tokens, open_tokens, permission
from tests.bots.chat.running import echo, open_test_chats
from tests.bots.servers.loopback import Fault, wait_for
from tests.bots.servers.zalo import APP_ID, APP_SECRET, OA_KEY, FakeZaloOa, sign

OPEN = ChatSettings(access="open", rate_per_minute=0)


@pytest.fixture
def server() -> Iterator[FakeZaloOa]:
    opened = FakeZaloOa()
    yield opened
    opened.close()


def settings(server: FakeZaloOa) -> ZaloOaSettings:
    return ZaloOaSettings(
        app_id=APP_ID,
        app_secret=SecretStr(APP_SECRET),
        secret_key=SecretStr(OA_KEY),
        redirect="https://tro-ly.example/zalo",
        api=server.url,
        oauth=server.url,
    )


def tokens(home: Path, server: FakeZaloOa, lasts: float = 90000) -> Tokens:
    home.mkdir(parents=True, exist_ok=True)
    opened = open_tokens(home, settings(server))
    opened._keep(Pair(server.access, server.refresh, time.time() + lasts))
    return opened


@contextmanager
def served(home: Path, server: FakeZaloOa, lasts: float = 90000) -> Iterator[tuple[TestClient, ZaloOaHook]]:
    chats = open_test_chats(home, OPEN)
    mailbox = chats.mailbox("zalo-oa")
    channel = ZaloOaChannel(server.url, tokens(home, server, lasts), mailbox)
    hook = ZaloOaHook(chats.exchange(channel, mailbox), settings(server))
    app = create_app(echo, chats.store.registry)
    app.include_router(webhook_router([hook]))
    background = Background(hook.exchange, hook.listen)
    with TestClient(app) as client:
        yield client, hook
    background.close()
    chats.close()


def post(client: TestClient, body: bytes, headers: dict[str, str] | None = None) -> int:
    return client.post(OA_PATH, content=body, headers=sign(body) if headers is None else headers).status_code


def answered(server: FakeZaloOa) -> Counter[str]:
    return Counter(s.text.split("]")[0].removeprefix("Trả lời [") for s in server.sent)


def test_signed_events_are_answered_once_however_often_they_come(server: FakeZaloOa, tmp_path: Path) -> None:
    with served(tmp_path / "home", server) as (client, _):
        bodies = [server.event(f"câu {number}", f"u{number % 3}") for number in range(12)]
        for body in [*bodies, *bodies[::-1]]:
            assert post(client, body) == 200
        wait_for(lambda: len(server.sent) == 12)
        assert answered(server) == Counter(f"câu {number}" for number in range(12))


def test_both_forms_of_the_signature_hold_and_no_other(server: FakeZaloOa, tmp_path: Path) -> None:
    with served(tmp_path / "home", server) as (client, _):
        body = server.event("Ai?")
        good = sign(body)["X-ZEvent-Signature"]
        assert post(client, body, {}) == 403
        assert post(client, body, {"X-ZEvent-Signature": "mac=" + "0" * 64}) == 403
        assert post(client, body, {"X-ZEvent-Signature": "mac="}) == 403
        assert post(client, body.replace(b"Ai?", b"Ai!"), {"X-ZEvent-Signature": good}) == 403
        assert post(client, body, {"X-ZEvent-Signature": good}) == 200
        assert post(client, server.event("hai"), sign(server.event("hai"))) == 403
        bare = server.event("ba")
        assert post(client, bare, sign(bare, prefix="")) == 200
        other_time = server.event("bốn")
        assert post(client, other_time, sign(other_time, time_in_header="1717061839999")) == 200
        wait_for(lambda: len(server.sent) == 3)


def test_the_unsigned_probe_is_acknowledged(server: FakeZaloOa, tmp_path: Path) -> None:
    with served(tmp_path / "home", server) as (client, _):
        assert post(client, b"{}", {}) == 200
        assert post(client, b"", {}) == 200
        assert post(client, b'{"event_name":"user_send_text"}', {}) == 403
        assert not server.sent


def test_a_token_that_ends_is_replaced_and_nothing_is_lost(server: FakeZaloOa, tmp_path: Path) -> None:
    with served(tmp_path / "home", server) as (client, _):
        assert post(client, server.event("một")) == 200
        wait_for(lambda: len(server.sent) == 1)
        server.end_token()
        assert post(client, server.event("hai")) == 200
        wait_for(lambda: len(server.sent) == 2)
        assert server.refreshed == 1


def test_a_refresh_token_is_used_once_among_many_at_the_same_time(server: FakeZaloOa, tmp_path: Path) -> None:
    home = tmp_path / "home"
    tokens(home, server, lasts=10).close()
    found: list[str] = []

    def ask() -> None:
        opened = open_tokens(home, settings(server))
        found.append(opened.access())
        opened.close()

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["truy-cap-1"] * 8
    assert server.refreshed == 1


def test_a_refresh_token_already_used_says_what_to_do(server: FakeZaloOa, tmp_path: Path) -> None:
    opened = tokens(tmp_path, server, lasts=10)
    server.refresh = "khac"
    with pytest.raises(Locked, match="trolyao zalo --authorize"):
        opened.access()
    opened.close()


def test_permission_is_exchanged_for_the_first_pair(server: FakeZaloOa, tmp_path: Path) -> None:
    opened = open_tokens(tmp_path, settings(server))
    with pytest.raises(Locked, match="chưa được cấp quyền"):
        opened.access()
    address, verifier = permission(settings(server))
    assert f"app_id={APP_ID}" in address
    assert "code_challenge=" in address
    assert verifier not in address
    server.codes["ma-1"] = "any"
    opened.authorized("ma-1", verifier)
    assert opened.access() == server.access
    with pytest.raises(Locked):
        opened.authorized("ma-1", verifier)
    opened.close()


def test_a_message_in_doubt_is_looked_for_in_the_conversation(server: FakeZaloOa, tmp_path: Path) -> None:
    with served(tmp_path / "home", server) as (client, _):
        server.faults += [Fault("/message/cs", after=True), Fault("/message/cs", before=True)]
        assert post(client, server.event("một")) == 200
        wait_for(lambda: len(server.sent) == 1)
        assert post(client, server.event("hai")) == 200
        wait_for(lambda: len(server.sent) == 2)
        assert post(client, server.event("ba")) == 200
        wait_for(lambda: len(server.sent) == 3)
        assert answered(server) == Counter(["một", "hai", "ba"])


def test_without_a_look_back_the_person_can_have_it_again(server: FakeZaloOa, tmp_path: Path) -> None:
    server.history = False
    with served(tmp_path / "home", server) as (client, _):
        server.faults.append(Fault("/message/cs", after=True))
        assert post(client, server.event("một")) == 200
        wait_for(lambda: len(server.sent) == 2)
        assert "gửi lại" in server.sent[1].text
        assert post(client, server.event("gửi lại")) == 200
        wait_for(lambda: answered(server)["một"] == 2)


def test_outside_the_window_nothing_is_tried_again_and_again(server: FakeZaloOa, tmp_path: Path) -> None:
    with served(tmp_path / "home", server) as (client, hook):
        body = server.event("một")
        server.heard["u1"] = 0
        assert post(client, body) == 200
        mailbox = hook.exchange.mailbox
        wait_for(lambda: any(call.path.endswith("/message/cs") for call in server.calls))
        wait_for(lambda: mailbox.next_due() is None)
        assert len([call for call in server.calls if call.path.endswith("/message/cs")]) == 1
        server.blocked.add("u2")
        assert post(client, server.event("hai", "u2")) == 200
        assert post(client, server.event("ba", "u3")) == 200
        wait_for(lambda: len(server.sent) == 1)
        assert server.sent[0].chat == "u3"


def test_followers_are_greeted_groups_only_when_addressed(server: FakeZaloOa, tmp_path: Path) -> None:
    with served(tmp_path / "home", server) as (client, _):
        wait_for(lambda: any(call.path.endswith("getoa") for call in server.calls))
        server.heard["u7"] = time.time()
        follow = server.event("", "u7", "follow", follower={"id": "u7"})
        assert post(client, follow) == 200
        wait_for(lambda: len(server.sent) == 1)
        assert "Xin chào" in server.sent[0].text
        for text in ("chuyện riêng", "@Sở Nội vụ ai chủ trì?"):
            body = server.event(text, "u7", "user_send_group_text", recipient={"id": "g9"})
            assert post(client, body) == 200
        wait_for(lambda: len(server.sent) == 2)
        assert server.sent[1].chat == "group:g9"
        assert server.sent[1].text.startswith("Trả lời [ai chủ trì?]")
        assert post(client, server.event("", "u7", "user_send_image")) == 200
        wait_for(lambda: len(server.sent) == 3)
        assert "Tôi chưa đọc được ảnh" in server.sent[2].text


@pytest.mark.parametrize(
    "name",
    ["oa_send_text", "user_seen_message", "user_received_message", "anonymous_send_text", "", "user_send_"],
)
def test_events_that_ask_nothing_are_passed_over(server: FakeZaloOa, name: str) -> None:
    assert read_oa(server.event("x", name=name).decode()) is None
    assert read_oa(json.dumps([1])) is None
