"""Two things asked in one question, each in a clause of its own; in which paper; a list with its times."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Sửa đê biển năm 2024

I. HIỆN TRẠNG
Hiện nay, tổng số điểm quan trắc mực nước trên tuyến đê là 14 điểm, trong đó có 5 điểm tự động.

II. MỤC TIÊU
- Ít nhất 90% số hộ ven đê được tập huấn cứu nạn.
- Mỗi xã ven biển có tối thiểu 3 điểm quan trắc mực nước.

III. NỘI DUNG
1. Sở Xây dựng
Đo đạc lại cao trình mặt đê ở các xã ven biển.

IV. TỔ CHỨC THỰC HIỆN
1. Sở Xây dựng
a) Chủ trì kiểm tra chất lượng đá kè trước khi thi công.
b) Tổng hợp vướng mắc của nhà thầu, báo cáo Ủy ban nhân dân tỉnh.
2. Các đơn vị thi công báo cáo tiến độ xử lý sự cố tràn nước trước ngày 25 hằng tháng.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn |
|---|---|---|---|---|
| 1 | Khảo sát thực trạng chân đê và nhu cầu đá kè của các xã | Sở Xây dựng | Sở Y tế | Tháng 3/2024 |
| 2 | Trồng phi lao chắn cát dọc bãi | Sở Tài chính | Sở Xây dựng | Tháng 4/2024 |
| 3 | Đào tạo đội cứu nạn ven bờ | Sở Y tế | Sở Tài chính | Tháng 5/2024 |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan."""
    title = "Kế hoạch sửa đê biển năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


def test_a_second_thing_asked_is_told_after_the_first_with_marks_of_its_own(one: Assistant) -> None:
    found = one.ask(
        "Ít nhất bao nhiêu phần trăm hộ ven đê được tập huấn, và ai chủ trì trồng phi lao chắn cát?"
    )
    assert found.text.index("90%") < found.text.index("Sở Tài chính")
    assert [citation.mark for citation in found.citations] == list(range(1, len(found.citations) + 1))
    for quote in ("90% số hộ ven đê", "Trồng phi lao"):
        (mark,) = {c.mark for c in found.citations if quote in c.quote}
        assert f"[{mark}]" in found.text


def test_the_first_thing_asked_is_told_too_where_the_second_was_found(one: Assistant) -> None:
    told = one.ask("Khảo sát thực trạng chân đê xong khi nào, còn đội cứu nạn ven bờ ai đào tạo?").text
    assert "Tháng 3/2024" in told
    assert "Sở Y tế" in told


def test_a_clause_on_the_same_task_is_told_once(one: Assistant) -> None:
    found = one.ask("Ai chủ trì trồng phi lao chắn cát dọc bãi, và trồng phi lao chắn cát xong khi nào?")
    assert len({citation.quote for citation in found.citations}) == 1
    assert "Tháng 4/2024" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Ai lo trồng phi lao chắn cát, mà việc đó nằm trong quyết định số mấy?",
        "Trồng phi lao chắn cát do sở nào chủ trì, ghi ở văn bản nào?",
        "Trồng phi lao chắn cát dọc bãi nằm trong quyết định số mấy?",
    ],
)
def test_in_which_paper_a_task_stands_is_told_by_what_is_cited(one: Assistant, question: str) -> None:
    told = one.ask(question).text
    assert "Trồng phi lao" in told
    assert "314/QĐ-UBND" in told


def test_the_number_of_a_document_is_still_told_as_that(one: Assistant) -> None:
    told = one.ask("Kế hoạch sửa đê biển năm 2024 nằm trong quyết định số mấy?").text
    assert told.startswith("Số 314/QĐ-UBND")


@pytest.mark.parametrize(
    "question",
    ["Sở Xây dựng chủ trì việc gì? Thời gian thế nào?", "NV nào SXD ct? t/gian ntn?"],
)
def test_the_times_asked_after_a_list_are_told_in_it(one: Assistant, question: str) -> None:
    told = one.ask(question).text
    assert "Khảo sát thực trạng chân đê" in told
    assert "Tháng 3/2024" in told


def test_who_signed_may_be_confirmed_and_the_day_asked(one: Assistant) -> None:
    told = one.ask("QĐ 314/QĐ-UBND do Chủ tịch Trần Thị Mơ ký p ko, ký ngày nào?").text
    assert "Lê Văn Mận" in told
    assert "12/4/2024" in told


def test_the_duties_of_the_part_on_carrying_out_are_told_apart(one: Assistant) -> None:
    told = one.ask("Phần tổ chức thực hiện của quyết định 314 giao Sở Xây dựng việc gì?").text
    assert "đá kè trước khi thi công" in told
    assert "vướng mắc của nhà thầu" in told
    assert "Khảo sát thực trạng" not in told
    assert "Đo đạc lại cao trình" not in told


def test_duties_asked_of_no_part_are_all_told(one: Assistant) -> None:
    told = one.ask("Quyết định 314 giao Sở Xây dựng việc gì?").text
    assert "Khảo sát thực trạng" in told
    assert "Đo đạc lại cao trình" in told


@pytest.mark.parametrize(
    "question",
    [
        "Tuyến đê giờ có bao nhiêu điểm quan trắc mực nước rồi?",
        "trên tuyến đê đang có mấy điểm quan trắc mực nước",
        "Tuyến đê có bao nhiêu điểm quan trắc mực nước tự động rồi?",
    ],
)
def test_what_there_is_by_now_is_no_target(one: Assistant, question: str) -> None:
    told = one.ask(question).text
    assert "14 điểm" in told
    assert "tối thiểu 3" not in told


def test_partners_asked_in_one_breath_with_the_time_are_no_agency(one: Assistant) -> None:
    found = one.ask(
        "Cho biết cơ quan chủ trì, doanh nghiệp hoặc đơn vị phối hợp và thời gian tiến hành việc khảo sát"
        " hiện trạng chân đê, nhu cầu đá kè của các xã."
    )
    assert found.status is Status.ANSWERED
    for fact in ("Sở Xây dựng", "Sở Y tế", "Tháng 3/2024"):
        assert fact in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Ai chủ trì xây nhà máy điện hạt nhân? Khi nào trồng phi lao chắn cát dọc bãi?",
        "Khi nào trồng phi lao chắn cát dọc bãi? Ai chủ trì xây nhà máy điện hạt nhân?",
    ],
)
def test_of_two_questions_the_one_that_is_known_is_told_and_the_other_named(
    one: Assistant, question: str
) -> None:
    found = one.ask(question)
    assert found.status is Status.PARTIAL
    assert "Tháng 4/2024" in found.text
    assert "Không tìm thấy trong các văn bản đã nạp: Ai chủ trì xây nhà máy điện hạt nhân" in found.text


def test_two_questions_of_one_thing_that_is_not_there_stay_refused(one: Assistant) -> None:
    assert one.ask("Ai chủ trì xây nhà máy điện hạt nhân? Khi nào xong?").status is Status.NOT_FOUND
