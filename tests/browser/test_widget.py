from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from assistant.bootstrap import Assistant
from bots.accounts.access import Role
from bots.accounts.settings import AccessSettings
from bots.web.app import create_app
from bots.web.entrance import Entrance, open_entrance
from tests.browser.conftest import WIDTHS, fits_and_is_accessible, served
from tests.browser.plan import NAME, NUMBER, ROWS

pytestmark = pytest.mark.browser
SECRET = "mật khẩu dài 1"
HOSTILE = "* { color: red !important; font-size: 40px !important; } button { display: none !important; } section { visibility: hidden; }"


def foreign(service: list[str]) -> Starlette:
    """A page of another site, with styles that would break what is not shut off from them."""

    def show(request: Request) -> HTMLResponse:
        return HTMLResponse(
            f"<!doctype html><html lang=vi><title>Cổng</title><style>{HOSTILE}</style><h1>Cổng thông tin</h1>"
            f'<script src="{service[0]}/widget.js" data-title="Hỏi Sở" data-color="#ffdd00" data-position="left"'
            f' data-scope="{NUMBER}"></script>'
        )

    return Starlette(routes=[Route("/", show)])


@pytest.fixture(scope="module")
def sites(assistant: Assistant) -> Iterator[tuple[str, str, str]]:
    """The service, a site that may use it, and one that may not."""
    service: list[str] = []
    with ExitStack() as stack:
        allowed = stack.enter_context(served(foreign(service)))
        other = stack.enter_context(served(foreign(service)))
        entrance = Entrance(AccessSettings(allowed_sites=allowed))
        app = create_app(assistant.ask, assistant.store.registry, entrance)
        service.append(stack.enter_context(served(app)))
        yield service[0], allowed, other


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts = []

    def go(address: str, width: int = 1440) -> Page:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}))
        page = contexts[-1].new_page()
        page.set_default_timeout(10_000)
        page.goto(address, wait_until="networkidle")
        return page

    yield go
    for context in contexts:
        context.close()


def test_an_allowed_site_asks_and_opens_the_printed_row(
    visit: Callable[..., Page], sites: tuple[str, str, str]
) -> None:
    service, allowed, _ = sites
    page = visit(allowed)
    toggle = page.locator("trolyao-widget .toggle")
    expect(toggle).to_have_text("Hỏi Sở")
    expect(toggle).to_have_css("background-color", "rgb(255, 221, 0)")
    expect(toggle).to_have_css("color", "rgb(0, 0, 0)")
    expect(toggle).to_have_css("font-size", "16px")
    box = toggle.bounding_box()
    assert box
    assert box["x"] < 100
    toggle.click()
    page.keyboard.type("Cơ quan nào chủ trì tập huấn kỹ năng quét hồ sơ?")
    page.keyboard.press("Enter")
    said = page.locator("trolyao-widget .said")
    expect(said).to_contain_text("Sở Khoa học và Công nghệ")
    expect(said).to_have_css("font-size", "16px")
    with page.expect_popup() as coming:
        page.locator("trolyao-widget .said .mark").first.click()
    expect(coming.value).to_have_url(re.compile(re.escape(f"{service}/documents/{NAME}")))
    expect(coming.value.locator("tr.marked td").nth(1)).to_have_text(ROWS[1][1])
    page.keyboard.press("Escape")
    expect(page.locator("trolyao-widget .panel")).to_be_hidden()
    expect(toggle).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_widget_is_accessible(
    visit: Callable[..., Page], sites: tuple[str, str, str], scheme: str
) -> None:
    for width in WIDTHS:
        page = visit(sites[1], width)
        page.emulate_media(color_scheme=scheme)
        page.locator("trolyao-widget .toggle").click()
        page.keyboard.type("Cơ quan nào chủ trì tập huấn kỹ năng quét hồ sơ?")
        page.keyboard.press("Enter")
        expect(page.locator("trolyao-widget .citations li").first).to_be_visible()
        fits_and_is_accessible(page, "widget", scheme, "trolyao-widget")


@pytest.fixture(scope="module")
def guarded(assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A service that people sign in to, and a site that may use it, each with a host of its own."""
    service: list[str] = []
    with ExitStack() as stack:
        site = stack.enter_context(served(foreign(service)))
        home = tmp_path_factory.mktemp("guarded")
        entrance = open_entrance(AccessSettings(access="accounts", allowed_sites=site), home)
        assert entrance.accounts is not None
        entrance.accounts.add("an", SECRET, Role.VIEWER)
        app = create_app(assistant.ask, assistant.store.registry, entrance)
        # another name of this machine: to a browser that is another site, whose cookies it keeps apart
        service.append(stack.enter_context(served(app)).replace("127.0.0.1", "localhost"))
        yield service[0], site


def test_one_signs_in_from_another_site_and_asks_there(
    visit: Callable[..., Page], guarded: tuple[str, str]
) -> None:
    service, site = guarded
    page = visit(site)
    page.locator("trolyao-widget .toggle").click()
    page.keyboard.type("Cơ quan nào chủ trì tập huấn kỹ năng quét hồ sơ?")
    page.keyboard.press("Enter")
    offer = page.get_by_role("button", name="Đăng nhập để hỏi")
    with page.expect_popup() as coming:
        offer.click()
    window = coming.value
    expect(window).to_have_url(re.compile(re.escape(f"{service}/widget/sign-in")))
    expect(window.get_by_text(f"Đăng nhập để hỏi từ trang {site}")).to_be_visible()
    window.get_by_label("Tên tài khoản").fill("an")
    window.get_by_label("Mật khẩu").fill(SECRET)
    window.get_by_role("button", name="Đăng nhập").click()
    with window.expect_event("close"):
        window.get_by_role("button", name="Cho phép").click()
    expect(page.locator("trolyao-widget .said")).to_contain_text("Sở Khoa học và Công nghệ")
    expect(page.locator("trolyao-widget .asked")).to_have_count(1)
    page.reload(wait_until="networkidle")
    page.locator("trolyao-widget .toggle").click()
    page.keyboard.type("Ai chủ trì tập huấn kỹ năng quét hồ sơ?")
    page.keyboard.press("Enter")
    expect(page.locator("trolyao-widget .said")).to_contain_text("Sở Khoa học và Công nghệ")


def test_words_from_any_other_window_sign_nobody_in(
    visit: Callable[..., Page], guarded: tuple[str, str]
) -> None:
    page = visit(guarded[1])
    page.locator("trolyao-widget .toggle").click()
    page.keyboard.type("Ai chủ trì?")
    page.keyboard.press("Enter")
    with page.expect_popup():
        page.get_by_role("button", name="Đăng nhập để hỏi").click()
    page.evaluate("window.postMessage({kind: 'trolyao-visit', token: 'x', seconds: 3600}, '*')")
    page.wait_for_timeout(300)
    assert page.evaluate("sessionStorage.getItem('trolyao-visit')") is None


def test_the_widget_fits_a_phone(visit: Callable[..., Page], sites: tuple[str, str, str]) -> None:
    page = visit(sites[1], 360)
    page.locator("trolyao-widget .toggle").click()
    box = page.locator("trolyao-widget .panel").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


def test_a_site_that_is_not_allowed_gets_no_widget(
    visit: Callable[..., Page], sites: tuple[str, str, str]
) -> None:
    page = visit(sites[2])
    expect(page.locator("h1")).to_have_text("Cổng thông tin")
    expect(page.locator("trolyao-widget")).to_have_count(0)
