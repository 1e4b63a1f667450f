"""A district asked about without its province, where documents of several provinces are stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant

_PLAN = """
ỦY BAN NHÂN DÂN
TỈNH {place}

Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{place_name}, ngày 09 tháng 3 năm 2024

KẾ HOẠCH
{title}

I. NHIỆM VỤ

{text}

II. TỔ CHỨC THỰC HIỆN

1. UBND các huyện, thị xã, thành phố: bố trí đất {what}.
"""
BEES = _PLAN.format(
    place="TÂY NINH",
    place_name="Tây Ninh",
    number="77/KH-UBND",
    title="Phát triển nghề nuôi ong",
    text="1. Giao Sở Y tế chủ trì tập huấn sơ cứu cho người dân huyện Bến Cầu.",
    what="đặt thùng ong",
)
SALT = _PLAN.format(
    place="BẾN TRE",
    place_name="Bến Tre",
    number="12/KH-UBND",
    title="Phát triển ruộng muối ven biển",
    text="1. Giao Sở Công Thương chủ trì xây kho muối nổi.",
    what="phơi muối",
)


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Callable[[str], Answer]:
    return opened(BEES, SALT).ask


def test_a_unit_is_of_the_province_whose_documents_print_it(ask: Callable[[str], Answer]) -> None:
    answer = ask("UBND huyện Bến Cầu phải làm gì?")
    assert "đặt thùng ong" in answer.text
    assert "phơi muối" not in answer.text


def test_the_province_of_a_unit_that_none_prints_is_asked(ask: Callable[[str], Answer]) -> None:
    answer = ask("UBND huyện Chợ Lách phải làm gì?")
    assert answer.status is Status.CLARIFY, answer.text
    told = ask("UBND huyện Chợ Lách tỉnh Bến Tre phải làm gì?")
    assert "phơi muối" in told.text
    assert "thùng ong" not in told.text


def test_a_level_is_of_every_province(ask: Callable[[str], Answer]) -> None:
    answer = ask("UBND cấp huyện phải làm gì?")
    assert "đặt thùng ong" in answer.text
    assert "phơi muối" in answer.text


def test_one_province_is_not_asked_for(opened: Callable[..., Assistant]) -> None:
    assert "phơi muối" in opened(SALT).ask("UBND huyện Chợ Lách phải làm gì?").text
