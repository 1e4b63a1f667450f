"""A talk, or a question, that turns from one thing to another is not told of the first again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

TARGETS = """
KẾ HOẠCH

Cải thiện các chỉ số đánh giá năm 2024

PHỤ LỤC

Danh mục chỉ tiêu năm 2024

STT\tChỉ tiêu\tĐơn vị tính\tGiao năm 2024\tĐơn vị theo dõi
1\tChỉ số hiện đại hóa (MODEX):\t\t\tSở Nội vụ
\tCác cơ quan thuộc tỉnh\t%\t90\t
\tUBND các huyện, thị xã, thành phố\t%\t84\t
2\tChỉ số hài lòng (SATEX):\t\t\tSở Nội vụ
\tCác cơ quan thuộc tỉnh\t%\t86\t
\tUBND các huyện, thị xã, thành phố\t%\t81\t
"""


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Quảng Nam giao ai nạo vét luồng vào cảng?", "còn Đà Nẵng thì giao sở nào?"),
        ("quang nam giao ai nao vet luong vao cang", "the con da nang thi giao so nao lam"),
        ("Kon Tum ai tập huấn kỹ thuật trồng sâm?", "vậy Quảng Ngãi?"),
    ],
)
def test_the_province_that_took_another_in_is_not_told_of_it(
    assistant: Assistant, before: str, question: str
) -> None:
    told = assistant.ask(question, [before])
    assert told.status is Status.NOT_FOUND
    assert not told.citations


def test_asked_of_alone_it_is_told_of_the_one_it_took_in(assistant: Assistant) -> None:
    told = assistant.ask("Đà Nẵng giao ai nạo vét luồng vào cảng?")
    assert "Sở Giao thông vận tải" in told.text
    assert "nay thuộc Đà Nẵng" in told.text


@pytest.mark.parametrize("other", ["Đà Nẵng", "Bạc Liêu"])
def test_a_clause_that_turns_to_a_place_not_stored_is_answered_too(assistant: Assistant, other: str) -> None:
    told = assistant.ask(f"Quảng Nam giao ai nạo vét luồng vào cảng, còn {other} thì sở nào?")
    assert "Sở Giao thông vận tải" in told.text
    assert f"Chưa có văn bản nào của {other}" in told.text


@pytest.fixture(scope="module")
def indices(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over targets that offices and districts each have of two indices."""
    title = "Kế hoạch cải thiện các chỉ số đánh giá năm 2024"
    return opened(decision(title, f"\nĐiều 1. Ban hành kèm theo Quyết định này {title}.\n", TARGETS))


@pytest.mark.parametrize(
    ("question", "told", "other"),
    [
        ("còn SATEX của UBND cấp huyện thì chỉ tiêu bao nhiêu %", "81%", "84%"),
        ("còn UBND cấp huyện?", "84%", "81%"),
        ("UBND cấp huyện?", "84%", "81%"),
    ],
)
def test_another_index_of_the_same_level_is_another_target(
    indices: Assistant, question: str, told: str, other: str
) -> None:
    text = indices.ask(question, ["Năm 2024 giao MODEX cho các huyện, thị xã, thành phố bao nhiêu?"]).text
    assert told in text
    assert other not in text
