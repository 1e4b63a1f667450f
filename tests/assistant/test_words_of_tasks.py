"""Words of tasks and targets that elsewhere ask, order, or name a body."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

_TEXT = """Điều 1. Mục tiêu năm 2024:

a) Tỷ lệ giải ngân vốn đầu tư công đạt trên 95%.

b) Tốc độ tăng tổng sản phẩm trên địa bàn đạt 8,5%.

c) Sản phẩm măng tây sấy đạt 700 tấn.

Điều 2. Ban hành kèm theo danh mục nhiệm vụ."""
_ROWS = """PHỤ LỤC

| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Lắp camera tại bến cá | Công an tỉnh | Sở Y tế | Quý II/2024 | 40 mắt camera |
| 2 | Thống kê tổng đàn bò sữa | Sở Công Thương | Hội Nông dân tỉnh | Quý III/2024 | Danh sách |
| 3 | Phối hợp kiểm tra việc bán thuốc thú y | Sở Y tế | Công an tỉnh | Tháng 9/2024 | Biên bản |
"""


@pytest.fixture(name="ask")
def asking(opened: Callable[..., Assistant]) -> Callable[[str], Answer]:
    """Ask over one decision with targets and a table."""
    return opened(decision("Kế hoạch chăn nuôi", _TEXT, _ROWS)).ask


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "cái vụ lắp camera tại bến cá của Ủy ban nhân dân tỉnh Lâm Đồng thì bên nào lo chính vậy",
            "Công an tỉnh chủ trì",
        ),
        ("vụ lắp camera tại bến cá của tỉnh Lâm Đồng là việc của ai", "Công an tỉnh chủ trì"),
        ("lap camera tai ben ca la viec cua ben nao", "Công an tỉnh chủ trì"),
        ("Những đơn vị nào phối hợp thống kê tổng đàn bò sữa?", "Hội Nông dân tỉnh phối hợp"),
        ("Kết quả của việc thống kê tổng đàn bò sữa là gì?", "Sản phẩm: Danh sách"),
        ("Nhiệm vụ phối hợp kiểm tra việc bán thuốc thú y được giao cho cơ quan nào?", "Sở Y tế"),
        ("Tỷ lệ giải ngân vốn đầu tư công của Lâm Đồng năm 2024 là bao nhiêu?", "Trên 95%"),
        ("toc do tang tong san pham tren dia ban lam dong bao nhieu", "8,5%"),
        ("sản phẩm măng tây sấy ở Lâm Đồng phải đạt bao nhiêu", "700"),
    ],
)
def test_the_words_of_a_task_ask_nothing(ask: Callable[[str], Answer], question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text.splitlines()[0]


def test_to_count_up_is_an_order_where_no_agency_does_it(ask: Callable[[str], Answer]) -> None:
    assert ask("Thống kê giúp các nhiệm vụ của Sở Công Thương").total == 1


def test_a_sum_is_not_told_as_a_share(ask: Callable[[str], Answer]) -> None:
    assert "95%" not in ask("Vốn đầu tư công của Lâm Đồng năm 2024 bao nhiêu tiền?").text


def test_a_task_about_another_paper_is_found_by_its_number(opened: Callable[..., Assistant]) -> None:
    rows = (
        "PHỤ LỤC\n\n| STT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n"
        "| 1 | Thay thế Quyết định số 57/2007/QĐ-UBND về nghề dệt | Sở Công Thương | Quý II/2024 |\n"
    )
    plan = decision("Kế hoạch sửa đổi văn bản", "Điều 1. Ban hành Kế hoạch.", rows)
    other = decision("Danh mục hồ chứa", "Điều 1. Ban hành Danh mục.", number=88, printed="Tây Ninh")
    ask = opened(
        plan.replace("QUYẾT ĐỊNH\nBan", "NGHỊ QUYẾT\nBan").replace("314/QĐ-UBND", "314/NQ-HĐND"), other
    ).ask
    told = ask("Thay thế Quyết định số 57/2007/QĐ-UBND thì cơ quan nào chủ trì?")
    assert "Sở Công Thương chủ trì" in told.text
