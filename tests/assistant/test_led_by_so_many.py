"""Tasks that as many bodies lead together as the question says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import landslides

CENTRAL = landslides(
    """
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành
1\tLập bản đồ vùng sạt lở đất\tBộ Xây dựng, Bộ Công an\tBộ Y tế\tNăm 2025
2\tDi dời hộ dân\tBộ Xây dựng, Bộ Công an, Bộ Quốc phòng\tBộ Y tế\tNăm 2030
3\tMua trạm báo sạt lở\tBộ Tài chính\tBộ Y tế\tNăm 2026
4\tTập dượt cứu nạn\tBộ Quốc phòng, Bộ Công an, các địa phương\tBộ Y tế\tNăm 2027
""",
)
TASKS = ("Lập bản đồ", "Di dời", "Mua trạm", "Tập dượt")


@pytest.fixture(scope="module")
def slides(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a decision of the Prime Minister."""
    return opened(CENTRAL)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nhiệm vụ nào do ba bộ cùng chủ trì?", ("Di dời",)),
        ("nhiem vu nao do 3 bo cung chu tri", ("Di dời",)),
        ("Nhiệm vụ nào có hai bộ cùng chủ trì?", ("Lập bản đồ",)),
        ("Có mấy nhiệm vụ do từ hai bộ trở lên cùng chủ trì?", ("Lập bản đồ", "Di dời")),
        ("Nhiệm vụ nào do 3 nơi chủ trì?", ("Di dời", "Tập dượt")),
        ("Nhiệm vụ nào do nhiều nơi cùng chủ trì?", ("Lập bản đồ", "Di dời", "Tập dượt")),
    ],
)
def test_no_more_and_no_fewer_lead(slides: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = slides.ask(question)
    assert [task for task in TASKS if task in answer.text] == list(told)


def test_that_none_is_led_so_is_said(slides: Assistant) -> None:
    assert slides.ask("Nhiệm vụ nào do bốn bộ cùng chủ trì?").status is Status.NOT_FOUND
