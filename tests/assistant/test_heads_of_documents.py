"""What stands at the head of a document: to whom it is written, on what it stands, who signs it as what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.finding.printed import Printed
from assistant.understanding.basis_asked import kind_asked
from corpus.model import Block, BlockKind, Cell
from tests.assistant.letterhead import decision

LETTER = """
ỦY BAN NHÂN DÂN
TỈNH HÀ GIANG

Số: 45/UBND-NC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Giang, ngày 12 tháng 4 năm 2024

V/v tăng cường phòng cháy rừng mùa khô năm 2024

{addressed}

Thực hiện chỉ đạo của cấp trên, Ủy ban nhân dân tỉnh yêu cầu các cơ quan, đơn vị khẩn trương thực hiện.

Nơi nhận:
- Như trên;
- Lưu: VT.

**KT. CHỦ TỊCH
PHÓ CHỦ TỊCH**

Hoàng Gia Long
"""
LISTED = "Kính gửi:\n\n- Giám đốc Sở Nông nghiệp;\n\n- Chủ tịch UBND các huyện."
PLAN = decision(
    "Kế hoạch phát triển nghề nuôi ong năm 2024",
    """
Căn cứ Luật Chăn nuôi ngày 19 tháng 11 năm 2018;

Căn cứ Nghị quyết số 11/NQ-CP ngày 30 tháng 01 năm 2022 của Chính phủ về phục hồi kinh tế;

Căn cứ Nghị quyết số 08/NQ-HĐND ngày 09 tháng 12 năm 2023 của Hội đồng nhân dân tỉnh về phát triển nông nghiệp;

Theo đề nghị của Giám đốc Sở Nông nghiệp tại Tờ trình số 61/TTr-SNN ngày 02 tháng 4 năm 2024.

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề nuôi ong năm 2024.

Nơi nhận:
- Lưu: VT.
""",
    """
PHỤ LỤC

Mẫu đơn

