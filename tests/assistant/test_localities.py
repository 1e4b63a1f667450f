"""A task about one town is not told for another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.naming.localities import of_another_unit
from assistant.query import Party
from tests.assistant.letterhead import decision

ANNEX = """
PHỤ LỤC

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Lập hồ sơ đề nghị công nhận thị xã Phú Lâm là đô thị loại IV | Sở Xây dựng | Quý II/2024 |
| 2 | Chỉnh trang vỉa hè các thị trấn | Sở Giao thông vận tải | Quý III/2024 |
"""


def named(name: str) -> tuple[Party, ...]:
    return (Party("unit", name, 0, 1),)


@pytest.mark.parametrize(
    ("name", "text", "another"),
    [
        ("thị xã Ẩn Sơn", "công nhận thị xã Phú Lâm là đô thị", True),
        ("thị xã Ẩn Sơn", "công nhận thị xã là đô thị", False),
        ("thị xã Ẩn Sơn", "thị xã Phú Lâm và thị xã Ẩn Sơn", False),
        ("huyện Cư Jút", "Uỷ ban nhân dân huyện, thị xã", False),
        ("Sở Xây dựng", "thị xã Phú Lâm", False),
    ],
)
def test_units_of_one_kind(name: str, text: str, another: bool) -> None:
    assert of_another_unit(named(name), text) is another


@pytest.fixture(scope="module")
def plan(opened: Callable[..., Assistant]) -> Assistant:
    return opened(decision("Kế hoạch năm 2024", "Điều 1. Ban hành kèm theo Kế hoạch năm 2024.", ANNEX))


def test_a_task_about_another_town_is_not_told(plan: Assistant) -> None:
    told = plan.ask("Ai lập hồ sơ đề nghị công nhận thị xã Phú Lâm là đô thị loại IV?")
    assert "Sở Xây dựng chủ trì" in told.text
    refused = plan.ask("Ai lập hồ sơ đề nghị công nhận thị xã Sông Bé là đô thị loại IV?")
    assert refused.status is Status.NOT_FOUND
