from __future__ import annotations

import io
from pathlib import Path

import pytest

from bots.accounts.access import Role
from bots.accounts.accounts import open_accounts
from tests.bots.servers.zalo import APP_ID, APP_SECRET, FakeZaloOa
from trolyao import run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TROLYAO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_people_are_let_in_listed_and_removed(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accounts = open_accounts(home)
    accounts.add("lan", "mật khẩu dài 1", Role.VIEWER)
    accounts.close()
    assert run(["chat", "code", "lan"]) == 0
    made = capsys.readouterr()
    assert len(made.out.strip()) == 11
    assert run(["chat", "allow", "phone", "+84 912 345 678", "--account", "lan"]) == 0
    assert run(["chat", "allow", "telegram", "77"]) == 0
    assert run(["chat", "list"]) == 0
    assert "phone\t0912345678\tlan\n" in capsys.readouterr().out
    assert run(["chat", "remove", "telegram", "77"]) == 0
    assert run(["chat", "list"]) == 0
    assert "77" not in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["chat", "code", "ai"], 1, "Không có tài khoản “ai”"),
        (["chat", "allow", "fax", "1"], 2, "Không có kênh “fax”"),
        (["chat", "allow", "phone", "abc"], 1, "không phải số điện thoại"),
        (["chat", "remove", "telegram", "5"], 1, "Không có telegram 5"),
        (["chat", "reminders", "--on", "hôm kia"], 2, "Không hiểu ngày"),
        (["telegram"], 2, "TROLYAO_TELEGRAM_TOKEN"),
        (["zalo"], 2, "TROLYAO_ZALO_BOT_TOKEN"),
        (["zalo", "--authorize"], 2, "TROLYAO_ZALO_OA_APP_ID"),
    ],
)
def test_wrong_use_is_explained(
    home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], status: int, said: str
) -> None:
    assert run(arguments) == status
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TROLYAO_TELEGRAM_TOKEN", "mat-khau-bi-lo", "@BotFather"),
        ("TROLYAO_TELEGRAM_WEBHOOK_SECRET", "ngắn-quá", "16 đến 256"),
    ],
)
def test_a_bad_secret_is_refused_without_being_shown(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    said: str,
) -> None:
    monkeypatch.setenv(name, value)
    assert run(["telegram"]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert name in error
    assert value not in error


def test_chat_settings_are_checked(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TROLYAO_TELEGRAM_TOKEN", "123:abcdef")
    monkeypatch.setenv("TROLYAO_BOT_REMIND_AT", "25h")
    assert run(["telegram"]) == 2
    assert "giờ trong ngày" in capsys.readouterr().err


def test_an_official_account_is_authorized_once(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = FakeZaloOa()
    server.codes["ma-1"] = "any"
    values = {
        "APP_ID": APP_ID,
        "APP_SECRET": APP_SECRET,
        "REDIRECT": "https://a.example/z",
        "OAUTH": server.url,
    }
    for name, value in values.items():
        monkeypatch.setenv(f"TROLYAO_ZALO_OA_{name}", value)
    monkeypatch.setattr("sys.stdin", io.StringIO("ma-1\n"))
    assert run(["zalo", "--authorize"]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith(f"{server.url}/v4/oa/permission?app_id={APP_ID}")
    assert "Đã cấp quyền" in printed.err
    monkeypatch.setattr("sys.stdin", io.StringIO("ma-1\n"))
    assert run(["zalo", "--authorize"]) == 1
    assert "Zalo không cấp mã truy cập" in capsys.readouterr().err
    server.close()
