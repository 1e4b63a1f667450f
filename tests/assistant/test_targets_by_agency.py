"""Targets by who monitors them, by the year a document was issued, counted, and compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.naming.described import titles_told
from assistant.naming.levels import levels_together
from assistant.query import Scope
from assistant.understanding.periods import years_issued
from corpus.model import Head
from tests.assistant.letterhead import decision

ROWS = """
STT\tChỉ tiêu\tĐơn vị tính\tChỉ tiêu phấn đấu năm 2028\tTrách nhiệm\t
\t\t\t\tĐơn vị theo dõi\tĐơn vị thực hiện
1\tTỷ lệ hộ nông thôn dùng nước máy\t%\t≥ 85\tSở Y tế\tUBND cấp xã
2\tTỷ lệ giếng khoan được trám lấp đúng kỹ thuật\t%\t70\tSở Xây dựng\tUBND cấp xã
3\tChỉ số thất thoát nước Water-Index của nhà máy\t%\t12\tSở Xây dựng\tCác nhà máy nước
"""
TASKS = """
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời hạn
1\tĐào tạo thợ sửa đường ống ở thôn buôn\tSở Xây dựng\tSở Tài chính\tÍt nhất 15 khóa học được mở\tTháng 3/2026
2\tKhảo sát mạch nước ngầm vùng đá ong\tSở Tài chính\tSở Xây dựng\tBáo cáo\tTháng 9/2026
"""
CLAUSES = """
Điều 1. Ban hành kèm theo Quyết định này các chỉ tiêu, nhiệm vụ cấp nước sạch nông thôn được Chính phủ giao.
"""
PLAN = decision(
    "các chỉ tiêu, nhiệm vụ cấp nước sạch nông thôn được Chính phủ giao",
    CLAUSES,
    f"""
KẾ HOẠCH

Cấp nước sạch nông thôn

I. MỤC TIÊU

Phấn đấu đến năm 2028:

- 100% trạm bơm cấp xã có người vận hành trình độ trung cấp trở lên.

PHỤ LỤC I

Chỉ tiêu cấp nước sạch
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)
{ROWS}

PHỤ LỤC II

Danh mục nhiệm vụ cấp nước sạch
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)
{TASKS}
""",
)
OTHER = decision(
    "Kế hoạch cấp nước sạch",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch cấp nước sạch.",
    """
KẾ HOẠCH

Cấp nước sạch

I. MỤC TIÊU

Phấn đấu đến năm 2028:

- 100% trạm bơm cấp xã có người vận hành trình độ đại học.

- 40% kỹ sư cấp tỉnh, cấp huyện có trình độ sau đại học về cấp nước.
""",
    number=77,
    printed="Kon Tum",
)
NAMED = "Quyết định của UBND tỉnh Lâm Đồng năm 2024 về các chỉ tiêu, nhiệm vụ nước sạch nông thôn được Chính phủ giao"


@pytest.fixture(scope="module")
def water(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan whose targets have someone who monitors them, and over another."""
    return opened(PLAN, OTHER)


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Cơ quan nào theo dõi, hướng dẫn chỉ tiêu trám lấp giếng khoan của Lâm Đồng?", "Sở Xây dựng"),
        (f"Theo {NAMED}, sở nào theo dõi chỉ tiêu hộ nông thôn dùng nước máy?", "Sở Y tế"),
    ],
)
def test_who_monitors_a_target_is_told(water: Assistant, question: str, agency: str) -> None:
    answer = water.ask(question)
    assert answer.status is Status.ANSWERED
    assert f"theo dõi: {agency}" in answer.text


