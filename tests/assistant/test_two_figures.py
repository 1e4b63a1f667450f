"""Two figures asked in one question, each with its own "bao nhiêu"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = decision(
    "kế hoạch phát triển du lịch trại ong năm 2025",
    "\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển du lịch trại ong năm 2025.\n",
    """
KẾ HOẠCH

Phát triển du lịch trại ong năm 2025

I. CHỈ TIÊU NĂM 2025

1. Tổng lượt khách phấn đấu đạt 4.700 lượt, tăng 14% so với năm 2024; trong đó khách quốc tế 900 lượt.

2. Tổng thu từ khách du lịch đạt 312 tỷ đồng.
""",
)


@pytest.fixture
def tours(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PLAN)


def test_both_are_told(tours: Assistant) -> None:
    told = tours.ask(
        "năm 2025 đặt mức thu từ khách du lịch bao nhiêu tiền và đón bao nhiêu lượt khách quốc tế"
    )
    assert "312 tỷ đồng" in told.text
    assert "900 lượt" in told.text


def test_nothing_stands_for_one_that_is_unknown(tours: Assistant) -> None:
    told = tours.ask("Năm 2025 thu từ khách du lịch bao nhiêu tiền và trồng bao nhiêu cây cao su?")
    assert "4.700" not in told.text
