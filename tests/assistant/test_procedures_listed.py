"""Administrative procedures that a decision lists: each told of its own row, and of no more than it says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from assistant.texts.unassigned import told_by
from assistant.understanding.understand import understand
from corpus.model import Passage, Source
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
07\t2.000207\tChuyển đổi loại hình xưởng đóng ghe cấp tỉnh\t09 ngày\t{IN_PERSON}\tKhông\t
"""
RULES = """
Điều 1. Công bố kèm theo Quyết định này Danh mục thủ tục hành chính về đóng ghe tại Phụ lục I.

Điều 2. Sở Công Thương chịu trách nhiệm đăng tải công khai Danh mục và hướng dẫn tổ chức, cá nhân nộp hồ sơ trực tuyến về đóng ghe.
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
        ("Giấy đăng ký xưởng đóng ghe bị ướt hết thì xin lại mấy ngày có?", "05"),
        ("mã thủ tục đổi loại hình xưởng", "07"),
        ("Chỗ nào nộp hồ sơ xin thẻ thợ cả đóng ghe ở Bình Thuận?", "01"),
    ],
)
def test_the_row_of_the_procedure_asked_about_is_told(ask: Ask, question: str, row: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [citation.locator.rpartition("STT ")[2] for citation in answer.citations] == [row]


def test_the_end_of_a_story_asks_of_the_procedure_it_tells_of(ask: Ask) -> None:
    story = "Mưa dột tuần trước, giấy đăng ký xưởng đóng ghe của nhà tôi ở Bình Thuận nhòe hết. "
    answer = ask(f"{story}Giờ xin lại thì mấy ngày có?")
    assert answer.status is Status.ANSWERED
    assert "05 ngày" in answer.text
    assert ask(f"{story}Họp chi bộ mất mấy ngày?").status is Status.NOT_FOUND


def test_how_long_one_has_to_wait_asks_for_the_time_limit(ask: Ask) -> None:
    answer = ask(
        "Xưởng đóng ghe nhà tôi đổi tên, nộp ở Bình Thuận xong phải đợi cả tháng mới có giấy đăng ký, lâu dữ vậy hả?"
    )
    assert "08 ngày" in answer.text


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


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Thủ tục nào ở Bình Thuận nộp được trực tuyến?", "02 05"),
        ("thu tuc nao o binh thuan nop qua mang duoc", "02 05"),
        ("Thủ tục nào không phụ thuộc địa giới theo Quyết định 316?", "02 05"),
        ("Thủ tục nào không phải nộp lệ phí theo Quyết định 316?", "01 03 04 05 06 07"),
        ("Thủ tục nào có thời hạn giải quyết 30 ngày ở Bình Thuận?", "03 06"),
        ("Những thủ tục nào ở Bình Thuận giải quyết trong 8 ngày?", "04"),
        ("Những thủ tục đóng ghe nào ở Bình Thuận nộp chỗ nào cũng được, kể ra giùm", "02 05"),
        ("Thủ tục nào phi địa giới theo Quyết định 316?", "02 05"),
        ("Gửi hồ sơ đóng ghe qua bưu điện được không?", "01 02 03 04 05 06 07"),
    ],
)
def test_the_procedures_that_meet_a_condition_are_listed(ask: Ask, question: str, rows: str) -> None:
    answer = ask(question)
    assert [citation.locator.rpartition("STT ")[2] for citation in answer.citations] == rows.split()
    assert answer.total == len(rows.split())


@pytest.mark.parametrize(
    "question",
    [
        "Thủ tục nào có thời hạn giải quyết 77 ngày ở Bình Thuận?",
        "Thủ tục số 9 của Quyết định 316 là gì?",
        "Thủ tục nào của Sở Y tế Bình Thuận mất 30 ngày?",
        "Thủ tục nào dưới 10 ngày theo Quyết định 316?",
    ],
)
def test_what_no_row_says_is_not_listed(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "row", "said"),
    [
        ("thu tuc so 4 trong quyet dinh 316 la gi", "04", "đổi tên xưởng"),
        ("Thủ tục thứ hai của Quyết định 316 thời hạn bao lâu?", "02", "06 ngày"),
        ("Thủ tục mã 2.000206 mất mấy ngày?", "06", "30 ngày"),
    ],
)
def test_a_procedure_is_called_by_its_number(ask: Ask, question: str, row: str, said: str) -> None:
    answer = ask(question)
    assert said in answer.text
    assert {citation.locator.rpartition("STT ")[2] for citation in answer.citations} == {row}


def test_what_is_asked_next_is_of_the_same_procedure(ask: Ask) -> None:
    named = "Cấp lại thẻ thợ cả đóng ghe mất mấy ngày?"
    assert "“40.000 đồng”" in ask("lệ phí bao nhiêu?", [named]).text
    filed = ask("nộp ở đâu?", [named, "lệ phí bao nhiêu?"])
    assert "Trực tuyến" in filed.text
    assert filed.citations[0].locator.endswith("STT 02")


@pytest.mark.parametrize(
    "question",
    [
        "Cấp phép mở xưởng đóng ghe nộp trực tuyến được không?",
        "Cấp lại thẻ thợ cả đóng ghe mất 9 ngày phải không?",
    ],
)
def test_what_the_row_denies_is_said(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.PARTIAL
    assert "không ghi như đã hỏi" in answer.text


@pytest.mark.parametrize(
    "question",
    ["Số thợ cả đóng ghe ở Bình Thuận", "Sở Công Thương Bình Thuận chịu trách nhiệm gì về thẻ thợ cả?"],
)
def test_a_row_is_never_told_with_its_columns_run_together(ask: Ask, question: str) -> None:
    assert " | " not in ask(question).text
    assert "STT\tMã" not in ask(question).text


@pytest.mark.parametrize(
    ("question", "unsaid"),
    [
        ("Hồ sơ công nhận thợ cả đóng ghe gồm những gì?", "thành phần hồ sơ"),
        ("Tiêu chuẩn cấp thẻ thợ cả đóng ghe là gì?", "điều kiện"),
        ("dieu kien mo xuong dong ghe", "điều kiện"),
        ("Khi nào phải cấp lại thẻ thợ cả đóng ghe?", "điều kiện"),
    ],
)
def test_what_the_list_has_no_column_of_is_said_to_be_unsaid(ask: Ask, question: str, unsaid: str) -> None:
    answer = ask(question)
    assert answer.status is Status.PARTIAL
    assert f"không ghi {unsaid}" in answer.text
    assert "ngày" not in answer.text.partition("Theo ")[0]


def test_what_is_said_and_what_is_not_are_told_together(ask: Ask) -> None:
    answer = ask("Cấp lại thẻ thợ cả đóng ghe cần giấy tờ gì, mấy ngày?")
    assert "06 ngày" in answer.text
    assert "không ghi thành phần hồ sơ" in answer.text


def test_a_list_with_a_column_of_papers_tells_them(opened: Open) -> None:
    listed = LIST.replace("\tGhi chú\n", "\tThành phần hồ sơ\n").replace(
        "Không phụ thuộc địa giới", "Đơn, ảnh 3x4"
    )
    asked = opened(decision("Danh mục thủ tục đóng ghe", "", listed, 316, "Bình Thuận")).ask
    assert "Đơn, ảnh 3x4" in asked("Hồ sơ cấp lại thẻ thợ cả đóng ghe gồm những gì?").text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Bị từ chối mở xưởng đóng ghe thì làm gì?", "có quyền khiếu nại"),
        ("Được công nhận rồi thì khi nào có thẻ thợ cả đóng ghe?", "20 ngày"),
        ("Ai nhận hồ sơ cấp lại thẻ thợ cả đóng ghe?", "Trung tâm Phục vụ hành chính công"),
    ],
)
def test_what_a_cell_says_is_told(ask: Ask, question: str, said: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert said in answer.text


def test_what_an_office_answers_for_is_told_whether_it_leads_or_not(ask: Ask) -> None:
    answer = ask("Sở Công Thương Bình Thuận chịu trách nhiệm gì theo Quyết định 316?")
    assert "đăng tải công khai" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "thủ tục nào nộp online qua dichvucong",
        "trong 6 thủ tục về đóng ghe, thủ tục nào nộp trực tuyến qua cổng dịch vụ công",
        "thu tuc nao nop qua dichvucong.gov.vn duoc",
    ],
)
def test_the_address_of_the_portal_asks_for_those_filed_there(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.total == 2
    assert "Cấp lại thẻ thợ cả" in answer.text


@pytest.mark.parametrize(
    "question", ["Sở Công Thương làm gì theo QĐ 316 á", "so cong thuong lam gi theo qd 316 vậy á"]
)
def test_particles_that_close_a_clause_say_nothing(ask: Ask, question: str) -> None:
    assert "đăng tải công khai Danh mục" in ask(question).text


def test_a_passage_of_another_matter_is_not_said_to_leave_out_a_fact(opened: Open) -> None:
    listed = opened(
        decision("Công bố Danh mục thủ tục hành chính về đóng ghe", RULES, LIST, 316, "Bình Thuận")
    )
    knowledge = listed.knowledge()
    document = knowledge.heads[0].source
    block = next(b for b in knowledge.registry.blocks(document) if b.text.startswith("Điều 2"))
    passage = Passage("p", "text", "", block.text, Source(document, (block.ordinal,), "Điều 2", block.text))
    query = understand("Sửa chữa phao cứu sinh cũ hạn khi nào?", knowledge, date(2025, 1, 1))
    assert told_by(passage, query, knowledge).status is Status.NOT_FOUND
