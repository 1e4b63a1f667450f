"""Who approves or decides is not whoever leads what is to be approved."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Cấp nước năm 2024

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Đề án khoan giếng vùng cao | Sở Xây dựng | Sở Y tế | Quý II/2024 | Quyết định phê duyệt của UBND tỉnh |
| 2 | Kế hoạch lắp đồng hồ nước | Sở Tài chính | Các huyện | Sau khi Bộ Tư pháp phê duyệt quy chuẩn | |
| 3 | Quy chế trực trạm bơm | Sở Y tế | Các huyện | Quý III/2024 | |
| 4 | Trình HĐND tỉnh thông qua giá nước sinh hoạt | Sở Tài chính | Các huyện | Quý IV/2024 | |
| 6 | Hướng dẫn và thẩm định phương án chống lũ | Sở Xây dựng | Các huyện | Quý I/2024 | |
| 5 | Thẩm định hồ sơ cấp phép khai thác nước ngầm | Sở Công Thương | Các huyện | Thường xuyên | |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan whose rows say here and there who approves."""
    title = "Kế hoạch cấp nước năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    "question", ["Ai phê duyệt đề án khoan giếng vùng cao?", "ai duyet de an khoan gieng vung cao"]
)
def test_the_product_says_who_approves(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert "Quyết định phê duyệt của UBND tỉnh" in told.text
    assert "Sở Xây dựng chủ trì" not in told.text


def test_the_deadline_says_who_approves(one: Assistant) -> None:
    told = one.ask("Cơ quan nào phê duyệt quy chuẩn lắp đồng hồ nước?")
    assert "Bộ Tư pháp phê duyệt" in told.text
    assert "Sở Tài chính chủ trì" not in told.text


def test_where_no_cell_says_who_approves_that_is_said(one: Assistant) -> None:
    told = one.ask("Ai phê duyệt quy chế trực trạm bơm?")
    assert told.status is Status.PARTIAL
    assert "không ghi cơ quan nào phê duyệt" in told.text


def test_who_leads_is_not_told_as_who_signs(one: Assistant) -> None:
    told = one.ask("biên bản hướng dẫn và thẩm định phương án chống lũ thì ai ký?")
    assert told.status is Status.PARTIAL
    assert "không ghi cơ quan nào ký" in told.text


def test_what_another_is_asked_to_pass_is_not_passed_by_the_lead(one: Assistant) -> None:
    told = one.ask("Ai thông qua giá nước sinh hoạt?")
    assert told.status is not Status.ANSWERED
    assert "không ghi" not in told.text


def test_who_is_to_do_so_is_the_lead(one: Assistant) -> None:
    told = one.ask("Sở nào thẩm định hồ sơ cấp phép khai thác nước ngầm?")
    assert told.status is Status.ANSWERED
    assert "Sở Công Thương" in told.text
    assert one.ask("Sở nào thẩm định phương án chống lũ?").status is Status.ANSWERED


def test_who_leads_is_told_as_before(one: Assistant) -> None:
    assert "Sở Xây dựng chủ trì" in one.ask("Ai chủ trì đề án khoan giếng vùng cao?").text
    assert "Sở Y tế" in one.ask("Ai lo quy chế trực trạm bơm?").text


@pytest.mark.parametrize(
    "question", ["Bộ Tư pháp phê duyệt dự án nào ở Lâm Đồng?", "Bộ Tư pháp phê duyệt những gì?"]
)
def test_what_a_body_approves_is_told_by_the_cells_that_say_so(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert "Bộ Tư pháp phê duyệt quy chuẩn" in told.text
    assert "thẩm định" not in told.text.lower()


def test_what_a_body_is_never_said_to_approve_is_not_told(one: Assistant) -> None:
    assert one.ask("Bộ Quốc phòng phê duyệt dự án nào ở Lâm Đồng?").status is Status.NOT_FOUND


def test_words_of_approving_elsewhere_are_not_told_for_the_task_meant(
    opened: Callable[..., Assistant],
) -> None:
    title = "Kế hoạch cấp nước năm 2024"
    issued = f"Điều 1. Ban hành kèm theo Quyết định này {title}."
    prose = "I. GIẢI PHÁP\n\n1. Trạm bơm đã được phê duyệt, nơi có người trực theo quy chế cũ, phải sơn lại."
    rows = "".join(
        f"| {n} | Sơn trạm bơm có trực số {n} | Sở Y tế | | Quý III/2024 | |\n" for n in range(7, 40)
    )
    told = opened(decision(title, f"{issued}\n\n{prose}", PLAN + rows)).ask(
        "Ai phê duyệt quy chế trực trạm bơm?"
    )
    assert "sơn lại" not in told.text
    assert "không ghi cơ quan nào phê duyệt" in told.text
