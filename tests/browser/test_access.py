from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bots.accounts.access import Role
from bots.accounts.settings import AccessSettings
from bots.journal.feedback import Opinion
from bots.web.opening import Web, open_web
from corpus.settings import Settings
from corpus.store import open_store
from tests.bots.doubles import Double
from tests.bots.services import parts
from tests.browser.conftest import WIDTHS, fits_and_is_accessible, served
from tests.browser.plan import NAME, TEXT

pytestmark = pytest.mark.browser
SECRET = "mật khẩu dài 1"


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    store = open_store(Settings(home=tmp_path / "home", embedder="hashing"))
    opened = open_web(parts(store, Double().ask, 1), AccessSettings(access="accounts"))
    assert opened.entrance.accounts is not None
    opened.entrance.accounts.add("xem", SECRET, Role.VIEWER)
    opened.entrance.accounts.add("sua", SECRET, Role.EDITOR)
    opened.entrance.accounts.add("quan", SECRET, Role.ADMIN)
    yield opened
    opened.close()
    store.close()


@pytest.fixture
def page(browser: Browser, web: Web) -> Iterator[Page]:
    with served(web.app) as address:
        context = browser.new_context(base_url=address, viewport={"width": 360, "height": 800})
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        opened.on("dialog", lambda dialog: dialog.accept())
        yield opened
        context.close()


def sign_in(page: Page, name: str, password: str = SECRET) -> None:
    page.get_by_label("Tên tài khoản").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()


def test_a_person_is_kept_out_signs_in_and_out(page: Page) -> None:
    page.goto("/documents")
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()
    sign_in(page, "xem", "sai mật khẩu")
    expect(page.get_by_role("alert")).to_have_text("Tên hoặc mật khẩu không đúng.")
    sign_in(page, "xem")
    page.wait_for_url("**/documents")
    page.get_by_role("link", name="xem").click()
    page.get_by_label("Dùng cho").fill("một cửa")
    page.get_by_role("button", name="Tạo khóa").click()
    expect(page.locator("#key-said")).to_contain_text("trolyao_")
    page.get_by_role("button", name="Thu hồi").click()
    expect(page.locator("#keys tbody tr")).to_have_count(0)
    assert page.goto("/upload").status == 403  # a page always answers
    page.goto("/account")
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/sign-in")
    page.goto("/documents")
    expect(page.get_by_role("heading", name="Đăng nhập")).to_be_visible()


def test_nobody_is_led_to_another_site_by_the_sign_in_page(page: Page) -> None:
    for wanted in ("//evil.example/x", "https://evil.example", "javascript:alert(1)", "/\\evil.example"):
        page.context.clear_cookies()
        page.goto(f"/sign-in?next={wanted}")
        sign_in(page, "xem")
        page.wait_for_url(lambda address: "/sign-in" not in address)
        assert "evil" not in page.url.split("/")[2]


def test_an_editor_puts_a_document_in_and_out(page: Page, web: Web, tmp_path: Path) -> None:
    plan = tmp_path / NAME
    plan.write_text(TEXT, "utf-8")
    program = tmp_path / "ke-hoach.txt"
    program.write_bytes(b"MZ\x90\x00" * 40)
    opinion = Opinion(question="Ai chủ trì?", verdict="down", comment="Thiếu <b>Sở Y tế</b>")
    assert web.journals.feedback.add(opinion)
    page.goto("/upload")
    sign_in(page, "sua")
    page.wait_for_url("**/upload")
    page.get_by_label("Chọn tệp").set_input_files([plan, program])
    expect(page.locator("#jobs pre")).to_contain_text("[mới nạp]")
    expect(page.locator("#jobs .fault")).to_contain_text("Tệp là chương trình")
    row = page.locator("#documents tbody tr")
    expect(row).to_contain_text(NAME)
    row.get_by_role("button", name="Đọc lại").click()
    expect(page.locator("#jobs")).to_contain_text("[không đổi]")
    expect(page.locator("#opinions tbody tr")).to_contain_text(["Thiếu <b>Sở Y tế</b>"])
    row.get_by_role("button", name="Gỡ").click()
    expect(page.locator("#documents tbody tr")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_phone_s_calendar_is_made_from_the_board_and_revoked(page: Page, web: Web) -> None:
    page.goto("/board?agency=S%E1%BB%9F%20N%E1%BB%99i%20v%E1%BB%A5")
    sign_in(page, "xem")
    page.get_by_role("link", name="Lịch (.ics)").click()
    expect(page.get_by_text("Lịch của bảng việc đã lọc: Sở Nội vụ")).to_be_visible()
    page.get_by_label("Thiết bị").fill("điện thoại")
    page.get_by_role("button", name="Tạo địa chỉ lịch").click()
    address = page.locator("#calendar-said code").inner_text()
    assert page.get_by_role("link", name="Mở bằng ứng dụng lịch").get_attribute("href") == address.replace(
        "http:", "webcal:"
    )
    phone = page.context.browser.new_context()
    assert "BEGIN:VCALENDAR" in phone.request.get(address).text()
    page.get_by_role("button", name="Thu hồi lịch “điện thoại”").click()
    expect(page.locator("#calendar-list tbody tr")).to_have_count(0)
    assert phone.request.get(address).status == 404
    phone.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_behind_the_door_fit_and_are_accessible(page: Page, web: Web, scheme: str) -> None:
    assert web.journals.feedback.add(Opinion(question="Ai chủ trì?", verdict="down", comment="Thiếu"))
    page.emulate_media(color_scheme=scheme)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        page.context.clear_cookies()
        page.goto("/sign-in?next=/account")
        fits_and_is_accessible(page, "sign-in", scheme)
        sign_in(page, "quan")
        expect(page.get_by_role("heading", name="Tài khoản")).to_be_visible()
        for path, title in (
            ("/account", "Tài khoản"),
            ("/upload", "Nạp văn bản"),
            ("/audit", "Nhật ký truy cập"),
            ("/khong-co", "Không tìm thấy"),
        ):
            page.goto(path, wait_until="networkidle")
            expect(page.get_by_role("heading", level=1)).to_have_text(title)
            fits_and_is_accessible(page, path.strip("/"), scheme)
