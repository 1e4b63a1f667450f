"""Rows and years that only sound like a paper's; a talk of one province is not answered from another's plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.query import Query
from assistant.understanding.understand import understand
from tests.assistant.letterhead import decision, paper

LAMPS = decision(
    "Kế hoạch thắp sáng cảng cá giai đoạn 2024-2028",
    """
Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thắp sáng cảng cá giai đoạn 2024-2028.
""",
    """
KẾ HOẠCH
Thắp sáng cảng cá giai đoạn 2024-2028

I. NỘI DUNG
1. Ưu tiên giải quyết trước các vấn đề cấp bách của cảng như: cầu tàu tối, bãi đỗ xe hẹp, rác nổi.
2. Mỗi cột đèn do không quá 02 tổ trông coi, sửa chữa theo ca.
3. Sở Công Thương duy trì, cải tiến hệ thống đo độ sáng theo Quyết định số 45/2019/QĐ-TTg của Thủ tướng Chính phủ.
4. Việc thanh toán tiền điện thực hiện theo Thông tư số 12/2021/TT-BCT của Bộ Công Thương.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| I | ĐÈN TRÊN BỜ | | | |
| 1 | Lắp cột đèn ở cầu tàu (ưu tiên nhóm tàu nhỏ, nhóm tàu khách) | Sở Công Thương | Sở Xây dựng | Tháng 9/2025 |
| 2 | Dọn lưới cũ dưới chân cột | Sở Công Thương | Sở Xây dựng | Thường xuyên |
""",
    printed="Kiên Giang",
)
STAFF = paper(
    "Sắp xếp các trạm canh lửa năm 2026",
    """
PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Quyết định giao biên chế kiểm lâm, số nhân viên cho các trạm canh lửa năm 2026 | Văn phòng Sở | Sở Nội vụ | Tháng 01/2026 |
""",
    place="Kiên Giang",
    year=2025,
)
TOWN = paper(
    "Chỉnh trang chợ phiên năm 2024",
    """
I. NỘI DUNG
1. Ưu tiên giải quyết các vấn đề cấp bách của chợ như: cổng chợ dột, dốc đá trơn.
""",
    place="Lào Cai",
    number="78/KH-UBND",
)


@pytest.fixture(scope="module")
def three(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan of several years and one of a year, of one province, and a plan of another."""
    return opened(LAMPS, STAFF, TOWN)


def _read(question: str, assistant: Assistant) -> Query:
    return understand(question, assistant.knowledge(), date(2024, 5, 15))


def test_a_decision_to_be_made_is_no_paper_in_store(three: Assistant) -> None:
    told = three.ask("quyết định giao biên chế năm 2026 cho các trạm ở Kiên Giang, ai phối hợp?").text
    assert "Sở Nội vụ" in told


def test_the_last_year_of_a_plan_is_no_deadline(three: Assistant) -> None:
    told = three.ask("kế hoạch thắp sáng đến 2028 của Kiên Giang giao Sở Công Thương những việc gì?").text
    assert "Lắp cột đèn" in told
    assert "Dọn lưới cũ" in told  # with no day: it is not due by any


def test_groups_that_a_task_is_for_are_no_sections(three: Assistant) -> None:
    assert _read("Đề án lắp cột đèn ở cầu tàu ưu tiên mấy lĩnh vực?", three).by is None
    assert _read("Quyết định 314 có mấy lĩnh vực?", three).by == "section"


@pytest.mark.parametrize(
    "question",
    [
        "thanh toán tiền điện ở cảng cá áp dụng thông tư nào?",
        "Thanh toán tiền điện ở cảng cá áp dụng các thông tư nào?",
    ],
)
def test_which_circulars_apply_is_told(three: Assistant, question: str) -> None:
    assert "12/2021/TT-BCT" in three.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch 314 giao sở nào lo duy trì, cải tiến hệ thống đo độ sáng, theo quyết định số mấy của Thủ tướng?",
        "Quyết định nào của Thủ tướng nói về hệ thống đo độ sáng trong quyết định 314?",
    ],
)
def test_the_number_of_a_higher_paper_is_not_the_plans_own(three: Assistant, question: str) -> None:
    told = three.ask(question).text
    assert "45/2019/QĐ-TTg" in told
    assert "Số 314" not in told


def test_a_paper_of_another_issuer_is_none_of_those_stored(three: Assistant) -> None:
    told = three.ask("Quyết định nào của Thủ tướng được nêu trong quyết định 314?").text
    assert "Số 314" not in told


def test_the_most_there_may_be_is_told_as_no_more_than(three: Assistant) -> None:
    assert "không quá 02 tổ" in three.ask("mỗi cột đèn cảng cá tối đa mấy tổ trông coi, sửa chữa?").text


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Sở Công Thương phối hợp với hai sở khác để lắp cột đèn, đó là sở nào?", "khac"),
        ("Đọc báo thấy Kiên Giang dọn lưới cũ dưới chân cột, sở nào lo?", "bao"),
    ],
)
def test_words_around_what_is_sought_are_no_part_of_it(three: Assistant, question: str, word: str) -> None:
    assert word not in {one.bare for one in _read(question, three).topic.content}


def test_what_a_body_is_told_to_do_is_listed(three: Assistant) -> None:
    told = three.ask("Sở Công Thương được kế hoạch kêu làm gì dính tới lưới cũ?")
    assert told.status is Status.ANSWERED
    assert "Dọn lưới cũ" in told.text
    assert "Lắp cột đèn" not in told.text


def test_a_talk_of_one_province_is_answered_from_its_own_plan(three: Assistant) -> None:
    asked = "Trong kế hoạch có nêu những vấn đề cấp bách nào cần ưu tiên giải quyết không?"
    assert "cầu tàu" in three.ask(asked, ["Lắp cột đèn ở Kiên Giang ai chủ trì?"]).text
    there = three.ask(asked, ["Chỉnh trang chợ phiên ở Lào Cai nêu những gì?"]).text
    assert "dốc đá" in there
    assert "cầu tàu" not in there


def test_what_a_thing_goes_by_is_not_what_the_plan_goes_by(three: Assistant) -> None:
    asked = "Chuyện gộp điểm trường ở Kiên Giang dựa theo nghị quyết nào của Trung ương, theo quyết định 314?"
    assert not three.ask(asked).citations


def test_papers_at_hand_are_not_asked_for(three: Assistant) -> None:
    told = three.ask("Em chỉ có mấy văn bản của Kiên Giang đây, sở nào dọn lưới cũ dưới chân cột?").text
    assert "Sở Công Thương" in told
