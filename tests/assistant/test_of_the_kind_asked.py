"""What is told is of the kind asked: no number, signer or figure of something else stands in for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import BEES, MANGROVES, bee_plan, decision

EXPORTS = decision(
    "Giao chỉ tiêu kinh tế năm 2025",
    """
Điều 1. Giao chỉ tiêu kinh tế năm 2025.

PHỤ LỤC

STT | Chỉ tiêu | Đơn vị | Năm 2025
1 | Kim ngạch xuất khẩu thủy sản | Triệu USD | 1.280
2 | Bệnh viện Hoa Mai | Giường | 250
""",
    number=978,
)
Open = Callable[..., Assistant]
SILENT = (Status.NOT_FOUND, Status.DECLINED)


@pytest.fixture(scope="module")
def store(opened: Open) -> Assistant:
    """An assistant over a plan with two tasks, and two decisions."""
    return opened(BEES, MANGROVES, EXPORTS)


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 977 thay thế quyết định số mấy?",
        "quyet dinh 977 thay cho quyet dinh so bao nhieu",
        "Không rõ quyết định số 977 thay cho quyết định số mấy, ban hành ngày nào?",
    ],
)
def test_the_number_of_what_a_document_replaces_is_not_its_own(store: Assistant, question: str) -> None:
    answer = store.ask(question)
    assert answer.status is Status.ANSWERED
    assert "314/QĐ-UBND" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 977 giao làm tuyến tàu điện số mấy?",
        "quyết định 978 thay thế quyết định số mấy",
        "Quyết định 977 thưởng người trồng rừng giỏi bao nhiêu tiền, ai ký duyệt khoản đó?",
        "Sếp dặn tra xem tỉnh duyệt bao nhiêu tiền xây Bệnh viện Hoa Mai theo quyết định 978. Con số đó là bao nhiêu?",
        "Nghe nói quyết định 977 thưởng năm chục triệu đồng, tiền ấy ai ký?",
        "Vì sao Quyết định 978 lại bãi bỏ Quyết định 977?",
        "vi sao quyet dinh 977 thay the quyet dinh 978",
        "Soạn giúp mình công văn xin lùi hạn gửi Sở Nông nghiệp, ký tên giám đốc nhé",
        "chỉ tiêu xuất khẩu gạo năm 2025 theo quyết định 978",
        "Quyết định 978 giao Bệnh viện Hoa Mai tuyển mấy bác sĩ?",
        "tổng kinh phí tỷ đồng, kế hoạch nuôi ong 2024",
        "hội thi mật ong cấp tỉnh, số tiền thưởng",
        "sáng nay mưa to kẹt xe quá trời, em ăn sáng uống cà phê gì chưa",
    ],
)
def test_nothing_of_another_kind_is_told(store: Assistant, question: str) -> None:
    assert store.ask(question).status in SILENT


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ai ký quyết định 977?", "ký"),
        ("ưu tiên phát triển rừng thì đầu tiên phải xem quyết định 977, ai ký nhỉ", "ký"),
        ("Phó Chủ tịch Thường trực hay ai ký quyết định 977?", "ký"),
        ("Quyết định trồng rừng ngập mặn mang số mấy?", "977/QĐ-UBND"),
        ("chỉ tiêu xuất khẩu thủy sản năm 2025 theo quyết định 978", "1.280"),
    ],
)
def test_what_is_of_the_kind_is_told(store: Assistant, question: str, told: str) -> None:
    answer = store.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Soạn giúp mình công văn gửi Sở Nông nghiệp xin lùi hạn đề án bảo tồn giống ong rừng, ký tên giám đốc nhé",
        "thảo giúp tôi thông báo họp về hội thi mật ong cấp tỉnh, ký tên chánh văn phòng",
        "nhờ viết hộ anh tờ trình về đề án bảo tồn giống ong rừng",
    ],
)
def test_nothing_is_written_for_anybody(store: Assistant, question: str) -> None:
    assert store.ask(question).status is Status.DECLINED


def test_who_writes_something_may_ask(store: Assistant) -> None:
    asked = "Tôi đang soạn giúp sếp báo cáo, sở nào chủ trì đề án bảo tồn giống ong rừng?"
    assert "Sở Nông nghiệp" in store.ask(asked).text


def test_things_counted_before_the_word_plan_are_no_plans(store: Assistant) -> None:
    assert "Trong kho có" not in store.ask("Bệnh viện Hoa Mai được mấy giường kế hoạch?").text
    assert "Trong kho có" in store.ask("Trong kho có mấy quyết định?").text


def test_a_province_is_not_answered_for_by_what_it_took_in_later(opened: Open) -> None:
    old = opened(BEES.replace("LÂM ĐỒNG", "ĐẮK NÔNG").replace("Lâm Đồng", "Đắk Nông"))
    question = "Ai chủ trì đề án bảo tồn giống ong rừng của tỉnh {}?"
    assert "Sở Nông nghiệp" in old.ask(question.format("Lâm Đồng")).text
    assert "Sở Nông nghiệp" in old.ask(question.format("Đắk Nông năm 2024")).text
    assert "Sở Nông nghiệp" in old.ask(question.format("Lâm Đồng năm 2024")).text  # its plan is of just then
    assert old.ask(question.format("Lâm Đồng năm 2023")).status is Status.NOT_FOUND


def test_what_is_given_to_all_offices_binds_none_that_was_gone(opened: Open) -> None:
    order = "Các sở, ban, ngành báo cáo kết quả thực hiện trước ngày 15 tháng 12 năm 2025."
    late = BEES.replace("12 tháng 4 năm 2024", "12 tháng 9 năm 2025").replace(
        "Nơi nhận", f"{order}\n\nNơi nhận"
    )
    question = "Nhiệm vụ của {} là gì?"
    asked = opened(late)
    assert asked.ask(question.format("Sở Y tế")).status is Status.ANSWERED
    assert asked.ask(question.format("Sở Giao thông vận tải")).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    [
        "Theo Kế hoạch phát triển nghề nuôi ong năm 2022, ai chủ trì hội thi mật ong?",
        "Kế hoạch nuôi ong năm 2026 giao ai tổ chức hội thi mật ong cấp tỉnh?",
    ],
)
def test_a_plan_of_another_year_is_not_answered_for(opened: Open, question: str) -> None:
    bees = opened(BEES)
    answer = bees.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert "314/QĐ-UBND" in answer.text
    assert "Sở Công Thương" in bees.ask(question.replace("2022", "2024").replace("2026", "2024")).text


def test_a_later_plan_that_is_to_be_made_is_a_task(opened: Open) -> None:
    bees = opened(
        bee_plan("STT | Nhiệm vụ | Cơ quan chủ trì\n1 | Xây dựng kế hoạch nuôi ong năm 2025 | Sở Y tế\n")
    )
    assert "Sở Y tế" in bees.ask("Ai chủ trì xây dựng kế hoạch nuôi ong năm 2025?").text
