from __future__ import annotations

import io
import sqlite3
import unicodedata
from pathlib import Path

import pytest

import trolyao
from bots.accounts.access import Action, Role, Subject, may
from bots.accounts.accounts import AccountError, Accounts, open_accounts
from bots.accounts.attempts import Attempts, network_of
from bots.accounts.credentials import Credentials
from bots.web.addresses import action_of, source_of

SECRET = "mật khẩu dài 1"
pytestmark = pytest.mark.usefixtures("quick_hashes")


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    opened = open_accounts(tmp_path)
    opened.add("an", SECRET, Role.EDITOR)
    return opened


def test_each_role_may_what_lower_ones_may() -> None:
    rights = {
        role: {action for action in Action if may(Subject("x", role, "session"), action)}
        for role in (None, *Role)
    }
    assert rights[None] == {Action.ENTER}
    assert rights[Role.VIEWER] == {Action.ENTER, Action.READ, Action.ASK, Action.OWN}
    assert rights[Role.EDITOR] == rights[Role.VIEWER] | {Action.CHANGE}
    assert rights[Role.ADMIN] == set(Action)


@pytest.mark.parametrize(
    ("method", "path", "action"),
    [
        ("GET", "/healthz", Action.ENTER),
        ("POST", "/healthz", Action.CHANGE),
        ("GET", "/static/chat.js", Action.ENTER),
        ("GET", "/", Action.READ),
        ("GET", "/api/tasks.xlsx", Action.READ),
        ("POST", "/api/ask", Action.ASK),
        ("POST", "/api/ask/stream", Action.ASK),
        ("POST", "/api/asked", Action.CHANGE),
        ("GET", "/upload", Action.CHANGE),
        ("GET", "/api/uploads/x/y", Action.CHANGE),
        ("GET", "/metrics", Action.OVERSEE),
        ("DELETE", "/anything/new", Action.CHANGE),
        ("GET", "/healthz\n/metrics", Action.READ),
    ],
)
def test_every_request_has_an_action_and_unknown_writes_change(
    method: str, path: str, action: Action
) -> None:
    assert action_of(method, path) is action


def test_the_document_an_address_is_about() -> None:
    assert source_of("/api/documents/a.txt") == "a.txt"
    assert source_of("/documents/a.txt") == "a.txt"
    assert source_of("/api/documents") is None


def test_a_password_is_checked_however_its_letters_were_composed(accounts: Accounts) -> None:
    decomposed = unicodedata.normalize("NFD", SECRET)
    assert decomposed != SECRET
    assert accounts.check("an", decomposed) is not None
    assert accounts.check("an", SECRET + "x") is None
    assert accounts.check("binh", SECRET) is None


@pytest.mark.parametrize("password", ["ngắn", "aaaaaaaaaaaa", "x" * 257, "an.van.binh.cao"])
def test_bad_passwords_are_refused(accounts: Accounts, password: str) -> None:
    with pytest.raises(AccountError, match="Mật khẩu"):
        accounts.add("an.van.binh.cao", password, Role.VIEWER)


@pytest.mark.parametrize("name", ["", "An", "a b", "../an", "ân", "an\n", "<b>", "an"])
def test_bad_and_taken_names_are_refused(accounts: Accounts, name: str) -> None:
    with pytest.raises(AccountError):
        accounts.add(name, SECRET, Role.VIEWER)


def test_nothing_in_the_file_lets_one_in(accounts: Accounts, tmp_path: Path) -> None:
    credentials = Credentials(accounts)
    session = credentials.open_session("an")
    _, secret = credentials.add_key("an", "phần mềm", Role.VIEWER)
    with sqlite3.connect(tmp_path / "accounts.sqlite") as database:
        dump = "\n".join(database.iterdump())
    database.close()
    assert SECRET not in dump
    assert session.cookie.partition(".")[0] not in dump
    assert secret.removeprefix("trolyao_") not in dump
    assert (tmp_path / "accounts.sqlite").stat().st_mode & 0o077 == 0


