"""Committees of a level are asked for in other words than the paper prints them with."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

TASKS = """
Danh mục nhiệm vụ

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
| --- | --- | --- | --- | --- |
| 1 | Đào giếng khoan vùng đá ong | Sở Xây dựng | {helping} | Tháng 3/2024 |
| 2 | Trồng tre chắn sóng ven suối | {leading} | Sở Tài chính | Tháng 9/2024 |
| 3 | Khảo sát mạch nước ngầm | Sở Xây dựng | Sở Tài chính | Tháng 9/2024 |
"""


def plan(name: str, number: int, printed: str) -> str:
    return decision(
        "Kế hoạch cấp nước sạch năm 2024",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cấp nước sạch.",
        TASKS.format(helping=name, leading=name),
        number=number,
        printed=printed,
    )


@pytest.fixture(scope="module")
def water(opened: Callable[..., Assistant]) -> Assistant:
    return opened(
        plan("UBND xã, phường, đặc khu", 314, "Lâm Đồng"),
        plan("UBND các xã, phường", 77, "Kon Tum"),
    )


@pytest.mark.parametrize(
    "who",
    [
        "UBND các xã, phường, đặc khu",
        "UBND các xã, phường",
        "UBND cấp xã",
        "ubnd phường, xã",
        "UBND X/P/ĐK",
        "các xã, phường",
        "các xã phường ở Lâm Đồng",
    ],
)
@pytest.mark.parametrize("number", [314, 77])
def test_they_are_the_same_however_called(water: Assistant, who: str, number: int) -> None:
    if "Lâm Đồng" in who and number != 314:
        return
    for part, task in (("chủ trì", "Trồng tre"), ("phối hợp", "Đào giếng")):
        answer = water.ask(f"{who} được giao {part} mấy nhiệm vụ trong Quyết định {number}?")
        assert answer.total == 1
        assert task in answer.text


def test_those_of_another_level_are_not_told(water: Assistant) -> None:
    for who in ("UBND các huyện, thị xã", "UBND các tỉnh, thành phố"):
        assert not water.ask(f"{who} được giao chủ trì mấy nhiệm vụ trong Quyết định 314?").total
