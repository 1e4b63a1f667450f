"""What running text and lists that are no plan's say: reports, procedures, parts called by their heading."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

Open = Callable[..., Assistant]
RULES = """
Quy chế

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Giữ cho đường đê thông suốt quanh năm.

2. Yêu cầu

Mỗi xã có một đội tuần đê.

II. NGUYÊN TẮC PHỐI HỢP

1. Bên nào phát hiện sạt lở trước thì báo trước.

2. Việc nhỏ làm ngay, việc lớn hỏi nhau.

III. TUẦN ĐÊ

Trọng tâm tuần đê mùa lũ là: kè Ái Nghĩa, cống Bến Tre.

IV. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Môi trường

a) Hướng dẫn các xã lập sổ tuần đê, báo cáo hằng quý theo mẫu số 2.

b) Tổng hợp, báo cáo kết quả thực hiện Quy chế này về Ủy ban nhân dân tỉnh trước ngày 25/12 hằng năm.

2. Thủ trưởng các sở, ban, ngành chịu trách nhiệm thi hành. Định kỳ trước ngày 10/12 hằng năm báo cáo kết quả \
thực hiện về Sở Nông nghiệp và Môi trường.
"""
LIST = """
PHỤ LỤC

DANH MỤC THỦ TỤC HÀNH CHÍNH

