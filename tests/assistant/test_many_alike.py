"""One plan in many provinces: figures, counts, citations and lists spoken of before are never picked silently."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLACES = ("Lâm Đồng", "Nam Định", "Quảng Nam", "Long An", "Phú Yên", "Bến Tre")
ANNEX = """
KẾ HOẠCH
Trồng cây che bóng năm 2024

I. MỤC TIÊU
Đến năm 2024, tỷ lệ vườn cà phê có cây che bóng đạt tối thiểu {share}%.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Ươm giống muồng đen cho vườn cà phê | Sở Y tế | Tháng {month}/2024 |
| 2 | Rà soát Nghị định số 41/2018/NĐ-CP về vườn cây | Sở Y tế | Tháng 11/2024 |
| 3 | Thống kê vườn chè lâu năm | Sở Tư pháp | Tháng 12/2024 |
"""
LIST = "Sở Y tế chủ trì những nhiệm vụ nào?"
FIRST = "Nhiệm vụ thứ nhất thời hạn khi nào?"


@pytest.fixture(scope="module")
def many(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over the same plan of six provinces, each with a figure and a month of its own."""
    return opened(
        *(
            decision(
                "Kế hoạch trồng cây che bóng năm 2024",
                "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây che bóng năm 2024.",
                ANNEX.format(share=61 + n, month=n),
                number=310 + n,
                printed=place,
            )
            for n, place in enumerate(PLACES, 1)
        )
    )


def test_a_figure_of_many_documents_is_asked_back(many: Assistant) -> None:
    question = "Tỷ lệ vườn cà phê có cây che bóng phải đạt bao nhiêu phần trăm?"
    asked = many.ask(question)
    assert asked.status is Status.CLARIFY
    assert {c.source for c in asked.citations} == {f"van-ban-{n}.txt" for n in range(len(PLACES))}
    assert "63%" in many.ask("Nam Định", [question]).text


def test_counts_of_many_documents_say_so(many: Assistant) -> None:
    question = "Mỗi sở chủ trì bao nhiêu nhiệm vụ?"
    counted = many.ask(question)
    assert counted.total == 3 * len(PLACES)
    assert all(f"• {place}: 3 nhiệm vụ" in counted.text for place in PLACES)
    assert many.ask("Phú Yên", [question]).total == 3


def test_what_many_documents_cite_is_asked_back(many: Assistant) -> None:
    question = "Nghị định 41/2018/NĐ-CP nói gì?"
    asked = many.ask(question)
    assert asked.status is Status.CLARIFY
    assert {c.source for c in many.ask("Long An", [question]).citations} == {"van-ban-3.txt"}
    assert {c.source for c in many.ask("1", [question]).citations} == {"van-ban-5.txt"}


def test_one_of_a_list_over_many_documents_is_asked_back(many: Assistant) -> None:
    asked = many.ask(FIRST, [LIST])
    assert asked.status is Status.CLARIFY
    assert "Quảng Nam" in asked.text


@pytest.mark.parametrize(("reply", "month"), [("Quảng Nam", "3"), ("2", "1")])
def test_a_choice_brings_that_one_of_the_list(many: Assistant, reply: str, month: str) -> None:
    told = many.ask(reply, [LIST, FIRST])
    assert told.status is Status.ANSWERED
    assert f"Tháng {month}/2024" in told.text
    assert len(told.citations) == 1


def test_the_few_listed_of_each_document_are_each_told_of(many: Assistant) -> None:
    listed = "Sở Tư pháp chủ trì việc gì?"
    each = many.ask("khi nào xong?", [listed])
    assert {c.source for c in each.citations} == {f"van-ban-{n}.txt" for n in range(len(PLACES))}
    assert each.text.count("Tháng 12/2024") == len(PLACES)
    told = many.ask("Bến Tre", [listed, "khi nào xong?"])
    assert "Tháng 12/2024" in told.text
    assert {c.source for c in told.citations} == {"van-ban-5.txt"}


def test_a_comparison_that_goes_on_keeps_the_places(many: Assistant) -> None:
    before = "So sánh thời hạn ươm giống muồng đen của Nam Định và Long An"
    told = many.ask("thế tỷ lệ vườn cà phê có cây che bóng thì hai tỉnh có giống nhau không?", [before])
    assert {c.source for c in told.citations} == {"van-ban-1.txt", "van-ban-3.txt"}
