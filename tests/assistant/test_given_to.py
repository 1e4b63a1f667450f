"""What one body gives to another is told by the rows that say so: who receives it leads nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import bee_plan

ROWS = """
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn
1 | Lập bản đồ vùng hoa trình Chủ tịch UBND tỉnh | Sở Xây dựng | Sở Tài chính | Bản đồ | Quý I/2024
2 | Đếm đàn ong, gửi kết quả về UBND tỉnh | Sở Xây dựng | | Số liệu | Quý II/2024
3 | Trồng cây có hoa | Sở Xây dựng | | Cây | Năm 2024
4 | Soạn giá thuê rừng trình UBND tỉnh | Sở Tài chính | | Bảng giá | Năm 2024
5 | Họp bàn với UBND tỉnh về mật ong | Sở Xây dựng | | Biên bản | Năm 2024
"""


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Callable[..., Answer]:
    """Ask over a plan in which two of five tasks of a department are given to the province."""
    return opened(bee_plan(ROWS)).ask


@pytest.mark.parametrize(
    "question",
    [
        "Sở Xây dựng phải trình UBND tỉnh những gì?",
        "so xay dung phai gui ubnd tinh nhung gi",
        "Sở Xây dựng báo cáo những gì cho UBND tỉnh?",
        "Sở Xây dựng trình lên UBND tỉnh bao nhiêu việc?",
    ],
)
def test_only_what_is_given_is_listed(ask: Callable[..., Answer], question: str) -> None:
    answer = ask(question)
    assert answer.total == 2
    assert "Lập bản đồ vùng hoa" in answer.text
    assert "Đếm đàn ong" in answer.text


def test_nothing_is_listed_where_nothing_is_given(ask: Callable[..., Answer]) -> None:
    assert ask("Sở Tài chính phải trình HĐND tỉnh những gì?").status is Status.NOT_FOUND


def test_what_a_body_leads_is_listed_as_before(ask: Callable[..., Answer]) -> None:
    assert ask("Sở Xây dựng chủ trì những gì?").total == 4


def test_a_body_of_an_earlier_turn_is_not_looked_for_in_this_one(ask: Callable[..., Answer]) -> None:
    answer = ask("những gì nữa?", ["Trong quyết định 314 thì bên Sở Xây dựng chủ trì những gì, bạn kể giúp?"])
    assert answer.status is not Status.FAILED
