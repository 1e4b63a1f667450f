"""Rows of a table and bullets of an agency's part, counted; a year in a plan's title is no deadline asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch đổi mới công nghệ trồng rừng đến năm 2035",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch đổi mới công nghệ trồng rừng đến năm 2035.",
    """
KẾ HOẠCH

Đổi mới công nghệ trồng rừng đến năm 2035

I. TỔ CHỨC THỰC HIỆN

1. Sở Xây dựng

- Rà soát quy hoạch đường lâm nghiệp ở vùng lõi.

- Phối hợp với Sở Tài chính bố trí bãi tập kết gỗ.

- Hướng dẫn lắp trạm cân tự động ở cửa rừng.

2. Sở Tài chính

Bố trí kinh phí cho vườn ươm.

PHỤ LỤC

Danh mục nhiệm vụ
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

STT\tNhiệm vụ\tĐơn vị thực hiện\tĐơn vị phối hợp\tThời gian thực hiện
1\tChọn giống keo nuôi cấy mô cho đất dốc\tSở Tài chính\tSở Xây dựng\tNăm 2030
2\tLắp camera báo cháy trên chòi canh\tSở Tài chính, Sở Xây dựng\tUBND cấp xã\tThường xuyên
3\tSố hóa bản đồ lô rừng khoán\tSở Xây dựng\tUBND cấp xã\t2025 - 2035
Tổng số: 2 nhiệm vụ\t\t\t\t
""",
)


@pytest.fixture(scope="module")
def forests(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan with an annex of tasks and parts of agencies told in bullets."""
    return opened(PLAN)


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 314, mục của Sở Xây dựng có bao nhiêu gạch đầu dòng?",
        "quyết định 314 sở xây dựng được giao mấy gạch đầu dòng",
        "Cần chia việc cho các phòng. Mục của Sở Xây dựng trong Quyết định 314 có mấy gạch đầu dòng? Con số ấy là mấy?",
    ],
)
def test_the_bullets_of_an_agency_are_counted(forests: Assistant, question: str) -> None:
    answer = forests.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.total == 3
    assert "trạm cân tự động" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Phụ lục Quyết định 314 ghi tên Sở Xây dựng ở cột đơn vị thực hiện mấy dòng, để chia người làm?",
        "Phụ lục Quyết định 314 có mấy dòng ghi tên Sở Xây dựng ở cột đơn vị thực hiện?",
    ],
)
def test_the_rows_a_column_names_an_agency_in_are_counted(forests: Assistant, question: str) -> None:
    assert forests.ask(question).total == 2


def test_a_year_of_the_title_sets_no_deadline(forests: Assistant) -> None:
    question = "Trong kế hoạch đổi mới công nghệ trồng rừng đến năm 2035, Sở Tài chính chủ trì mấy nhiệm vụ?"
    assert forests.ask(question).total == 2


def test_the_total_printed_below_a_table_is_told_where_it_is_another(forests: Assistant) -> None:
    answer = forests.ask("Phụ lục Quyết định 314 có bao nhiêu nhiệm vụ?")
    assert answer.total == 3
    assert "Tổng số: 2 nhiệm vụ" in answer.text
    assert "Tổng số" not in forests.ask("Sở Xây dựng chủ trì mấy nhiệm vụ theo Quyết định 314?").text
