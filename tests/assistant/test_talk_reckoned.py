"""Sums, remainders, times and rows beside that a turn of a talk points at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.conversation.pointed_times import time_pointed_at
from assistant.draft import Draft
from assistant.query import Intent, Query, Scope, Topic
from tests.assistant.letterhead import QUAYS


@pytest.fixture(scope="module")
def quays(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan whose annex has five tasks."""
    return opened(QUAYS)


@pytest.mark.parametrize(
    ("history", "question", "total", "told"),
    [
        (
            ("Sở Xây dựng chủ trì mấy việc theo quyết định 314?", "Sở Tài chính?"),
            "tổng cộng bao nhiêu?",
            3,
            "(2 + 1)",
        ),
        (
            ("so xay dung chu tri may nhiem vu theo qd 314", "con so tai chinh"),
            "ca hai so bao nhieu viec",
            3,
            "(2 + 1)",
        ),
        (
            ("Quyết định 314 có mấy nhiệm vụ?", "bao nhiêu việc hạn tháng 3?", "bao nhiêu việc hạn tháng 9?"),
            "còn lại bao nhiêu?",
            2,
            "Nạo vét",
        ),
        (
            ("Quyết định 314 có mấy nhiệm vụ?", "bao nhiêu việc hạn tháng 3?", "bao nhiêu việc hạn tháng 9?"),
            "tổng cộng?",
            3,
            "(2 + 1)",
        ),
        (
            ("Việc nào hạn tháng 3/2024 theo quyết định 314?", "tháng 9?", "tháng 11?"),
            "mấy việc tất cả",
            4,
            "(2 + 1 + 1)",
        ),
        (("Quyết định 314 có mấy nhiệm vụ?", "của Sở Xây dựng mấy việc?"), "còn lại mấy việc", 3, "Tỉa cành"),
    ],
)
def test_what_was_counted_is_reckoned(
    quays: Assistant, history: tuple[str, ...], question: str, total: int, told: str
) -> None:
    answer = quays.ask(question, history)
    assert answer.status is Status.ANSWERED
    assert answer.total == total
    assert told in answer.text


def test_nothing_is_reckoned_of_one_count(quays: Assistant) -> None:
    answer = quays.ask("còn lại bao nhiêu?", ["Ai kè đá bờ tả?"])
    assert "Còn lại" not in answer.text


@pytest.mark.parametrize(
    ("history", "question", "told", "untold"),
    [
        (("Thay cọc bến khách khi nào xong?",), "tháng đó còn việc gì nữa?", "Tỉa cành", "Kè đá"),
        (("thay coc ben khach khi nao xong",), "cung thang con viec gi", "Tỉa cành", "Kè đá"),
        (("Thay cọc bến khách ai làm?", "tháng mấy?"), "cùng quý còn việc nào?", "Tỉa cành", "Kè đá"),
        (("Trồng hàng bần ai chủ trì?",), "việc trước đó là gì?", "Thay cọc", "hàng bần"),
        (("trong hang ban ai chu tri",), "viec ngay sau do trong phu luc", "Tỉa cành", "hàng bần"),
    ],
)
def test_what_is_pointed_at_is_told(
    quays: Assistant, history: tuple[str, ...], question: str, told: str, untold: str
) -> None:
    answer = quays.ask(question, history)
    assert answer.status is Status.ANSWERED
    assert told in answer.text
    assert untold not in answer.text


def test_a_time_that_is_none_is_asked_back(quays: Assistant) -> None:
    answer = quays.ask("tháng đó còn việc gì nữa?", ["Nạo vét luồng khi nào xong?"])
    assert answer.status is Status.CLARIFY
    assert "xin cho biết tháng nào" in answer.text


@pytest.mark.parametrize("question", ["năm đó ra sao", "tháng 3 năm đó có việc gì", "việc gì làm trong năm"])
def test_what_points_at_no_time_alone_is_left(question: str) -> None:
    before = Query("", (Intent.LIST,), Topic(), Scope(()))
    nothing = Draft(Status.ANSWERED, Intent.LIST, ())
    assert time_pointed_at(question, lambda: (before, nothing)) is None


@pytest.mark.parametrize(
    ("question", "told"),
    [("sở nào nhiều hơn?", "từ nhiều đến ít (2, 1"), ("o dau it viec hon", "từ ít đến nhiều (1, 2")],
)
def test_which_of_the_counts_is_more(quays: Assistant, question: str, told: str) -> None:
    answer = quays.ask(question, ["Sở Tài chính chủ trì mấy việc theo quyết định 314?", "còn Sở Xây dựng?"])
    assert answer.status is Status.ANSWERED
    assert told in answer.text
