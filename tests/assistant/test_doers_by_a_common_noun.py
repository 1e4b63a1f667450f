"""Doers called by a common noun: tasks given to them, not those that only speak of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import landslides

CENTRAL = landslides(
    """
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành
1\tLập bản đồ vùng sạt lở đất của các địa phương\tBộ Xây dựng\tCác địa phương\tNăm 2025
2\tDi dời hộ dân khỏi vùng nguy cơ cao\tCác bộ, ngành, địa phương\tBộ Quốc phòng\tNăm 2030
3\tHỗ trợ doanh nghiệp mua trạm báo sạt lở\tBộ Tài chính\tCác địa phương\tNăm 2026
4\tLắp trạm báo sạt lở tự động\tDoanh nghiệp viễn thông\tBộ Khoa học và Công nghệ\tNăm 2027
5\tGóp sức người tìm kiếm cứu nạn\tBộ Xây dựng, các địa phương\tBộ Công an\tNăm 2027
6\tBàn giao khu tái định cư ven đồi cho ban quản lý\tBộ Xây dựng\tBộ Công an\tNăm 2028
7\tTrồng rừng phòng hộ\tBan Quản lý các khu bảo tồn và vườn quốc gia\tBộ Công an\tNăm 2028
8\tMở ngành địa chất công trình ở trường đại học\tBộ Giáo dục và Đào tạo\tBộ Xây dựng\tNăm 2028
""",
)


@pytest.fixture(scope="module")
def slides(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a decision of the Prime Minister."""
    return opened(CENTRAL)


@pytest.mark.parametrize(
    ("question", "told", "others"),
    [
        ("Địa phương chủ trì nhiệm vụ nào trong QĐ 1587?", ("Di dời", "Góp sức"), ("Lập bản đồ",)),
        ("dia phuong chu tri bao nhieu nhiem vu", ("Di dời", "Góp sức"), ("Lập bản đồ",)),
        ("Nhiệm vụ nào do các địa phương chủ trì?", ("Di dời", "Góp sức"), ("Lập bản đồ",)),
        ("Các địa phương phối hợp những nhiệm vụ nào?", ("Lập bản đồ", "Hỗ trợ"), ("Di dời", "Góp sức")),
        ("Doanh nghiệp chủ trì mấy nhiệm vụ?", ("Lắp trạm báo",), ("Hỗ trợ",)),
        ("Doanh nghiệp viễn thông phải làm gì theo quyết định 1587?", ("Lắp trạm báo",), ("Hỗ trợ",)),
        ("Ban Quản lý chủ trì mấy nhiệm vụ theo QĐ 1587?", ("Trồng rừng",), ("Bàn giao",)),
        ("bql vuon quoc gia chu tri may nv", ("Trồng rừng",), ("Bàn giao",)),
        ("Nhiệm vụ nào của QĐ 1587 không do Ban Quản lý chủ trì?", ("Bàn giao",), ("Trồng rừng",)),
        ("Nhiệm vụ nào trong QĐ 1587 không do địa phương chủ trì?", ("Lập bản đồ",), ("Di dời", "Góp sức")),
    ],
)
def test_what_those_called_so_are_given(
    slides: Assistant, question: str, told: tuple[str, ...], others: tuple[str, ...]
) -> None:
    answer = slides.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(task in answer.text for task in told)
    assert not any(task in answer.text for task in others)


def test_who_else_is_given_it_is_told(slides: Assistant) -> None:
    assert "chủ trì: Các bộ, ngành, địa phương" in slides.ask("Địa phương chủ trì nhiệm vụ nào?").text


@pytest.mark.parametrize(
    "question",
    [
        "Trường đại học chủ trì nhiệm vụ nào?",
        "Hợp tác xã phải làm gì?",
        "doanh nghiep nho va vua chu tri may viec",
    ],
)
def test_those_given_nothing_have_no_tasks_of_others(slides: Assistant, question: str) -> None:
    assert slides.ask(question).status is Status.NOT_FOUND
