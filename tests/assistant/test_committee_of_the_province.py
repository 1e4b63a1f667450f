"""The committee of the province, asked about where a central document gives tasks to all of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import landslides

CENTRAL = landslides(
    """
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành
1\tLập bản đồ vùng sạt lở đất\tBộ Xây dựng\tỦy ban nhân dân các tỉnh, thành phố trực thuộc trung ương\tNăm 2025
2\tDi dời hộ dân khỏi vùng nguy cơ cao\tỦy ban nhân dân các tỉnh, thành phố trực thuộc trung ương\tBộ Quốc phòng\tNăm 2030
""",
)


@pytest.fixture(scope="module")
def slides(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a decision of the Prime Minister that gives a task to every province."""
    return opened(CENTRAL)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("UBND tỉnh chủ trì những việc gì trong QĐ 1587?", "Di dời hộ dân"),
        ("ủy ban tỉnh phối hợp mấy nhiệm vụ trong QĐ 1587?", "Lập bản đồ vùng sạt lở đất"),
    ],
)
def test_what_every_province_is_given(slides: Assistant, question: str, told: str) -> None:
    answer = slides.ask(question)
    assert answer.total == 1
    assert told in answer.text
