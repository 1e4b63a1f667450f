"""Targets whose table prints who follows them and nobody who carries them out; figures told in words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.records.figures import by_year
from assistant.wording import figure
from corpus.model import Source, Target
from tests.assistant.letterhead import decision

FOLLOWED = """
STT\tChỉ tiêu\tĐơn vị tính\tMục tiêu năm 2028\tCơ quan chủ trì theo dõi, đánh giá
1\tTỷ lệ lò gốm dùng khí đốt\t%\t≥ 85\tSở Công Thương
2\tXếp hạng làng gốm\tThứ bậc\t≤ 3 Đông Nam Á; ≤ 50 Thế giới\tSở Du lịch
"""
BOTH = """
STT\tChỉ tiêu\tĐơn vị tính\tMục tiêu năm 2028\tTrách nhiệm\t
\t\t\t\tĐơn vị theo dõi\tĐơn vị thực hiện
1\tTỷ lệ lò gốm dùng khí đốt\t%\t≥ 85\tSở Công Thương\tSở Công Thương
2\tTỷ lệ xưởng gốm có kho men\t%\t60\tSở Công Thương\tUBND cấp xã
"""
REMARK = "không ghi ai thực hiện"


def plan(rows: str) -> str:
    """A decision with an annex of targets."""
    return decision(
        "Kế hoạch nghề gốm",
        "Điều 1. Ban hành Kế hoạch nghề gốm.",
        f"PHỤ LỤC I\n\nChỉ tiêu nghề gốm\n(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)\n{rows}",
    )


@pytest.fixture(name="followed", scope="module")
def only_followed(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over targets that are followed."""
    return opened(plan(FOLLOWED))


@pytest.mark.parametrize(
    "question",
    [
        "Ai thực hiện chỉ tiêu lò gốm dùng khí đốt?",
        "Cơ quan nào thực hiện chỉ tiêu tỷ lệ lò gốm dùng khí đốt?",
        "Sở Công Thương thực hiện chỉ tiêu lò gốm dùng khí đốt phải không?",
        "Sở Công Thương thực hiện những chỉ tiêu nào?",
    ],
)
def test_who_follows_a_target_is_not_told_as_carrying_it_out(followed: Assistant, question: str) -> None:
    answer = followed.ask(question)
    assert answer.status is Status.PARTIAL
    assert REMARK in answer.text
    assert "thực hiện: Sở" not in answer.text


def test_what_a_plan_carries_out_asks_not_who_does(followed: Assistant) -> None:
    plan_named = "trong Kế hoạch nghề gốm thực hiện Nghị quyết của Tỉnh ủy"
    answer = followed.ask(
        f"Chỉ tiêu lò gốm dùng khí đốt mà Sở Công Thương theo đó đề ra {plan_named} là bao nhiêu?"
    )
    assert "85" in answer.text
    assert REMARK not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Ai theo dõi chỉ tiêu lò gốm dùng khí đốt?",
        "Tỷ lệ lò gốm dùng khí đốt thực hiện đến năm 2028 là bao nhiêu?",
        "Chỉ tiêu lò gốm dùng khí đốt là bao nhiêu?",
    ],
)
def test_who_follows_a_target_is_told(followed: Assistant, question: str) -> None:
    answer = followed.ask(question)
    assert answer.status is Status.ANSWERED
    assert "theo dõi: Sở Công Thương" in answer.text
    assert "thực hiện: " not in answer.text
    assert REMARK not in answer.text


def test_who_carries_it_out_is_told_where_a_column_of_its_own_says_so(
    opened: Callable[..., Assistant],
) -> None:
    ask = opened(plan(BOTH)).ask
    assert "thực hiện: Sở Công Thương" in ask("Ai thực hiện chỉ tiêu lò gốm dùng khí đốt?").text
    store = ask("Ai thực hiện chỉ tiêu xưởng gốm có kho men?")
    assert "thực hiện: UBND cấp xã" in store.text
    assert REMARK not in store.text


def test_a_unit_follows_a_figure_told_in_words_in_brackets(followed: Assistant) -> None:
    text = followed.ask("Xếp hạng làng gốm năm 2028 là bao nhiêu?").text
    assert text.startswith("≤ 3 Đông Nam Á; ≤ 50 Thế giới (Thứ bậc)")


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("5", "doanh nghiệp", "5 doanh nghiệp"),
        ("3 triệu", "đồng", "3 triệu đồng"),
        ("16 - 18", "%/năm", "16 - 18%/năm"),
        ("12", "Sở", "12 Sở"),
        ("3% và tăng dần", "% tổng chi", "3% và tăng dần (% tổng chi)"),
        ("100% xã", "%", "100% xã"),
        ("0,7", "Chỉ số phát triển con người", "0,7 (Chỉ số phát triển con người)"),
    ],
)
def test_a_figure_is_joined_with_its_unit(value: str, unit: str, told: str) -> None:
    source = Source("a.txt", (0,), "", value)
    assert figure(Target("t", None, "x", source, value=value, comparator="=", unit=unit)) == told


def test_targets_of_several_years_follow_each_other() -> None:
    far, near, dateless = (
        Target(by, None, "lò gốm", Source("g.md", (1,), "", "95"), by=by or None)
        for by in ("2045", "2030", "")
    )
    assert by_year((far, near)) == (near, far)
    assert by_year((far, dateless)) == (far, dateless)
