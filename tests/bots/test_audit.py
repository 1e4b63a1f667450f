from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bots.accounts.access import Role
from bots.accounts.settings import AccessSettings
from bots.journal.audit import Asked, Audit, Event, open_audit
from bots.journal.journals import Journals
from bots.web.app import create_app
from bots.web.entrance import open_entrance
from corpus.faults import StoreFault
from corpus.registry import Registry
from tests.bots.doubles import FILE, Double

SECRET = "mật khẩu dài 1"
pytestmark = pytest.mark.usefixtures("quick_hashes")


@pytest.fixture
def audit(home: Path) -> Iterator[Audit]:
    opened = open_audit(home, 90, 365)
    yield opened
    opened.close()


@pytest.fixture
def client(registry: Registry, home: Path, audit: Audit) -> Iterator[TestClient]:
    entrance = open_entrance(AccessSettings(access="accounts"), home)
    assert entrance.accounts is not None
    entrance.accounts.add("xem", SECRET, Role.VIEWER)
    entrance.accounts.add("quan", SECRET, Role.ADMIN)
    app = create_app(Double().ask, registry, entrance, journals=Journals(audit=audit))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def sign_in(client: TestClient, name: str) -> None:
    assert client.post("/api/session", json={"name": name, "password": SECRET}).status_code == 200


def ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds")


def test_who_asked_saw_and_was_kept_out(client: TestClient, audit: Audit, home: Path) -> None:
    client.get("/api/tasks?agency=A")
    sign_in(client, "xem")
    client.get(f"/api/documents/{FILE}?q=bí mật")
    client.post("/api/ask", json={"question": "Ai chủ trì?"}, headers={"Origin": "http://testserver"})
    assert client.get("/api/audit").status_code == 403
    client.get("/healthz")
    client.cookies.clear()
    sign_in(client, "quan")
    audit.flush()
    entries = client.get("/api/audit").json()["items"]
    told = [(e["name"], e["action"], e["path"], e["status"]) for e in reversed(entries)]
    assert told[:6] == [
        ("", "read", "/api/tasks?agency=A", 401),
        ("xem", "enter", "/api/session", 200),
        ("xem", "read", f"/api/documents/{FILE}", 200),
        ("xem", "ask", "/api/ask", 200),
        ("xem", "oversee", "/api/audit", 403),
        ("quan", "enter", "/api/session", 200),
    ]
    assert client.get("/api/audit?name=xem&limit=1").json()["total"] == 4
    with sqlite3.connect(home / "audit.sqlite") as database:
        asked = database.execute("SELECT name, question, status, sources FROM questions").fetchall()
    database.close()
    assert asked == [("xem", "Ai chủ trì?", "answered", f'["{FILE}"]')]


def test_entries_are_neither_changed_nor_dropped(audit: Audit, home: Path) -> None:
    audit.note(Event("xem", "session", "1.2.3.4", "read", "GET", "/", 200))
    audit.note(Event("xem", "session", "1.2.3.4", "read", "GET", "/", 200, at=ago(40)))
    audit.flush()
    database = sqlite3.connect(home / "audit.sqlite")
    for statement in ("UPDATE entries SET name = 'ai khác'", "DELETE FROM entries WHERE id = 1"):
        with pytest.raises(sqlite3.IntegrityError, match="audit entries"):
            database.execute(statement)
    database.execute("DELETE FROM entries WHERE id = 2")
    database.close()


def test_questions_go_after_the_days_set(home: Path) -> None:
    audit = open_audit(home, 7, 31)
    audit.note(Asked("xem", "câu cũ", "not_found", at=ago(8)))
    audit.note(Asked("xem", "câu mới", "not_found", at=ago(6)))
    audit.note(Event("xem", "session", "", "read", "GET", "/cu", 200, at=ago(32)))
    audit.flush()
    audit.purge()
    assert [row["question"] for row in audit.unanswered(10)] == ["câu mới"]
    assert audit.entries(10) == (0, [])
    audit.close()


def test_questions_are_not_kept_where_none_may_be(home: Path) -> None:
    audit = open_audit(home, 0, 365)
    audit.note(Asked("xem", "câu", "not_found"))
    audit.flush()
    assert audit.unanswered(10) == []
    audit.close()


