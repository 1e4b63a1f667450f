"""One thing asked of two documents that say it in other words, or of several things that fit in one of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision, paper

GOALS = "I. MỤC TIÊU\n\n- Phấn đấu đến hết năm 2025:\n{goal}\n\nII. NHIỆM VỤ\n\nCác sở, ngành thực hiện.\n"
FIRST = paper(
    "Phát triển nghề muối giai đoạn 2024 - 2025",
    GOALS.format(goal="+ Đạt 100% thợ muối cấp xã có chứng chỉ bậc hai."),
    place="Bến Tre",
    number="31/KH-UBND",
)
SECOND = paper(
    "Phát triển nghề muối giai đoạn 2024 - 2025",
    GOALS.format(
        goal="+ 100% cán bộ, thợ muối cấp xã có chứng chỉ bậc một trở lên và được chuẩn hóa về an toàn lao động, "
        "nghiệp vụ, kỹ năng làm việc."
    ),
    place="Trà Vinh",
    number="32/KH-UBND",
)
PLACES = ("hợp tác xã", "doanh nghiệp", "cảng cá", "trạm cân", "chợ huyện", "nhà máy")
ANNEX = """
PHỤ LỤC

| TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|
{rows}
"""
ONE = decision(
    "Kế hoạch kho muối năm 2024",
    "Điều 1. Ban hành kèm theo Kế hoạch kho muối năm 2024.",
    ANNEX.format(
        rows="| 1 | Khảo sát chất lượng muối tồn kho | Sở Công Thương | Sở Y tế | Quý II/2024 | Báo cáo |"
    ),
    number=318,
    printed="Bến Tre",
)
MANY = decision(
    "Kế hoạch kho muối năm 2024",
    "Điều 1. Ban hành kèm theo Kế hoạch kho muối năm 2024.",
    ANNEX.format(
        rows="\n".join(
            f"| {i} | Khảo sát chất lượng muối tồn kho ở {where} | Sở {lead} | Văn phòng UBND tỉnh | Quý II/2024 | Báo cáo |"
            for i, (where, lead) in enumerate(
                zip(PLACES, ("Tài chính", "Xây dựng", "Nội vụ", "Tư pháp", "Y tế", "Ngoại vụ"), strict=True),
                1,
            )
        )
    ),
    number=319,
    printed="Trà Vinh",
)


@pytest.fixture(scope="module")
def coast(opened: Callable[..., Assistant]) -> Assistant:
    return opened(FIRST, SECOND)


@pytest.fixture(scope="module")
def stores(opened: Callable[..., Assistant]) -> Assistant:
    return opened(ONE, MANY)


def test_a_figure_is_found_by_the_words_that_the_other_document_has_too(coast: Assistant) -> None:
    question = (
        "Cùng nói về thợ muối ở cấp xã có chứng chỉ, kế hoạch năm 2024 của Bến Tre đặt ra bao nhiêu phần trăm, "
        "còn của Trà Vinh đặt bao nhiêu?"
    )
    answer = coast.ask(question)
    assert "bậc hai" in answer.text
    assert "bậc một" in answer.text
    assert "Chưa tìm thấy" not in answer.text


def test_several_things_that_fit_on_one_side_are_named_there(stores: Assistant) -> None:
    answer = stores.ask("Khảo sát chất lượng muối tồn kho ở Bến Tre và Trà Vinh giao ai?")
    assert answer.status is Status.PARTIAL
    assert "Sở Công Thương chủ trì" in answer.text
    assert "có nhiều nội dung cùng khớp" in answer.text
    assert all(where in answer.text for where in PLACES)
