from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from bots.accounts.settings import AccessSettings
from bots.web.opening import Web, open_web
from corpus.registry import Registry
from corpus.store import Store
from tests.bots.doubles import Double, small_entry
from tests.bots.services import parts


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


@pytest.fixture
def web(store: Store) -> Iterator[Web]:
    """The pages over the ``store`` of the test's own module, open to everybody."""
    opened = open_web(parts(store, Double().ask), AccessSettings())
    yield opened
    opened.close()


@pytest.fixture
def client(web: Web) -> Iterator[TestClient]:
    """A browser on this machine, as the pages of ``web`` see it."""
    with TestClient(web.app, base_url="http://127.0.0.1", raise_server_exceptions=False) as opened:
        yield opened
