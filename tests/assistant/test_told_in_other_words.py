"""Documents, agencies and parts told otherwise than by name, and what people tell of themselves beside."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.typing import write_out
from assistant.naming.offices import called
from tests.assistant.letterhead import decision

ROWS = """
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời hạn
1\tLập bản đồ vườn cà phê già cỗi\tSở Nông nghiệp và Phát triển nông thôn\tSở Tài chính\tBản đồ\tTháng 3/2024
2\tHỗ trợ vốn mua cây giống\tSở Tài chính\tSở Nông nghiệp và Phát triển nông thôn\tQuyết định\tTháng 4/2024
3\tKhảo sát hồ chứa nước tưới\tSở Xây dựng\tSở Tài chính\tBáo cáo\tTháng 9/2024
4\tĐo độ ẩm đất vườn ở các huyện phía bắc\tSở Khoa học và Công nghệ\tSở Tài chính\tBáo cáo\tHàng năm
5\tĐo độ ẩm đất vườn ở các huyện phía nam\tSở Giáo dục và Đào tạo\tSở Tài chính\tBáo cáo\tHàng năm
"""
PLAN = decision(
    "Kế hoạch tái canh cà phê giai đoạn 2024-2028",
    """
Theo đề nghị của Giám đốc Sở Nông nghiệp và Phát triển nông thôn tại Tờ trình số 9/TTr-SNN ngày 02 tháng 4 năm 2024.

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch tái canh cà phê giai đoạn 2024-2028.
""",
    f"""
KẾ HOẠCH

Tái canh cà phê giai đoạn 2024-2028

I. MỤC TIÊU CHUNG

Nâng thu nhập của hộ trồng cà phê, giữ nguồn nước ngầm của cao nguyên.

II. MỤC ĐÍCH, YÊU CẦU

Việc tái canh phải theo mùa mưa và hợp đất từng vùng.

PHỤ LỤC

Danh mục nhiệm vụ tái canh cà phê
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)
{ROWS}
""",
)
RULES = decision(
    "Quy chế phối hợp quản lý hồ chứa nước",
    "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý hồ chứa nước.",
    """
QUY CHẾ

Phối hợp quản lý hồ chứa nước

Điều 3. Trách nhiệm của các cơ quan

1. Sở Ngoại vụ

Hướng dẫn đoàn khách nước ngoài thăm lòng hồ.

2. Sở Y tế

Lấy mẫu nước hồ để xét nghiệm.
""",
    number=77,
    printed="Kon Tum",
)


@pytest.fixture(scope="module")
def told(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan with a table of tasks and over a rule of standing duties."""
    return opened(PLAN, RULES)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Mục tiêu chung của kế hoạch tái canh cà phê Lâm Đồng là gì?", "giữ nguồn nước ngầm"),
        ("muc dich cua quyet dinh 314 la gi", "theo mùa mưa"),
        ("yêu cầu của Quyết định 314 là gì?", "theo mùa mưa"),
    ],
)
def test_a_part_is_told_by_its_heading(told: Assistant, question: str, words: str) -> None:
    answer = told.ask(question)
    assert answer.status is Status.ANSWERED
    assert words in answer.citations[0].quote


def test_standing_duties_are_told_from_under_the_heading_of_an_agency(told: Assistant) -> None:
    answer = told.ask("Sở Ngoại vụ Kon Tum có trách nhiệm gì trong quy chế phối hợp quản lý hồ chứa nước?")
    assert "đoàn khách nước ngoài" in answer.text
    assert "xét nghiệm" not in answer.text


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Sở lo tiền bạc của Lâm Đồng chủ trì mấy nhiệm vụ trong Quyết định 314?", 1),
        (
            "Trong phụ lục Quyết định 314, Sở Tài chính được nêu đích danh là cơ quan phối hợp ở những nhiệm vụ nào?",
            4,
        ),
        (
            "Tôi đang viết báo cáo tổng kết cho sếp nên đếm mãi không ra: phụ lục Quyết định 314 có mấy nhiệm vụ?",
            5,
        ),
        ("Quyết định 314 có mấy nhiệm vụ cứ mỗi năm lại phải làm một lượt?", 2),
        ("Quyết định 314 việc nào hạn tháng ba hoặc tháng tư năm 2024?", 2),
        ("Phụ lục Quyết định 314, bỏ các việc Sở Tài chính chủ trì ra thì còn mấy nhiệm vụ?", 4),
    ],
)
def test_lists_told_in_passing_have_their_totals(told: Assistant, question: str, total: int) -> None:
    assert told.ask(question).total == total


def test_what_a_list_is_about_is_no_aside(told: Assistant) -> None:
    answer = told.ask("Tôi đang viết báo cáo, Sở Tài chính chủ trì nhiệm vụ nào về sân bay ở Lâm Đồng?")
    assert answer.status is Status.NOT_FOUND


