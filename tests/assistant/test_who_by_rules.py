"""Who does what, and what an office has to do, by the lines of rules that no table lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

Open = Callable[..., Assistant]
RULES = """
Quy định

Điều 3. Cấp phép đào hè phố

1. Sở Xây dựng cấp phép đào hè phố đối với tuyến đường do tỉnh quản lý.

2. UBND cấp xã cấp phép đào hè phố đối với tuyến đường do cấp xã quản lý.

Điều 4. Trông giữ xe

1. Các Sở quản lý bến bãi:

a) Kiểm tra việc niêm yết giá trông giữ xe tại bến do sở quản lý.

2. Ủy ban nhân dân cấp xã:

a) Kiểm tra việc niêm yết giá trông giữ xe tại chợ.

b) Thu hồi giấy phép trông giữ xe của hộ vi phạm.

3. Cơ quan thuế không được yêu cầu hộ trông giữ xe nộp thêm giấy tờ khác.

4. Phó Trưởng ban quyết định thành lập tổ kiểm tra bến bãi liên ngành.

Điều 5. Trách nhiệm của doanh nghiệp chiếu sáng

1. Thay bóng đèn hỏng trong 24 giờ.

2. Lắp đèn tiết kiệm điện trên các tuyến phố.

Điều 6. Trách nhiệm của Công an tỉnh

1. Tổ chức kiểm tra, xử lý xe dừng đỗ sai quy định.

2. Thống kê số vụ tai nạn tại bãi đỗ xe.

Sở Tài chính là cơ quan thường trực Tổ công tác bến bãi, có trách nhiệm chuẩn bị nội dung họp.

Điều 7. Công an tỉnh, các sở và Ủy ban nhân dân các xã chịu trách nhiệm thi hành Quyết định này.
"""


def asked(opened: Open, question: str) -> Answer:
    return opened(decision("Quy định quản lý hè phố, bến bãi trông giữ xe", RULES)).ask(question)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Cơ quan nào cấp phép đào hè phố?", ["Sở Xây dựng cấp phép", "UBND cấp xã cấp phép"]),
        ("Cấp phép đào hè phố thuộc thẩm quyền của ai?", ["Sở Xây dựng cấp phép", "UBND cấp xã cấp phép"]),
        ("ai kiem tra viec niem yet gia trong giu xe", ["Các Sở quản lý bến bãi", "Ủy ban nhân dân cấp xã"]),
        ("Việc thu hồi giấy phép trông giữ xe giao cho cơ quan nào?", ["Ủy ban nhân dân cấp xã được giao"]),
        ("Đơn vị nào không được yêu cầu hộ trông giữ xe nộp thêm giấy tờ?", ["Cơ quan thuế không được"]),
        ("Ai có thẩm quyền quyết định thành lập tổ kiểm tra bến bãi?", ["Phó Trưởng ban quyết định"]),
        ("Bên nào lắp đèn tiết kiệm điện trên các tuyến phố?", ["doanh nghiệp chiếu sáng được giao"]),
        ("Cơ quan thường trực Tổ công tác bến bãi là ai?", ["Sở Tài chính là cơ quan thường trực"]),
    ],
)
def test_all_who_do_it_are_told(opened: Open, question: str, told: list[str]) -> None:
    answer = asked(opened, question)
    assert answer.status is Status.ANSWERED
    assert not [words for words in told if words not in answer.text], answer.text
    assert answer.citations


def test_bounds_that_are_asked_leave_one(opened: Open) -> None:
    answer = asked(opened, "Ai cấp phép đào hè phố đối với tuyến đường do cấp xã quản lý?")
    assert "UBND cấp xã cấp phép" in answer.text
    assert "Sở Xây dựng cấp" not in answer.text


def test_another_act_is_nobodys(opened: Open) -> None:
    assert asked(opened, "Cơ quan nào cấp phép đào giếng nước ngầm?").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "total", "told"),
    [
        ("Công an tỉnh có trách nhiệm gì theo quyết định này?", 2, "Thống kê số vụ tai nạn"),
        ("Doanh nghiệp chiếu sáng có mấy trách nhiệm trong quyết định này?", 2, "Thay bóng đèn hỏng"),
        ("UBND cấp xã phải làm gì theo quyết định này?", 3, "Thu hồi giấy phép"),
        ("Nhiệm vụ của Sở Xây dựng trong quyết định này là gì?", 1, "tuyến đường do tỉnh quản lý"),
        ("UBND cấp xã làm gì về hè phố theo quyết định này?", 1, "cấp phép đào hè phố"),
    ],
)
def test_the_duties_of_an_office_are_counted(opened: Open, question: str, total: int, told: str) -> None:
    answer = asked(opened, question)
    assert answer.status is Status.ANSWERED
    assert answer.total == total
    assert told in answer.text


@pytest.mark.parametrize("office", ["Sở Y tế", "Chi nhánh doanh nghiệp chiếu sáng"])
def test_an_office_that_is_given_nothing_is_told_nothing(opened: Open, office: str) -> None:
    answer = asked(opened, f"{office} có trách nhiệm gì theo quyết định này?")
    assert "đoạn nói việc của" not in answer.text


def test_a_list_whose_numbers_do_not_follow_has_no_heading(opened: Open) -> None:
    rules = """
Điều 9. Trách nhiệm của Sở Y tế

1. Trực cấp cứu tại bến trong mùa lễ hội.

10. Chủ tàu

1. Đóng phí neo đậu tại cảng.

2. Kiểm tra phao cứu sinh trước khi xuất bến.
"""
    answer = opened(decision("Quy chế quản lý bến", rules)).ask(
        "Sở Y tế có trách nhiệm gì theo quyết định này?"
    )
    assert answer.total == 1
    assert "phao cứu sinh" not in answer.text
