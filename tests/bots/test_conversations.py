from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from bots.accounts.access import Role
from bots.accounts.settings import AccessSettings
from bots.cli.accounts import app as account_commands
from bots.journal.conversations import Conversations, open_conversations
from bots.journal.journals import Journals
from bots.web.app import create_app
from bots.web.entrance import Entrance, open_entrance
from corpus.faults import StoreFault
from corpus.registry import Registry
from tests.bots.doubles import FILE, Double

SECRET = "mật khẩu dài 1"
SITE = "https://so.example"
pytestmark = pytest.mark.usefixtures("quick_hashes")


@pytest.fixture
def answering() -> Double:
    return Double()


@pytest.fixture
def client(registry: Registry, answering: Double, home: Path) -> Iterator[TestClient]:
    app = create_app(answering.ask, registry, journals=Journals(conversations=open_conversations(home, 90)))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def ask(client: TestClient, question: str, path: str = "/api/ask", **more: object) -> None:
    assert client.post(path, json={"question": question, **more}).status_code == 200


def test_a_conversation_is_remembered_by_the_name_the_caller_gave(
    client: TestClient, answering: Double
) -> None:
    ask(client, "Ai chủ trì?", conversation="a")
    ask(client, "Ai phối hợp?", conversation="b")
    ask(client, "Khi nào xong?", "/api/ask/stream", conversation="a")
    ask(client, "Sản phẩm gì?", conversation="a", history=["Chỉ câu này?"])
    ask(client, "Không nhớ?")
    assert answering.asked == [
        ("Ai chủ trì?", ()),
        ("Ai phối hợp?", ()),
        ("Khi nào xong?", ("Ai chủ trì?",)),
        ("Sản phẩm gì?", ("Chỉ câu này?",)),
        ("Không nhớ?", ()),
    ]


def test_conversations_are_listed_read_and_forgotten(client: TestClient) -> None:
    for question, name in (("Ai chủ trì?", "a/1"), ("Ai phối hợp?", "b"), ("Khi nào xong?", "a/1")):
        ask(client, question, conversation=name)
    listed = client.get("/api/conversations").json()
    assert listed["total"] == 2
    assert [(c["id"], c["title"], c["turns"]) for c in listed["items"]] == [
        ("a/1", "Ai chủ trì?", 2),
        ("b", "Ai phối hợp?", 1),
    ]
    assert [c["id"] for c in client.get("/api/conversations?limit=1&offset=1").json()["items"]] == ["b"]
    turns = client.get("/api/conversations/a/1").json()["turns"]
    assert [turn["answer"]["question"] for turn in turns] == ["Ai chủ trì?", "Khi nào xong?"]
    assert turns[0]["answer"]["citations"][0]["href"].startswith(f"/documents/{FILE}")
    assert client.delete("/api/conversations/a/1").status_code == 204
    for response in (client.get("/api/conversations/a/1"), client.delete("/api/conversations/a/1")):
        assert response.status_code == 404
        assert "Không có cuộc hỏi đáp này" in response.json()["detail"]
    assert client.get("/api/conversations").json()["total"] == 1


def test_conversations_go_with_the_days_questions_are_kept(home: Path) -> None:
    kept = open_conversations(home, 90)
    kept.add("an", "a", {"question": "Ai?"})
    kept.add("an", "a", {"question": "Nay?"})
    with sqlite3.connect(home / "conversations.sqlite") as file:
        file.execute("UPDATE turns SET at = '2020-01-01T00:00:00+00:00' WHERE question = 'Ai?'")
    assert kept.earlier("an", "a") == ("Nay?",)
    kept.purge()
    with sqlite3.connect(home / "conversations.sqlite") as file:
        assert file.execute("SELECT count(*) FROM turns").fetchone() == (1,)
    none = open_conversations(home, 0)
    none.add("an", "a", {"question": "Ai?"})
    with sqlite3.connect(home / "conversations.sqlite") as file:
        assert file.execute("SELECT count(*) FROM turns").fetchone() == (0,)


def test_an_answer_that_cannot_be_kept_is_given_all_the_same(
    registry: Registry, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreFault("Ổ đĩa đã đầy.")

    monkeypatch.setattr(Conversations, "add", full)
    with TestClient(
        create_app(Double().ask, registry, journals=Journals(conversations=open_conversations(home, 90)))
    ) as client:
        ask(client, "Ai chủ trì?", conversation="a")


@pytest.fixture
def entrance(home: Path, registry: Registry) -> Entrance:
    opened = open_entrance(AccessSettings(access="accounts", allowed_sites=SITE), home)
    assert opened.accounts is not None
    for name in ("an", "binh"):
        opened.accounts.add(name, SECRET, Role.VIEWER)
    return opened


def headers(entrance: Entrance, name: str) -> dict[str, str]:
    assert entrance.credentials is not None
    session = entrance.credentials.open_session(name)
    return {
        "Cookie": f"{entrance.cookie}={session.cookie}",
        "X-CSRF-Token": session.csrf,
        "Origin": "http://testserver",
    }


def test_a_conversation_is_its_owner_s_alone(
    registry: Registry, entrance: Entrance, home: Path, answering: Double
) -> None:
    assert entrance.credentials is not None
    app = create_app(
        answering.ask, registry, entrance, journals=Journals(conversations=open_conversations(home, 90))
    )
    an, binh = headers(entrance, "an"), headers(entrance, "binh")
    with TestClient(app) as client:
        body = {"question": "Ai chủ trì?", "conversation": "a"}
        assert client.post("/api/ask", json=body, headers=an).status_code == 200
        assert client.get("/api/conversations", headers=binh).json()["total"] == 0
        assert client.get("/api/conversations/a", headers=binh).status_code == 404
        assert client.delete("/api/conversations/a", headers=binh).status_code == 404
        client.post("/api/ask", json=body | {"question": "Của ai?"}, headers=binh)
        assert answering.asked[-1] == ("Của ai?", ())
        cookie = an["Cookie"].partition("=")[2]
        visit = {
            "Authorization": f"Bearer {entrance.credentials.open_visit(cookie, SITE)}",
            "Origin": SITE,
        }
        assert client.post("/api/ask", json=body | {"question": "Khung?"}, headers=visit).status_code == 200
        assert answering.asked[-1] == ("Khung?", ())
        assert client.get("/api/conversations", headers=visit).status_code == 403
        assert client.get("/api/conversations/a", headers=visit).status_code == 403
        assert len(client.get("/api/conversations/a", headers=an).json()["turns"]) == 1
    assert CliRunner().invoke(account_commands, ["remove", "an"]).exit_code == 0
    assert open_conversations(home, 90).all("an", 10) == (0, [])
    assert open_conversations(home, 90).all("binh", 10)[0] == 1
