"""Words that stand around what is asked and are no part of it; numbers in words; watchwords of so many things."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

ANNEX = """
PHỤ LỤC

Danh mục nhiệm vụ phát triển nghề rèn năm 2024

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
1\tNâng cấp lò rèn điện phục vụ đào tạo thợ trẻ của các làng nghề\tSở Công Thương\t\tQuy trình vận hành\tNăm 2024
2\tRà soát lò rèn không phát sinh sản phẩm trong ba năm gần nhất để kiến nghị tạm dừng hỗ trợ\tSở Nội vụ\tSở Tài chính\tDanh sách\tTháng 5/2024
3\tTổng hợp kết quả dạy nghề rèn báo cáo Chủ tịch UBND tỉnh\tSở Y tế\t\tBáo cáo\tĐịnh kỳ hằng tháng
"""
DECISION = decision(
    "Kế hoạch phát triển nghề rèn năm 2024",
    "\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề rèn năm 2024.\n\n"
    "Điều 2. Các đơn vị làm việc theo phương châm “04 sẵn: sẵn than, sẵn thép, sẵn thợ, sẵn khách”; "
    "không để xảy ra “3 thiếu: thiếu nước”.\n",
    ANNEX,
)


@pytest.fixture(scope="module")
def forge(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one decision with three tasks and a watchword."""
    return opened(DECISION)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nâng cấp lò rèn điện rốt cuộc phải ra được sản phẩm là cái gì hén?", "Quy trình vận hành"),
        ("Bao giờ nâng cấp lò rèn điện xong vậy ta, chị nhớ mang máng mà quên mất tiêu rồi", "Năm 2024"),
        ("3 năm ko phát sinh sản phẩm thì ai CT rà soát lò rèn để kiến nghị tạm dừng?", "Sở Nội vụ"),
        ("lò rèn 03 năm không phát sinh sản phẩm thì bên nào rà soát?", "Sở Nội vụ"),
        ("Bao lâu thì tổng hợp kết quả dạy nghề rèn báo cáo Chủ tịch UBND tỉnh 1 lần?", "hằng tháng"),
    ],
)
def test_what_stands_around_is_no_part_of_it(forge: Assistant, question: str, told: str) -> None:
    answer = forge.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.text


def test_another_number_in_words_is_another_thing(forge: Assistant) -> None:
    answer = forge.ask("7 năm không phát sinh sản phẩm thì ai chủ trì rà soát lò rèn?")
    assert "Sở Nội vụ chủ trì" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "4 sẵn là gì?",
        "phương châm 04 sẵn trong quyết định 314 gồm những gì",
        "Nghe sếp nhắc đủ “bốn sẵn” mà ngại hỏi, bốn cái “sẵn” ấy là những cái gì?",
        "4 san la gi",
    ],
)
def test_a_watchword_is_told_as_it_is_spelt_out(forge: Assistant, question: str) -> None:
    answer = forge.ask(question)
    assert answer.status is Status.ANSWERED
    assert "“04 sẵn: sẵn than, sẵn thép, sẵn thợ, sẵn khách” [1]" in answer.text


def test_a_watchword_of_another_number_is_not_told(forge: Assistant) -> None:
    assert forge.ask("5 sẵn là gì?").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question", ["lò rèn lĩnh vực thuế ai rà soát?", "ra soat lo ren linh vuc thue so nao lo"]
)
def test_a_field_named_must_be_met(forge: Assistant, question: str) -> None:
    assert forge.ask(question).status is Status.NOT_FOUND
