"""Lists limited by how many stand in a cell, by the kind of paper to be made, or to what no table has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.bootstrap import Assistant
from corpus.model import Assignment, Task
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch phục hồi đầm phá",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phục hồi đầm phá.",
    """
KẾ HOẠCH

Phục hồi đầm phá

I. TỔ CHỨC THỰC HIỆN

1. Sở Y tế

a) Kiểm tra chất lượng nước tắm ở các bãi trên phá.

b) Cấp phát phao cứu sinh cho các điểm đò.

PHỤ LỤC

Danh mục nhiệm vụ
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian thực hiện
1\tXây dựng Kế hoạch thả rạn nhân tạo\tSở Tài chính; Sở Xây dựng\tSở Y tế\tNăm 2025
2\tTrồng cỏ biển trên bãi bồi\tSở Xây dựng\tSở Tài chính; Sở Y tế\tNăm 2025
3\tThu gom lưới ma dưới đáy phá\tSở Xây dựng; Sở Tài chính; Sở Y tế\tSở Tư pháp\tNăm 2026
4\tXây dựng Kế hoạch đếm chim di trú\tSở Y tế\tSở Tư pháp; Sở Xây dựng\tNăm 2026
5\tXây dựng bến đò\tSở Xây dựng\tSở Tư pháp\tBan hành thiết kế: Quý I/2025; Thi công: Quý IV/2025
""",
)


@pytest.fixture(scope="module")
def lagoon(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PLAN)


def rows(answer: Answer) -> str:
    return "".join(record.stt or "?" for record in answer.records if isinstance(record, Task))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Việc nào có từ hai sở phối hợp trở lên trong quyết định 314?", "24"),
        ("Nhiệm vụ nào có hơn 1 cơ quan phối hợp theo quyết định 314?", "24"),
        ("viec nao nhieu co quan chu tri nhat trong quyet dinh 314", "3"),
        ("Sở Tài chính cùng cơ quan khác chủ trì những việc nào?", "13"),
        ("Việc nào chỉ có Sở Y tế phối hợp?", "1"),
        ("Nhiệm vụ nào có hai mốc thời gian trong quyết định 314?", "5"),
        ("Việc nào có cơ quan phối hợp khác Sở Tư pháp trong quyết định 314?", "12"),
        ("Quyết định 314 có mấy nhiệm vụ xây dựng kế hoạch?", "14"),
        ("Có mấy kế hoạch trong phụ lục quyết định 314?", "14"),
        ("Quyết định 314 có mấy kế hoạch hạn 2026?", "4"),
    ],
)
def test_a_number_or_kind_limits_the_list(lagoon: Assistant, question: str, expected: str) -> None:
    assert rows(lagoon.ask(question)) == expected


def test_what_is_given_outside_the_table_is_no_row_of_it(lagoon: Assistant) -> None:
    answer = lagoon.ask("Sở Y tế được giao những việc gì ngoài phụ lục?")
    assert rows(answer) == ""
    assert len([record for record in answer.records if isinstance(record, Assignment)]) == 2


def test_letters_that_stand_for_no_known_body_are_not_dropped(lagoon: Assistant) -> None:
    answer = lagoon.ask("PQZ chủ trì mấy việc trong quyết định 314?")
    assert rows(answer) == ""
    assert "Không rõ “PQZ”" in answer.text