def test_a_session_holds_until_it_ends(accounts: Accounts) -> None:
    credentials = Credentials(accounts)
    session = credentials.open_session("an")
    assert credentials.session(session.cookie) == session
    accounts.set_role("an", Role.VIEWER)
    renewed = credentials.session(session.cookie)
    assert renewed is not None
    assert renewed.role is Role.VIEWER
    accounts.set_password("an", SECRET + "2")
    assert credentials.session(session.cookie) is None
    other = credentials.open_session("an")
    credentials.end_session(other.cookie)
    assert credentials.session(other.cookie) is None
    assert Credentials(accounts, hours=-1).open_session("an").cookie
    expired = Credentials(accounts, hours=-1).open_session("an")
    assert credentials.session(expired.cookie) is None


def test_forged_cookies_stand_for_nothing(accounts: Accounts, tmp_path: Path) -> None:
    credentials = Credentials(accounts)
    session = credentials.open_session("an")
    token, _, signature = session.cookie.partition(".")
    others = Credentials(open_accounts(tmp_path / "other"))
    forged = others._session("an", "admin", token).cookie
    for cookie in (
        "",
        ".",
        token,
        f"{token}.",
        f"{token}x.{signature}",
        f"{token}.{signature}x",
        forged,
        "é.ü",
    ):
        assert credentials.session(cookie) is None


def test_a_key_never_may_more_than_its_account(accounts: Accounts) -> None:
    credentials = Credentials(accounts)
    with pytest.raises(AccountError):
        credentials.add_key("an", "quá quyền", Role.ADMIN)
    key, secret = credentials.add_key("an", "nạp tài liệu", Role.EDITOR)
    accounts.set_role("an", Role.VIEWER)
    found = credentials.key(secret)
    assert found is not None
    assert (found.name, found.role) == ("an", Role.VIEWER)
    credentials.remove_key("an", key.id)
    assert credentials.key(secret) is None
    _, second = credentials.add_key("an", "khác", Role.VIEWER)
    accounts.remove("an")
    assert credentials.key(second) is None


def test_failures_make_one_wait_longer_and_success_forgets() -> None:
    now = [1000.0]
    attempts = Attempts(lambda: now[0])
    assert [attempts.begin("an", "1.2.3.4") for _ in range(5)] == [0.0] * 5
    assert attempts.begin("an", "9.9.9.9") == 1.0
    now[0] += 1
    assert attempts.begin("an", "1.2.3.4") == 0.0
    assert attempts.begin("an", "1.2.3.4") == 2.0
    assert attempts.begin("binh", "1.2.3.4") == 0.0
    now[0] += 2
    assert attempts.begin("an", "1.2.3.4") == 0.0
    attempts.succeeded("an", "1.2.3.4")
    assert attempts.begin("an", "1.2.3.4") == 0.0


def test_one_address_cannot_try_many_accounts() -> None:
    attempts = Attempts(lambda: 1000.0)
    assert [attempts.begin(f"a{n}", "1.2.3.4") for n in range(20)] == [0.0] * 20
    assert attempts.begin("a20", "1.2.3.4") > 0
    assert network_of("2001:db8::1") == network_of("2001:db8::2")
    assert network_of("10.0.0.1") != network_of("10.0.0.2")


def test_accounts_on_the_command_line(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(SECRET + "\n"))
    assert trolyao.run(["account", "add", "binh", "--role", "admin", "--password-stdin"]) == 0
    assert trolyao.run(["account", "key", "binh", "một cửa"]) == 0
    secret = capsys.readouterr().out.splitlines()[-1]
    assert trolyao.run(["account", "list"]) == 0
    listed = capsys.readouterr().out
    assert "binh\tadmin" in listed
    assert "một cửa" in listed
    accounts = open_accounts(home)
    assert accounts.check("binh", SECRET) is not None
    assert Credentials(accounts).key(secret) is not None
    assert trolyao.run(["account", "role", "binh", "viewer"]) == 0
    assert trolyao.run(["account", "remove", "binh"]) == 0
    assert accounts.all() == ()
    assert trolyao.run(["account", "remove", "binh"]) == 1
    assert trolyao.run(["account", "role", "binh", "sep"]) == 2
    assert "Không có vai trò “sep”" in capsys.readouterr().err
