"""Two indices asked of in one question: one was told, the other dropped without a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper

PLAN = paper(
    "Nâng hạng các chỉ số năm 2024",
    """
I. MỤC TIÊU

1. Chỉ số cải cách hành chính (PAR INDEX) của các xã đạt tối thiểu 84%.

2. Chỉ số hài lòng về sự phục vụ hành chính (SIPAS) của các xã đạt tối thiểu 80%.
""",
)


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan."""
    return opened(PLAN)


@pytest.mark.parametrize(
    "question",
    [
        "PAR INDEX và SIPAS của các xã ở Tây Ninh năm 2024 bao nhiêu?",
        "Các xã ở Tây Ninh năm 2024 PAR INDEX bao nhiêu, SIPAS bao nhiêu?",
        "sipas va par index cua cac xa tay ninh nam 2024 dat bao nhieu",
    ],
)
def test_the_figure_of_each_index_is_told(one: Assistant, question: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert "84%" in told.text
    assert "80%" in told.text


def test_an_index_that_is_not_found_is_named(one: Assistant) -> None:
    told = one.ask("SIPAS và PCI của các xã ở Tây Ninh năm 2024 bao nhiêu?")
    assert told.status is Status.PARTIAL
    assert "80%" in told.text
    assert "PCI" in told.text


def test_one_index_stays_one(one: Assistant) -> None:
    told = one.ask("SIPAS của các xã ở Tây Ninh năm 2024 bao nhiêu?").text
    assert "80%" in told
    assert "84%" not in told


LEVELS = paper(
    "Nâng hạng các chỉ số năm 2024",
    """
PHỤ LỤC
CHỈ TIÊU NĂM 2024

| STT | Chỉ tiêu | Năm 2024 |
|---|---|---|
| 1 | Chỉ số cải cách hành chính (PAR INDEX) của các cơ quan thuộc UBND tỉnh | 90% |
| 2 | Chỉ số cải cách hành chính (PAR INDEX) của UBND các huyện | 84% |
| 3 | Chỉ số hài lòng (SIPAS) của các cơ quan thuộc UBND tỉnh | 86% |
| 4 | Chỉ số hài lòng (SIPAS) của UBND các huyện | 80% |
""",
)


def test_a_talk_that_turns_to_another_index_is_of_that_alone(opened: Callable[..., Assistant]) -> None:
    before = "PAR INDEX của UBND các huyện ở Tây Ninh năm 2024 phải đạt bao nhiêu?"
    question = "Còn SIPAS thì các cơ quan thuộc UBND tỉnh vs UBND huyện lệch nhau ntn?"
    told = opened(LEVELS).ask(question, history=[before])
    assert told.records
    assert {getattr(record, "value", None) for record in told.records} <= {"86", "80"}
    assert "PAR INDEX" not in told.text
