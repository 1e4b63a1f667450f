from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bots.accounts.access import Role
from bots.accounts.credentials import Credentials
from bots.accounts.settings import AccessSettings, load_access_settings
from bots.web.app import create_app
from bots.web.entrance import Entrance, open_entrance
from corpus.registry import Registry
from corpus.settings import SettingsError
from tests.bots.doubles import Double

SECRET = "mật khẩu dài 1"
pytestmark = pytest.mark.usefixtures("quick_hashes")
NAMES = {"xem": Role.VIEWER, "sua": Role.EDITOR, "quan": Role.ADMIN}


@pytest.fixture
def entrance(home: Path, registry: Registry) -> Entrance:
    opened = open_entrance(AccessSettings(access="accounts"), home)
    assert opened.accounts is not None
    for name, role in NAMES.items():
        opened.accounts.add(name, SECRET, role)
    return opened


@pytest.fixture
def client(entrance: Entrance, registry: Registry) -> Iterator[TestClient]:
    app = create_app(Double().ask, registry, entrance)
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as opened:
        yield opened


def sign_in(client: TestClient, name: str = "xem") -> dict[str, str]:
    """The headers a page of this site sends with a write."""
    response = client.post("/api/session", json={"name": name, "password": SECRET})
    assert response.status_code == 200
    return {"X-CSRF-Token": response.json()["csrf"], "Origin": "http://testserver"}


def test_without_signing_in_only_the_door_is_open(client: TestClient) -> None:
    assert client.get("/healthz").status_code == 200
    assert client.get("/static/session.js").status_code == 200
    assert client.get("/sign-in").status_code == 200
    refused = client.get("/api/tasks")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.post("/api/ask", json={"question": "Ai?"}).status_code == 401
    page = client.get("/?q=a", headers={"Accept": "text/html"})
    assert (page.status_code, page.headers["location"]) == (303, "/sign-in?next=%2F%3Fq%3Da")


def test_a_person_signs_in_asks_and_signs_out(client: TestClient) -> None:
    headers = sign_in(client)
    assert client.get("/api/session").json()["name"] == "xem"
    assert client.get("/api/tasks").status_code == 200
    asked = client.post("/api/ask", json={"question": "Ai?"}, headers={"Origin": "http://testserver"})
    assert asked.status_code == 200
    kept = dict(client.cookies)
    assert client.delete("/api/session", headers=headers).status_code == 204
    assert client.get("/api/tasks").status_code == 401
    client.cookies.update(kept)
    assert client.get("/api/tasks").status_code == 401


