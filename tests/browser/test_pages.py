from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, Response, expect

from assistant.bootstrap import Assistant
from bots.journal.feedback import open_feedback
from bots.web.app import create_app
from corpus.settings import Settings
from corpus.store import open_store
from ingestion.sync import sync
from tests.bots.doubles import Double
from tests.browser.conftest import WIDTHS, fits_and_is_accessible, served
from tests.browser.plan import NAME, NUMBER, ROWS

pytestmark = pytest.mark.browser
Opened = Callable[..., Page]
QUESTION = "Cơ quan nào chủ trì tập huấn kỹ năng quét hồ sơ?"


def ask(page: Page, question: str) -> None:
    page.get_by_label("Câu hỏi", exact=True).fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn").last.locator(".tools")).to_be_visible()


def test_a_citation_opens_the_document_at_its_highlighted_row(opened: Opened) -> None:
    page = opened("/")
    ask(page, QUESTION)
    expect(page.locator(".said").last).to_contain_text("Sở Khoa học và Công nghệ")
    page.locator(".said .mark").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"/documents/{NAME}")))
    marked = page.locator("tr.marked")
    expect(marked).to_have_count(1)
    expect(marked).to_be_in_viewport()
    expect(marked.locator("td").nth(1)).to_have_text(ROWS[1][1])
    expect(marked.locator(".records dl")).to_contain_text("Sở Khoa học và Công nghệ")
    page.go_back()
    expect(page.locator(".asked")).to_have_text(QUESTION)


def test_a_follow_up_is_understood_by_what_was_asked_before(opened: Opened) -> None:
    page = opened("/")
    ask(page, QUESTION)
    ask(page, "Khi nào xong?")
    expect(page.locator(".turn").last.locator(".said")).to_contain_text("Tháng 6/2026")
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    ask(page, "Ai phối hợp?")
    expect(page.locator(".turn").last.locator(".said")).to_contain_text("Các sở, ban, ngành")
    page.get_by_role("button", name="Cuộc mới").click()
    expect(page.locator(".turn")).to_have_count(0)


def test_an_earlier_conversation_is_opened_again_and_forgotten(opened: Opened) -> None:
    page = opened("/")
    ask(page, QUESTION)
    page.get_by_role("button", name="Cuộc mới").click()
    page.get_by_text("Các cuộc hỏi đáp trước").click()
    expect(page.locator("#earlier li").first).to_contain_text("1 câu")  # the list is fetched anew
    page.get_by_role("button", name=QUESTION, exact=True).first.click()
    expect(page.locator(".turn .said")).to_contain_text("Sở Khoa học và Công nghệ")
    ask(page, "Khi nào xong?")
    expect(page.locator(".turn").last.locator(".said")).to_contain_text("Tháng 6/2026")
    page.get_by_role("button", name="Cuộc mới").click()
    expect(page.locator("#earlier li").first).to_contain_text("2 câu")
    while count := page.locator("#earlier li").count():
        page.locator("#earlier li").first.get_by_role("button", name="Xóa cuộc").click()
        expect(page.locator("#earlier li")).to_have_count(count - 1)
    expect(page.locator("#earlier")).to_be_hidden()


def test_an_answer_is_copied_and_printed_alone(opened: Opened) -> None:
    page = opened("/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ask(page, QUESTION)
    ask(page, "Khi nào xong?")
    first = page.locator(".turn").first
    first.get_by_role("button", name="Sao chép").click()
    expect(first.get_by_role("button", name="Đã sao chép")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Sở Khoa học và Công nghệ" in copied
    assert " | ".join(ROWS[1]) in copied
    page.emulate_media(media="print")
    page.evaluate(
        "window.print = () => { window.seen = [...document.querySelectorAll('.turn')]"
        ".map((turn) => getComputedStyle(turn).display !== 'none'); }"
    )
    first.locator(".tools button", has_text=re.compile("^In$")).evaluate("(button) => button.click()")
    assert page.evaluate("window.seen") == [True, False]


def test_the_questions_offered_come_from_the_documents_and_are_answered(opened: Opened) -> None:
    page = opened("/")
    first = page.locator("#suggestions button").first
    said = first.inner_text()
    assert any(name.lower()[:20] in said.lower() for _, name, *_ in ROWS)
    first.click()
    expect(page.locator(".asked")).to_have_text(said)
    expect(page.locator(".citations li").first).to_be_visible()


def test_a_list_is_a_table_that_goes_to_excel(opened: Opened, tmp_path: Path) -> None:
    page = opened("/")
    ask(page, "Sở Nội vụ chủ trì những nhiệm vụ nào?")
    page.locator(".all summary").click()
    expect(page.locator(".all tbody tr")).to_have_count(2)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Tải Excel").click()
    coming.value.save_as(tmp_path / "a.xlsx")
    header, *rows = load_workbook(tmp_path / "a.xlsx").worksheets[0].values
    tasks = [row[header.index("Nhiệm vụ")] for row in rows]
    assert tasks == [ROWS[0][1], ROWS[3][1]]


def test_an_opinion_with_a_comment_is_kept(opened: Opened, assistant: Assistant) -> None:
    page = opened("/")
    ask(page, QUESTION)
    page.get_by_role("button", name="Chưa đúng").click()
    page.get_by_label("Góp ý thêm").fill("Thiếu <b>Sở Y tế</b>")
    page.get_by_role("button", name="Gửi").click()
    expect(page.locator(".opinion")).to_contain_text("Đã nhận ý kiến")
    kept = open_feedback(assistant.store.home, 90).all()[0]
    assert (kept["question"], kept["verdict"], kept["comment"]) == (QUESTION, "down", "Thiếu <b>Sở Y tế</b>")


def test_the_chat_works_by_keyboard_alone(opened: Opened) -> None:
    page = opened("/")
    expect(page.get_by_label("Câu hỏi", exact=True)).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".tools")).to_be_visible()
    expect(page.get_by_label("Câu hỏi", exact=True)).to_be_focused()
    page.locator(".said .mark").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr.marked")).to_be_in_viewport()


