"""What a thing costs, asked by "kinh phí": told where money is set aside for it, and not where it earns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH

Phòng cháy rừng và phát triển nghề ong năm 2024

I. TỔ CHỨC THỰC HIỆN

1. Sở Tài chính tham mưu bố trí 35 tỷ đồng mua sắm 02 xe thang cho lực lượng kiểm lâm.

2. Sở Công Thương mở rộng thị trường mật ong, doanh thu mật ong đạt 90 tỷ đồng.

3. Sở Y tế khám sức khỏe cho người nuôi ong.
"""


@pytest.fixture(scope="module")
def bees(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan that sets money aside for one thing, and tells what another earns."""
    title = "Kế hoạch phòng cháy rừng và phát triển nghề ong năm 2024"
    return opened(decision(title, f"\nĐiều 1. Ban hành kèm theo Quyết định này {title}.\n", PLAN))


@pytest.mark.parametrize(
    "question",
    ["kinh phí xe thang", "Kinh phí mua xe thang cho kiểm lâm là bao nhiêu?", "kinh phi mua xe thang"],
)
def test_money_set_aside_is_what_a_thing_costs(bees: Assistant, question: str) -> None:
    answer = bees.ask(question)
    assert answer.status is Status.ANSWERED
    assert "35 tỷ đồng" in answer.text


@pytest.mark.parametrize(
    "question", ["kinh phí mật ong", "Kinh phí mật ong là bao nhiêu?", "Kinh phí khám sức khỏe là bao nhiêu?"]
)
def test_what_a_thing_earns_is_no_cost_of_it(bees: Assistant, question: str) -> None:
    assert bees.ask(question).status is Status.NOT_FOUND
