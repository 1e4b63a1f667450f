"""Two provinces give the same number to a decision: the one named is meant, never both."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

SALT = decision(
    "Kế hoạch phát triển nghề muối",
    "Điều 1. Sở Công Thương chủ trì tổ chức hội chợ muối trước ngày 30/6/2024.",
    number=512,
    printed="Bạc Liêu",
)
BEES = decision(
    "Kế hoạch phát triển nghề nuôi ong",
    "Điều 1. Sở Tài chính chủ trì mở quỹ nuôi ong trước ngày 30/9/2024.",
    number=512,
    printed="Kon Tum",
)
TEA = decision(
    "Kế hoạch phát triển cây chè",
    "Điều 1. Sở Y tế chủ trì kiểm tra chè trước ngày 30/11/2024.",
    number=513,
    printed="Kon Tum",
)


@pytest.fixture(scope="module")
def three(opened: Callable[..., Assistant]) -> Assistant:
    return opened(SALT, BEES, TEA)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("Quyết định 512/QĐ-UBND của tỉnh Kon Tum ban hành gì?", "nuôi ong", "muối"),
        ("qd 512 bac lieu ban hanh gi", "muối", "nuôi ong"),
        ("Quyết định 512 của Cà Mau ban hành gì?", "muối", "nuôi ong"),  # Bạc Liêu belongs to it today
    ],
)
def test_the_decision_of_the_province_named_is_meant(
    three: Assistant, question: str, told: str, untold: str
) -> None:
    answer = three.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.text
    assert untold not in answer.text


def test_without_a_province_both_are_told_of(three: Assistant) -> None:
    text = three.ask("Quyết định 512/QĐ-UBND ban hành gì?").text
    assert "Bạc Liêu" in text
    assert "Kon Tum" in text


def test_no_decision_of_two_numbered_is_lost_to_a_province_named(three: Assistant) -> None:
    text = three.ask("Quyết định 512 và quyết định 513 của Kon Tum ban hành gì?").text
    assert "nuôi ong" in text
    assert "chè" in text
