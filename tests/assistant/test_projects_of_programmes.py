"""Numbered projects of a programme given to an agency in bullets: listed and counted, nothing else with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch thực hiện Chương trình phục hồi rạn san hô",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện Chương trình phục hồi rạn san hô.",
    """
KẾ HOẠCH

Thực hiện Chương trình phục hồi rạn san hô

I. TỔ CHỨC THỰC HIỆN

1. Công an tỉnh

a) Hướng dẫn các xã ven biển cắm phao tiêu.

b) Tổ chức triển khai thực hiện các dự án, tiểu dự án do Bộ Công an chủ trì:

- Dự án 1: Tuần tra vùng lõi khu bảo tồn.

- Tiểu dự án 2 (Dự án 3): Số hóa nhật ký tàu thuyền.

2. Sở Tài chính

Bố trí kinh phí mua xuồng cao tốc.
""",
)


@pytest.fixture(scope="module")
def reefs(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan that gives an agency two projects among its duties."""
    return opened(PLAN)


@pytest.mark.parametrize(
    "question",
    [
        "Liệt kê các dự án, tiểu dự án do Bộ Công an chủ trì mà Công an tỉnh triển khai theo Quyết định 314.",
        "quyết định 314 công an tỉnh được giao mấy dự án, tiểu dự án",
        "Theo Quyết định 314, Công an tỉnh phải triển khai những dự án nào?",
    ],
)
def test_the_projects_given_are_listed(reefs: Assistant, question: str) -> None:
    answer = reefs.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.total == 2
    assert "nhật ký tàu thuyền" in answer.text
    assert "phao tiêu" not in answer.text


def test_projects_of_another_ministry_are_not_told(reefs: Assistant) -> None:
    text = reefs.ask(
        "Theo Quyết định 314, Công an tỉnh triển khai các dự án nào do Bộ Quốc phòng chủ trì?"
    ).text
    assert "nhật ký tàu thuyền" not in text
