"""Two documents of one province told apart by their kinds and years alone ("kế hoạch 2021 và công văn 2022")."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper

PLAN = paper(
    "Phát triển nghề nuôi yến giai đoạn 2021 - 2025",
    "I. MỤC TIÊU\n\n- Đến năm 2025, 80% nhà yến được cấp mã số cơ sở nuôi.\n",
    number="31/KH-UBND",
    year=2021,
)
LETTER = paper(
    "Về chỉ tiêu quản lý nghề nuôi yến",
    "I. CHỈ TIÊU\n\n- Năm 2022, 55% nhà yến được cấp mã số cơ sở nuôi.\n",
    number="902/CV-UBND",
    kind="CÔNG VĂN",
    year=2022,
)
ELSEWHERE = paper(
    "Phát triển nghề nuôi yến năm 2021",
    "I. MỤC TIÊU\n\n- Năm 2021, 12% nhà yến được cấp mã số cơ sở nuôi.\n",
    place="Kon Tum",
    number="8/KH-UBND",
    year=2021,
)


@pytest.fixture(scope="module")
def swifts(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan of 2021 and a letter of 2022 of one province, and a plan of another."""
    return opened(PLAN, LETTER, ELSEWHERE)


def told(answer: Answer) -> list[str]:
    """The figures cited, in order."""
    return [figure for each in answer.citations for figure in ("80%", "55%", "12%") if figure in each.quote]


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch năm 2021 của Tây Ninh và công văn 2022 đặt tỷ lệ nhà yến được cấp mã số là bao nhiêu?",
        "Kế hoạch 2021 và công văn 2022 của Tây Ninh đặt tỷ lệ nhà yến được cấp mã số là bao nhiêu?",
        "Theo kế hoạch năm 2021 và công văn năm 2022 thì Tây Ninh cấp mã số bao nhiêu phần trăm nhà yến?",
        "Tây Ninh: KH 2021 vs CV 2022 bao nhiêu phần trăm nhà yến được cấp mã số?",
        "ở Tây Ninh văn bản năm 2021 đòi mấy phần trăm nhà yến có mã số, sang văn bản năm 2022 thì mấy phần trăm?",
        "Kế hoạch 2021 của Tây Ninh với công văn 2022 hình như đưa hai con số khác nhau về tỷ lệ nhà yến được "
        "cấp mã số. Mỗi văn bản ghi bao nhiêu?",
    ],
)
def test_each_paper_of_the_place_is_told(swifts: Assistant, question: str) -> None:
    answer = swifts.ask(question)
    assert answer.status is Status.ANSWERED
    assert told(answer) == ["80%", "55%"]


def test_a_side_that_sets_a_figure_for_another_year_is_told_with_that_year(swifts: Assistant) -> None:
    answer = swifts.ask(
        "So sánh tỷ lệ nhà yến được cấp mã số trong kế hoạch Tây Ninh đến năm 2025 với kế hoạch Kon Tum"
    )
    assert told(answer) == ["80%", "12%"]
    assert "(năm 2021)" in answer.text


def test_a_year_alone_still_limits_what_is_asked(swifts: Assistant) -> None:
    answer = swifts.ask("Năm 2022 Tây Ninh cấp mã số cho bao nhiêu phần trăm nhà yến?")
    assert told(answer) == ["55%"]
