from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bots.accounts.access import Role
from bots.accounts.settings import AccessSettings
from bots.web.opening import Web, open_web
from corpus.model import Assignment, Source
from corpus.proposals import proposed
from corpus.settings import Settings
from corpus.store import Store, open_store
from ingestion.sync import sync
from tests.bots.doubles import Double
from tests.bots.services import parts
from tests.browser.conftest import WIDTHS, fits_and_is_accessible, served
from tests.browser.plan import NAME, TEXT

pytestmark = pytest.mark.browser
SECRET = "mật khẩu dài 1"
GIVEN = "Sở Y tế bố trí kinh phí tập huấn sơ cứu trong dự toán được giao."
PLAN = TEXT.replace("PHỤ LỤC\n", f"II. KINH PHÍ\n\n{GIVEN}\n\nPHỤ LỤC\n", 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    (tmp_path / NAME).write_text(PLAN, "utf-8")
    opened = open_store(Settings(home=tmp_path / "home", embedder="hashing"))
    assert sync(opened, [tmp_path / NAME]).complete
    (head,) = opened.registry.heads()
    (block,) = (block for block in opened.registry.blocks(NAME) if block.text == GIVEN)
    duty = Assignment(
        "",
        head.number,
        "Sở Y tế",
        "implement",
        GIVEN,
        Source(NAME, (block.ordinal,), "Phần II", GIVEN),
    )
    opened.registry.proposals.add([proposed(duty, head.digest, "câu giống một việc được giao", "nho")])
    yield opened
    opened.close()


@pytest.fixture
def web(store: Store) -> Iterator[Web]:
    opened = open_web(parts(store, Double().ask, 1), AccessSettings(access="accounts"))
    assert opened.entrance.accounts is not None
    opened.entrance.accounts.add("sua", SECRET, Role.EDITOR)
    yield opened
    opened.close()


@pytest.fixture
def page(browser: Browser, web: Web) -> Iterator[Page]:
    with served(web.app) as address:
        context = browser.new_context(base_url=address)
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        opened.goto("/sign-in?next=/proposals")
        opened.get_by_label("Tên tài khoản").fill("sua")
        opened.get_by_label("Mật khẩu").fill(SECRET)
        opened.get_by_role("button", name="Đăng nhập").click()
        opened.wait_for_url(lambda address: "/sign-in" not in address)
        yield opened
        context.close()


def test_an_editor_decides_on_the_page(page: Page, store: Store) -> None:
    expect(page.locator("blockquote")).to_have_text(GIVEN)
    page.get_by_role("button", name="Chấp nhận đề xuất 1").click()
    expect(page.get_by_role("heading", name="Đã quyết (1)")).to_be_visible()
    expect(page.locator("#said")).to_have_text("Đã chấp nhận.")
    expect(page.get_by_text("sua đã chấp nhận ngày")).to_be_visible()
    assert [each.quote for each in (duty.source for duty in store.registry.assignments())].count(GIVEN) == 1
    page.get_by_role("button", name="Rút").click()
    expect(page.get_by_text("sua đã bác ngày")).to_be_visible()
    assert not any(duty.source.quote == GIVEN for duty in store.registry.assignments())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_fits_and_is_accessible(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    fits_and_is_accessible(page, "proposals", "light")
