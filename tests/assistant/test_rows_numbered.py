"""Several rows of a table asked for by their numbers in one question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

TITLE = "Kế hoạch nuôi tôm sú năm 2024"
ROWS = "\n".join(
    f"| {i} | Đào ao nuôi tôm số hiệu A{i} | Sở Y tế | Sở Tài chính | Năm 2024 |" for i in range(1, 15)
)
ANNEX = f"""
PHỤ LỤC

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
{ROWS}
"""


@pytest.fixture(scope="module")
def ponds(opened: Callable[..., Assistant]) -> Assistant:
    return opened(decision(TITLE, f"Điều 1. Ban hành kèm theo Quyết định này {TITLE}.", ANNEX))


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("STT 5 và 7 của quyết định 314", [5, 7]),
        ("ai chủ trì STT 3, 6, 12 quyết định 314", [3, 6, 12]),
        ("nhiệm vụ số 2 và số 4 quyết định 314", [2, 4]),
        ("nhiem vu 8 va 9 cua qd 314", [8, 9]),
        ("STT 1 đến 4 quyết định 314", [1, 2, 3, 4]),
    ],
)
def test_each_row_called_is_told_in_the_order_asked(
    ponds: Assistant, question: str, numbers: list[int]
) -> None:
    answer = ponds.ask(question)
    assert answer.status is Status.ANSWERED
    told = [line for line in answer.text.splitlines() if line.startswith("STT ")]
    assert told == [f"STT {number}:" for number in numbers]
    assert all(f"số hiệu A{number}”" in answer.text for number in numbers)


def test_a_row_that_is_not_there_is_said_beside_those_that_are(ponds: Assistant) -> None:
    answer = ponds.ask("STT 14 và 15 của quyết định 314")
    assert answer.status is Status.PARTIAL
    assert "A14" in answer.text
    assert "Không có nhiệm vụ mang số thứ tự 15" in answer.text


def test_a_long_span_is_told_to_its_limit_and_said_so(ponds: Assistant) -> None:
    answer = ponds.ask("STT 1 đến 14 của quyết định 314")
    assert "xin hỏi tiếp từ STT 11" in answer.text
    assert "A10”" in answer.text
    assert "A11”" not in answer.text


@pytest.mark.parametrize(
    "named", ["Chương trình hành động số 5", "chuong trinh hanh dong so 5", "Hội đồng số 5"]
)
def test_the_number_of_something_else_calls_no_row(ponds: Assistant, named: str) -> None:
    assert "STT 5" not in ponds.ask(f"Quyết định 314 giao Sở Y tế làm gì theo {named}?").text


def test_a_line_of_a_table_is_a_row(ponds: Assistant) -> None:
    assert "A5”" in ponds.ask("dòng số 5 của quyết định 314 ghi gì?").text


@pytest.mark.parametrize("doing", ["thực hiện", "triển khai", "triển khai thực hiện"])
def test_a_plan_is_known_by_what_it_carries_out_whatever_the_verb(
    opened: Callable[..., Assistant], doing: str
) -> None:
    title = "Kế hoạch thực hiện Chương trình hành động số 15 về nuôi sếu"
    cranes = decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", ANNEX, number=512)
    others = decision(TITLE, f"Điều 1. Ban hành kèm theo Quyết định này {TITLE}.", ANNEX, number=513)
    answer = opened(cranes, others).ask(f"Ai ký kế hoạch {doing} Chương trình hành động số 15?")
    assert "512/QĐ-UBND" in answer.text
    assert "513/QĐ-UBND" not in answer.text
