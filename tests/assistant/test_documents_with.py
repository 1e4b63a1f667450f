"""Documents asked for by what they have or lack: a number, a table, a column."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

TASKS = decision(
    "Kế hoạch phục hồi đầm phá",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phục hồi đầm phá.",
    """
PHỤ LỤC

Danh mục nhiệm vụ

STT\tNhiệm vụ\tCơ quan chủ trì\tSản phẩm\tThời gian thực hiện
1\tThả rạn nhân tạo ở cửa đầm\tSở Tài chính\tBáo cáo\tNăm 2025
2\tTrồng cỏ biển trên bãi bồi\tSở Xây dựng\tĐề án\tNăm 2025
""",
)
TARGETS = decision(
    "Chỉ tiêu nuôi rong sụn",
    "Điều 1. Giao chỉ tiêu nuôi rong sụn năm 2024.",
    """
PHỤ LỤC

Chỉ tiêu nuôi rong sụn năm 2024

STT\tChỉ tiêu\tĐơn vị tính\tGiao năm 2024\tĐơn vị theo dõi
1\tTỷ lệ hộ nuôi rong có giấy phép\t%\t40\tSở Xây dựng
2\tTỷ lệ bè nuôi có phao\t%\t90\tSở Tài chính
""",
    number=315,
)
BLANK = TASKS.replace("Số: 314/QĐ-UBND", "Số:     /QĐ-UBND").replace("phục hồi đầm phá", "nạo vét kênh")


@pytest.fixture(scope="module")
def shelf(opened: Callable[..., Assistant]) -> Assistant:
    return opened(TASKS, TARGETS, BLANK)


@pytest.mark.parametrize(
    ("question", "total", "named"),
    [
        ("Văn bản nào không ghi số?", 1, "nạo vét kênh"),
        ("Văn bản nào có phụ lục chỉ tiêu?", 1, "315/QĐ-UBND"),
        ("Văn bản nào không có phụ lục nhiệm vụ?", 1, "315/QĐ-UBND"),
        ("van ban nao co cot san pham", 2, "314/QĐ-UBND"),
    ],
)
def test_documents_are_told_by_what_they_have(
    shelf: Assistant, question: str, total: int, named: str
) -> None:
    answer = shelf.ask(question)
    assert answer.total == total
    assert named in answer.text


def test_none_has_such_a_column(shelf: Assistant) -> None:
    assert "Không có văn bản nào" in shelf.ask("Văn bản nào có cột phối hợp?").text
