"""Two plans that number their tasks alike, one of them written by someone hostile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.bootstrap import open_assistant
from bots.journal.conversations import open_conversations
from bots.journal.journals import Journals
from bots.web.app import create_app
from corpus.settings import Settings
from ingestion.sync import sync
from tests.browser.conftest import served
from tests.browser.plan import NAME, NUMBER, ROWS, TEXT

pytestmark = pytest.mark.browser
SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>"
OTHER = "33-qd-ubnd-tinh-khac-2026.txt"
HOSTILE = (
    TEXT.replace("QUẢNG NAM", "LÀO CAI")
    .replace("Quảng Nam", "Lào Cai")
    .replace(NUMBER, "33/QĐ-UBND")
    .replace("Kế hoạch số hóa", f"Kế hoạch {SCRIPT} số hóa")
    .replace(ROWS[2][1], f"{ROWS[2][1]} {SCRIPT}")
)


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The chat page over both; whatever a script may say, or a console report, fails the test."""
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / NAME).write_text(TEXT, "utf-8")
    (folder / OTHER).write_text(HOSTILE, "utf-8")
    assistant = open_assistant(Settings(home=tmp_path / "home"))
    assert sync(assistant.store, [folder]).complete
    journals = Journals(conversations=open_conversations(tmp_path / "home", 90))
    faults: list[str] = []
    with served(create_app(assistant.ask, assistant.store.registry, journals=journals)) as address:
        context = browser.new_context(base_url=address)
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        opened.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        opened.goto("/")
        yield opened
        context.close()
    journals.close()
    assert not faults


def ask(page: Page, question: str) -> None:
    page.get_by_label("Câu hỏi", exact=True).fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn").last.locator(".tools")).to_be_visible()


def test_where_the_assistant_asks_back_one_press_answers(page: Page) -> None:
    ask(page, "Nhiệm vụ số 2 ai chủ trì?")
    choices = page.get_by_role("group", name="Chọn một").get_by_role("button")
    expect(choices).to_have_count(2)
    choices.filter(has_text="Quảng Nam").click()
    expect(page.locator(".turn")).to_have_count(2)
    last = page.locator(".turn").last
    expect(last.locator(".said")).to_contain_text(ROWS[1][2])
    expect(last.locator(".citations blockquote")).to_contain_text(ROWS[1][1])


def test_a_script_in_a_title_a_cell_or_a_question_is_only_ever_text(page: Page) -> None:
    ask(page, f"Ai chủ trì nâng cấp trang tin của tỉnh {SCRIPT}?")
    ask(page, "Liệt kê các nhiệm vụ của Quyết định 33/QĐ-UBND")
    page.locator(".all summary").last.click()
    expect(page.locator(".all table").last).to_contain_text(SCRIPT)
    page.get_by_role("button", name="Cuộc mới").click()
    page.get_by_text("Các cuộc hỏi đáp trước").click()
    expect(page.locator("#earlier")).to_contain_text(SCRIPT)
    for path in ("/documents", f"/documents/{OTHER}", "/board"):
        page.goto(path, wait_until="networkidle")
        expect(page.locator("main")).to_contain_text(SCRIPT)
        expect(page.locator("main img")).to_have_count(0)
        assert page.locator("main script").count() == 0
