"""Figures set unit by unit: told of the unit named and of no other, compared, and watched by whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

ROWS = """
STT\tHuyện, thành phố\tThu ngân sách trên địa bàn (triệu đồng)\tGiảm tỷ lệ hộ nghèo (%)\tTrồng rừng mới (ha)
1\tThành phố Suối Đá\t520.000\t0,1\t50
2\tHuyện Đồi Cọ\t34.000\t3,5\t1.200
3\tHuyện Khe Sim\t88.000\t2,3\t450
4\tHuyện Bãi Thông\t63.000\t2,6\t
"""
WATCHED = """
STT\tChỉ tiêu\tĐơn vị tính\tKế hoạch năm 2026\tCơ quan theo dõi, báo cáo
1\tTrồng rừng mới toàn vùng\tHa\t9.500\tSở Nông nghiệp và Môi trường
2\tTỷ lệ che phủ rừng\t%\t64,4\tSở Nông nghiệp và Môi trường
3\tSố bác sỹ trên một vạn dân\tBác sỹ\t11,8\tSở Y tế
"""
ANNEX = "(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)"
PLAN = decision(
    "giao chỉ tiêu năm 2026 cho các huyện, thành phố",
    "Điều 1. Giao chỉ tiêu năm 2026 cho các huyện, thành phố.",
    f"BIỂU SỐ 01\nCÁC CHỈ TIÊU CHỦ YẾU NĂM 2026\n{ANNEX}\n{WATCHED}\n\n"
    f"BIỂU SỐ 02\nCHỈ TIÊU GIAO CÁC HUYỆN, THÀNH PHỐ NĂM 2026\n{ANNEX}\n{ROWS}",
)


@pytest.fixture(scope="module")
def house(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "figures", "others"),
    [
        ("huyện Đồi Cọ mức giảm hộ nghèo", ("3,5%",), ("2,3", "2,6", "0,1")),
        ("huyen khe sim thu ngan sach bao nhieu trieu dong", ("88.000",), ("34.000", "63.000")),
        ("UBND huyện Khe Sim phải trồng rừng mới bao nhiêu ha?", ("450 ha",), ("1.200", "9.500")),
        (
            "Khe Sim và Bãi Thông huyện nào thu ngân sách cao hơn",
            ("Khe Sim có số cao hơn", "88.000", "63.000"),
            (),
        ),
        ("huyện nào được giao thu ngân sách thấp nhất", ("Đồi Cọ", "34.000"), ("520.000",)),
        ("huyện nào giảm hộ nghèo nhiều nhất, bao nhiêu phần trăm", ("Đồi Cọ", "3,5"), ("2,6",)),
        ("huyện nào thu ít ngân sách nhất", ("Đồi Cọ",), ("Khe Sim",)),
    ],
)
def test_the_unit_asked_of_is_told_alone(
    house: Assistant, question: str, figures: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answer = house.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(figure in answer.text for figure in figures)
    assert not any(figure in answer.text for figure in others)
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "huyện Đồng Chum thu ngân sách bao nhiêu triệu đồng",
        "huyện Bãi Thông trồng rừng mới bao nhiêu ha",
        "thị xã Đồi Cọ giảm tỷ lệ hộ nghèo bao nhiêu",
        "huyện Đồi Cọ giảm tỷ lệ hộ cận nghèo bao nhiêu",
    ],
)
def test_what_the_table_does_not_say_of_a_unit_is_not_told_of_another(
    house: Assistant, question: str
) -> None:
    assert house.ask(question).status is Status.NOT_FOUND


def test_the_targets_an_office_watches_are_counted_in_the_table_named(house: Assistant) -> None:
    answer = house.ask("Tại Biểu số 01, Sở Nông nghiệp và Môi trường theo dõi, báo cáo bao nhiêu chỉ tiêu?")
    assert answer.total == 2
