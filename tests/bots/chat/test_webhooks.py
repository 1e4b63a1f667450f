from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from starlette.testclient import TestClient

from bots.accounts.settings import AccessSettings
from bots.channel.background import Background
from bots.channel.settings import ChatSettings
from bots.telegram.opening import TelegramHook, make_hook
from bots.telegram.settings import PATH, TelegramSettings
from bots.web.app import create_app
from bots.web.entrance import open_entrance
from bots.web.webhooks import webhook_router
from tests.bots.chat.running import echo, open_test_chats
from tests.bots.servers.telegram import TOKEN, FakeTelegram, Limits
from trolyao import run

ROOT = Path(__file__).parents[3]

SECRET = "mot-khoa_bi-mat-dai"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
def server() -> Iterator[FakeTelegram]:
    with FakeTelegram(Limits(chat=0.001, burst=100, group=1000, overall=1000)) as opened:
        yield opened


@contextmanager
def served(home: Path, server: FakeTelegram) -> Iterator[tuple[TestClient, TelegramHook]]:
    """The web application behind its whole guard, with the bot's hook, as ``serve`` puts them together."""
    chats = open_test_chats(home, ChatSettings(access="open", rate_per_minute=0))
    settings = TelegramSettings(token=SecretStr(TOKEN), webhook_secret=SecretStr(SECRET), api=server.url)
    hook = make_hook(chats, settings, "https://tro-ly.example")
    access = AccessSettings(access="accounts", public_url="https://tro-ly.example", rate_per_minute=0)
    app: FastAPI = create_app(echo, chats.store.registry, open_entrance(access, home))
    app.include_router(webhook_router([hook]))
    background = Background(hook.exchange, hook.listen)
    with TestClient(app, base_url="https://tro-ly.example", raise_server_exceptions=False) as client:
        yield client, hook
    background.close()
    chats.close()


def post(client: TestClient, update: Any, secret: str = SECRET) -> int:
    return client.post(PATH, content=json.dumps(update), headers={HEADER: secret}).status_code


def test_updates_come_by_webhook_repeated_and_out_of_order_and_are_answered_once(
    server: FakeTelegram, tmp_path: Path
) -> None:
    with served(tmp_path / "home", server) as (client, _):
        server.wait_for(lambda: bool(server.webhook))
        assert server.webhook["url"] == "https://tro-ly.example/webhooks/telegram"
        assert server.webhook["secret_token"] == SECRET
        updates = [server.say(f"câu {number}", number % 5 + 1) for number in range(40)]
        sent = updates * 2
        random.Random(5).shuffle(sent)
        assert {post(client, update) for update in sent} == {200}
        server.wait_for(lambda: len(server.ours()) == 40)
        answered = Counter(m.text.split("]")[0].removeprefix("Trả lời [") for m in server.ours())
        assert answered == Counter(f"câu {number}" for number in range(40))


def test_forged_calls_are_refused(server: FakeTelegram, tmp_path: Path) -> None:
    with served(tmp_path / "home", server) as (client, _):
        update = server.say("Ai?")
        assert post(client, update, "sai") == 403
        assert client.post(PATH, json=update).status_code == 403
        assert client.get(PATH).status_code in (401, 405)
        assert not server.ours()


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"update_id": 1}', b'{"update_id":"x","message":{}}']
)
def test_what_is_no_update_is_acknowledged_and_stops_nothing(
    server: FakeTelegram, tmp_path: Path, body: bytes
) -> None:
    with served(tmp_path / "home", server) as (client, _):
        assert client.post(PATH, content=body, headers={HEADER: SECRET}).status_code == 200
        assert post(client, server.say("Ai?")) == 200
        server.wait_for(lambda: len(server.ours()) == 1)


def test_what_was_acknowledged_is_answered_after_a_restart(server: FakeTelegram, tmp_path: Path) -> None:
    home = tmp_path / "home"
    chats = open_test_chats(home, ChatSettings(access="open"))
    settings = TelegramSettings(token=SecretStr(TOKEN), webhook_secret=SecretStr(SECRET), api=server.url)
    hook = make_hook(chats, settings, "https://tro-ly.example")
    body = json.dumps(server.say("Ai?")).encode()
    assert hook.accept({HEADER.lower(): SECRET}, body) == 200
    chats.close()
    with served(home, server):
        server.wait_for(lambda: len(server.ours()) == 1)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def test_without_a_public_address_serve_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TROLYAO_HOME", str(tmp_path))
    monkeypatch.setenv("TROLYAO_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("TROLYAO_TELEGRAM_WEBHOOK_SECRET", SECRET)
    assert run(["serve", "--port", str(free_port())]) == 2
    assert "TROLYAO_PUBLIC_URL" in capsys.readouterr().err


def test_serve_answers_what_telegram_delivers(server: FakeTelegram, tmp_path: Path) -> None:
    port = free_port()
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "TROLYAO_HOME": str(tmp_path / "home"),
        "TROLYAO_PUBLIC_URL": "https://tro-ly.example",
        "TROLYAO_TELEGRAM_TOKEN": TOKEN,
        "TROLYAO_TELEGRAM_WEBHOOK_SECRET": SECRET,
        "TROLYAO_TELEGRAM_API": server.url,
        "TROLYAO_BOT_ACCESS": "open",
    }
    code = "import sys, trolyao; sys.exit(trolyao.run(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as process:
        try:
            server.wait_for(lambda: bool(server.webhook), 30)
            update = json.dumps(server.say("/trogiup"))
            headers = {HEADER: SECRET, "Host": "tro-ly.example"}
            url = f"http://127.0.0.1:{port}{PATH}"
            server.wait_for(lambda: can_connect(port), 30)
            assert httpx.post(url, content=update, headers=headers, trust_env=False).status_code == 200
            server.wait_for(lambda: len(server.ours()) == 1)
            assert "/nhacviec" in server.ours()[0].text
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 130


def can_connect(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
