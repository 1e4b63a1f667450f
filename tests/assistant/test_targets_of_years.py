"""Targets of a table with a column for each of several years: counted, listed, asked of both."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

CLAUSES = """
Điều 1. Ban hành kèm theo Quyết định này các chỉ tiêu nuôi ong lấy mật trên địa bàn tỉnh.
"""
PLAN = decision(
    "các chỉ tiêu nuôi ong lấy mật trên địa bàn tỉnh",
    CLAUSES,
    """
PHỤ LỤC I

Chỉ tiêu nuôi ong lấy mật
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

STT\tChỉ tiêu\tĐơn vị tính\tNăm 2024\tNăm 2025\tĐơn vị theo dõi
1\tTỷ lệ đàn ong được kiểm dịch\t%\t61\t74\tSở Y tế
2\tTỷ lệ mật ong có tem truy xuất\t%\t35\t48\tSở Công Thương
3\tThời gian chờ trung bình của một lượt xét nghiệm mật\tPhút\t25\t18\tSở Y tế
""",
)


@pytest.fixture
def bees(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Quyết định 314 có bao nhiêu chỉ tiêu?", 3),
        ("Sở Y tế theo dõi mấy chỉ tiêu, là những chỉ tiêu gì?", 2),
        ("Liệt kê các chỉ tiêu năm 2025 của Quyết định 314", 3),
    ],
)
def test_an_indicator_of_two_years_is_one(bees: Assistant, question: str, total: int) -> None:
    answer = bees.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.total == total
    assert "74%" in answer.text


def test_both_years_stand_in_one_line(bees: Assistant) -> None:
    lines = bees.ask("Sở Công Thương theo dõi những chỉ tiêu nào?").text.splitlines()
    told = [line for line in lines if "tem truy xuất" in line]
    assert len(told) == 1
    assert "năm 2024: 35%" in told[0]
    assert "năm 2025: 48%" in told[0]


@pytest.mark.parametrize(
    "question",
    [
        "TL đàn ong được kiểm dịch năm 2025 = ? %, CQ theo dõi?",
        "Tỷ lệ đàn ong được kiểm dịch năm 2025 là bao nhiêu? Ai theo dõi?",
        "Tỷ lệ đàn ong được kiểm dịch năm 2025 bao nhiêu, ai trông coi con số này?",
        "Kính đề nghị nêu chỉ tiêu năm 2025 về tỷ lệ đàn ong được kiểm dịch và cơ quan chủ trì theo dõi, đánh giá",
    ],
)
def test_a_figure_and_who_watches_it_are_told_together(bees: Assistant, question: str) -> None:
    answer = bees.ask(question)
    assert answer.status is Status.ANSWERED
    assert "74%" in answer.text
    assert "theo dõi: Sở Y tế" in answer.text


def test_a_time_waited_is_a_figure(bees: Assistant) -> None:
    answer = bees.ask("Năm 2025 thời gian chờ xét nghiệm mật bao nhiêu phút, đơn vị theo dõi, đánh giá?")
    assert "18 Phút" in answer.text
    assert "theo dõi: Sở Y tế" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Tỷ lệ đàn ong được kiểm dịch năm 2024 và năm sau chênh nhau thế nào?",
        "Tỷ lệ đàn ong được kiểm dịch năm 2025 bao nhiêu, so với 2024 được mấy?",
        "Tỷ lệ đàn ong được kiểm dịch 2025 với năm trước khác nhau bao nhiêu?",
        "tỷ lệ đàn ong được kiểm dịch 2024 bao nhiêu, 2025 bao nhiêu",
    ],
)
def test_the_figures_of_both_years_asked_are_told(bees: Assistant, question: str) -> None:
    told = bees.ask(question).text
    assert "61%" in told
    assert "74%" in told


def test_a_year_only_compared_with_is_not_asked(bees: Assistant) -> None:
    told = bees.ask("Tỷ lệ đàn ong được kiểm dịch năm 2025 tăng lên bao nhiêu so với năm 2024?").text
    assert "74%" in told
    assert "61%" not in told


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("Bao giờ thì tỷ lệ đàn ong được kiểm dịch đạt 61%?", "(năm 2024)", "74"),
        ("ty le mat ong co tem truy xuat dat 48 phan tram vao nam nao", "(năm 2025)", "35%"),
        (
            "Đến khi nào thời gian chờ trung bình của một lượt xét nghiệm mật giảm còn 18 phút?",
            "(năm 2025)",
            "25 Phút",
        ),
    ],
)
def test_the_year_of_a_figure_is_that_of_its_column(
    bees: Assistant, question: str, told: str, not_told: str
) -> None:
    answer = bees.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text
    assert not_told not in answer.text.partition("\n")[0]


def test_a_figure_that_no_target_has_is_of_no_year(bees: Assistant) -> None:
    answer = bees.ask("Bao giờ thì tỷ lệ đàn ong được kiểm dịch đạt 93%?")
    assert "(năm" not in answer.text
