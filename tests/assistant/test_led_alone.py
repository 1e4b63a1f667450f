"""Tasks an agency leads by itself, and bodies of the centre called by their short names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from corpus.agencies import agency_key, split_agencies
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch phục hồi đầm phá",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phục hồi đầm phá.",
    """
KẾ HOẠCH

Phục hồi đầm phá

PHỤ LỤC

Danh mục nhiệm vụ
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện
1\tThả rạn nhân tạo ở cửa đầm\tSở Tài chính; Sở Xây dựng\tUBND cấp xã\tNăm 2025
2\tTrồng cỏ biển trên bãi bồi\tSở Xây dựng\tUBND cấp xã\tNăm 2025
3\tThu gom lưới ma dưới đáy phá\tSở Xây dựng\tSở Tài chính\tNăm 2026
""",
)


@pytest.fixture(scope="module")
def lagoon(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan with a task that two agencies lead together."""
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Sở Xây dựng chủ trì mấy nhiệm vụ trong Quyết định 314?", 3),
        ("Sở Xây dựng đứng riêng chủ trì mấy nhiệm vụ trong Quyết định 314?", 2),
        ("Sở Xây dựng một mình chủ trì những nhiệm vụ nào trong Quyết định 314?", 2),
        ("QĐ 314: Sở Xây dựng chủ trì mấy nhiệm vụ, không tính việc giao chung các sở, ngành?", 2),
        ("qd 314 dem giup so xay dung chu tri may nhiem vu, khong ke dong giao chung cac so nganh", 2),
        ("QĐ 314: Sở Xây dựng chủ trì nhiệm vụ nào (không tính dòng ghi chung với sở khác)?", 2),
    ],
)
def test_what_is_led_alone_is_told_apart(lagoon: Assistant, question: str, total: int) -> None:
    assert lagoon.ask(question).total == total


def test_the_front_of_the_centre_is_no_front_of_a_province() -> None:
    central = agency_key("Trung ương Mặt trận Tổ quốc Việt Nam")
    assert central == agency_key("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")
    assert central != agency_key("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh")


def test_a_known_name_after_areas_is_a_body_of_its_own() -> None:
    cell = "Các sở, ngành, UBND xã, phường, đặc khu Sở Tài chính"
    assert split_agencies(cell)[-2:] == ("UBND xã, phường, đặc khu", "Sở Tài chính")
    assert split_agencies("Công an thành phố Hà Nội") == ("Công an thành phố Hà Nội",)