@pytest.mark.parametrize("pointing", ["ĐV nào theo dõi, HD t/h chỉ tiêu này?", "Ai hướng dẫn chỉ số ấy?"])
def test_who_monitors_what_was_spoken_of_is_told(water: Assistant, pointing: str) -> None:
    before = "Lâm Đồng đặt tỷ lệ hộ nông thôn dùng nước máy là bao nhiêu phần trăm?"
    assert "theo dõi: Sở Y tế" in water.ask(pointing, [before]).text


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Sở Xây dựng Lâm Đồng theo dõi, hướng dẫn những chỉ số nào?", 2),
        ("Sở Xây dựng theo dõi mấy chỉ tiêu trong Quyết định 314, gồm những gì?", 2),
        ("Tôi cần chia việc cho từng sở. Ở Lâm Đồng, Sở Y tế theo dõi những chỉ tiêu gì?", 1),
        ("chỉ tiêu Sở Xây dựng Lâm Đồng theo dõi, số lượng", 2),
        ("chi tieu do so y te lam dong theo doi la gi", 1),
        ("Các chỉ tiêu Sở Xây dựng theo dõi, đánh giá trong Quyết định 314", 2),
        ("Sở Xây dựng theo dõi bn CT tại QĐ 314?", 2),
    ],
)
def test_what_an_agency_monitors_is_listed(water: Assistant, question: str, total: int) -> None:
    answer = water.ask(question)
    assert "chỉ tiêu theo" in answer.text
    assert answer.total == total


def test_what_an_agency_does_not_monitor_is_said_of_targets(water: Assistant) -> None:
    text = water.ask("Sở Tài chính theo dõi những chỉ tiêu nào trong Quyết định 314?").text
    assert "chỉ tiêu nào" in text
    assert "nhiệm vụ nào" not in text


def test_the_year_a_decision_was_issued_in_is_not_that_of_its_targets(water: Assistant) -> None:
    asked = "{} của UBND tỉnh Lâm Đồng đặt tỷ lệ hộ nông thôn dùng nước máy là bao nhiêu?"
    assert "85%" in water.ask(asked.format("Quyết định năm 2024")).text
    assert water.ask(asked.format("Quyết định năm 2023")).status is Status.NOT_FOUND
    late = "Năm 2024 Lâm Đồng đặt tỷ lệ hộ nông thôn dùng nước máy là bao nhiêu?"
    assert water.ask(late).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("text", "years", "issued"),
    [
        ("Quyết định năm 2021 của UBND tỉnh đặt tỷ lệ nào?", (2021,), (2021,)),
        ("Nghị quyết của Chính phủ năm 2025 muốn đến 2030 đạt mấy?", (2025, 2030), (2025,)),
        ("Kế hoạch năm 2025: đến 2030 đạt mấy?", (2025, 2030), (2025,)),
        ("Kế hoạch năm 2025 đặt tỷ lệ nào?", (2025,), ()),
        ("Quyết định 5 đặt mục tiêu năm 2023 là mấy?", (2023,), ()),
        ("Công văn năm 2022: năm 2022 đạt mấy?", (2022,), ()),
        ("Kế hoạch ban hành năm 2021 muốn gì?", (2021,), (2021,)),
    ],
)
def test_years_that_only_tell_of_a_document(
    text: str, years: tuple[int, ...], issued: tuple[int, ...]
) -> None:
    assert years_issued(text, years) == issued


def test_a_word_the_input_method_made_marks_of_is_read(water: Assistant) -> None:
    answer = water.ask("chi so Water-Indẽ cua nha may lam dong nam 2028 la bao nhieu")
    assert answer.text.startswith("12%")


@pytest.mark.parametrize(
    "question",
    [
        "Lâm Đồng mở ít nhất mấy khóa học cho thợ sửa đường ống ở thôn buôn?",
        "Tôi làm báo cáo về nước sạch Lâm Đồng. Phải đào tạo thợ sửa đường ống bằng khóa học; kết quả là mấy khóa học?",
    ],
)
def test_how_many_come_of_a_task_is_its_product(water: Assistant, question: str) -> None:
    assert "15 khóa học" in water.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Lâm Đồng mở ít nhất mấy khóa thi cho thợ sửa đường ống ở thôn buôn?",
        "Lâm Đồng khảo sát mấy mạch nước ngầm vùng đá ong?",
    ],
)
def test_a_number_of_something_else_is_no_answer(water: Assistant, question: str) -> None:
    assert water.ask(question).status is not Status.ANSWERED


