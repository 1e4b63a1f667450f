"""Who signs a plan, or its day, asked beside something the plan says: both are told, or what is not is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Nuôi cá lồng năm 2024

I. MỤC TIÊU
1. Tỷ lệ lồng cá được kiểm dịch đạt tối thiểu 85%.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Cắm phao luồng lạch | Sở Xây dựng | Các huyện | Tháng 3/2024 |
| 2 | Đề án đặt trạm quan trắc nước hồ | Sở Y tế | Sở Xây dựng | Tháng 4/2024 |
"""
SIGNER, DAY = "Lê Văn Mận ký", "ban hành ngày 12/4/2024"


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan."""
    title = "Kế hoạch nuôi cá lồng năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Quyết định 314 do ai ký, và tỷ lệ lồng cá được kiểm dịch phải đạt bao nhiêu?", [SIGNER, "85%"]),
        ("quyet dinh 314 ai ky, cam phao luong lach do so nao chu tri", [SIGNER, "Sở Xây dựng chủ trì"]),
        ("Quyết định 314 ban hành ngày nào, có bao nhiêu nhiệm vụ?", [DAY, "Có 2 nhiệm vụ"]),
        ("Quyết định 314 có mấy nhiệm vụ, ai ký?", ["Có 2 nhiệm vụ", SIGNER]),
        ("Cắm phao luồng lạch khi nào xong và ai ký quyết định 314?", ["Tháng 3/2024", SIGNER]),
    ],
)
def test_both_are_told(one: Assistant, question: str, told: list[str]) -> None:
    answer = one.ask(question)
    assert answer.status is Status.ANSWERED
    assert all(words in answer.text for words in told)


def test_how_many_there_are_is_counted_beside(one: Assistant) -> None:
    assert one.ask("Quyết định 314 ai ký, có mấy nhiệm vụ?").total == 2


def test_what_is_not_found_of_the_two_is_named(one: Assistant) -> None:
    answer = one.ask("Quyết định 314 ai ký và tiền công thợ lặn bao nhiêu?")
    assert answer.status is Status.PARTIAL
    assert SIGNER in answer.text
    assert "tiền công thợ lặn bao nhiêu" in answer.text


def test_two_things_of_the_head_stay_one_question(one: Assistant) -> None:
    answer = one.ask("Quyết định 314 ban hành ngày nào và do ai ký?")
    assert answer.status is Status.ANSWERED
    assert SIGNER in answer.text
    assert DAY in answer.text


def test_who_signs_what_a_task_brings_is_not_who_signs_the_plan(one: Assistant) -> None:
    assert "Lê Văn Mận" not in one.ask("Đề án trạm nước hồ ở Lâm Đồng ai trình và ai ký ban hành?").text


def test_the_name_of_a_department_is_not_cut(one: Assistant) -> None:
    told = one.ask("so ke hoach va dau tu duoc giao viec gi trong quyet dinh 314").text
    assert "Số 314" not in told


def test_the_number_of_another_kind_of_paper_is_not_the_plans(one: Assistant) -> None:
    told = one.ask("Theo quyết định 314 lồng cá phải kiểm dịch mấy phần trăm, nghị quyết số mấy?").text
    assert "Số 314" not in told


@pytest.mark.parametrize("half", ["theo quyết định nào", "theo quyết định số mấy"])
def test_what_a_row_goes_by_is_not_the_number_of_the_plan(one: Assistant, half: str) -> None:
    told = one.ask(f"Kế hoạch nuôi cá lồng ở Lâm Đồng ai chủ trì cắm phao luồng lạch, {half}?").text
    assert "Số 314" not in told
