"""Plans whose duties stand in running text, agency by agency: counted whole, the plan told by its title."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant

_PLAN = """
ỦY BAN NHÂN DÂN
TỈNH {place}

Số: {number}/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{printed}, ngày 12 tháng 5 năm 2025

KẾ HOẠCH

{title}

I. TỔ CHỨC THỰC HIỆN
{duties}

II. CHẾ ĐỘ BÁO CÁO

1. Các sở xây dựng kế hoạch cụ thể; kết quả thực hiện báo cáo về {to}.

2. Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về {asked} để được hướng dẫn.

Nơi nhận:
- Lưu: VT.
"""
BEES = _PLAN.format(
    place="LÂM ĐỒNG",
    printed="Lâm Đồng",
    number=31,
    to="Chi cục Chăn nuôi",
    asked="Sở Công Thương",
    title="Phát triển nghề nuôi ong và tiêu thụ mật ong trên địa bàn tỉnh",
    duties="""
1. Sở Y tế

- Hướng dẫn sơ cứu người bị ong đốt tại các trạm.

- Phối hợp với Sở Nội vụ tập huấn cho người nuôi.

- Kiểm tra bếp lò của các cơ sở rang cà phê.

2. Sở Nội vụ

- Khen thưởng các hộ nuôi giỏi.

3. Sở Công Thương

- Chủ trì, phối hợp với Sở Y tế mở hội chợ quả rừng.
""",
)
ROADS = _PLAN.format(
    place="LÂM ĐỒNG",
    printed="Lâm Đồng",
    number=32,
    to="Sở Xây dựng",
    asked="Sở Tài chính",
    title="Sửa chữa cầu đường nông thôn mùa mưa",
    duties="\n1. Sở Y tế\n\n- Trực cấp cứu tại các cầu đang sửa.\n",
)


@pytest.fixture(scope="module")
def plans(opened: Callable[..., Assistant]) -> Assistant:
    return opened(BEES, ROADS)


def _told(answer: Answer, *things: str) -> None:
    assert answer.status is Status.ANSWERED, answer.text
    assert all(thing in answer.text for thing in things), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Sở Y tế được giao mấy việc trong Kế hoạch 31/KH-UBND?",
        "Kế hoạch 31 của tỉnh Lâm Đồng về nuôi ong, Sở Y tế có những nhiệm vụ nào, tổng mấy nhiệm vụ?",
        "Trong kế hoạch nuôi ong tụi em bên Sở Y tế bị giao mấy việc, là những gì?",
        "Theo kế hoạch PTNNO thì Sở Y tế được giao mấy việc?",
    ],
)
def test_an_agency_is_given_all_that_stands_under_its_heading(plans: Assistant, question: str) -> None:
    answer = plans.ask(question)
    _told(answer, "được giao 3 việc", "sơ cứu", "tập huấn", "bếp lò", "phối hợp 1 việc", "hội chợ quả rừng")
    assert "đang sửa" not in answer.text


@pytest.mark.parametrize(
    "question",
    ["Sở Y tế phối hợp với Sở Nội vụ làm gì theo kế hoạch 31?", "kế hoạch 31: SYT phối hợp SNV làm gì"],
)
def test_what_two_agencies_do_together_is_listed(plans: Assistant, question: str) -> None:
    answer = plans.ask(question)
    _told(answer, "tập huấn cho người nuôi")
    assert "Khen thưởng" not in answer.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Làm kế hoạch nuôi ong mà bị kẹt thì mình phản ánh với ai?", "Sở Công Thương"),
        ("thuc hien ke hoach sua cau duong nong thon gap kho khan thi bao cao ve so nao", "Sở Tài chính"),
        ("đầu mối vướng mắc, kế hoạch 31", "Sở Công Thương"),
    ],
)
def test_difficulties_are_told_to_whom_the_plan_says(plans: Assistant, question: str, told: str) -> None:
    answer = plans.ask(question)
    _told(answer, "khó khăn, vướng mắc", told)
    assert len({citation.source for citation in answer.citations}) == 1


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Theo kế hoạch 31 thì kết quả thực hiện báo cáo về đâu?", "Chi cục Chăn nuôi"),
        (
            "Kế hoạch 32 làm xong rồi, sếp cuống lên. Kết quả thì báo cáo cho ai? Nhờ tìm giúp tôi.",
            "Sở Xây dựng",
        ),
    ],
)
def test_results_are_reported_to_whom_the_plan_says(plans: Assistant, question: str, told: str) -> None:
    _told(plans.ask(question), told)


@pytest.mark.parametrize(
    "question",
    [
        "Theo kế hoạch 31, sở nào tháo gỡ khó khăn, vướng mắc cho hộ nuôi ong?",
        "đầu mối tổng hợp vướng mắc kế hoạch 31",
    ],
)
def test_who_resolves_difficulties_of_others_is_asked_of_the_duties(plans: Assistant, question: str) -> None:
    answer = plans.ask(question)
    assert "phản ánh về" not in answer.text


def test_a_part_nobody_gave_is_listed_as_nothing(plans: Assistant) -> None:
    answer = plans.ask("Kế hoạch số 31/KH-UBND giao Sở Giáo dục và Đào tạo chủ trì nội dung nuôi ong nào?")
    assert answer.status is Status.NOT_FOUND, answer.text