def test_targets_of_two_provinces_are_set_side_by_side(water: Assistant) -> None:
    answer = water.ask(
        "Trình độ người vận hành trạm bơm cấp xã ở tỉnh Lâm Đồng và tỉnh Kon Tum khác nhau thế nào?"
    )
    assert "trung cấp trở lên" in answer.text
    assert "trình độ đại học" in answer.text
    assert "sau đại học" not in answer.text
    assert "Chỉ tiêu hai bên" not in answer.text  # the same figure of another degree
    assert "Con số hai bên ghi giống nhau" in answer.text


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("cấp xã ở tỉnh Lâm Đồng và tỉnh Kon Tum", ""),
        ("cấp xã và cấp tỉnh Lâm Đồng", "commune province"),
        ("cấp xã và tỉnh", "commune province"),
    ],
)
def test_the_kind_of_a_place_is_no_level(text: str, levels: str) -> None:
    assert levels_together(text) == set(levels.split())


def test_a_title_goes_on_after_a_comma_and_after_its_issuer() -> None:
    head = Head("a.txt", "a", title="Thực hiện các chỉ tiêu, nhiệm vụ nước sạch được Chính phủ giao")
    scope = Scope((head,), named=True)
    text = "Công văn của UBND tỉnh năm 2024 về các chỉ tiêu, nhiệm vụ nước sạch được Chính phủ giao, ai lo?"
    assert [text[a:b] for a, b in titles_told(text, scope)] == [text[: text.index(", ai")]]
    assert titles_told("Công văn của UBND tỉnh về lúa, ai lo?", scope) == []


def test_who_watches_over_a_thing_is_told_of_the_target_that_says_it(
    opened: Callable[..., Assistant],
) -> None:
    answer = opened(PLAN).ask("Theo Quyết định 314, giếng khoan trám lấp đúng kỹ thuật thì ai theo dõi?")
    assert "Sở Xây dựng" in answer.text


def test_two_targets_of_one_table_are_set_side_by_side(opened: Callable[..., Assistant]) -> None:
    answer = opened(PLAN).ask("Quyết định 314: so sánh chỉ tiêu Water-Index và chỉ tiêu trám lấp giếng khoan")
    assert "12" in answer.text
    assert "70%" in answer.text


def test_a_comparison_behind_a_story_is_read_by_the_clause_that_says_what(water: Assistant) -> None:
    answer = water.ask(
        "Tôi đang viết tham luận về hai tỉnh, cùng lo nước ngập rồi lại khô hạn trong năm 2024, mà chỉ tiêu trạm bơm "
        "cấp xã có người vận hành thì hình như khác nhau, nhờ đối chiếu giúp của Lâm Đồng và của Kon Tum."
    )
    assert "trung cấp" in answer.text
    assert "đại học" in answer.text


def test_the_most_there_may_be_asks_for_no_order(water: Assistant) -> None:
    answer = water.ask("Chỉ số Water-Index của nhà máy nước Lâm Đồng nhiều nhất mấy phần trăm?")
    assert "12" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Cơ quan nào theo dõi nhiều chỉ tiêu nhất trong Quyết định 314?",
        "so nao theo doi nhieu chi tieu nhat theo qd 314",
    ],
)
def test_who_watches_over_the_most_is_counted(water: Assistant, question: str) -> None:
    answer = water.ask(question)
    assert "Sở Xây dựng: 2 chỉ tiêu" in answer.text
    assert "Sở Y tế" not in answer.text


def test_none_of_another_kind_watches_over_the_most(water: Assistant) -> None:
    answer = water.ask("Bộ nào theo dõi nhiều chỉ tiêu nhất trong Quyết định 314?")
    assert answer.status is Status.NOT_FOUND
