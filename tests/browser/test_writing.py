from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.bootstrap import Assistant
from assistant.writing.asking import open_language
from assistant.writing.settings import ChatSettings
from bots.web.app import create_app
from tests.assistant.model_answers import evidence_of
from tests.browser.conftest import served
from tests.browser.plan import NUMBER
from tests.language_server import KEY, LanguageServer, Reply, serving

pytestmark = pytest.mark.browser
FIRST, SECOND = "Phấn đấu đến hết năm 2026 đạt tối thiểu 80% hồ sơ", "Sở Nội vụ theo dõi việc này"
BEGUN = "Sở "
FALSE = "Sở Hàng hải theo dõi việc này [{mark}]."
QUESTION = f"Tóm tắt {NUMBER}"


@pytest.fixture
def model() -> Iterator[LanguageServer]:
    with serving(lambda system, user: "") as running:
        yield running


@pytest.fixture
def page(assistant: Assistant, browser: Browser, model: LanguageServer) -> Iterator[Page]:
    """The chat page of an assistant that asks ``model``."""
    settings = {"model": "nho", "base_url": model.url, "api_key": KEY, "timeout": 30, "retries": 0}
    own = Assistant(assistant.store, language=open_language(ChatSettings.model_validate(settings)))
    with served(create_app(own.ask, own.store.registry)) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.goto("/")
        yield page
        context.close()


def in_two_parts(held: str, released: Event) -> Callable[[str, str], Reply]:
    """A model that says a true sentence, and the rest once ``released``."""

    def speak(system: str, user: str) -> Reply:
        mark = next(piece.mark for piece in evidence_of(user) if FIRST in piece.text)
        said = f"{FIRST} lưu trữ được số hóa [{mark}].\n{BEGUN}"
        return Reply(said, held=held.format(mark=mark), released=released)

    return speak


def ask(page: Page) -> None:
    page.get_by_label("Câu hỏi", exact=True).fill(QUESTION)
    page.keyboard.press("Enter")


def test_each_checked_sentence_is_shown_with_its_proof_while_the_model_still_writes(
    page: Page, model: LanguageServer
) -> None:
    released = Event()
    model.speak = in_two_parts(f"{SECOND.removeprefix(BEGUN)} [{{mark}}].\n{FALSE}", released)
    ask(page)
    card = page.locator(".answer")
    expect(card.locator(".said").first).to_contain_text(FIRST)
    expect(card.locator(".said .mark")).to_have_count(1)
    expect(card.locator(".citations blockquote")).to_contain_text(FIRST)
    expect(card).to_contain_text("Đang viết tiếp")
    expect(card.locator(".tools")).to_have_count(0)
    expect(card).not_to_contain_text("Hàng hải")
    released.set()
    expect(card.locator(".tools")).to_be_visible()
    expect(card.locator(".said")).to_have_count(1)
    expect(card.locator(".said")).to_contain_text(SECOND)
    expect(card).not_to_contain_text("Đang viết tiếp")
    expect(card).not_to_contain_text("Hàng hải")


def test_what_a_model_began_gives_way_to_the_answer_without_it_where_the_rest_is_false(
    page: Page, model: LanguageServer
) -> None:
    released = Event()
    model.speak = in_two_parts(
        f"{FALSE.removeprefix(BEGUN)}\nSở Vũ trụ theo dõi việc này [{{mark}}].", released
    )
    ask(page)
    expect(page.locator(".answer")).to_contain_text("Đang viết tiếp")
    released.set()
    expect(page.locator(".answer .tools")).to_be_visible()
    expect(page.locator(".answer .said")).to_contain_text("không qua mô hình ngôn ngữ")
    expect(page.locator(".answer")).not_to_contain_text("Vũ trụ")
