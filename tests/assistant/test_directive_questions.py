"""What is asked of a directive: who, by when, how many bodies; what is signed beside it; what is declined."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.naming.described import narrowed
from assistant.query import Scope
from corpus.model import Head

NOTICE = """
VĂN PHÒNG CHÍNH PHỦ

Số: 812/TB-VPCP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 14 tháng 8 năm 2025

THÔNG BÁO

Kết luận của Phó Thủ tướng Chính phủ tại cuộc họp về các dự án cảng biển

II. NHIỆM VỤ

1. Về mở rộng cảng Lọc dầu Hòn Mun: giao Tập đoàn Dầu khí Việt Nam làm việc với nhà đầu tư, thống nhất phương án
mở rộng cảng, báo cáo Thủ tướng Chính phủ trong tháng 10 năm 2025.

2. Các Bộ: Công Thương, Ngoại giao, Tài chính thành lập tổ công tác mở luồng hàng hóa sang Trung Á.

3. Bộ Xây dựng nạo vét luồng vào cảng Hòn Mun, đưa cảng vào khai thác trong năm 2028.

4. Bộ Y tế kiểm dịch thuyền viên tại cảng Hòn Mun, đưa trạm kiểm dịch vào khai thác trước ngày 30 tháng 11 năm 2025.

Văn phòng Chính phủ thông báo để các cơ quan biết, thực hiện./.
"""


@pytest.fixture(scope="module")
def notice(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a notice of conclusions."""
    return opened(NOTICE)


@pytest.mark.parametrize(
    "question",
    [
        "Tập đoàn nào phải làm việc với nhà đầu tư về mở rộng cảng Lọc dầu Hòn Mun và báo cáo Thủ tướng khi nào?",
        "tap doan nao phai lam viec voi nha dau tu ve mo rong cang loc dau hon mun, bao cao thu tuong khi nao",
    ],
)
def test_a_corporation_asked_for_is_told_with_its_day(notice: Assistant, question: str) -> None:
    text = notice.ask(question).text
    assert "Tập đoàn Dầu khí Việt Nam" in text
    assert "tháng 10 năm 2025" in text


def test_several_bodies_of_one_sentence_are_counted(notice: Assistant) -> None:
    found = notice.ask("Những bộ nào phải thành lập tổ công tác mở luồng hàng hóa sang Trung Á?")
    assert found.total == 3
    assert "Tổng cộng 3 cơ quan" in found.text
    assert notice.ask("Bộ nào nạo vét luồng vào cảng Hòn Mun?").total is None


def test_a_year_asked_for_is_that_of_a_year(notice: Assistant) -> None:
    text = notice.ask("Đến năm nào phải đưa vào khai thác ở cảng Hòn Mun?").text
    assert "2028" in text


def test_of_a_directive_is_no_opinion(notice: Assistant) -> None:
    found = notice.ask("theo chi thi thi bo nao nao vet luong vao cang hon mun")
    assert found.status is not Status.DECLINED


@pytest.mark.parametrize(
    "question",
    [
        "Mai sếp đi dự lễ mở cảng mà chưa có gì. Bạn đọc nhiều, soạn giúp tôi một bài phát biểu hai trang nhé",
        "thảo giúp em bài diễn văn mở cảng",
        "viết bài phát biểu cho sếp đọc ở lễ mở cảng",
    ],
)
def test_a_speech_to_be_written_is_declined(notice: Assistant, question: str) -> None:
    assert notice.ask(question).status is Status.DECLINED


def test_who_writes_something_may_still_ask(notice: Assistant) -> None:
    found = notice.ask("Em đang viết bài, cho hỏi bộ nào nạo vét luồng vào cảng Hòn Mun?")
    assert "Bộ Xây dựng" in found.text


def test_a_contract_signed_is_no_document_held(notice: Assistant) -> None:
    found = notice.ask("Hợp đồng mua bán dầu ở cảng Hòn Mun phải được ký vào thời gian nào?")
    assert "812/TB-VPCP" not in found.text or found.status is Status.NOT_FOUND


def test_a_letter_without_title_is_not_taken_for_a_titled_paper() -> None:
    order = Head("a.txt", "a" * 64, type="Chỉ thị", title="Tăng cường công tác quản lý cảng biển")
    letter = Head("b.txt", "b" * 64, type="Công văn")
    text = "Tại {} tăng cường quản lý công tác đấu thầu, Sở Tài chính báo cáo trước ngày nào?"
    both = Scope((order, letter))
    assert narrowed(text.format("chỉ thị"), both).heads == (order,)
    assert narrowed(text.format("công văn"), both).heads == (order, letter)
