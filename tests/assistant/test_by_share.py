"""Targets listed and counted by their share, or by how many watch over them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.bootstrap import Assistant
from corpus.model import Target
from tests.assistant.letterhead import decision

PLAN = decision(
    "Chỉ tiêu phục hồi đầm phá",
    "Điều 1. Giao chỉ tiêu phục hồi đầm phá năm 2024.",
    """
PHỤ LỤC

Chỉ tiêu phục hồi đầm phá năm 2024

STT\tChỉ tiêu\tĐơn vị tính\tGiao năm 2024\tĐơn vị theo dõi
1\tTỷ lệ bãi bồi có cỏ biển\t%\t40\tSở Xây dựng
2\tTỷ lệ lưới ma được thu gom\t%\t90\tSở Tài chính; Sở Xây dựng
3\tTỷ lệ bến đò có phao\t%\t100\tSở Y tế
4\tTỷ lệ rạn nhân tạo còn nguyên\t%\t55\tSở Y tế
5\tTỷ lệ hộ nuôi rong có giấy phép\t%\t90\tSở Xây dựng
""",
)


@pytest.fixture(scope="module")
def lagoon(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PLAN)


def values(answer: Answer) -> list[str]:
    return sorted((r.value or "").strip(" %") for r in answer.records if isinstance(r, Target))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Chỉ tiêu nào dưới 60% trong quyết định 314?", ["40", "55"]),
        ("chỉ tiêu dưới 60% trong quyết định 314", ["40", "55"]),
        ("QĐ 314 chi tieu tren 80%", ["100", "90", "90"]),
        ("chi tieu nao tren 80% trong quyet dinh 314", ["100", "90", "90"]),
        ("Quyết định 314 có mấy chỉ tiêu 90%?", ["90", "90"]),
        ("Chỉ tiêu 100% của quyết định 314 có những gì?", ["100"]),
        ("Quyết định 314 có bao nhiêu chỉ tiêu từ 90% trở lên?", ["100", "90", "90"]),
        ("Quyết định 314 có bao nhiêu chỉ tiêu từ 50% đến 90%?", ["55", "90", "90"]),
        ("Chỉ tiêu nào do từ hai cơ quan theo dõi trở lên?", ["90"]),
    ],
)
def test_targets_are_listed_by_their_share(lagoon: Assistant, question: str, expected: list[str]) -> None:
    assert values(lagoon.ask(question)) == expected


GROWTH = decision(
    "Chỉ tiêu nuôi hàu",
    "Điều 1. Giao chỉ tiêu nuôi hàu năm 2024.",
    """
PHỤ LỤC

Chỉ tiêu nuôi hàu năm 2024

STT\tChỉ tiêu\tĐơn vị tính\tGiao năm 2024\tĐơn vị theo dõi
1\tSố bè hàu được cấp giấy chứng nhận trên cổng dịch vụ công\t%\t100\tSở Y tế
2\tSố bè hàu được cấp giấy tăng so với năm 2023\t%\t35\tSở Y tế
""",
)


def test_by_how_much_a_thing_rises_is_not_told_by_its_share(opened: Callable[..., Assistant]) -> None:
    answer = opened(GROWTH).ask("Số bè hàu được cấp giấy chứng nhận phải tăng bao nhiêu phần trăm?")
    assert values(answer) == ["35"]


INDEX = decision(
    "Chỉ tiêu chỉ số năm 2024",
    "Điều 1. Giao chỉ tiêu các chỉ số năm 2024.",
    """
PHỤ LỤC

Chỉ tiêu các chỉ số năm 2024

STT\tChỉ tiêu\tĐơn vị tính\tGiao năm 2024\tĐơn vị theo dõi
1\tChỉ số cải cách hành chính (PAR INDEX) của các cơ quan Trung ương đóng trên địa bàn\t%\t71\tSở Y tế
2\tChỉ số cải cách hành chính (PAR INDEX) của các sở\t%\t72\tSở Y tế
3\tChỉ số hài lòng về sự phục vụ (SIPAS) của các cơ quan Trung ương đóng trên địa bàn\t%\t81\tSở Y tế
4\tChỉ số hài lòng về sự phục vụ (SIPAS) của các sở\t%\t82\tSở Y tế
""",
)


@pytest.mark.parametrize(("index", "told"), [("hài lòng", "81"), ("cải cách hành chính", "71")])
@pytest.mark.parametrize("gone_on", ["còn khối cơ quan Trung ương?", "còn cơ quan Trung ương thì bao nhiêu?"])
def test_bodies_of_the_centre_gone_on_to_keep_the_index(
    opened: Callable[..., Assistant], gone_on: str, index: str, told: str
) -> None:
    before = [f"Chỉ số {index} của các sở năm 2024 là bao nhiêu?"]
    assert values(opened(INDEX).ask(gone_on, before)) == [told]
