"""A telephone number asked for is told where one is printed; what speaks of telephones is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH

Phát triển nghề muối năm 2024

I. MỤC TIÊU

- Phấn đấu hộ diêm dân có điện thoại thông minh, mỗi hợp tác xã muối có một số tài khoản.

II. ĐẦU MỐI

Số điện thoại tiếp nhận phản ánh về giá muối của Chi cục Phát triển nông thôn: 0263 3822 411.
"""


@pytest.fixture(scope="module")
def salt(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan that prints one telephone number."""
    return opened(decision("Kế hoạch phát triển nghề muối năm 2024", "", PLAN))


def test_no_number_is_told_where_none_is_printed(salt: Assistant) -> None:
    assert salt.ask("xin số điện thoại hợp tác xã muối").status is Status.NOT_FOUND


def test_the_number_printed_is_told(salt: Assistant) -> None:
    answer = salt.ask("số điện thoại phản ánh giá muối")
    assert answer.status is Status.ANSWERED
    assert "0263 3822 411" in answer.text