def test_search_inside_a_document_needs_no_accents(opened: Opened) -> None:
    page = opened(f"/documents/{NAME}")
    page.get_by_label("Tìm trong văn bản").fill("phong may chu")
    expect(page.locator("#found")).to_have_text(re.compile(r"^\d+ đoạn"))
    page.keyboard.press("Enter")
    hit = page.locator(".hit").first
    expect(hit).to_be_in_viewport()
    expect(hit).to_contain_text("phòng máy chủ")


def test_the_board_is_filtered_exported_and_subscribed_to(
    opened: Opened, tmp_path: Path, address: str
) -> None:
    page = opened("/board?on=2026-06-10")
    expect(page.locator("#month .items tbody tr")).to_have_count(1)
    page.get_by_label("Cơ quan").fill("Sở Nội vụ")
    page.get_by_label("Vai trò").select_option("lead")
    page.get_by_role("button", name="Lọc").click()
    expect(page).to_have_url(re.compile("on=2026-06-10"))
    expect(page.locator(".items tbody tr")).to_have_count(2)
    expect(page.locator("#overdue")).to_contain_text(ROWS[0][1])
    expect(page.locator("#waiting")).to_contain_text(ROWS[3][1])
    with page.expect_download() as coming:
        page.get_by_role("link", name="Tải Excel").click()
    coming.value.save_as(tmp_path / "b.xlsx")
    header, *rows = load_workbook(tmp_path / "b.xlsx").worksheets[0].values
    assert [row[header.index("Nhiệm vụ")] for row in rows] == [ROWS[0][1], ROWS[3][1]]
    link = page.get_by_role("link", name="Lịch (.ics)").get_attribute("href")
    calendar = Calendar.from_ical(page.request.get(f"{address}{link}").text())
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("DTSTART") == date(2026, 3, 31)
    page.locator("#overdue a").click()
    expect(page.locator("tr.marked td").nth(1)).to_have_text(ROWS[0][1])


def answered(page: Page) -> None:
    ask(page, f"Sở Nội vụ chủ trì những nhiệm vụ nào theo {NUMBER}?")
    page.locator(".all summary").click()


PAGES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "chat": ("/", None),
    "answer": ("/", answered),
    "documents": ("/documents", None),
    "board": ("/board?on=2026-06-10", None),
    "reference": ("/docs", None),
    "document": (f"/documents/{NAME}?at=12", None),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_and_are_accessible(opened: Opened, name: str, scheme: str) -> None:
    path, prepare = PAGES[name]
    for width in WIDTHS:
        page = opened(path, width, scheme)
        page.wait_for_load_state("networkidle")
        if prepare:
            prepare(page)
        fits_and_is_accessible(page, name, scheme)


@pytest.mark.parametrize("path", ["/", "/documents", f"/documents/{NAME}", "/board"])
def test_pages_are_light_and_use_nothing_from_outside(opened: Opened, address: str, path: str) -> None:
    page = opened("about:blank")
    loaded: dict[str, int] = {}
    page.on("response", lambda response: loaded.update({response.url: len(response.body())}))
    page.goto(path, wait_until="networkidle")
    assert all(url.startswith(address) for url in loaded)
    assert sum(loaded.values()) < 150_000


def test_a_long_document_is_light_on_the_line(browser: Browser, tmp_path: Path) -> None:
    """The longest document here, as it travels: compressed, with all it needs."""
    longest = max(Path("corpus/documents").iterdir(), key=lambda path: path.stat().st_size)
    store = open_store(Settings(home=tmp_path, embedder="hashing"))
    assert sync(store, [longest]).complete
    with served(create_app(Double().ask, store.registry)) as address:
        page = browser.new_page()
        loaded: list[Response] = []
        page.on("response", lambda response: loaded.append(response))
        page.goto(f"{address}/documents/{longest.name}", wait_until="networkidle")
        assert page.locator("#text tr").count() > 50
        assert sum(response.request.sizes()["responseBodySize"] for response in loaded) < 150_000
        page.close()
    store.close()