Kính gửi: Sở Nông nghiệp
""",
)
Open = Callable[..., Assistant]


@pytest.fixture(scope="module")
def shelf(opened: Open) -> Assistant:
    """An assistant over a letter and a decision."""
    return opened(LETTER.format(addressed=LISTED), PLAN)


@pytest.mark.parametrize(
    "question",
    [
        "Công văn 45 của Hà Giang về phòng cháy rừng kính gửi những ai?",
        "CV 45/UBND-NC phần kính gửi ghi ai?",
        "cong van 45 cua Ha Giang kinh gui nhung ai",
    ],
)
def test_to_whom_a_letter_is_written_stands_at_its_top(shelf: Assistant, question: str) -> None:
    answer = shelf.ask(question)
    assert answer.status is Status.ANSWERED
    assert "Giám đốc Sở Nông nghiệp" in answer.text
    assert "Chủ tịch UBND các huyện" in answer.text
    assert "Như trên" not in answer.text
    assert "khẩn trương" not in answer.text


def test_one_line_of_address_is_told_alone(opened: Open) -> None:
    answer = opened(LETTER.format(addressed="Kính gửi: Các trạm kiểm lâm.")).ask("Công văn 45 kính gửi ai?")
    assert "Các trạm kiểm lâm" in answer.text
    assert "khẩn trương" not in answer.text


def test_whom_a_letter_is_sent_to_are_both_lists(shelf: Assistant) -> None:
    text = shelf.ask("Công văn 45 của Hà Giang gửi cho ai?").text
    assert "Chủ tịch UBND các huyện" in text
    assert "Như trên" in text
    assert "Kính gửi" not in shelf.ask("Công văn 45 của Hà Giang nơi nhận gồm những ai?").text


def test_a_decision_is_written_to_nobody(shelf: Assistant) -> None:
    answer = shelf.ask("Quyết định 314 kính gửi ai?")
    assert answer.status is Status.NOT_FOUND
    assert "Sở Nông nghiệp" not in answer.text


@pytest.mark.parametrize(
    ("question", "told", "left"),
    [
        ("Quyết định 314 căn cứ luật nào?", "Luật Chăn nuôi", "NQ"),
        ("Quyết định 314 căn cứ nghị quyết nào của Chính phủ?", "11/NQ-CP", "08/NQ-HĐND"),
        ("QĐ 314 dựa trên nghị quyết nào của HĐND tỉnh?", "08/NQ-HĐND", "11/NQ-CP"),
        ("quyet dinh 314 can cu nghi quyet nao cua chinh phu", "11/NQ-CP", "08/NQ-HĐND"),
        ("Tôi soạn tờ trình, cần dẫn căn cứ. Quyết định 314 căn cứ những luật nào?", "Luật Chăn nuôi", "NQ"),
    ],
)
def test_bases_of_the_kind_asked_are_told_alone(
    shelf: Assistant, question: str, told: str, left: str
) -> None:
    answer = shelf.ask(question)
    assert answer.status is Status.ANSWERED
    assert told in answer.text
    assert left not in answer.text


def test_a_kind_no_basis_is_of_is_said_not_to_be_there(shelf: Assistant) -> None:
    answer = shelf.ask("Quyết định 314 căn cứ chỉ thị nào của Thủ tướng Chính phủ?")
    assert answer.status is Status.NOT_FOUND
    assert "không ghi Chỉ thị nào" in answer.text


def test_all_bases_are_told_where_no_kind_is_asked(shelf: Assistant) -> None:
    text = shelf.ask("Quyết định 314 căn cứ vào đâu?").text
    assert "Luật Chăn nuôi" in text
    assert "11/NQ-CP" in text
    assert "08/NQ-HĐND" in text


def test_several_kinds_may_be_asked_at_once() -> None:
    asked = kind_asked("căn cứ luật, nghị định nào của Chính phủ")
    assert asked is not None
    assert asked.kinds == ("luat", "nghi dinh")
    assert asked.issuer == "chinh phu"
    assert kind_asked("căn cứ vào đâu") is None


@pytest.mark.parametrize(
    "question",
    [
        "CV 45 của Hà Giang ai ký, c/vụ gì, ký ngày nào?",
        "Công văn 45 của Hà Giang ông nào ký, giữ chức danh gì, ký hôm nào?",
        "cong van 45 ha giang ai ky, chuc vu gi, ngay ky",
    ],
)
def test_who_signs_is_told_with_his_post_and_the_day(shelf: Assistant, question: str) -> None:
    text = shelf.ask(question).text
    assert "Phó Chủ tịch Hoàng Gia Long" in text
    assert "12/4/2024" in text


@pytest.mark.parametrize(
    "question",
    [
        "Công văn phòng cháy rừng mùa khô của Hà Giang bác nào ký thế em?",
        "cong van phong chay rung ha giang la pho chu tich nao ky vay",
        "CV 45 của Hà Giang vị lãnh đạo nào của tỉnh đứng ra ký?",
        "Dưới công văn 45 của Hà Giang có chữ ký của ai?",
        "Chủ tịch hay phó chủ tịch ký công văn 45 của Hà Giang?",
        "Công văn 45 của Hà Giang phó chủ tịch nào kí thay chủ tịch?",
    ],
)
def test_who_signs_is_asked_in_many_ways_and_proved_by_the_whole_signature(
    shelf: Assistant, question: str
) -> None:
    answer = shelf.ask(question)
    assert "Phó Chủ tịch Hoàng Gia Long" in answer.text
    assert [citation.quote for citation in answer.citations] == ["KT. CHỦ TỊCH PHÓ CHỦ TỊCH Hoàng Gia Long"]


def test_a_signature_in_one_cell_is_quoted_without_the_cell_beside_it() -> None:
    cells = (Cell("Nơi nhận:\n- Lưu: VT."), Cell("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n(đã ký)\nLê Văn Mận"))
    blocks = (
        Block(0, BlockKind.PARAGRAPH, "Lê Văn Mận chủ trì họp."),
        Block(1, BlockKind.ROW, " | ".join(cell.text for cell in cells), cells=cells),
    )
    source = Printed("a.md", blocks).signed("Lê Văn Mận")
    assert source is not None
    assert source.quote == "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH (đã ký) Lê Văn Mận"


def test_who_signs_something_else_is_not_told_from_a_passage(shelf: Assistant) -> None:
    assert shelf.ask("Ai ký hợp đồng nuôi ong?").status is Status.NOT_FOUND


def test_a_proposal_is_told_where_it_is_asked_by_key_words(shelf: Assistant) -> None:
    assert "61/TTr-SNN" in shelf.ask("tờ trình Sở Nông nghiệp đề nghị ban hành quyết định 314").text


def test_who_signs_the_plan_of_a_year_within_several_is_not_told(opened: Open) -> None:
    long = opened(decision("Kế hoạch phát triển nghề nuôi ong giai đoạn 2024 - 2028", ""))
    assert long.ask("Kế hoạch nuôi ong năm 2026 của Lâm Đồng do ai ký?").status is Status.NOT_FOUND
    assert "Lê Văn Mận" in long.ask("Kế hoạch nuôi ong đến năm 2028 của Lâm Đồng do ai ký?").text


def test_who_signs_is_told_beside_the_number_and_what_is_replaced(opened: Open) -> None:
    clauses = "Điều 1. Quyết định này thay thế Chỉ thị số 20/CT-UBND ngày 17 tháng 9 năm 2018."
    paper = opened(decision("Chương trình công tác năm 2024", clauses))
    text = paper.ask("Cái chương trình công tác 2024 của Lâm Đồng ông nào ký ấy nhỉ, số mấy em?").text
    assert "Lê Văn Mận" in text
    assert "314/QĐ-UBND" in text
    text = paper.ask("ai ký quyết định 314, nó thay thế chỉ thị nào").text
    assert "Lê Văn Mận" in text
    assert "20/CT-UBND" in text


def test_a_proposal_told_within_a_sentence_is_told_with_its_day(opened: Open) -> None:
    clauses = "Thực hiện Luật Chăn nuôi; xét đề nghị của Sở Y tế tại Tờ trình số 164/TTr-SYT ngày 21/10/2023."
    paper = opened(decision("Kế hoạch nuôi ong năm 2024", clauses))
    answer = paper.ask(
        "Kế hoạch nuôi ong ban hành trên cơ sở tờ trình số bao nhiêu của Sở Y tế, đề ngày nào?"
    )
    assert "164/TTr-SYT ngày 21/10/2023" in answer.text
    assert "ban hành ngày 12/4/2024" not in answer.text


@pytest.mark.parametrize("day", ["12/4/2024", "13/4/2024"])
def test_a_day_of_issue_is_confirmed_however_it_is_typed(opened: Open, day: str) -> None:
    paper = opened(decision("Kế hoạch nuôi ong năm 2024", "Điều 1. Ban hành kèm theo Kế hoạch nuôi ong."))
    for asked in ("quyết định 314 ban hành {} phải không", "qd 314 ban hanh {} dung ko"):
        text = paper.ask(asked.format(day)).text
        assert "ban hành ngày 12/4/2024" in text
        assert ("Không phải ngày ấy" in text) == (day != "12/4/2024")
