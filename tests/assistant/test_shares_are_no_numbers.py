"""A share is told for a number only where it is of what is counted, and no deadline tells how long."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Trồng dâu nuôi tằm năm 2024

I. MỤC TIÊU NĂM 2024

1. 70% hộ nuôi tằm dùng né gỗ.
2. Mức độ hài lòng của người dân về lĩnh vực khuyến nông, thú y, giống tằm đạt 88%.
3. 45% hoạt động kiểm dịch kén của trạm thú y được làm qua mạng.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Tập huấn ươm tơ cho hợp tác xã | Sở Công Thương | Các huyện | Quý II/2024 |
| 2 | Hội thi kén đẹp | Sở Y tế | Các huyện | Trong năm 2024 |
| 3 | Mở chợ phiên kén tằm | Sở Xây dựng | Các huyện | 7 giờ ngày 05/6/2024 |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan with shares of several things and a few tasks."""
    title = "Kế hoạch trồng dâu nuôi tằm năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    "question", ["Bao nhiêu hộ nuôi tằm dùng né gỗ?", "bao nhieu ho nuoi tam dung ne go"]
)
def test_the_share_of_what_is_counted_is_told_as_a_share(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert "70%" in told.text
    assert "Chỉ thấy tỷ lệ" in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Khuyến nông, thú y, giống tằm gồm mấy lĩnh vực?",
        "Kiểm dịch kén bao nhiêu trạm thú y?",
        "Hoạt động kiểm dịch kén ở mấy trạm thú y?",
    ],
)
def test_the_share_of_another_thing_is_not_told(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert "88%" not in told.text
    assert "45%" not in told.text


def test_the_share_asked_as_such_is_told_as_it_is(one: Assistant) -> None:
    told = one.ask("Bao nhiêu phần trăm hộ nuôi tằm dùng né gỗ?")
    assert "70%" in told.text
    assert "Chỉ thấy tỷ lệ" not in told.text


@pytest.mark.parametrize(
    "question", ["Phí dùng né gỗ của hộ nuôi tằm bao nhiêu?", "Giá né gỗ hộ nuôi tằm dùng là bao nhiêu?"]
)
def test_a_share_is_no_fee(one: Assistant, question: str) -> None:
    assert "70%" not in one.ask(question).text


@pytest.mark.parametrize("question", ["Tập huấn ươm tơ mấy ngày?", "Hội thi kén đẹp mấy giờ?"])
def test_a_deadline_tells_neither_how_long_nor_at_what_hour(one: Assistant, question: str) -> None:
    assert one.ask(question).status is Status.NOT_FOUND


def test_an_hour_is_told_where_it_is_printed(one: Assistant) -> None:
    assert "7 giờ" in one.ask("Chợ phiên kén tằm mở mấy giờ?").text
    assert "Quý II/2024" in one.ask("Tập huấn ươm tơ hạn khi nào?").text
