"""A paper that is not stored is never told the facts of the stored one whose title names it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

CLAUSES = """
Căn cứ Nghị quyết số 41-NQ/TU ngày 12 tháng 3 năm 2023 của Tỉnh ủy về cấp nước sạch;

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện Nghị quyết số 41-NQ/TU về cấp nước sạch năm 2024.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
PLAN = """
KẾ HOẠCH
Thực hiện Nghị quyết số 41-NQ/TU về cấp nước sạch năm 2024

Luật Tài nguyên nước được Quốc hội thông qua ngày 27 tháng 11 năm 2023.

I. MỤC TIÊU
100% hộ dân vùng cao dùng nước sạch.

II. NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn | Sản phẩm |
| 1 | Quy định chi tiết khoản 5 Điều 17 Luật Tài nguyên nước về bảo vệ nguồn nước | Sở Y tế | Tháng 5/2024 | Quyết định |
| 2 | Xây dựng Kế hoạch nước sạch cấp năm 2024 | Sở Xây dựng | Tháng 6/2024 | Kế hoạch |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one decision whose plan carries out a resolution, and speaks of a law."""
    return opened(
        decision("Kế hoạch thực hiện Nghị quyết số 41-NQ/TU về cấp nước sạch năm 2024", CLAUSES, PLAN)
    )


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký Nghị quyết 41-NQ/TU?",
        "Nghị quyết 41-NQ/TU do ai ban hành?",
        "nghi quyet 41-NQ/TU cua ai ban hanh",
        "Nghị quyết 41 ban hành ngày nào?",
        "NQ 41 có hiệu lực từ khi nào?",
        "Nghị quyết 41 có bao nhiêu nhiệm vụ?",
        "Trong Nghị quyết 41-NQ/TU có những nhiệm vụ nào?",
    ],
)
def test_a_resolution_carried_out_is_said_not_to_be_stored(one: Assistant, question: str) -> None:
    """Neither who signs the plan, nor its tasks, are told as those of the resolution."""
    found = one.ask(question)
    assert found.status is Status.PARTIAL
    assert "41" in found.text.splitlines()[0]
    assert "không có trong kho" in found.text.splitlines()[0]
    assert "của Tỉnh ủy" in found.text
    assert "Lê Văn Mận" not in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Luật Tài nguyên nước do ai ký?",
        "ai ban hanh luat tai nguyen nuoc",
        "Luật Tài nguyên nước số bao nhiêu?",
        "Luật Tài nguyên nước có bao nhiêu điều?",
        "Luật Tài nguyên nước có mấy nhiệm vụ?",
    ],
)
def test_a_law_spoken_of_is_said_not_to_be_stored(one: Assistant, question: str) -> None:
    """What stands of the law is told, and nothing of the plan that speaks of it."""
    found = one.ask(question)
    assert found.status is Status.PARTIAL
    assert "tài nguyên nước không có trong kho" in found.text.lower()
    assert "Quốc hội thông qua ngày 27 tháng 11 năm 2023" in found.text


@pytest.mark.parametrize(
    "question", ["Điều 17 Luật Tài nguyên nước quy định gì?", "dieu 17 luat tai nguyen nuoc noi gi"]
)
def test_an_article_of_a_law_is_not_told_from_what_cites_it(one: Assistant, question: str) -> None:
    """A row that cites an article is told as that, or not at all."""
    found = one.ask(question)
    assert found.status in (Status.PARTIAL, Status.NOT_FOUND)
    assert found.status is Status.NOT_FOUND or "không có trong kho" in found.text.splitlines()[0]


@pytest.mark.parametrize(
    "question",
    [
        "Ai ký kế hoạch thực hiện Nghị quyết 41-NQ/TU?",
        "Kế hoạch thực hiện Nghị quyết số 41-NQ/TU có mấy nhiệm vụ?",
    ],
)
def test_what_carries_a_resolution_out_is_stored(one: Assistant, question: str) -> None:
    """The plan is called by the resolution it carries out."""
    assert one.ask(question).status is Status.ANSWERED


def test_what_a_task_is_to_draw_up_is_not_the_stored_paper(one: Assistant) -> None:
    """A plan still to be drawn up was issued by nobody; the stored one was, called by its own words."""
    issued = "ban hành Quyết định số 314"
    assert issued not in one.ask("Ai ban hành Kế hoạch nước sạch cấp năm 2024?").text
    assert issued in one.ask("Ai ban hành kế hoạch cấp nước sạch năm 2024?").text
