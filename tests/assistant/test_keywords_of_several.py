"""Keywords and facts that rows of several documents meet are told of each, never of one picked silently."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

ROWS = {
    "Long An": """
| 1 | Kế hoạch nạo vét kênh mương | Sở Xây dựng | Sở Tài chính | Quý II/2024 | Quyết định của UBND tỉnh |
| 2 | Trồng cây ven đê | Sở Y tế | | Quý I/2024 | |""",
    "Phú Yên": """
| 1 | Tiếp tục nạo vét kênh mương nội đồng | Sở Công Thương | | | |
| 2 | Trồng cây ven đê bao sông lớn của các huyện đồng bằng | Sở Tư pháp | | Quý III/2024 | |""",
}
ANNEX = """
KẾ HOẠCH
Thủy lợi năm 2024

I. MỤC TIÊU
1. Tối thiểu 65% hộ dân được cấp nước tưới.
2. Tối thiểu 72% diện tích đất trồng lúa được cấp nước tưới chủ động.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|{rows}
"""


@pytest.fixture(scope="module")
def two(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over the plans of two provinces, whose rows say more or less of the same matters."""
    return opened(
        *(
            decision(
                "Kế hoạch thủy lợi năm 2024",
                "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thủy lợi năm 2024.",
                ANNEX.format(rows=rows),
                number=410 + n,
                printed=place,
            )
            for n, (place, rows) in enumerate(ROWS.items())
        )
    )


@pytest.mark.parametrize("question", ["nạo vét kênh mương", "nao vet kenh muong"])
def test_keywords_are_answered_of_each_document(two: Assistant, question: str) -> None:
    told = two.ask(question)
    assert {c.source for c in told.citations} == {"van-ban-0.txt", "van-ban-1.txt"}
    assert "Sở Xây dựng" in told.text
    assert "Sở Công Thương" in told.text


def test_a_document_with_fewer_of_the_facts_is_told_beside(two: Assistant) -> None:
    told = two.ask("Nạo vét kênh mương ai chủ trì, phối hợp với ai, hạn khi nào?")
    assert "Sở Xây dựng" in told.text
    assert "Sở Công Thương" in told.text


def test_a_longer_row_that_says_all_of_it_is_told_beside(two: Assistant) -> None:
    told = two.ask("Trồng cây ven đê do ai chủ trì?")
    assert "Sở Y tế" in told.text
    assert "Sở Tư pháp" in told.text
    assert "Sở Tư pháp" not in two.ask("Trồng cây ven đê ở Long An do ai chủ trì?").text


def test_targets_alike_of_one_document_are_told_together(two: Assistant) -> None:
    told = two.ask("Chỉ tiêu cấp nước tưới ở Long An là bao nhiêu?")
    assert "65%" in told.text
    assert "72%" in told.text
