"""A body of one kind asked for ("công ty nào"): never answered with another's task."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import BEES, paper

SALT = paper(
    "Phát triển làng nghề muối trên địa bàn tỉnh",
    """
I. MỤC TIÊU

1. Tối thiểu 30% hợp tác xã được kiểm tra sản xuất muối năm 2024.

II. NHIỆM VỤ

1. Công ty Cổ phần Muối chủ trì tổ chức hội chợ muối trước ngày 30/6/2024.

2. Sở Công Thương chủ trì xây dựng thương hiệu muối trước ngày 30/9/2024.

3. Sở Y tế chủ trì, phối hợp với Sở Công Thương tiến hành kiểm tra sản xuất muối tại các hợp tác xã năm 2024.

4. Sở Tài chính chủ trì, phối hợp với Sở Y tế mở quỹ hỗ trợ diêm dân trước ngày 30/11/2024.
""",
    place="Bạc Liêu",
)


@pytest.fixture(scope="module")
def salt(opened: Callable[..., Assistant]) -> Assistant:
    return opened(SALT, BEES)


@pytest.mark.parametrize(
    "question",
    [
        "Công ty nào chủ trì xây dựng thương hiệu muối ở Bạc Liêu?",
        "doanh nghiep nao chu tri xay dung thuong hieu muoi o bac lieu",
        "Bệnh viện nào chủ trì kiểm tra sản xuất muối tại các hợp tác xã của Bạc Liêu năm 2024?",
    ],
)
def test_no_department_stands_for_a_body_of_another_kind(salt: Assistant, question: str) -> None:
    assert salt.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Công ty nào chủ trì tổ chức hội chợ muối ở Bạc Liêu?", "Công ty Cổ phần Muối"),
        ("Sở nào chủ trì xây dựng thương hiệu muối ở Bạc Liêu?", "Sở Công Thương"),
        ("Để thị trường nào cũng có muối, ai chủ trì xây dựng thương hiệu muối Bạc Liêu?", "Sở Công Thương"),
    ],
)
def test_a_body_of_the_kind_asked_for_answers(salt: Assistant, question: str, told: str) -> None:
    answer = salt.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.text


def test_who_goes_along_is_no_figure(salt: Assistant) -> None:
    answer = salt.ask(
        "Sở Công Thương Bạc Liêu chủ trì kiểm tra sản xuất muối các hợp tác xã năm 2024 phải không, rồi mấy sở theo nữa?"
    )
    assert answer.intent == "lead"
    assert "30%" not in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Sở Y tế Bạc Liêu phải làm gì, phối hợp với sở nào?",
        "so y te bac lieu duoc giao lam gi va phai phoi hop voi so nao",
    ],
)
def test_with_whom_beside_all_there_is_to_do_is_no_list_of_help(salt: Assistant, question: str) -> None:
    assert "kiểm tra sản xuất muối" in salt.ask(question).text


def test_with_whom_beside_what_is_led_is_told(salt: Assistant) -> None:
    answer = salt.ask("Sở Y tế Bạc Liêu chủ trì việc gì và phối hợp với ai?")
    assert "kiểm tra sản xuất muối" in answer.text
    assert "Sở Công Thương" in answer.text
