from __future__ import annotations

from pathlib import Path

import pytest

import trolyao
from bots.cli.doctor import Finding, findings


def seen(text: str) -> Finding:
    return next(finding for finding in findings() if text in finding.seen)


def test_an_empty_installation_says_what_to_mend(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trolyao.run(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "✓ Python 3." in out
    assert "✗ Sổ đăng ký đọc được, 0 văn bản\n  → Chạy: trolyao ingest" in out


def test_a_bad_setting_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLYAO_CHROMA_URL", "ftp://x")
    assert "TROLYAO_CHROMA_URL" in seen("Cấu hình").mend


def test_a_home_that_cannot_be_written_is_named(home: Path) -> None:
    home.write_text("đây là một tệp")
    assert not seen("Không ghi được").well


def test_a_damaged_registry_is_named(home: Path) -> None:
    home.mkdir()
    (home / "registry.sqlite").write_bytes(b"khong phai sqlite" * 100)
    assert not seen("Sổ đăng ký không đọc được").well
