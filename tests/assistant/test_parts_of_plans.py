"""Questions for what nearly every plan has: its aim, its money, the years it is for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper

_TEXT = """
I. MỤC TIÊU CHUNG

{aim}

II. NHIỆM VỤ

1. Giao Sở Y tế chủ trì tập huấn sơ cứu cho mọi xã.

III. KINH PHÍ

{money}

IV. {last}
"""
BEES = paper(
    "Phát triển nghề nuôi ong giai đoạn 2024 - 2028",
    _TEXT.format(
        aim="Đưa nghề nuôi ong thành nghề chính của các xã vùng đệm.",
        money="Tổng mức 3,2 tỷ đồng, trong đó tỉnh cấp 2 tỷ đồng, còn lại huy động từ các hộ nuôi ong.",
        last="NƠI BÁN\n\nMở gian hàng mật ong tại các chợ phiên.",
    ),
)
SALT = paper(
    "Phát triển ruộng muối ven biển",
    _TEXT.format(
        aim="Giữ diện tích ruộng muối hiện có và nâng chất lượng hạt muối.",
        money="Diêm dân góp ngày công; tỉnh cấp bạt trải ruộng.",
        last="THỜI GIAN THỰC HIỆN\n\nTừ tháng 4 năm 2024 đến hết tháng 8 năm 2026.",
    ),
    place="Bến Tre",
    number="12/KH-UBND",
)


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Callable[[str], Answer]:
    return opened(BEES, SALT).ask


def test_a_part_of_no_plan_in_particular_is_told_of_each(ask: Callable[[str], Answer]) -> None:
    answer = ask("mục tiêu chung của kế hoạch là gì?")
    assert answer.status is Status.ANSWERED, answer.text
    assert "vùng đệm" in answer.text
    assert "hạt muối" in answer.text
    assert len({citation.source for citation in answer.citations}) == 2


def test_a_part_that_no_plan_has_is_not_told_by_other_words(ask: Callable[[str], Answer]) -> None:
    answer = ask("quan điểm của kế hoạch là gì?")
    assert answer.status is Status.NOT_FOUND, answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kinh phí kế hoạch nuôi ong của Tây Ninh lấy từ đâu?", "3,2 tỷ đồng"),
        ("Kinh phí kế hoạch của Bến Tre lấy từ nguồn nào?", "ngày công"),
    ],
)
def test_the_money_is_told_by_its_part_however_that_is_put(
    ask: Callable[[str], Answer], question: str, told: str
) -> None:
    answer = ask(question)
    assert told in answer.text
    assert "không ghi" not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kế hoạch nuôi ong của Tây Ninh thực hiện trong giai đoạn nào?", "2024 - 2028"),
        ("Thời gian thực hiện kế hoạch của Bến Tre là khi nào?", "hết tháng 8 năm 2026"),
    ],
)
def test_the_years_a_plan_is_for_are_told(ask: Callable[[str], Answer], question: str, told: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text


def test_when_a_plan_was_issued_is_no_question_for_its_years(ask: Callable[[str], Answer]) -> None:
    assert "9/3/2024" in ask("Kế hoạch nuôi ong của Tây Ninh ban hành năm nào?").text
