"""Sentences of running text asked for by what they are made of, by their year, by words that only seem to ask."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper

PLAN = paper(
    "Khôi phục nghề nuôi ong rừng năm 2024",
    """
I. NỘI DUNG

- Hạ tầng trại ong gồm: nhà quay mật, kho lạnh chứa phấn hoa; Khu kiểm dịch đàn ong và sân phơi sáp.

- Trồng mới 45 ha rừng hoa lấy mật ven suối.

II. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Phát triển nông thôn

- Căn cứ tình hình dịch bệnh của đàn ong, ban hành lịch tiêm phòng trước ngày 15/5/2024.

- Triển khai các giải pháp nâng cao chỉ số hài lòng của chủ trại ong.

2. Sở Y tế

- Chủ trì, phối hợp với các cơ quan liên quan thực hiện chương trình mục tiêu quốc gia về vệ sinh trại ong.
""",
    place="Lâm Đồng",
    number="88/KH-UBND",
)


@pytest.fixture
def bees(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PLAN)


@pytest.mark.parametrize(
    "question",
    [
        "Hạ tầng trại ong gồm những gì?",
        "Em muốn hỏi về hạ tầng trại ong mật, gồm những gì ạ",
        "ha tang trai ong bao gom nhung noi dung nao",
        "Hạ tầng trại ong có những gì?",
        "Những gì thuộc hạ tầng trại ong?",
        "hạ tầng trại ong có những hạng mục nào vậy",
    ],
)
def test_what_a_thing_is_made_of_is_told_whole(bees: Assistant, question: str) -> None:
    answer = bees.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert "nhà quay mật" in answer.text
    assert "sân phơi sáp" in answer.text


def test_parts_of_another_thing_are_not_told(bees: Assistant) -> None:
    assert "nhà quay mật" not in bees.ask("Hạ tầng khu tái định cư gồm những gì?").text


def test_a_figure_is_not_told_of_a_year_that_is_not_its_own(bees: Assistant) -> None:
    assert "45 ha" in bees.ask("Năm 2024 trồng mới bao nhiêu ha rừng hoa lấy mật ven suối?").text
    assert "45 ha" not in bees.ask("Năm 2031 trồng mới bao nhiêu ha rừng hoa lấy mật ven suối?").text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ai căn cứ tình hình dịch bệnh của đàn ong ban hành lịch tiêm phòng?", "Sở Nông nghiệp"),
        ("can cu tinh hinh dich benh cua dan ong ban hanh lich tiem phong truoc ngay nao", "15/5/2024"),
    ],
)
def test_what_a_duty_goes_by_asks_for_no_legal_basis(bees: Assistant, question: str, told: str) -> None:
    answer = bees.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Sở Nông nghiệp và Phát triển nông thôn được giao gì về chỉ số hài lòng của chủ trại ong?",
            "giải pháp",
        ),
        ("Sở Y tế làm gì trong chương trình mục tiêu quốc gia về vệ sinh trại ong?", "vệ sinh trại ong"),
    ],
)
def test_duties_about_a_target_are_duties(bees: Assistant, question: str, told: str) -> None:
    answer = bees.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text