def test_what_was_asked_in_vain_is_told_by_how_often(audit: Audit) -> None:
    for question, status in (("a", "not_found"), ("b", "not_found"), ("b", "not_found"), ("c", "answered")):
        audit.note(Asked("xem", question, status))
    audit.flush()
    assert [(row["question"], row["times"]) for row in audit.unanswered(10)] == [("b", 2), ("a", 1)]


def test_a_full_disk_loses_entries_not_the_service(audit: Audit, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(engine: object) -> None:
        raise StoreFault("ổ đĩa đã đầy.")

    with monkeypatch.context() as broken:
        broken.setattr("bots.journal.audit.transaction", full)
        audit.note(Event("xem", "session", "", "read", "GET", "/1", 200))
        audit.flush()
    audit.note(Event("xem", "session", "", "read", "GET", "/2", 200))
    audit.flush()
    assert [row["path"] for row in audit.entries(10)[1]] == ["/2"]


@pytest.fixture
def filled(audit: Audit) -> Audit:
    entries = (
        Event("xem", "session", "10.0.0.1", "read", "GET", "/documents/a.txt", 200, at="2025-01-31T23:59:59+00:00"),
        Event("sua", "key", "10.0.0.2", "change", "PUT", "/api/uploads/=1+1.txt", 202, at="2025-02-01T00:00:00+00:00"),
        Event("", "nobody", "10.0.0.3", "enter", "POST", "/api/session", 401, at="2025-02-02T08:00:00+00:00"),
        Event("sua", "job", "", "change", "IN", "/api/uploads/a%.txt", 500, "=HYPERLINK()", at="2025-02-03T08:00:00+00:00"),
    )  # fmt: skip
    for entry in entries:
        audit.note(entry)
    audit.flush()
    return audit


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("name=sua", ["/api/uploads/a%.txt", "/api/uploads/=1+1.txt"]),
        ("action=enter&way=nobody&name=", ["/api/session"]),
        ("outcome=refused", ["/api/session"]),
        ("outcome=failed", ["/api/uploads/a%.txt"]),
        ("path=a%25", ["/api/uploads/a%.txt"]),
        ("from=2025-02-01&to=1/2/2025", ["/api/uploads/=1+1.txt"]),
        ("to=1/2025", ["/documents/a.txt"]),
        ("from=2025&to=2025&limit=1&offset=1", ["/api/session"]),
    ],
)
def test_the_log_is_filtered(client: TestClient, filled: Audit, query: str, paths: list[str]) -> None:
    sign_in(client, "quan")
    filled.flush()
    since = "" if "to=" in query else "&to=2025-12-31"
    found = client.get(f"/api/audit?{query}{since}").json()
    assert [entry["path"] for entry in found["items"]] == paths
    page = client.get(f"/audit?{query}{since}")
    assert page.status_code == 200
    assert f"{found['total']} dòng" in page.text
    assert len(client.get(f"/api/audit.csv?{query}{since}").text.splitlines()) == found["total"] + 1


def test_the_log_as_a_file_runs_no_formula_and_holds_all(client: TestClient, filled: Audit) -> None:
    for number in range(1200):
        filled.note(Event("xem", "session", "", "read", "GET", f"/{number}", 200))
    sign_in(client, "quan")
    filled.flush()
    file = client.get("/api/audit.csv?name=xem")
    assert file.headers["content-disposition"] == 'attachment; filename="nhat-ky.csv"'
    assert file.content.startswith("\ufeffLúc (UTC)".encode())
    assert len(file.text.splitlines()) == 1 + 1200 + 1
    rows = list(csv.reader(client.get("/api/audit.csv?name=sua").text.splitlines()))
    assert [row[-1] for row in rows[1:]] == ["'=HYPERLINK()", ""]


@pytest.mark.parametrize("query", ["from=hôm qua", "outcome=x", "limit=0", "khac=1", "from=2025-02-30"])
def test_a_filter_that_makes_no_sense_is_refused(client: TestClient, query: str) -> None:
    sign_in(client, "quan")
    assert client.get(f"/api/audit?{query}").status_code == 422


@pytest.mark.parametrize("path", ["/audit", "/api/audit", "/api/audit.csv"])
def test_the_log_is_for_those_responsible(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 401
    sign_in(client, "xem")
    assert client.get(path).status_code == 403
