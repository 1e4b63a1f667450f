"""What one sentence names one by one is counted, where it is plain; all that it replaces is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.enumerated import named, numbered

DECISION = """
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

Số: 77/QĐ-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Lâm Đồng, ngày 12 tháng 4 năm 2024

QUYẾT ĐỊNH

Về việc ban hành Kế hoạch phòng chống hạn hán cho cây cà phê

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng chống hạn hán cho cây cà phê.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký. Thay thế Quyết định số 15/QĐ-UBND ngày 24 tháng 8 năm 2021 \
của Ủy ban nhân dân tỉnh Lâm Đồng ban hành Kế hoạch phòng chống hạn hán cho cây cà phê tại các vùng trồng tập \
trung trên địa bàn tỉnh giai đoạn 2021 - 2025, tầm nhìn đến năm 2030 và những năm tiếp theo; Quyết định số \
16/QĐ-UBND ngày 08 tháng 6 năm 2022 của Ủy ban nhân dân tỉnh Lâm Đồng ban hành Kế hoạch tích nước cho cây cà phê \
tại các vùng trồng tập trung trên địa bàn tỉnh giai đoạn 2022 - 2025, tầm nhìn đến năm 2030; Quyết định số \
17/QĐ-UBND ngày 13 tháng 4 năm 2022 của Ủy ban nhân dân tỉnh Lâm Đồng về hỗ trợ giống cà phê chịu hạn.

Điều 3. Nguồn vốn phòng chống hạn hán cho cây cà phê bao gồm:

1. Ngân sách tỉnh.

2. Quỹ Phòng chống thiên tai.

3. Các nguồn vốn hợp pháp khác.
"""


@pytest.fixture(scope="module")
def decision(opened: Callable[..., Assistant]) -> Assistant:
    return opened(DECISION)


@pytest.mark.parametrize(
    ("told", "noun", "count"),
    [
        ("đối với 04 tỉnh Đắk Lắk, Gia Lai, Khánh Hòa, Lâm Đồng nhằm tạo điều kiện", "tinh", 4),
        ("chi trả tại các tỉnh Đắk Lắk, Gia Lai và các tỉnh khác", "tinh", None),
        ("ít nhất 55% phường có mô hình (các phường: Sông Trí, Thành Sen, Hà Huy Tập).", "phuong", 3),
        ("Các cơ quan đăng ký đầu tư (Sở Tài chính, Ban quản lý Khu Kinh tế Phú Yên)", "co quan", 2),
        ("Các bộ: Công an, Nội vụ, Khoa học và Công nghệ, Tư pháp;", "bo", 4),
        ("Các bộ: Công an, Nội vụ, Tư pháp và Tài chính;", "bo", None),
        ("các cơ quan (theo quy định, khi có yêu cầu) gửi về", "co quan", None),
        ("Sở Công Thương, Sở Y tế tổ chức thực hiện", "so", None),
    ],
)
def test_names_after_the_noun_are_counted_where_plain(told: str, noun: str, count: int | None) -> None:
    assert named(told, noun) == count


@pytest.mark.parametrize(
    ("quote", "told", "count"),
    [
        ("Các trường hợp:\na) Một;\nb) Hai;\nc) Ba", "Các trường hợp: a) Một; b) Hai; c) Ba", 3),
        ("Các trường hợp:\na) Một;\nb) Hai;\nc) Ba", "Các trường hợp: a) Một;", None),
        ("Các trường hợp:\nb) Hai;\nc) Ba", "Các trường hợp: b) Hai; c) Ba", None),
    ],
)
def test_items_are_counted_from_the_first_where_all_are_shown(
    quote: str, told: str, count: int | None
) -> None:
    assert numbered(quote, told, "truong hop") == count


def test_all_that_one_sentence_replaces_is_told(decision: Assistant) -> None:
    answer = decision.ask("Quyết định 77/QĐ-UBND thay thế những quyết định nào?")
    assert answer.status is Status.ANSWERED, answer.text
    assert all(number in answer.text for number in ("15/QĐ-UBND", "16/QĐ-UBND", "17/QĐ-UBND"))
    assert answer.total == 3


def test_a_list_told_whole_has_its_number(decision: Assistant) -> None:
    answer = decision.ask("Phòng chống hạn hán cho cây cà phê có những nguồn vốn nào?")
    assert "Quỹ Phòng chống thiên tai" in answer.text
    assert answer.total == 3


PILLARS = DECISION.replace(
    "Điều 3.",
    "Điều 3. Kế hoạch phòng chống hạn hán xoay quanh 3 nội dung, gồm: Giữ nước; Chọn giống; Chuyển vụ.\n\nĐiều 4.",
)


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch phòng chống hạn hán cho cây cà phê Lâm Đồng tập trung vào mấy nội dung, kể ra giúp",
        "ke hoach phong chong han han cho cay ca phe lam dong gom nhung noi dung nao",
    ],
)
def test_what_a_plan_says_it_consists_of_is_told_whole(
    opened: Callable[..., Assistant], question: str
) -> None:
    answer = opened(PILLARS).ask(question)
    assert "3 nội dung" in answer.text
    assert "Chuyển vụ" in answer.text


def test_a_part_of_a_plan_is_not_told_as_the_whole(opened: Callable[..., Assistant]) -> None:
    answer = opened(PILLARS).ask("Kế hoạch phòng chống hạn hán Lâm Đồng tuyên truyền gồm những nội dung nào?")
    assert "Chọn giống" not in answer.text