def test_the_cookie_is_guarded(registry: Registry, home: Path) -> None:
    entrance = open_entrance(AccessSettings(access="accounts", public_url="https://tro-ly.example"), home)
    assert entrance.accounts is not None
    entrance.accounts.add("xem", SECRET, Role.VIEWER)
    app = create_app(Double().ask, registry, entrance)
    with TestClient(app, base_url="https://tro-ly.example") as client:
        signed = client.post("/api/session", json={"name": "xem", "password": SECRET})
        cookie = signed.headers["set-cookie"].lower()
        assert cookie.startswith("__host-trolyao=")
        for flag in ("httponly", "samesite=lax", "secure", "path=/"):
            assert flag in cookie
        assert "domain" not in cookie
        assert client.get("/api/tasks").status_code == 200
        assert client.get("/api/tasks", headers={"Host": "evil.example"}).status_code == 421


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"Origin": "http://testserver"}, 403),
        ({"Origin": "http://testserver", "X-CSRF-Token": "0" * 64}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://testserver.evil.example"}, 403),
    ],
)
def test_a_write_in_a_persons_name_needs_the_token(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    sign_in(client)
    assert client.delete("/api/session", headers=headers).status_code == status
    assert client.get("/api/tasks").status_code == 200


def test_another_site_can_neither_ask_nor_sign_a_person_in(client: TestClient) -> None:
    foreign = {"Origin": "http://evil.example"}
    signing = {"name": "xem", "password": SECRET}
    assert client.post("/api/session", json=signing, headers=foreign).status_code == 403
    headers = sign_in(client)
    asked = client.post("/api/ask", json={"question": "Ai?"}, headers=headers | foreign)
    assert asked.status_code == 403


def test_wrong_passwords_are_told_alike_and_slowed_down(client: TestClient) -> None:
    known = client.post("/api/session", json={"name": "quan", "password": "sai mật khẩu"})
    unknown = client.post("/api/session", json={"name": "khong.co", "password": "sai mật khẩu"})
    assert (known.status_code, known.json()["detail"]) == (401, unknown.json()["detail"])
    for _ in range(4):
        client.post("/api/session", json={"name": "quan", "password": "sai mật khẩu"})
    slowed = client.post("/api/session", json={"name": "quan", "password": SECRET})
    assert slowed.status_code == 429
    assert int(slowed.headers["retry-after"]) >= 1


def test_a_program_uses_its_key_and_no_more(client: TestClient, entrance: Entrance) -> None:
    assert entrance.accounts is not None
    _, secret = Credentials(entrance.accounts).add_key("quan", "một cửa", Role.VIEWER)
    bearer = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/tasks", headers=bearer).status_code == 200
    assert client.post("/api/ask", json={"question": "Ai?"}, headers=bearer).status_code == 200
    assert client.get("/api/account/keys", headers=bearer).status_code == 403
    assert client.get("/api/tasks", headers={"Authorization": f"Bearer {secret}x"}).status_code == 401
    assert client.get("/api/tasks", headers={"Authorization": "Basic eDp4"}).status_code == 401


def test_keys_are_made_and_revoked_on_the_account_page(client: TestClient) -> None:
    headers = sign_in(client)
    assert client.get("/account").status_code == 200
    made = client.post("/api/account/keys", json={"label": "<b>x</b>"}, headers=headers)
    assert made.status_code == 201
    listed = client.get("/api/account/keys").json()
    assert [key["label"] for key in listed] == ["<b>x</b>"]
    assert "secret" not in listed[0]
    too_much = client.post("/api/account/keys", json={"label": "x", "role": "admin"}, headers=headers)
    assert too_much.status_code == 422
    bearer = {"Authorization": f"Bearer {made.json()['secret']}"}
    assert client.delete(f"/api/account/keys/{listed[0]['id']}", headers=headers).status_code == 204
    assert client.get("/api/tasks", headers=bearer).status_code == 401


def test_a_new_password_ends_other_sessions(client: TestClient, entrance: Entrance) -> None:
    headers = sign_in(client)
    assert entrance.credentials is not None
    other = entrance.credentials.open_session("xem")
    wrong = client.post(
        "/api/account/password", json={"old": "sai", "new": "mật khẩu mới 2"}, headers=headers
    )
    assert wrong.status_code == 401
    weak = client.post("/api/account/password", json={"old": SECRET, "new": "ngắn"}, headers=headers)
    assert weak.status_code == 422
    done = client.post(
        "/api/account/password", json={"old": SECRET, "new": "mật khẩu mới 2"}, headers=headers
    )
    assert done.status_code == 204
    assert client.get("/api/tasks").status_code == 200
    assert entrance.credentials.session(other.cookie) is None


def test_the_open_mode_answers_to_this_machine_only(registry: Registry, home: Path) -> None:
    entrance = open_entrance(AccessSettings(), home)
    app = create_app(Double().ask, registry, entrance)
    with TestClient(app, base_url="http://127.0.0.1:8080", raise_server_exceptions=False) as client:
        assert client.get("/api/session").json() == {
            "mode": "open",
            "name": "demo",
            "role": "admin",
            "csrf": None,
        }
        assert client.post("/api/ask", json={"question": "Ai?"}).status_code == 200
        assert client.get("/api/tasks", headers={"Host": "rebound.example"}).status_code == 421
        foreign = client.post("/api/ask", json={"question": "Ai?"}, headers={"Origin": "http://evil.example"})
        assert foreign.status_code == 403


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ACCESS", "anyone", "'open' hoặc 'accounts'"),
        ("PUBLIC_URL", "tro-ly.example", "https://tên.máy"),
        ("SESSION_HOURS", "0", "TROLYAO_SESSION_HOURS = '0' phải lớn hơn 0"),
    ],
)
def test_a_bad_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(f"TROLYAO_{name}", value)
    with pytest.raises(SettingsError, match=said):
        load_access_settings()
