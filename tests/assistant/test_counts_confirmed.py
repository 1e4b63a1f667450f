"""A number of tasks to be confirmed is told by counting; into how many groups a table is divided too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

HEADER = "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |\n|---|---|---|---|---|\n"
ROWS = (
    "| 1 | Vớt bèo kênh Bắc | Sở Xây dựng | Các huyện | Tháng 3/2024 |\n",
    "| 2 | Đắp bờ kênh Nam | Sở Xây dựng | Các huyện | Tháng 4/2024 |\n",
    "| 3 | Thả cá giống | Sở Y tế | Các huyện | Tháng 5/2024 |\n",
)
TITLE = "Kế hoạch khơi kênh năm 2024"
PLAIN = "KẾ HOẠCH\nKhơi kênh năm 2024\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n" + HEADER + "".join(ROWS)
DIVIDED = (
    "KẾ HOẠCH\nKhơi kênh năm 2024\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n"
    + HEADER
    + "| I | NẠO VÉT | | | |\n"
    + "".join(ROWS[:2])
    + "| II | THỦY SẢN | | | |\n"
    + ROWS[2]
)


def _over(opened: Callable[..., Assistant], plan: str) -> Assistant:
    return opened(decision(TITLE, f"Điều 1. Ban hành kèm theo Quyết định này {TITLE}.", plan))


@pytest.mark.parametrize(
    "question",
    [
        "Sở Xây dựng chủ trì 5 nhiệm vụ phải không?",
        "sở xây dựng chủ trì 2 việc đúng không",
        "Sở Xây dựng chủ trì 5 nhiệm vụ theo quyết định 314 phải không?",
    ],
)
def test_a_number_to_be_confirmed_is_counted(opened: Callable[..., Assistant], question: str) -> None:
    told = _over(opened, PLAIN).ask(question)
    assert told.status is Status.ANSWERED
    assert told.total == 2
    assert "Sở Xây dựng chủ trì 2 nhiệm vụ" in told.text


def test_a_row_to_be_confirmed_is_no_number_of_tasks(opened: Callable[..., Assistant]) -> None:
    told = _over(opened, PLAIN).ask("Sở Y tế chủ trì nhiệm vụ số 3 của quyết định 314 phải không?")
    assert told.total is None
    assert "Thả cá giống" in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Phụ lục quyết định 314 có bao nhiêu nhiệm vụ, chia mấy nhóm?",
        "Quyết định 314 có mấy nhóm nhiệm vụ?",
        "Nhiệm vụ của quyết định 314 chia thành những nhóm nào?",
    ],
)
def test_groups_of_a_table_are_told_with_their_numbers(
    opened: Callable[..., Assistant], question: str
) -> None:
    divided = _over(opened, DIVIDED).ask(question)
    assert divided.total == 3
    assert "NẠO VÉT: 2 nhiệm vụ" in divided.text
    whole = _over(opened, PLAIN).ask(question)
    assert whole.total == 3
    assert "không chia thành nhóm" in whole.text
