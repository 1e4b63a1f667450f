from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.bootstrap import Assistant, open_assistant
from bots.journal.conversations import open_conversations
from bots.journal.feedback import open_feedback
from bots.journal.journals import Journals
from bots.web.app import create_app
from corpus.settings import Settings
from ingestion.sync import sync
from tests.browser.plan import NAME, TEXT

CHROMIUM = "/usr/bin/chromium"
WIDTHS = (360, 768, 1440)
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("van-ban")
    (folder / NAME).write_text(TEXT, "utf-8")
    opened = open_assistant(Settings(home=tmp_path_factory.mktemp("home")))
    assert sync(opened.store, [folder]).complete
    return opened


@contextmanager
def served(app: object) -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not server.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@pytest.fixture(scope="session")
def address(assistant: Assistant) -> Iterator[str]:
    home = assistant.store.home
    journals = Journals(open_feedback(home, 90), open_conversations(home, 90))
    with served(create_app(assistant.ask, assistant.store.registry, journals=journals)) as opened:
        yield opened
    journals.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert Path(CHROMIUM).exists(), "make browser installs chromium"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        yield launched
        launched.close()


def fits_and_is_accessible(page: Page, name: str, scheme: str, part: str | None = None) -> None:
    """Fail where ``page`` is wider than its window or axe has serious findings (in ``part`` alone).

    A picture is left in the folder SCREENSHOTS, where that is set.
    """
    width = page.viewport_size["width"] if page.viewport_size else 0
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}-{width}-{scheme}.png")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
    found = Axe().run(page, part, options={"resultTypes": ["violations"]}).response["violations"]
    serious = [f for f in found if f["impact"] in ("serious", "critical")]
    assert not serious, [(name, f["id"], f["nodes"][0]["html"][:200]) for f in serious]


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a page of the service; whatever its console reports as an error fails the test."""
    contexts = []
    faults: list[str] = []

    def go(path: str, width: int = 1440, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            base_url=address,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.goto(path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert not faults