STT\tMã TTHC\tTên thủ tục hành chính\tThời hạn giải quyết\tPhí, lệ phí\tGhi chú
1\t1.000101\tCấp thẻ thuyền trưởng đò dọc\t07 ngày làm việc\t50.000 đồng\t
2\t1.000102\tCấp lại thẻ thuyền trưởng đò dọc\t03 ngày làm việc\tKhông\tNộp tại mọi xã, phường
3\t1.000103\tCấp lại giấy đăng ký bến đò trong trường hợp bị cháy, ướt\t04 ngày\tKhông\tNộp tại mọi xã, phường
4\t1.000104\tCấp lại giấy đăng ký bến đò trong trường hợp đổi chủ\t09 ngày\t20.000 đồng\t
"""


@pytest.fixture(scope="module")
def asked(opened: Open) -> Callable[[str], Answer]:
    rules = decision("Quy chế phối hợp tuần tra đê điều", RULES)
    procedures = decision("Danh mục thủ tục hành chính về đò ngang, đò dọc", "", LIST, 315, "Tuyên Quang")
    return opened(rules, procedures).ask


@pytest.mark.parametrize(
    ("question", "day", "other"),
    [
        ("Các sở, ngành Lâm Đồng phải gửi báo cáo thực hiện quy chế tuần đê trước ngày nào?", "10/12", "25/12"),
        ("so nong nghiep va moi truong lam dong bao cao ket qua quy che truoc ngay nao hang nam", "25/12", "10/12"),
        ("hạn báo cáo hằng năm Quyết định 314", "10/12", "mẫu số 2"),
    ],
)  # fmt: skip
def test_when_somebody_reports(asked: Callable[[str], Answer], question: str, day: str, other: str) -> None:
    answer = asked(question)
    assert answer.status is Status.ANSWERED
    assert day in answer.text
    assert other not in answer.text


def test_where_reports_are_sent(asked: Callable[[str], Answer]) -> None:
    assert "về Sở Nông nghiệp và Môi trường" in asked("Thủ trưởng các sở ở Lâm Đồng gửi báo cáo về đâu?").text


@pytest.mark.parametrize(
    "question",
    ["Quyết định 314: báo cáo hằng tháng trước ngày nào?", "Phần mềm báo cáo lũ ở Lâm Đồng xong ngày nào?"],
)
def test_no_other_report_is_told(asked: Callable[[str], Answer], question: str) -> None:
    assert "/12" not in asked(question).text


@pytest.mark.parametrize(
    ("question", "said", "other"),
    [
        ("cấp lại thẻ thuyền trưởng đò dọc mất bao nhiêu ngày", "“03 ngày làm việc”", "07 ngày"),
        ("Phí cấp thẻ thuyền trưởng đò dọc ở Tuyên Quang là bao nhiêu tiền?", "“50.000 đồng”", "Không"),
        ("giấy đăng ký bến đò bị cháy, xin cấp lại thì mấy ngày có", "“04 ngày”", "09 ngày"),
        ("mã thủ tục cấp lại thẻ thuyền trưởng đò dọc", "1.000102", "1.000101"),
    ],
)
def test_one_procedure_and_no_other(
    asked: Callable[[str], Answer], question: str, said: str, other: str
) -> None:
    answer = asked(question)
    assert said in answer.text
    assert other not in answer.text
    assert answer.citations[0].locator.endswith(f"STT {answer.citations[0].quote[0]}")


def test_both_cases_of_a_procedure_are_told_apart(asked: Callable[[str], Answer]) -> None:
    text = asked("Xin cấp lại giấy đăng ký bến đò ở Tuyên Quang bao nhiêu ngày thì được?").text
    assert "bị cháy, ướt” – thời hạn giải quyết: “04 ngày”" in text
    assert "đổi chủ” – thời hạn giải quyết: “09 ngày”" in text


@pytest.mark.parametrize(
    "question", ["cấp lại thẻ luật sư Tuyên Quang mất mấy ngày", "cấp thẻ căn cước mất phí không"]
)
def test_a_procedure_not_listed(asked: Callable[[str], Answer], question: str) -> None:
    assert not asked(question).citations


def test_procedures_are_counted(asked: Callable[[str], Answer]) -> None:
    assert asked("Danh mục đò của Tuyên Quang có bao nhiêu thủ tục hành chính?").total == 4
    assert asked("Tuyên Quang: có mấy thủ tục nộp tại mọi xã, phường?").total == 2
    assert asked("Tuyên Quang: số lượng thủ tục nộp tại mọi xã, phường").total == 2


@pytest.mark.parametrize(
    ("question", "said", "other"),
    [
        ("nguyên tắc phối hợp tuần tra đê điều Lâm Đồng", "Việc nhỏ làm ngay", "đội tuần đê"),
        ("Yêu cầu của Quyết định 314 là gì?", "một đội tuần đê", "thông suốt"),
        ("muc dich cua quyet dinh 314", "thông suốt quanh năm", "đội tuần đê"),
        ("Trọng tâm tuần đê mùa lũ của Lâm Đồng là gì?", "kè Ái Nghĩa", "Việc nhỏ"),
    ],
)
def test_a_part_called_by_its_heading(
    asked: Callable[[str], Answer], question: str, said: str, other: str
) -> None:
    answer = asked(question)
    assert answer.status is Status.ANSWERED
    assert said in answer.text
    assert other not in answer.text


def test_a_part_that_is_not_there(asked: Callable[[str], Answer]) -> None:
    assert not asked("quan điểm chỉ đạo của Quyết định 314 là gì").citations


@pytest.mark.parametrize(
    "question",
    [
        "Tuyên Quang: thu hồi thẻ thuyền trưởng đò dọc mất mấy ngày?",
        "tuyen quang gia han the thuyen truong do doc bao lau",
        "Lệ phí thu hồi thẻ thuyền trưởng đò dọc ở Tuyên Quang?",
        "Tuyên Quang có thủ tục thu hồi thẻ thuyền trưởng đò dọc không?",
    ],
)
def test_procedure_of_another_act_is_another(asked: Callable[[str], Answer], question: str) -> None:
    assert asked(question).status is Status.NOT_FOUND


def test_act_called_otherwise_is_that_of_the_procedure(asked: Callable[[str], Answer]) -> None:
    answer = asked("Ở Tuyên Quang lỡ mất thẻ thuyền trưởng đò dọc thì làm lại mấy bữa xong?")
    assert answer.status is Status.ANSWERED
    assert "03 ngày" in answer.text
    assert "07 ngày" not in answer.text
