"""When a plan is reviewed, half-way and at its end: what itself says of that, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

DIKES = "Kế hoạch đắp đê bao giai đoạn 2024 - 2027"
HIVES, PONDS = "Kế hoạch nuôi ong lấy mật giai đoạn 2024 - 2028", "Kế hoạch đào ao giữ nước năm 2024"
REVIEWED = """
KẾ HOẠCH

Nuôi ong lấy mật giai đoạn 2024 - 2028

I. TỔ CHỨC THỰC HIỆN

1. Các sở, ngành:

- Định kỳ hằng quý báo cáo kết quả nuôi ong về Sở Nội vụ.

- Đến cuối năm 2026 tiến hành sơ kết, đến năm 2028 tiến hành tổng kết kết quả thực hiện Kế hoạch này.

2. Sở Nội vụ:

- Hướng dẫn chế độ báo cáo quý, 6 tháng và hằng năm; báo cáo sơ kết, tổng kết thực hiện Kế hoạch này.

- Năm 2027 tham mưu tổng kết Nghị quyết số 15/NQ-HĐND về hoa màu.
"""
SILENT = """
KẾ HOẠCH

Đào ao giữ nước năm 2024

I. TỔ CHỨC THỰC HIỆN

1. Sở Y tế đào ao trước ngày 20/9/2024; tổ chức sơ kết, tổng kết việc thực hiện Kế hoạch này.
"""


YEARLY = """
KẾ HOẠCH

Đắp đê bao giai đoạn 2024 - 2027

I. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ: Hàng năm tổ chức tổng kết việc đắp đê; đến năm 2027, tiến hành tổng kết thực hiện Kế hoạch này.
"""


@pytest.fixture(scope="module")
def plans(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan that says when it is reviewed, and one that only says that it is."""

    def of(title: str, plan: str, number: int) -> str:
        return decision(title, f"\nĐiều 1. Ban hành kèm theo Quyết định này {title}.\n", plan, number)

    return opened(of(HIVES, REVIEWED, 314), of(PONDS, SILENT, 271), of(DIKES, YEARLY, 208))


@pytest.mark.parametrize(
    "question",
    [
        "bao giờ sơ kết, bao giờ tổng kết kế hoạch 314?",
        "bao giwof thì sơ kêt giữa chừng, bao giờ tông kết cái kế hoạhc 314",
        "giua ky so ket ke hoach 314 khi nao",
        "Kế hoạch nuôi ong lấy mật thì năm nào tổng kết vậy em?",
    ],
)
def test_the_time_of_a_review_is_told(plans: Assistant, question: str) -> None:
    told = plans.ask(question)
    assert told.status is Status.ANSWERED
    assert "cuối năm 2026 tiến hành sơ kết, đến năm 2028 tiến hành tổng kết" in told.text
    assert "6 tháng" not in told.text


def test_no_time_of_something_else_is_told(plans: Assistant) -> None:
    assert "20/9/2024" not in plans.ask("quyết định 271 khi nào sơ kết, khi nào tổng kết?").text


def test_a_review_of_another_document_is_not_its_own(plans: Assistant) -> None:
    assert "2027" not in plans.ask("kế hoạch 314 bao giờ tổng kết?").text


@pytest.mark.parametrize(
    "question",
    [
        "cái kế hoạch đó bao giờ nhìn lại giữa kỳ, bao giờ thì tổng kết hả bạn?",
        "bao giờ sơ kết, bao giờ tổng kết?",
    ],
)
def test_the_review_of_the_plan_spoken_of_is_told(plans: Assistant, question: str) -> None:
    told = plans.ask(question, ["Kế hoạch 314 bắt các sở báo cáo kết quả nuôi ong theo kỳ nào?"])
    assert "cuối năm 2026 tiến hành sơ kết, đến năm 2028 tiến hành tổng kết" in told.text


def test_the_plan_s_own_review_is_told_before_a_yearly_one(plans: Assistant) -> None:
    assert "đến năm 2027, tiến hành tổng kết" in plans.ask("kế hoạch 208 tổng kết năm nào?").text


def test_a_meeting_of_another_year_is_no_review_of_the_plan(plans: Assistant) -> None:
    told = plans.ask("hội nghị tổng kết nuôi ong lấy mật năm 2025 tháng mấy?")
    assert told.status is Status.NOT_FOUND
