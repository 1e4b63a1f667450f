"""Who issues, holds, receives or heads is not whoever leads the task found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Nuôi ong năm 2024

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Nghị quyết về phát triển đàn ong ngoại | Sở Công Thương | Các huyện | Quý II/2024 | Nghị quyết của HĐND tỉnh |
| 2 | Quy chế trại ong giống | Sở Y tế | Các huyện | Quý III/2024 | |
| 3 | Tổ chức hội nghị thợ ong cấp huyện | Sở Xây dựng | Các huyện | Sau khi Bộ Tư pháp tổ chức hội nghị thợ ong toàn quốc | |
| 4 | Cập nhật số liệu tổ ong rừng | Sở Tài chính | Các huyện | Sau khi đã xây dựng bản đồ vệ tinh | |
| 5 | Dự thảo quy định hạn ngạch sáp ong trình Chủ tịch UBND tỉnh | Sở Tài chính | Các huyện | Quý I/2024 | |
| 6 | Tổng hợp báo cáo dịch ong | Sở Y tế | Các huyện | Hằng tháng | |
| 7 | Thành lập Ban chỉ đạo cứu ong | Sở Xây dựng | Các huyện | Quý I/2024 | |
| 8 | Tổ chức hội chợ ong hoa nhãn | Sở Công Thương | Các huyện | Quý IV/2024 | |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan whose rows wait for others, or are sent to others."""
    title = "Kế hoạch nuôi ong năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    "question",
    [
        "Ai ban hành nghị quyết về phát triển đàn ong ngoại?",
        "Nghị quyết phát triển đàn ong ngoại do ai ban hành?",
    ],
)
def test_the_product_says_who_issues(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert "Nghị quyết của HĐND tỉnh" in told.text
    assert "Sở Công Thương chủ trì" not in told.text


def test_who_issues_is_not_told_where_no_cell_says_it(one: Assistant) -> None:
    told = one.ask("Ai ban hành quy chế trại ong giống?")
    assert told.status is Status.PARTIAL
    assert "không ghi cơ quan nào ban hành" in told.text


def test_who_holds_what_a_task_waits_for_is_in_its_deadline(one: Assistant) -> None:
    told = one.ask("Ai tổ chức hội nghị thợ ong toàn quốc?")
    assert "Bộ Tư pháp tổ chức hội nghị" in told.text
    assert "Sở Xây dựng chủ trì" not in told.text


def test_who_makes_what_a_task_waits_for_may_not_be_said(one: Assistant) -> None:
    told = one.ask("Ai xây dựng bản đồ vệ tinh tổ ong rừng?")
    assert told.status is not Status.ANSWERED
    assert "Sở Tài chính chủ trì" not in told.text


def test_who_holds_what_is_a_task_itself_leads_it(one: Assistant) -> None:
    told = one.ask("Ai tổ chức hội chợ ong hoa nhãn?")
    assert told.status is Status.ANSWERED
    assert "Sở Công Thương" in told.text


@pytest.mark.parametrize(
    "question",
    ["Dự thảo quy định hạn ngạch sáp ong trình ai?", "du thao quy dinh han ngach sap ong trinh cap nao"],
)
def test_who_receives_is_told_by_the_task(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert "“trình Chủ tịch UBND tỉnh”" in told.text


@pytest.mark.parametrize("question", ["Báo cáo dịch ong gửi cho ai?", "Ai nhận báo cáo dịch ong?"])
def test_who_receives_may_not_be_said(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert told.status is Status.PARTIAL
    assert "không ghi nơi nhận" in told.text


@pytest.mark.parametrize(
    "question", ["Ban chỉ đạo cứu ong do ai làm trưởng ban?", "Ban chỉ đạo cứu ong gồm những ai?"]
)
def test_who_heads_a_body_is_not_who_sets_it_up(one: Assistant, question: str) -> None:
    assert one.ask(question).status is not Status.ANSWERED
