"""Words of a title that are asked for all the same, and a share of time that asks no deadline."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.query import Intent
from assistant.understanding.understand import understand
from tests.assistant.letterhead import paper

LETTER = paper(
    "V/v thực hiện các chỉ tiêu, nhiệm vụ trồng rừng năm 2024",
    """
1. Sở Y tế chủ trì khám sức khỏe cho người trồng rừng, rút ngắn thời gian chờ khám trước ngày 30/6/2024.

PHỤ LỤC
CÁC CHỈ TIÊU

| STT | Chỉ tiêu | Đơn vị tính | Mục tiêu năm 2024 | Đơn vị theo dõi |
|---|---|---|---|---|
| 1 | Tỷ lệ cây sống sau ba tháng | % | 85 | Sở Tài chính |
| 2 | Tỷ lệ hộ có vườn ươm | % | 40 | Sở Xây dựng |
""",
    kind="CÔNG VĂN",
    number="77/UBND-KT",
)


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one letter."""
    return opened(LETTER)


@pytest.mark.parametrize("of", ["công văn 2024", "công văn 2024 của Tây Ninh", "công văn 77"])
def test_which_targets_a_body_watches_is_no_list_of_its_duties(one: Assistant, of: str) -> None:
    assert "Tỷ lệ cây sống" in one.ask(f"Trong {of}, chỉ tiêu nào do Sở Tài chính theo dõi?").text
    none = one.ask(f"Trong {of}, chỉ tiêu nào do Sở Y tế theo dõi?")
    assert none.status is Status.NOT_FOUND
    assert "khám sức khỏe" not in none.text


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Tây Ninh cắt giảm bao nhiêu % thời gian giải quyết thủ tục hành chính?", False),
        ("rut ngan bao nhieu % thoi gian cho kham", False),
        ("Rút ngắn mấy phần trăm, thời hạn khi nào?", True),
    ],
)
def test_a_share_of_time_is_no_deadline(one: Assistant, question: str, due: bool) -> None:
    query = understand(question, one.knowledge(), date(2024, 5, 15))
    assert (Intent.DEADLINE in query.intents) is due
