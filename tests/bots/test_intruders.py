"""Those who try to get in where they may not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from bots.accounts.access import Action, Role
from bots.accounts.settings import AccessSettings
from bots.web.addresses import action_of
from bots.web.app import STATIC
from bots.web.opening import Web, open_web
from corpus.settings import Settings
from corpus.store import open_store
from ingestion.loading import load
from ingestion.reading import read
from ingestion.sync import write
from tests.bots.doubles import Double
from tests.bots.services import parts

SECRET = "mật khẩu dài 1"
SCRIPT = "<script>alert(1)</script>"
EVERYBODY = {
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/sign-in"),
    ("GET", "/widget/sign-in"),
    ("GET", "/static/x"),
    ("GET", "/widget.js"),
    ("GET", "/api/session"),
    ("POST", "/api/session"),
    ("DELETE", "/api/session"),
}
UNKNOWN = [("GET", "/docs"), ("GET", "/.env"), ("POST", "/api/new"), ("PUT", "/x"), ("PATCH", "/api/tasks")]
pytestmark = pytest.mark.usefixtures("quick_hashes")


@pytest.fixture
def web(home: Path, tmp_path: Path) -> Iterator[Web]:
    store = open_store(Settings(home=home, embedder="hashing"))
    plan = tmp_path / f"a{SCRIPT.replace('/', '')}.txt"
    plan.write_text(
        f"UỶ BAN NHÂN DÂN TỈNH THỬ\nSố: 15/QĐ-UBND\n\nQUYẾT ĐỊNH\nVề việc {SCRIPT} số hoá\n\n"
        f"Điều 1. Giao Sở Nội vụ {SCRIPT} chủ trì lập danh mục hồ sơ.\n",
        "utf-8",
    )
    write(store, read(load(plan)))
    settings = AccessSettings(access="accounts", rate_per_minute=0)
    opened = open_web(parts(store, Double().ask, 1), settings)
    assert opened.entrance.accounts is not None
    for role in Role:
        opened.entrance.accounts.add(role.value, SECRET, role)
    yield opened
    opened.close()
    store.close()


@pytest.fixture
def client(web: Web) -> Iterator[TestClient]:
    with TestClient(web.app, raise_server_exceptions=False, follow_redirects=False) as opened:
        yield opened


def signed(web: Web, name: str) -> dict[str, str]:
    """The headers of a page of this site, opened by ``name``."""
    assert web.entrance.credentials is not None
    session = web.entrance.credentials.open_session(name)
    cookie = f"{web.entrance.cookie}={session.cookie}"
    return {"Cookie": cookie, "X-CSRF-Token": session.csrf, "Origin": "http://testserver"}


def routes(router: Any) -> Iterator[tuple[str, str]]:
    """Every method and path the application answers, path parameters filled in."""
    for route in router.routes:
        if inner := getattr(route, "original_router", None):
            yield from routes(inner)
        elif methods := getattr(route, "methods", None):
            path = re.sub(r"\{[^}]*\}", "x", route.path)
            yield from ((method, path) for method in methods if method != "HEAD")
        else:
            yield "GET", f"{route.path}/x"


def test_the_routes_are_all_seen(web: Web) -> None:
    seen = set(routes(web.app))
    assert len(seen) > 20
    for known in (
        ("POST", "/api/ask"),
        ("PUT", "/api/uploads/x"),
        ("GET", "/api/audit"),
        ("GET", "/documents/x"),
    ):
        assert known in seen


def test_nobody_gets_past_the_door(client: TestClient, web: Web) -> None:
    for method, path in {*routes(web.app), *UNKNOWN} - EVERYBODY:
        for headers in ({}, {"Accept": "text/html"}, {"Origin": "http://testserver"}):
            response = client.request(method, path, headers=headers)
            refused = (404,) if path.startswith("/calendars/") else (401, 303)
            assert response.status_code in refused, (method, path)
            assert "15/QĐ-UBND" not in response.text


@pytest.mark.parametrize("role", [Role.VIEWER, Role.EDITOR])
def test_a_low_role_gets_no_further(client: TestClient, web: Web, role: Role) -> None:
    above = {Role.VIEWER: {Action.CHANGE, Action.OVERSEE}, Role.EDITOR: {Action.OVERSEE}}[role]
    refused = 0
    for method, path in {*routes(web.app), *UNKNOWN}:
        if action_of(method, path) in above:
            refused += 1
            headers = signed(web, role.value)
            assert client.request(method, path, headers=headers).status_code == 403, (method, path)
    assert refused >= len(above)


def test_no_write_passes_without_the_sessions_token(client: TestClient, web: Web) -> None:
    writes = [(m, p) for m, p in routes(web.app) if m not in ("GET", "HEAD", "OPTIONS")]
    assert len(writes) > 5
    for (method, path), origin in product(writes, ("http://evil.example", "null", "http://testserver:81")):
        headers = signed(web, "admin") | {"Origin": origin}
        assert client.request(method, path, headers=headers).status_code == 403, (method, path)
    for method, path in writes:
        if action_of(method, path) is not Action.ASK:
            headers = signed(web, "admin")
            del headers["X-CSRF-Token"]
            assert client.request(method, path, headers=headers).status_code == 403, (method, path)


@pytest.mark.parametrize(
    "path",
    [
        "//api/tasks",
        "/api/tasks/",
        "/API/tasks",
        "/static/../api/tasks",
        "/static/%2e%2e/api/tasks",
        "/static/..%2f..%2fapp.py",
        "/healthz/../api/tasks",
        "/healthz;/api/tasks",
        "/sign-in%00/api/tasks",
        "/api/session/../tasks",
    ],
)
def test_a_crooked_address_leads_nowhere(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code in (303, 307, 401, 404, 405)
    assert "15/QĐ-UBND" not in response.text
    assert "create_app" not in response.text


def test_a_stored_script_is_never_run(client: TestClient, web: Web) -> None:
    headers = signed(web, "admin")
    client.post("/api/ask", json={"question": f"câu hỏng {SCRIPT}"}, headers=headers)
    web.audit.flush()
    shown = 0
    for method, path in routes(web.app):
        if method != "GET":
            continue
        for address in (
            path,
            path.replace(
                "/x", f"/{client.get('/api/documents', headers=headers).json()['items'][0]['source']}"
            ),
        ):
            response = client.get(address, params={"q": SCRIPT}, headers=headers | {"Accept": "text/html"})
            kind = response.headers.get("content-type", "")
            assert response.headers["x-content-type-options"] == "nosniff"
            shown += "alert(1)" in response.text
            if "html" in kind:
                assert SCRIPT not in response.text, address
                assert "script-src 'self'" in response.headers["content-security-policy"]
    assert shown


def test_no_page_script_builds_html_from_text() -> None:
    for script in STATIC.glob("*.js"):
        code = script.read_text("utf-8")
        assert not re.search(r"\.innerHTML\s*=|outerHTML|insertAdjacentHTML|document\.write|eval\(", code), (
            script.name
        )


def test_many_at_once_do_not_get_more_tries(client: TestClient) -> None:
    def attempt(n: int) -> int:
        return client.post("/api/session", json={"name": "admin", "password": f"đoán lần {n}"}).status_code

    with ThreadPoolExecutor(8) as crowd:
        got = sorted(crowd.map(attempt, range(30)))
    assert got.count(401) <= 6
    assert got.count(429) >= 24


def test_a_cookie_of_another_service_opens_nothing(client: TestClient, web: Web, tmp_path: Path) -> None:
    from bots.web.entrance import open_entrance

    other = open_entrance(AccessSettings(access="accounts"), tmp_path / "other")
    assert other.accounts is not None
    assert other.credentials is not None
    other.accounts.add("admin", SECRET, Role.ADMIN)
    forged = other.credentials.open_session("admin").cookie
    other.accounts.close()
    for cookie in (forged, forged.replace(".", ".."), "admin", "x" * 5000):
        assert client.get("/api/tasks", headers={"Cookie": f"trolyao={cookie}"}).status_code == 401
