"""What a document does not say is not told from what it says of something near."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.understanding.present_words import present_words

PLAN = """
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

Số: 58/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lâm Đồng, ngày 12 tháng 4 năm 2024

KẾ HOẠCH

Phát triển nghề trồng dâu nuôi tằm giai đoạn 2024-2028

I. MỤC TIÊU

Hiện nay, toàn tỉnh có khoảng 9.500 ha dâu, trong đó có 120 ha trồng giống lai mới.

Phấn đấu đến năm 2028:

- Tối thiểu 80% diện tích dâu trồng giống lai mới.

- Tối thiểu 65% hộ nuôi tằm được vay vốn ưu đãi.

II. GIẢI PHÁP

1. Định kỳ hằng tháng công khai trên trang thông tin điện tử kết quả kiểm định trứng giống tằm và danh sách cơ sở vi phạm.

2. Mở rộng thị trường xuất khẩu tơ lụa.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp

a) Chủ trì, phối hợp với các cơ quan liên quan kiểm định, đánh giá chất lượng trứng giống tằm của các cơ sở trong tỉnh.

b) Hằng năm báo cáo kết quả thực hiện Kế hoạch.

2. Sở Công Thương chủ trì kết nối các nhà máy ươm tơ với vùng trồng dâu.

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Lê Văn Mận
"""


@pytest.fixture(scope="module")
def plan(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan: duties with and without an agency, targets, the state of today."""
    return opened(PLAN)


@pytest.mark.parametrize(
    "question",
    [
        "Cơ quan nào chủ trì công khai kết quả kiểm định trứng giống tằm trên trang thông tin điện tử?",
        "co quan nao chu tri cong khai ket qua kiem dinh trung giong tam tren trang thong tin dien tu",
    ],
)
def test_a_duty_without_an_agency_is_quoted_and_given_to_none(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.PARTIAL
    assert "không ghi cơ quan chủ trì" in answer.text
    assert "Định kỳ hằng tháng công khai" in answer.text
    assert "Sở Nông nghiệp" not in answer.text


def test_the_duty_beside_it_is_still_told_with_its_agency(plan: Assistant) -> None:
    answer = plan.ask("Cơ quan nào chủ trì kiểm định, đánh giá chất lượng trứng giống tằm?")
    assert answer.status is Status.ANSWERED
    assert "Sở Nông nghiệp" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Hiện nay tỉnh có bao nhiêu ha dâu?", "den nay tinh da co bao nhieu ha dau trong giong lai moi"],
)
def test_the_state_of_today_is_told_from_the_text(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.ANSWERED
    assert "khoảng 9.500 ha dâu" in answer.text
    assert "80%" not in answer.text


def test_a_target_asked_as_the_state_of_today_is_called_a_target(plan: Assistant) -> None:
    answer = plan.ask("Đến nay bao nhiêu phần trăm hộ nuôi tằm được vay vốn ưu đãi?")
    assert answer.status is Status.PARTIAL
    assert "Không thấy số liệu hiện nay" in answer.text
    assert "năm 2028" in answer.text
    asked = plan.ask("Đến năm 2028 bao nhiêu phần trăm hộ nuôi tằm phải được vay vốn ưu đãi?")
    assert asked.status is Status.ANSWERED


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("hiện có bao nhiêu trạm", True),
        ("đã giảm được bao nhiêu phần trăm đơn vị", True),
        ("cho đến nay đạt mấy phần trăm", True),
        ("đạt bao nhiêu phần trăm rồi", True),
        ("nội dung thực hiện có hiệu quả là gì", False),
        ("hiện nay chỉ tiêu là bao nhiêu", False),
        ("đến năm 2025 đạt bao nhiêu", False),
        ("xây dựng nền hành chính hiện đại", False),
    ],
)
def test_words_that_ask_how_things_stand(text: str, present: bool) -> None:
    assert (present_words(text) != ()) is present


def test_a_task_whose_subject_is_another_is_not_told(plan: Assistant) -> None:
    asked = "Cơ quan nào chủ trì kết nối mạng lưới giao thông nông thôn với các khu công nghiệp?"
    assert plan.ask(asked).status is Status.NOT_FOUND
    told = plan.ask("Cơ quan nào chủ trì kết nối các nhà máy ươm tơ với vùng trồng dâu?")
    assert "Sở Công Thương" in told.text


def test_the_number_of_a_plan_asks_for_nothing_aimed_at() -> None:
    assert present_words("theo kế hoạch 310 hiện có bao nhiêu trạm")
    assert not present_words("hiện có kế hoạch làm bao nhiêu trạm")
