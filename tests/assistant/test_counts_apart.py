"""Several numbers asked one after the other are each counted alone; of two things the one not told is named."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import bee_plan

BEES = bee_plan(
    """
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn
1 | Xây dựng đề án bảo tồn giống ong rừng | Sở Nông nghiệp | Sở Tài chính | Quyết định | Quý I/2024
2 | Tổ chức hội thi mật ong cấp tỉnh | Sở Công Thương | Sở Tài chính | Hội thi | Quý I/2024
3 | Lập bản đồ vùng hoa | Sở Nông nghiệp | | Bản đồ | Quý II/2024
4 | Thống kê đàn ong | Sở Nông nghiệp | | Số liệu | Hàng năm
5 | Dán tem truy xuất mật ong | Sở Công Thương | | Tem | Sau khi có hướng dẫn của Bộ Công Thương
"""
)


@pytest.fixture(scope="module")
def bees(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan with five tasks."""
    return opened(BEES)


def counted(answer: Answer) -> list[int]:
    """How many things are told, or said to be, under each number asked for, in order."""
    parts = answer.text.split("”:\n")[1:]
    totals = [re.search(r"tổng số (\d+)", part) for part in parts]
    rows = [sum(line[:1].isdigit() for line in part.splitlines()) for part in parts]
    return [int(total[1]) if total else shown for total, shown in zip(totals, rows, strict=True)]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Quyết định 314 có mấy nhiệm vụ quý I, mấy nhiệm vụ quý II?", [2, 1]),
        ("quý I/2024 bao nhiêu việc, quý II/2024 bao nhiêu việc vậy?", [2, 1]),
        ("Chia việc của quyết định 314: hàng năm mấy việc, quý I mấy việc, chờ Bộ mấy việc?", [1, 2, 1]),
        ("QĐ 314: quý I bao nhiêu nhiệm vụ, quý II bao nhiêu, chờ Bộ bao nhiêu?", [2, 1, 1]),
        ("Sở Nông nghiệp chủ trì mấy nhiệm vụ, Sở Công Thương chủ trì mấy nhiệm vụ?", [3, 2]),
        ("quyết định 314 có bao nhiêu nhiệm vụ, bao nhiêu việc do Sở Công Thương chủ trì?", [5, 2]),
        ("quy 1 may viec, quy 2 may viec cua so nong nghiep nam 2024", [1, 1]),
    ],
)
def test_each_number_is_counted_alone(bees: Assistant, question: str, numbers: list[int]) -> None:
    answer = bees.ask(question)
    assert answer.status is Status.ANSWERED
    assert counted(answer) == numbers


def test_a_number_of_none_is_said_beside_the_others(bees: Assistant) -> None:
    answer = bees.ask("Quý I/2024 mấy việc, quý IV/2024 mấy việc?")
    assert counted(answer) == [2, 0]
    assert "Không" in answer.text.split("”:\n")[2]


def test_parts_played_by_one_agency_are_still_told_together(bees: Assistant) -> None:
    answer = bees.ask("Sở Tài chính chủ trì mấy việc, phối hợp mấy việc?")
    assert "Sở Tài chính phối hợp 2 nhiệm vụ" in answer.text
    assert not counted(answer)


def test_of_two_things_the_one_not_told_is_named(bees: Assistant) -> None:
    answer = bees.ask("đề án bảo tồn giống ong rừng và đề án nuôi cá lồng ai chủ trì?")
    assert answer.status is Status.PARTIAL
    assert "không ghi: “đề án nuôi cá lồng”" in answer.text
    assert "Sở Nông nghiệp chủ trì “Xây dựng đề án bảo tồn giống ong rừng”" in answer.text
