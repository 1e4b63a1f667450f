"""One fact asked of two things in one question, where a table has a row for each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

TITLE = "Kế hoạch chăm sóc rừng thông năm 2024"
ANNEX = """
PHỤ LỤC

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Tỉa cành thông già | Sở Y tế | Sở Xây dựng | Tháng 3/2024 |
| 2 | Gieo hạt thông non | Sở Tài chính | Sở Tư pháp | Tháng 9/2024 |
| 3 | Cắm biển báo cháy và đào hào chặn lửa | Sở Nội vụ | Sở Tư pháp | Tháng 5/2024 |
"""


@pytest.fixture(scope="module")
def pines(opened: Callable[..., Assistant]) -> Assistant:
    return opened(decision(TITLE, f"Điều 1. Ban hành kèm theo Quyết định này {TITLE}.", ANNEX))


@pytest.mark.parametrize(
    "question",
    [
        "Tỉa cành thông già và gieo hạt thông non khi nào xong?",
        "khi nào xong tỉa cành thông già và gieo hạt thông non",
        "tia canh thong gia va gieo hat thong non bao gio xong",
        "Tỉa cành thông già với gieo hạt thông non, cả 2 việc hạn tháng mấy?",
        "tỉa cành thông già vs gieo hạt thông non, cả hai hạn tháng nào",
        "tỉa cành thông già, gieo hạt thông non: hạn tháng mấy",
        "KH chăm sóc rừng thông 2024: tỉa cành thông già và gieo hạt thông non hạn t.mấy",
    ],
)
def test_each_thing_is_told_from_its_own_row(pines: Assistant, question: str) -> None:
    told = pines.ask(question)
    assert told.status is Status.ANSWERED
    assert "Tháng 3/2024" in told.text
    assert "Tháng 9/2024" in told.text


def test_what_one_row_joins_is_told_once(pines: Assistant) -> None:
    told = pines.ask("Cắm biển báo cháy và đào hào chặn lửa khi nào xong?")
    assert "Tháng 5/2024" in told.text
    assert len(told.records) == 1


def test_a_thing_that_is_nowhere_is_not_made_up(pines: Assistant) -> None:
    told = pines.ask("Tỉa cành thông già và nuôi cá lồng bè khi nào xong?")
    assert "Tháng 9/2024" not in told.text
    assert "Tháng 5/2024" not in told.text
