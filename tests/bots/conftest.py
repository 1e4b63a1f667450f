from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from corpus.registry import Registry
from tests.bots.doubles import Double, small_entry


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("TROLYAO_HOME", str(folder))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def registry(home: Path) -> Registry:
    home.mkdir()
    opened = Registry(f"sqlite:///{home / 'registry.sqlite'}")
    opened.replace(small_entry())
    return opened


@pytest.fixture
def double(monkeypatch: pytest.MonkeyPatch) -> Double:
    answering = Double()
    for module in ("ask", "batch"):
        monkeypatch.setattr(f"bots.cli.{module}.open_assistant", lambda: answering)
    return answering


@pytest.fixture
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords hashed as always, only at little cost."""
    cheap = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr("bots.accounts.passwords._hasher", lambda: cheap)
    monkeypatch.setattr("bots.accounts.passwords._nobodys", lambda: cheap.hash("nobody"))
