from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from starlette.testclient import TestClient

from bots.accounts.access import Role
from bots.accounts.settings import AccessSettings
from bots.journal.audit import Audit, open_audit
from bots.journal.journals import Journals
from bots.web.app import create_app
from bots.web.entrance import Entrance, open_entrance
from corpus.registry import Registry
from tests.bots.doubles import Double

SECRET = "mật khẩu dài 1"
SITE, OTHER = "https://so.tinh.gov.vn", "https://khac.tinh.gov.vn"
pytestmark = pytest.mark.usefixtures("quick_hashes")


@pytest.fixture
def entrance(home: Path, registry: Registry) -> Entrance:
    opened = open_entrance(AccessSettings(access="accounts", allowed_sites=f"{SITE},{OTHER}"), home)
    assert opened.accounts is not None
    for name in ("an", "binh"):
        opened.accounts.add(name, SECRET, Role.ADMIN)
    return opened


@pytest.fixture
def audit(home: Path) -> Iterator[Audit]:
    opened = open_audit(home, 90, 365)
    yield opened
    opened.close()


@pytest.fixture
def app(entrance: Entrance, registry: Registry, audit: Audit) -> Any:
    return create_app(Double().ask, registry, entrance, journals=Journals(audit=audit))


@pytest.fixture
def client(app: Any) -> Iterator[TestClient]:
    with TestClient(app, follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def stranger(app: Any) -> Iterator[TestClient]:
    with TestClient(app, follow_redirects=False) as opened:
        yield opened


def sign_in(client: TestClient, name: str = "an") -> dict[str, str]:
    signed = client.post("/api/session", json={"name": name, "password": SECRET}).json()
    return {"X-CSRF-Token": signed["csrf"], "Origin": "http://testserver"}


# --- calendars ------------------------------------------------------------------------------------


def test_a_phone_reads_deadlines_with_its_secret_address_until_it_is_revoked(
    client: TestClient, stranger: TestClient
) -> None:
    headers = sign_in(client)
    made = client.post("/api/account/calendars", json={"label": "điện thoại"}, headers=headers).json()
    address = f"{made['path']}?agency=Sở Nội vụ"
    read = stranger.get(address)
    assert (read.status_code, read.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert [str(e["SUMMARY"]) for e in icalendar.Calendar.from_ical(read.text).events] == [
        "Hạn: Lập kế hoạch số hoá"
    ]
    assert stranger.head(address).status_code == 200
    assert [(each["label"], "path" in each) for each in client.get("/api/account/calendars").json()] == [
        ("điện thoại", False)
    ]
    assert client.delete(f"/api/account/calendars/{made['id']}", headers=headers).status_code == 204
    assert stranger.get(address).status_code == 404


def test_a_calendar_address_opens_nothing_but_the_calendar(client: TestClient, stranger: TestClient) -> None:
    headers = sign_in(client)
    made = client.post("/api/account/calendars", json={"label": "điện thoại"}, headers=headers).json()
    secret = made["path"].removeprefix("/calendars/").removesuffix(".ics")
    for path in ("/calendar.ics", "/board", "/api/tasks", "/", "/calendars/", f"/calendars/{secret}"):
        assert stranger.get(path, headers={"Authorization": f"Bearer {secret}"}).status_code == 401, path
    assert stranger.get(f"/calendars/x/../{secret}.ics/../../api/tasks").status_code in (401, 404)
    assert stranger.post(made["path"]).status_code in (403, 405)
    assert stranger.get(f"/calendars/{secret[:-1]}.ics").status_code == 404


def test_calendar_addresses_are_one_s_own_and_go_with_the_account(
    client: TestClient, stranger: TestClient, entrance: Entrance
) -> None:
    made = client.post("/api/account/calendars", json={"label": "máy"}, headers=sign_in(client)).json()
    others = sign_in(stranger, "binh")
    assert stranger.get("/api/account/calendars").json() == []
    assert stranger.delete(f"/api/account/calendars/{made['id']}", headers=others).status_code == 422
    assert stranger.post("/api/account/calendars", json={"label": " "}, headers=others).status_code == 422
    assert entrance.accounts is not None
    entrance.accounts.remove("an")
    assert stranger.get(made["path"]).status_code == 404


def test_no_secret_address_stands_in_the_log(client: TestClient, audit: Audit) -> None:
    made = client.post("/api/account/calendars", json={"label": "máy"}, headers=sign_in(client)).json()
    client.get(made["path"])
    audit.flush()
    entries = audit.entries(10)[1]
    assert ("an", "calendar", "/calendars/….ics") in [(e["name"], e["way"], e["path"]) for e in entries]
    assert made["path"] not in str(entries)


# --- visits ---------------------------------------------------------------------------------------


def visit(client: TestClient, site: str = SITE) -> tuple[str, dict[str, str]]:
    headers = sign_in(client)
    made = client.post("/api/account/visits", json={"site": site}, headers=headers)
    assert made.status_code == 201
    return made.json()["token"], headers


def asked(client: TestClient, token: str, origin: str | None = SITE) -> int:
    headers = {"Authorization": f"Bearer {token}"} | ({"Origin": origin} if origin else {})
    return client.post("/api/ask", json={"question": "Ai?"}, headers=headers).status_code


def test_a_page_asks_with_what_it_was_lent_until_one_signs_out(
    client: TestClient, stranger: TestClient, audit: Audit
) -> None:
    token, headers = visit(client)
    assert asked(stranger, token) == 200
    audit.flush()
    assert [(e["name"], e["way"]) for e in audit.entries(1)[1]] == [("an", "visit")]
    client.delete("/api/session", headers=headers)
    assert asked(stranger, token) == 401


@pytest.mark.parametrize("origin", [None, OTHER, "http://testserver", "https://so.tinh.gov.vn.x.example"])
def test_what_one_page_was_lent_is_nothing_elsewhere(
    client: TestClient, stranger: TestClient, origin: str | None
) -> None:
    assert asked(stranger, visit(client)[0], origin) == 401


def test_a_visit_is_over_in_an_hour(
    client: TestClient, stranger: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, _ = visit(client)
    later = time.time() + 3601
    monkeypatch.setattr("bots.accounts.credentials.time.time", lambda: later)
    assert asked(stranger, token) == 401


def test_a_forged_visit_is_none(client: TestClient, stranger: TestClient) -> None:
    token, _ = visit(client)
    digest, until, signature = token.removeprefix("trolyao-visit_").split(".")
    for forged in (
        f"trolyao-visit_{digest}.{int(until) + 9}.{signature}",
        f"trolyao-visit_{'0' * 64}.{until}.{signature}",
        f"trolyao-visit_{digest}.{until}.",
        "trolyao-visit_",
        "trolyao-visit_.%.x",
    ):
        assert asked(stranger, forged) == 401


def test_a_visitor_may_read_and_ask_whatever_the_account_may(
    client: TestClient, stranger: TestClient
) -> None:
    headers = {"Authorization": f"Bearer {visit(client)[0]}", "Origin": SITE}
    assert stranger.get("/api/tasks", headers=headers).status_code == 200
    for method, path in (
        ("GET", "/api/audit"), ("GET", "/metrics"), ("GET", "/api/account/keys"),
        ("POST", "/api/account/keys"), ("POST", "/api/account/visits"), ("PUT", "/api/uploads/a.txt"),
    ):  # fmt: skip
        assert stranger.request(method, path, headers=headers, json={}).status_code in (403, 422), path


def test_only_allowed_pages_are_lent_anything(client: TestClient) -> None:
    headers = sign_in(client)
    for site in ("https://khac.example", f"{SITE}/", "null", ""):
        assert client.post("/api/account/visits", json={"site": site}, headers=headers).status_code == 403
        assert client.get("/widget/sign-in", params={"site": site}).status_code == 403
    no_token = {"Origin": "http://testserver"}
    assert client.post("/api/account/visits", json={"site": SITE}, headers=no_token).status_code == 403
    assert (
        client.post(
            "/api/account/visits", json={"site": SITE}, headers=headers | {"Origin": SITE}
        ).status_code
        == 403
    )


def test_the_window_of_signing_in_reaches_its_opener_and_stands_in_no_frame(stranger: TestClient) -> None:
    window = stranger.get("/widget/sign-in", params={"site": SITE})
    assert window.status_code == 200
    assert SITE in window.text
    assert window.headers["cross-origin-opener-policy"] == "unsafe-none"
    assert "frame-ancestors 'none'" in window.headers["content-security-policy"]
    assert window.headers["x-frame-options"] == "DENY"
    assert stranger.get("/sign-in").headers["cross-origin-opener-policy"] == "same-origin"
