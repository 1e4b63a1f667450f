"""A district asked about without its province, where documents of several provinces are stored."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper

_TEXT = """
I. NHIỆM VỤ

{text}

II. TỔ CHỨC THỰC HIỆN

1. UBND các huyện, thị xã, thành phố: bố trí đất {what}.
"""
BEES = paper(
    "Phát triển nghề nuôi ong",
    _TEXT.format(
        text="1. Giao Sở Y tế chủ trì tập huấn sơ cứu cho người dân huyện Bến Cầu.", what="đặt thùng ong"
    ),
)
SALT = paper(
    "Phát triển ruộng muối ven biển",
    _TEXT.format(text="1. Giao Sở Công Thương chủ trì xây kho muối nổi.", what="phơi muối"),
    place="Bến Tre",
    number="12/KH-UBND",
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
