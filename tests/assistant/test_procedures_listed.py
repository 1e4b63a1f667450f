"""Administrative procedures that a decision lists: each told of its own row, and of no more than it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

Open = Callable[..., Assistant]
Ask = Callable[..., Answer]

CENTRE = "Trung tâm Phục vụ hành chính công tỉnh, số 7 đường Bến Tượng, phường Phan Thiết"
IN_PERSON = f"Nộp hồ sơ tại {CENTRE}: - Trực tiếp. - Qua dịch vụ bưu chính."
ANY_WAY = f"{IN_PERSON} - Trực tuyến tại địa chỉ: dichvucong.gov.vn"
LONG = (
    "Trong thời hạn 30 ngày, kể từ ngày nhận đủ hồ sơ hợp lệ, Giám đốc Sở Công Thương thẩm định hồ sơ xin phép mở xưởng "
    "đóng ghe, lấy ý kiến người đứng đầu cơ quan đăng kiểm, cơ quan phòng cháy và Ủy ban nhân dân cấp xã nơi đặt xưởng "
    "về vị trí, đường nước, kho gỗ, nơi sơn và nơi thử máy, rồi trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định. "
    "Trong thời hạn 15 ngày, kể từ ngày Sở Công Thương trình, Chủ tịch Ủy ban nhân dân tỉnh quyết định cho phép mở xưởng "
    "đóng ghe. Trường hợp từ chối thì thông báo bằng văn bản; người bị từ chối có quyền khiếu nại."
)
LIST = f"""PHỤ LỤC I

DANH MỤC THỦ TỤC HÀNH CHÍNH VỀ ĐÓNG GHE
(Kèm theo Quyết định số 316/QĐ-UBND ngày 12 tháng 4 năm 2024)

STT\tMã TTHC\tTên thủ tục hành chính\tThời hạn giải quyết\tĐịa điểm, cách thức thực hiện\tPhí, lệ phí\tGhi chú
01\t2.000201\tCông nhận và cấp thẻ thợ cả đóng ghe\t20 ngày\t{IN_PERSON}\tKhông\t
02\t2.000202\tCấp lại thẻ thợ cả đóng ghe\t06 ngày\t{ANY_WAY}\t40.000 đồng\tKhông phụ thuộc địa giới
03\t2.000203\tCấp phép mở xưởng đóng ghe\t{LONG}\t{IN_PERSON}\tKhông\t
04\t2.000204\tCấp lại giấy đăng ký xưởng đóng ghe trong trường hợp đổi tên xưởng, chủ xưởng\t08 ngày\t{IN_PERSON}\tKhông\t
05\t2.000205\tCấp lại giấy đăng ký xưởng đóng ghe trong trường hợp giấy bị rách hoặc bị mất\t05 ngày\t{ANY_WAY}\tKhông\tKhông phụ thuộc địa giới
06\t2.000206\tThay đổi, bổ sung loại ghe của xưởng đóng ghe\t30 ngày\t{IN_PERSON}\tKhông\t
"""
RULES = """
Điều 1. Công bố kèm theo Quyết định này Danh mục thủ tục hành chính về đóng ghe tại Phụ lục I.

Điều 2. Sở Công Thương đăng tải công khai Danh mục và hướng dẫn tổ chức, cá nhân nộp hồ sơ trực tuyến về đóng ghe.
"""


@pytest.fixture(scope="module")
def ask(opened: Open) -> Ask:
    """Ask over one decision that lists procedures."""
    listed = decision("Công bố Danh mục thủ tục hành chính về đóng ghe", RULES, LIST, 316, "Bình Thuận")
    return opened(listed).ask


@pytest.mark.parametrize(
    "question",
    [
        "Cấp phép mở xưởng đóng ghe mất mấy ngày?",
        "tong thoi gian mo xuong dong ghe la bao nhieu ngay",
        "Ai quyết định cho phép mở xưởng đóng ghe?",
    ],
)
def test_both_parts_of_a_time_limit_are_told(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert "30 ngày" in answer.text
    assert "15 ngày" in answer.text


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Cấp lại giấy đăng ký xưởng đóng ghe khi đổi tên mất bao lâu?", "04"),
        ("Cấp lại giấy đăng ký xưởng đóng ghe bị mất thì bao lâu?", "05"),
        ("Xưởng đóng ghe bị mất giấy đăng ký thì bao nhiêu ngày có lại?", "05"),
        ("Lệ phí cấp thẻ thợ cả đóng ghe là bao nhiêu?", "01"),
        ("cong nhan tho ca dong ghe bao lau", "01"),
        ("Cấp lại thẻ thợ cả đóng ghe mất bao lâu?", "02"),
        ("thay doi loai ghe cua xuong dong ghe mat bao nhieu ngay", "06"),
        ("le phi mo xuong dong ghe", "03"),
    ],
)
def test_the_row_of_the_procedure_asked_about_is_told(ask: Ask, question: str, row: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [citation.locator.rpartition("STT ")[2] for citation in answer.citations] == [row]


@pytest.mark.parametrize(
    "question",
    [
        "Lệ phí mở xưởng cưa gỗ là bao nhiêu?",
        "mo xuong nhuom vai mat may ngay",
        "Cấp thẻ thợ lặn mất bao lâu?",
    ],
)
def test_another_thing_of_a_like_name_is_not_told(ask: Ask, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED
