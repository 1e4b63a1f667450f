"""A task that says what a question says but for one thing is another task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.synonyms import other_words
from assistant.language.words import words_of
from assistant.query import Topic
from assistant.scoring.slots import filled_otherwise
from assistant.scoring.weights import Weights
from tests.assistant.letterhead import decision

SURVEY = "Tổ chức khảo sát chất lượng nguồn nước tại các hồ chứa thủy lợi"
ASIDE = {"của", "các", "về", "tại", "là", "do", "thì", "cơ", "quan", "nào", "chủ", "trì", "ai"}

PLAN = """
ỦY BAN NHÂN DÂN
TỈNH SƠN LA

Số: 71/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Sơn La, ngày 6 tháng 3 năm 2024

KẾ HOẠCH

Phát triển chăn nuôi bền vững giai đoạn 2024-2028

I. TỔ CHỨC THỰC HIỆN

1. Sở Nông nghiệp chủ trì xây dựng bản đồ dịch tễ gia súc lĩnh vực chăn nuôi bò sữa.

2. Sở Công Thương chủ trì khảo sát hệ thống kho lạnh tại các cơ sở giết mổ tập trung.

3. Sở Tài chính chủ trì cập nhật cơ sở dữ liệu về tôn giáo.

4. Sở Nội vụ chủ trì xây dựng kế hoạch luân chuyển thú y viên của Sở Nông nghiệp.

5. Các sở, ngành báo cáo kết quả thực hiện trước ngày 15 tháng 12 hằng năm.

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Lò Văn Panh
"""


OFFICE = decision(
    "Kế hoạch cải cách hành chính năm 2024",
    """Điều 1. Tổ chức thực hiện

1. Phòng Văn thư chủ trì tham mưu báo cáo kết quả thực hiện Kế hoạch cải cách hành chính của đơn vị, tổng hợp góp ý.

2. Phòng Kế toán phối hợp bố trí kinh phí thực hiện Kế hoạch cải cách hành chính của đơn vị theo quy định hiện hành.

3. Phòng Thanh tra chủ trì kiểm tra việc thực hiện Kế hoạch cải cách hành chính của đơn vị hằng quý.
""",
)


def topic(text: str) -> Topic:
    words = words_of(text)
    return Topic(words, tuple(word.text not in ASIDE for word in words), others=other_words(words))


def otherwise(question: str, main: str = SURVEY, context: str = "", rest: float = 0.85) -> bool:
    known = {word.bare for word in words_of(f"{main} {context} {question}")}
    weights = Weights(lambda bare: 6 if bare in known else 0, 100)
    return filled_otherwise(topic(question), main, context, weights, rest)


@pytest.mark.parametrize(
    "question",
    [
        "khảo sát chất lượng nguồn nước tại các khu công nghiệp",
        "khảo sát chất lượng đường bộ tại các hồ chứa thủy lợi",
        "khảo sát chất lượng hệ thống giao thông",
        "khảo sát chất lượng đất đai, khoáng sản",
    ],
)
def test_one_place_filled_with_something_else_is_a_sibling(question: str) -> None:
    assert otherwise(question)
    assert not otherwise(question, rest=1.1)


@pytest.mark.parametrize(
    "question",
    [
        SURVEY,
        "khảo sát nguồn nước tại các hồ chứa",
        "tại các hồ chứa thủy lợi, khảo sát chất lượng nguồn nước",
        "thực hiện khảo sát chất lượng nguồn nước tại các hồ chứa",
        "xem thử dòng chảy ở mấy hồ chứa có sạch sẽ hay dơ bẩn",
        "khảo sát chất lượng nguồn nước hằng tuần",
        "khảo sát chất lượng cho doanh nghiệp",
    ],
)
def test_other_words_and_another_order_are_no_sibling(question: str) -> None:
    assert not otherwise(question)


def test_initials_of_what_is_asked_are_no_other_thing() -> None:
    question = "làm sạch dữ liệu hồ sơ sức khỏe với dữ liệu dân cư"
    assert not otherwise(question, "Làm sạch dữ liệu HSSK với dữ liệu dân cư")
    assert otherwise(question, "Làm sạch dữ liệu đất đai với dữ liệu dân cư")


def test_words_read_for_others_are_taken_as_typed_too() -> None:
    read, typed = topic("đóng bãi rác thông tin xương"), topic("dong bai rac thon tan xuong")
    known = {word.bare for word in (*read.words, *typed.words)}
    weights = Weights(lambda bare: 6 if bare in known else 0, 100)
    text = "Đóng bãi rác thôn Tân Xương"
    assert filled_otherwise(read, text, "", weights, 0.85)
    assert not filled_otherwise(replace(read, also=typed), text, "", weights, 0.85)


def test_what_stands_above_a_text_is_not_missing_in_it() -> None:
    question = "khảo sát chất lượng nguồn nước tại các khu công nghiệp"
    assert not otherwise(question, context="Bảo vệ môi trường khu công nghiệp")


@pytest.mark.parametrize(
    ("question", "main"),
    [
        ("đánh giá công tác kiểm soát nhiễm khuẩn", "Đánh giá năng lực kiểm soát nhiễm khuẩn"),
        ("điều chỉnh mức phí tham quan danh thắng", "Điều chỉnh phí tham quan danh thắng"),
        ("lắp ki-ốt khám bệnh", "Lắp ki-ốt đăng ký khám bằng căn cước"),
    ],
)
def test_words_that_name_nothing_and_words_the_text_has_there_are_no_other_thing(
    question: str, main: str
) -> None:
    assert not otherwise(question, main)


def test_what_is_lacking_is_not_filled_where_the_text_says_nothing_else() -> None:
    assert not otherwise("khảo sát chất lượng nguồn nước khu công nghiệp", "Khảo sát chất lượng nguồn nước")


@pytest.fixture(scope="module")
def plan(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan with three duties."""
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "near"),
    [
        ("Cơ quan nào chủ trì xây dựng bản đồ dịch tễ gia súc lĩnh vực giao thông?", "chăn nuôi bò sữa"),
        ("co quan nao chu tri xay dung ban do dich te gia suc linh vuc giao thong", "chăn nuôi bò sữa"),
        ("Ai chủ trì khảo sát hệ thống kho lạnh tại các sân bay quốc tế?", "cơ sở giết mổ"),
        ("Ai chủ trì cập nhật cơ sở dữ liệu về người có công?", "tôn giáo"),
        ("Ai chủ trì kế hoạch luân chuyển thú y viên của Sở Y tế?", "của Sở Nông nghiệp"),
        ("ai chủ trì xây dựng nền tảng bản đồ dịch tễ gia súc lĩnh vực du lịch", "chăn nuôi bò sữa"),
    ],
)
def test_a_sibling_is_named_but_not_told(plan: Assistant, question: str, near: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert "Gần nhất có" in answer.text
    assert near in answer.text
    told = plan.ask(next(each for each in answer.suggestions if near in each))
    assert told.status is Status.ANSWERED
    assert near in told.text


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Cơ quan nào chủ trì bản đồ dịch tễ gia súc lĩnh vực chăn nuôi bò sữa?", "Sở Nông nghiệp"),
        ("ai lo khảo sát kho lạnh ở các cơ sở giết mổ tập trung", "Sở Công Thương"),
        ("kế hoạch luân chuyển thú y viên của Sở Nông nghiệp ai chủ trì?", "Sở Nội vụ"),
        ("cơ sở dữ liệu về tôn giáo thì cơ quan nào chủ trì cập nhật?", "Sở Tài chính"),
    ],
)
def test_what_is_there_is_told_in_any_order(plan: Assistant, question: str, agency: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.ANSWERED
    assert agency in answer.text


def test_words_that_all_have_do_not_make_it_the_plan_of_another_agency(
    opened: Callable[..., Assistant],
) -> None:
    office = opened(OFFICE)
    assert office.ask("Kế hoạch cải cách hành chính phòng nào phụ trách?").status is not Status.NOT_FOUND
    asked = "Kế hoạch cải cách hành chính của Sở Tư pháp phòng nào phụ trách?"
    assert office.ask(asked).status is Status.NOT_FOUND
