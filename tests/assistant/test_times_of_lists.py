"""Lists asked for by a time: read as it was meant and said so, or said not to be understood; never dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from corpus.model import Task
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch phục hồi đầm phá giai đoạn 2021-2025",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phục hồi đầm phá giai đoạn 2021-2025.",
    """
KẾ HOẠCH

Phục hồi đầm phá giai đoạn 2021-2025

PHỤ LỤC

Danh mục nhiệm vụ
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện
1\tThả rạn nhân tạo ở cửa đầm\tSở Tài chính\tUBND cấp xã\tNăm 2021
2\tTrồng cỏ biển trên bãi bồi\tSở Xây dựng\tUBND cấp xã\tTháng 1/2024
3\tThu gom lưới ma dưới đáy phá\tSở Xây dựng\tSở Tài chính\tTháng 6/2024
4\tĐếm chim di trú\tSở Xây dựng\tSở Tài chính\tTháng 7/2024
5\tĐề án nuôi rong sụn giai đoạn 2022-2026\tSở Tài chính\tSở Xây dựng\tTháng 9/2024
6\tCắm phao ranh giới\tSở Xây dựng\tSở Tài chính\tQuý IV/2024
7\tTuần tra mặt nước\tSở Xây dựng\tSở Tài chính\tCả năm
8\tĐo độ mặn\tSở Tài chính\tSở Xây dựng\tThường xuyên
9\tVớt bèo\tSở Xây dựng\tSở Tài chính\tSau khi có hướng dẫn của Trung ương
""",
)


@pytest.fixture(scope="module")
def lagoon(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PLAN)


def rows(answer: Answer) -> str:
    return "".join(record.stt or "?" for record in answer.records if isinstance(record, Task))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Đầu năm 2024 có việc gì?", "2"),
        ("Giữa năm 2024 có việc nào phải xong?", "34"),
        ("cuoi nam 2024 co viec gi", "6"),
        ("Cuối quý III/2024 có nhiệm vụ nào?", "5"),
        ("Tháng 6 và tháng 9/2024 có việc gì?", "35"),
        ("Tháng 1, 6/2024 có việc gì?", "23"),
        ("Quý I và quý IV năm 2024 có việc gì?", "26"),
        ("Giữa tháng 5 và tháng 8 năm 2024 có việc nào?", "34"),
        ("Nhiệm vụ nào có hạn từ 2022 đến 2025?", "23456"),
        ("nhiệm vụ nào xong năm 21 của kế hoạch đầm phá", "1"),
        ("Giai đoạn 2022-2026 có nhiệm vụ nào?", "5"),
        ("Giai đoạn 2021-2025 có những nhiệm vụ nào?", "123456789"),
        ("Giai đoạn 2022-2026 có đề án gì?", "5"),
        ("Giai đoạn 2026-2030 có đề án nào?", ""),
        ("Bao nhiêu nhiệm vụ chờ hướng dẫn của Trung ương trong tất cả văn bản?", "9"),
        ("Việc nào kéo dài cả năm?", "7"),
        ("Việc nào thường xuyên trong kế hoạch đầm phá?", "8"),
        ("Nhiệm vụ nào chưa có năm?", "789"),
        ("Việc nào quá hạn lâu nhất?", "1"),
    ],
)
def test_a_time_limits_the_list(lagoon: Assistant, question: str, expected: str) -> None:
    assert rows(lagoon.ask(question)) == expected


def test_how_a_part_of_a_year_was_read_is_said(lagoon: Assistant) -> None:
    assert "từ 1/1/2024 đến 31/3/2024" in lagoon.ask("Đầu năm 2024 có việc gì?").text


@pytest.mark.parametrize(
    "question",
    [
        "Từ nay đến Tết có việc gì?",
        "Mấy tháng tới có nhiệm vụ nào?",
        "Dịp hè Sở Xây dựng có việc gì?",
        "Tháng 13 có việc gì?",
    ],
)
def test_a_time_not_understood_is_said_not_to_be(lagoon: Assistant, question: str) -> None:
    answer = lagoon.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert "Chưa hiểu" in answer.text


def test_a_remark_on_these_days_limits_nothing(lagoon: Assistant) -> None:
    assert (
        len(rows(lagoon.ask("Thời gian qua nhiều người hỏi. Liệt kê các nhiệm vụ của kế hoạch đầm phá"))) == 9
    )
