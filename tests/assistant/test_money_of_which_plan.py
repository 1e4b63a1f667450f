"""The money for a matter, asked without naming a plan: of the plan of that year or office, else of each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper


def plan(place: str, number: int, year: int, money: str) -> str:
    return paper(
        f"Chống xói lở bờ sông năm {year}",
        f"I. NHIỆM VỤ\n\n1. Sở Y tế chủ trì đắp kè.\n\nII. KINH PHÍ THỰC HIỆN\n\nKinh phí thực hiện Kế hoạch này {money}.",
        place=place,
        number=f"{number}/KH-UBND",
        year=year,
    )


@pytest.fixture(scope="module")
def banks(opened: Callable[..., Assistant]) -> Assistant:
    return opened(
        plan("Long An", 41, 2023, "lấy từ quỹ phòng, chống thiên tai"),
        plan("An Giang", 42, 2024, "do ngân sách trung ương hỗ trợ"),
    )


FUND, STATE = "quỹ phòng, chống thiên tai", "ngân sách trung ương hỗ trợ"


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Kinh phí chống xói lở bờ sông năm 2023 lấy từ đâu?", FUND, STATE),
        ("kinh phi chong xoi lo bo song nam 2024 lay o dau", STATE, FUND),
    ],
)
def test_the_plan_of_the_year_tells_its_money(
    banks: Assistant, question: str, told: str, untold: str
) -> None:
    answer = banks.ask(question)
    assert told in answer.text
    assert untold not in answer.text


def test_plans_that_fit_alike_are_each_told(banks: Assistant) -> None:
    answer = banks.ask("Kinh phí chống xói lở bờ sông lấy từ đâu?")
    assert FUND in answer.text
    assert STATE in answer.text
