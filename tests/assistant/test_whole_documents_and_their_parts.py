"""Questions for what a document, or a part of it called by its number, says; and for what a body does in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant

PLAN = """
ỦY BAN NHÂN DÂN
TỈNH TÂY NINH

Số: 77/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Tây Ninh, ngày 09 tháng 3 năm 2024

KẾ HOẠCH
Phát triển nghề nuôi ong trên địa bàn tỉnh Tây Ninh

I. MỤC TIÊU

1. Mục tiêu chung

Đưa nghề nuôi ong thành nghề chính của các xã vùng đệm.

2. Mục tiêu cụ thể

Mỗi xã vùng đệm có một tổ hợp tác nuôi ong.

- Đến năm 2026: 70% hộ nuôi ong được tập huấn.

- Đến năm 2030: 85% mật ong được dán nhãn.

II. GIẢI PHÁP

1. Giống

Chọn đàn ong nội khoẻ mạnh để nhân giống tại chỗ.

2. Thị trường

Mở gian hàng mật ong tại các chợ phiên.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp và Phát triển nông thôn

a) Chủ trì hướng dẫn kỹ thuật nuôi ong.

b) Theo dõi, đôn đốc, kiểm tra việc thực hiện Kế hoạch này.

2. Sở Tài chính

a) Bố trí kinh phí mua thùng ong.

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Thị Ong
"""


@pytest.fixture
def ask(opened: Callable[..., Assistant]) -> Callable[[str], Answer]:
    return opened(PLAN).ask


@pytest.mark.parametrize(
    "question",
    ["Kế hoạch 77 nói gì?", "ke hoach 77/KH-UBND quy dinh gi", "Kế hoạch số 77 quy định về việc gì?"],
)
def test_a_document_is_told_by_its_title(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert "Phát triển nghề nuôi ong" in answer.text
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Phần II kế hoạch 77 nói gì?", "giống tại chỗ", "nghề chính"),
        ("phan 2 ke hoach 77 gom nhung gi", "giống tại chỗ", "nghề chính"),
        ("Mục 2 phần II kế hoạch 77 quy định gì?", "gian hàng mật ong", "giống tại chỗ"),
        ("Mục 2 phần I kế hoạch 77 nói về gì?", "tổ hợp tác nuôi ong", "nghề chính"),
    ],
)
def test_a_part_called_by_its_number_is_quoted(
    ask: Callable[[str], Answer], question: str, said: str, unsaid: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert said in answer.text
    assert unsaid not in answer.text


def test_of_a_part_there_is_not_nothing_else_is_quoted(ask: Callable[[str], Answer]) -> None:
    assert "giống tại chỗ" not in ask("Phần V kế hoạch 77 nói gì?").text


def test_the_part_of_a_body_is_the_list_of_what_it_does(ask: Callable[[str], Answer]) -> None:
    answer = ask("Vai trò của Sở Tài chính trong kế hoạch 77?")
    assert "mua thùng ong" in answer.text
    assert "hướng dẫn kỹ thuật" not in answer.text


def test_who_sees_to_a_plan_is_told_though_only_words_of_doing_are_said(ask: Callable[[str], Answer]) -> None:
    answer = ask("Ai theo dõi, đôn đốc thực hiện kế hoạch 77?")
    assert answer.status is Status.ANSWERED
    assert "Sở Nông nghiệp và Phát triển nông thôn" in answer.text
    assert ask("Ai thực hiện kế hoạch 77?").status is Status.CLARIFY


@pytest.mark.parametrize("question", ["Mục tiêu 2030 của kế hoạch 77", "muc tieu den 2030 ke hoach 77 la gi"])
def test_targets_of_a_year_are_told_though_nothing_says_which(
    ask: Callable[[str], Answer], question: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert "85%" in answer.text
    assert "70%" not in answer.text


@pytest.mark.parametrize(
    "question", ["Liệt kê các nhiệm vụ của kế hoạch 77", "ke hoach 77 co bao nhieu nhiem vu"]
)
def test_a_plan_without_a_table_has_the_tasks_its_text_gives(
    ask: Callable[[str], Answer], question: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.total == 3
    assert "mua thùng ong" in answer.text
    assert "hướng dẫn kỹ thuật" in answer.text