def test_several_agencies_asked_for_are_all_told(told: Assistant) -> None:
    one = told.ask("Sở nào ở Lâm Đồng đo độ ẩm đất vườn ở các huyện phía nam?").text
    many = told.ask("Những sở nào ở Lâm Đồng đo độ ẩm đất vườn ở các huyện?").text
    assert "Sở Giáo dục và Đào tạo" in one
    assert "Sở Khoa học và Công nghệ" not in one
    assert "Sở Giáo dục và Đào tạo" in many
    assert "Sở Khoa học và Công nghệ" in many


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Có đúng Quyết định 314 ban hành ngày 30/7/2024 không?", "Không phải ngày ấy"),
        ("Có phải Quyết định 314 do ông Trần Văn Xoài ký không?", "Lê Văn Mận"),
        ("Quyết định 314 là do chủ tịch Trần Văn Xoài ký đúng không?", "Lê Văn Mận"),
        ("quyet dinh 314 cua lam dong do pho chu tich tran van xoai ky phai khong", "Lê Văn Mận"),
        ("Quyết định 314 ngày mấy vậy?", "12/4/2024"),
        ("tờ trình của Sở Nông nghiệp cho quyết định 314 số bao nhiêu", "9/TTr-SNN"),
    ],
)
def test_what_is_said_of_a_document_is_put_right_from_it(told: Assistant, question: str, words: str) -> None:
    assert words in told.ask(question).text


def test_who_signs_another_thing_is_not_who_signs_the_document(told: Assistant) -> None:
    answer = told.ask("Hợp đồng theo Quyết định 314 do giám đốc Trần Văn Xoài ký đúng không?")
    assert "Lê Văn Mận" not in answer.text


def test_a_wrong_belief_of_who_and_when_is_put_right_in_both(told: Assistant) -> None:
    answer = told.ask("Có đúng là Sở Y tế chủ trì khảo sát hồ chứa nước tưới ở Lâm Đồng năm 2023 không?")
    assert "Không phải Sở Y tế" in answer.text
    assert "Sở Xây dựng" in answer.text
    assert "Tháng 9/2024" in answer.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("TH?", "Tháng 9/2024"),
        ("P nào CT?", "Sở Xây dựng"),
        ("ok cảm ơn, thế ai phối hợp?", "Sở Tài chính"),
        ("À, vì tôi còn phải gửi giấy mời: đơn vị nào sẽ phối hợp làm việc đó?", "Sở Tài chính"),
    ],
)
def test_short_and_polite_follow_ups(told: Assistant, question: str, words: str) -> None:
    history = ["Khảo sát hồ chứa nước tưới ở Lâm Đồng ai chủ trì?"]
    assert words in told.ask(question, history).text


def test_a_document_told_by_what_it_is_about_adds_nothing_to_the_task(told: Assistant) -> None:
    question = (
        "Trong kế hoạch tái canh cây cà phê giai đoạn 2024-2028 của Lâm Đồng, ai chủ trì khảo sát hồ chứa?"
    )
    assert "Sở Xây dựng" in told.ask(question).text


def test_an_office_is_named_after_a_verb_that_ends_like_an_ordinary_word(told: Assistant) -> None:
    answer = told.ask("Quyết định 314 phân công Sở Tài chính những nhiệm vụ gì?")
    assert "Sở Tài chính" in answer.text
    assert "Hỗ trợ vốn mua cây giống" in answer.text


def test_what_follows_a_document_waits_for_nothing(told: Assistant) -> None:
    answer = told.ask("Việc nào làm theo Quyết định 314 phải xong trong tháng chín năm 2024?")
    assert answer.total == 1
    assert "hồ chứa" in answer.text


def test_departments_are_called_by_their_names() -> None:
    assert called("sở lo chuyện dạy và học ở Lâm Đồng") == "Sở Giáo dục và Đào tạo ở Lâm Đồng"
    assert called("so lo viec kham chua benh") == "Sở Y tế"
    assert called("sở phụ trách khoa học công nghệ") == "Sở Khoa học và Công nghệ"
    assert (
        called("cơ quan phụ trách công nghệ thông tin là ai") == "cơ quan phụ trách công nghệ thông tin là ai"
    )


def test_posts_called_shorter_are_called_by_their_names() -> None:
    assert called("quyết định Thủ tướng ký năm 2025") == "quyết định Thủ tướng Chính phủ ký năm 2025"
    assert called("thu tuong chinh phu giao") == "thu tuong chinh phu giao"


def test_a_short_form_explained_beside_it_is_the_words_that_explain_it() -> None:
    assert write_out("cấp mới CTS (chứng thư số)") == "cấp mới chứng thư số"
    assert write_out("thuê ĐBC (tưới vườn)") == "thuê ĐBC (tưới vườn)"


def test_months_in_words_and_a_slip_of_how_many() -> None:
    assert write_out("tháng ba hoặc tháng mười hai") == "tháng 3 hoặc tháng 12"
    assert write_out("máy nhiệm vụ") == "mấy nhiệm vụ"
    assert write_out("bộ máy nhiệm vụ") == "bộ máy nhiệm vụ"
