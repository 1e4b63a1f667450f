"""Short forms by what stands beside them, misspelt agencies, months to confirm, totals by keywords."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.typing import write_out
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch chuyển đổi số ngành thủy lợi năm 2024",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số ngành thủy lợi năm 2024.",
    """
PHỤ LỤC

Danh mục nhiệm vụ

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành
I\tSỐ HÓA HỒ CHỨA NƯỚC\t\t\t
1\tĐo vẽ lòng hồ bằng máy bay không người lái\tSở Thông tin và Truyền thông\tSở Tài chính\tTháng 9/2024
2\tLắp phao đo mực nước tự động, bảo đảm 85% hồ chứa có phao đo\tSở Thông tin và Truyền thông\tSở Tài chính\tHàng năm
II\tCHỈ SỐ AN TOÀN ĐẬP\t\t\t
3\tCông bố Chỉ số an toàn đập của các huyện\tSở Nông nghiệp\tBan Tổ chức Tỉnh ủy\tQuý II/2024
4\tXây dựng Chương trình phát triển Chính phủ số trong quản lý kênh mương\tVăn phòng UBND tỉnh\t\tHàng năm
""",
)


@pytest.fixture(scope="module")
def dams(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan of four tasks in two sections."""
    return opened(PLAN)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ban TC Tỉnh ủy", "Ban tổ chức Tỉnh ủy"),
        ("CTr phát triển CP số", "chương trình phát triển chính phủ số"),
        ("1 số điều", "một số điều"),
        ("điều 1 số 3", "điều 1 số 3"),
        ("việc hạng năm 2024", "việc hạn năm 2024"),
        ("xếp hạng năm 2024", "xếp hạng năm 2024"),
        ("công ty CP số 4", "công ty CP số 4"),
    ],
)
def test_a_short_form_is_read_by_what_stands_beside_it(typed: str, meant: str) -> None:
    assert write_out(typed) == meant


@pytest.mark.parametrize(
    "question",
    [
        "tháng 6/2024 là phải đo vẽ xong lòng hồ bằng máy bay không người lái, đúng không?",
        "nghe nói đo vẽ lòng hồ bằng máy bay tháng 12/2024 mới xong, phải không em?",
    ],
)
def test_a_month_to_confirm_asks_for_the_deadline(dams: Assistant, question: str) -> None:
    assert "Tháng 9/2024" in dams.ask(question).text


def test_what_sounds_like_a_measure_has_a_deadline_too(dams: Assistant) -> None:
    answer = dams.ask("quý IV/2024 phải công bố xong Chỉ số an toàn đập của các huyện đúng không?")
    assert answer.intent == "deadline"
    assert "Quý II/2024" in answer.text


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("QĐ 314 phụ lục nhiệm vụ thực hiện hàng năm số lượng", 2),
        ("QĐ 314 nhiệm vụ Sở Nông nghiệp chủ trì tổng số", 1),
        ("quyet dinh 314 nhiem vu So Nong nghiep chu tri so luong", 1),
    ],
)
def test_keywords_that_end_in_a_total_count(dams: Assistant, question: str, total: int) -> None:
    answer = dams.ask(question)
    assert answer.intent == "count"
    assert answer.total == total


@pytest.mark.parametrize(
    "question",
    [
        "QĐ 314 mục số hóa hồ chứa nước thì sở nào ôm hết việc?",
        "Trong phụ lục QĐ 314, phần số hóa hồ chứa nước đơn vị nào chủ trì tất cả nhiệm vụ?",
    ],
)
def test_who_has_all_of_a_section_is_counted_by_agency(dams: Assistant, question: str) -> None:
    answer = dams.ask(question)
    assert "Sở Thông tin và Truyền thông: 2 nhiệm vụ" in answer.text
    assert answer.total == 2


@pytest.mark.parametrize(
    "question",
    [
        "Sở Thôn tin và Truyền thông chủ trì những nhiệm vụ nào trong QĐ 314?",
        "Sở Thông tinh và Truyền thông chủ trì những nhiệm vụ nào trong QĐ 314?",
    ],
)
def test_an_agency_with_one_letter_wrong_is_known_by_the_rest(dams: Assistant, question: str) -> None:
    assert dams.ask(question).total == 2


def test_an_agency_of_no_document_is_not_taken_for_one_alike(dams: Assistant) -> None:
    assert dams.ask("Sở Thông tin và Truyền hình chủ trì nhiệm vụ nào trong QĐ 314?").total is None


def test_a_percentage_in_the_words_of_a_task_is_told(dams: Assistant) -> None:
    answer = dams.ask("QĐ 314 bao nhiêu phần trăm hồ chứa phải có phao đo mực nước?")
    assert answer.status is Status.ANSWERED
    assert "85%" in answer.text


def test_a_percentage_of_another_thing_in_a_task_is_not(dams: Assistant) -> None:
    assert "85%" not in dams.ask("QĐ 314 bao nhiêu phần trăm lòng hồ được đo vẽ bằng máy bay?").text
