"""What a task table says beside who and when: further columns, sections named after a time, blank leads."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.finding.column_names import people_in
from tests.assistant.letterhead import decision

Open = Callable[..., Assistant]
PROGRAMME = """
Chương trình công tác năm 2024

| TT | Nội dung công việc | Đơn vị chủ trì | Lãnh đạo phụ trách | Hình thức văn bản | Cấp trình |
| --- | --- | --- | --- | --- | --- |
| THÁNG 5 | | | | | |
| 1 | Đề án vùng trồng quế hữu cơ | Sở Công Thương | PCT Trần Văn Mạnh | Nghị quyết | HĐND tỉnh |
| 2 | Phương án trực cấp cứu mùa lũ | | PCT Trần Văn Mạnh | Quyết định | Chủ tịch UBND tỉnh |
| QUÝ IV | | | | | |
| 3 | Báo cáo thu gom pin thải | Sở Tư pháp | PCT Đỗ Thị Mơ | Báo cáo | UBND tỉnh |
"""


@pytest.fixture(scope="module")
def programme(opened: Open) -> Assistant:
    return opened(
        decision(
            "Chương trình công tác năm 2024",
            "Điều 1. Ban hành kèm theo Quyết định này Chương trình công tác năm 2024.",
            PROGRAMME,
        )
    )


def test_a_section_named_after_a_time_says_when(programme: Assistant) -> None:
    found = programme.ask("Đề án vùng trồng quế hữu cơ trình tháng mấy?")
    assert "THÁNG 5" in found.text
    assert "THÁNG 5" in found.citations[0].quote
    listed = programme.ask("Quý IV/2024 có bao nhiêu nhiệm vụ phải xong?")
    assert listed.total == 1
    assert "pin thải" in listed.text


def test_the_form_of_the_paper_is_the_product(programme: Assistant) -> None:
    assert "Sản phẩm: Nghị quyết" in programme.ask("Sản phẩm của đề án vùng trồng quế hữu cơ là gì?").text


@pytest.mark.parametrize(
    ("question", "told", "others"),
    [
        ("Đề án vùng trồng quế hữu cơ trình cấp nào?", "HĐND tỉnh", "PCT"),
        ("lanh dao nao phu trach bao cao thu gom pin thai", "PCT Đỗ Thị Mơ", "Mạnh"),
        ("Đề án vùng trồng quế hữu cơ ai chủ trì?", "Sở Công Thương", "PCT"),
        ("Phó chủ tịch nào chỉ đạo đề án vùng trồng quế hữu cơ?", "PCT Trần Văn Mạnh", "Đỗ Thị Mơ"),
        ("bao cao thu gom pin thai phai trinh len ai", "Cấp trình: UBND tỉnh", "PCT"),
    ],
)
def test_a_further_column_is_told_where_its_header_is_said(
    programme: Assistant, question: str, told: str, others: str
) -> None:
    asked, _, _ = programme.ask(question).text.partition("Dòng này còn ghi")
    assert told in asked
    assert others not in asked


def test_a_blank_lead_is_told_blank_with_the_row_above_it(programme: Assistant) -> None:
    found = programme.ask("Cơ quan nào chủ trì phương án trực cấp cứu mùa lũ?")
    assert found.status is Status.PARTIAL
    assert "không ghi cơ quan chủ trì" in found.text
    assert "(STT 1) là “Sở Công Thương” [2]" in found.text
    assert "Đề án vùng trồng quế hữu cơ" in found.citations[1].quote


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Liệt kê các nội dung có cấp trình là UBND tỉnh của Chương trình công tác năm 2024.", 1),
        ("Chương trình công tác năm 2024: đồng chí Trần Văn Mạnh phụ trách mấy việc?", 2),
        ("PCT Trần Văn Mạnh phụ trách nhiệm vụ nào trong quý IV theo Chương trình công tác năm 2024?", 0),
        ("pho chu tich tran van manh phu trach may viec", 2),
        ("Anh Mạnh phụ trách những nhiệm vụ nào của Chương trình công tác năm 2024?", 2),
        ("Chị Mơ phụ trách mấy việc trong Chương trình công tác năm 2024?", 1),
        ("Phó Chủ tịch Lê Văn Mạnh Hùng phụ trách mấy việc?", 0),
    ],
)
def test_tasks_are_listed_by_a_further_column(programme: Assistant, question: str, total: int) -> None:
    assert (programme.ask(question).total or 0) == total


MINISTRY = """
Chương trình công tác năm 2024

| TT | Đề án | Đơn vị chủ trì | Lãnh đạo Bộ chỉ đạo |
| --- | --- | --- | --- |
| 1 | Đề án vùng trồng quế hữu cơ | Cục Trồng trọt | Thứ trưởng Trần Văn Mạnh |
| 2 | Phương án trực cấp cứu mùa lũ | Cục Y tế | Đỗ Thị Mơ, Lê Hữu Cảnh |
| 3 | Báo cáo thu gom pin thải | Cục Môi trường | Bộ trưởng |
"""


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("Thứ trưởng Trần Văn Mạnh được giao chỉ đạo những đề án nào?", 1),
        ("Những việc do đồng chí Lê Hữu Cảnh chỉ đạo?", 1),
        ("Bộ trưởng trực tiếp chỉ đạo mấy việc?", 1),
        ("Thứ trưởng Đỗ Thị Mừng chỉ đạo những việc gì?", 0),
        ("Bộ trưởng Trần Hữu Lộc chỉ đạo những việc gì?", 0),
    ],
)
def test_what_people_lead_is_listed(opened: Open, question: str, total: int) -> None:
    assistant = opened(decision("Chương trình công tác năm 2024", "Điều 1. Ban hành Chương trình.", MINISTRY))
    assert (assistant.ask(question).total or 0) == total


@pytest.mark.parametrize(
    ("header", "held", "people"),
    [
        ("Lãnh đạo phụ trách", "PCT Trần Văn Mạnh", ["tran van manh"]),
        ("Lãnh đạo phụ trách", "Trần Văn Mạnh; Đỗ Thị Mơ", ["tran van manh", "do thi mo"]),
        ("Ghi chú", "Thứ trưởng Đỗ Mơ", ["do mo"]),
        ("Ghi chú", "Trần Văn Mạnh", []),
        ("Lãnh đạo phụ trách", "Sở Tài chính", []),
        ("Lãnh đạo phụ trách", "Chủ tịch", []),
    ],
)
def test_people_in_a_cell(header: str, held: str, people: list[str]) -> None:
    assert [" ".join(name) for name in people_in(header, held)] == people


TARGETS = """
Kế hoạch phát triển du lịch năm 2026

| TT | Chỉ tiêu | Đơn vị tính | Ước TH năm 2025 | Kế hoạch năm 2026 | Đơn vị theo dõi |
| --- | --- | --- | --- | --- | --- |
| 1 | Số khách lưu trú qua đêm | Nghìn lượt | 310 | 380 | Sở Công Thương |
| 2 | Tỷ lệ buồng phòng có khách | % | 61 | 90 | Sở Tư pháp |
"""


@pytest.fixture(scope="module")
def targets(opened: Open) -> Assistant:
    return opened(decision("Kế hoạch phát triển du lịch năm 2026", "Điều 1. Ban hành Kế hoạch.", TARGETS))


@pytest.mark.parametrize(
    ("question", "told", "others"),
    [
        (
            "Tỷ lệ buồng phòng có khách năm 2025 đạt bao nhiêu, năm 2026 phải lên bao nhiêu?",
            ["61", "90%"],
            [],
        ),
        ("Ước năm 2025 tỷ lệ buồng phòng có khách là bao nhiêu?", ["Ước TH năm 2025: 61%"], ["90"]),
        ("Tỷ lệ buồng phòng có khách năm 2026 là bao nhiêu?", ["90%"], ["61"]),
    ],
)
def test_the_figure_of_another_year_is_told_of_its_own_column(
    targets: Assistant, question: str, told: list[str], others: list[str]
) -> None:
    text = targets.ask(question).text
    assert all(words in text for words in told)
    assert not any(words in text for words in others)


def test_what_is_done_so_far_is_told_before_what_is_planned(opened: Open) -> None:
    half = TARGETS.replace("Ước TH năm 2025", "Thực hiện 6 tháng đầu năm").replace("năm 2026 |", "cả năm |")
    assistant = opened(decision("Kế hoạch phát triển du lịch năm 2026", "Điều 1. Ban hành Kế hoạch.", half))
    told = assistant.ask("6 tháng đầu năm có bao nhiêu khách lưu trú qua đêm?").text
    assert told.startswith("Thực hiện 6 tháng đầu năm: 310 Nghìn lượt")
    assert assistant.ask("Cả năm bao nhiêu khách lưu trú qua đêm?").text.startswith("380 Nghìn lượt")


def test_what_stood_at_a_month_is_told_first(opened: Open) -> None:
    month = TARGETS.replace("Ước TH năm 2025", "Tháng 7/2026").replace(
        "Kế hoạch năm 2026 |", "Đến 31/12/2026 |"
    )
    assistant = opened(decision("Kế hoạch phát triển du lịch năm 2026", "Điều 1. Ban hành Kế hoạch.", month))
    told = assistant.ask("Tháng 7/2026 tỷ lệ buồng phòng có khách là bao nhiêu?").text
    assert told.startswith("Tháng 7/2026: 61%")


def test_the_targets_one_watches_over_are_listed(targets: Assistant) -> None:
    answer = targets.ask("Sở Tư pháp theo dõi những chỉ tiêu du lịch nào?")
    assert answer.total == 1
    assert "Tỷ lệ buồng phòng có khách" in answer.text
    assert targets.ask("Sở Tư pháp theo dõi mấy chỉ tiêu trong bảng chỉ tiêu?").total == 1


def test_what_one_is_given_holds_the_targets_it_watches_over(targets: Assistant) -> None:
    answer = targets.ask("Sở Tư pháp được giao những gì?")
    assert answer.total == 1
    assert "theo dõi hoặc thực hiện 1 chỉ tiêu" in answer.text
    assert "Tỷ lệ buồng phòng có khách" in answer.text
    assert "lưu trú" not in answer.text


def test_a_sum_is_told_from_a_further_column(opened: Open) -> None:
    rows = PROGRAMME.replace("Lãnh đạo phụ trách", "Ghi chú").replace("PCT Đỗ Thị Mơ", "Vốn 24 tỷ đồng")
    assistant = opened(decision("Chương trình công tác năm 2024", "Điều 1. Ban hành Chương trình.", rows))
    assert "Ghi chú: Vốn 24 tỷ đồng" in assistant.ask("Báo cáo thu gom pin thải hết bao nhiêu tiền?").text


def test_what_somebody_has_in_hand_now_is_listed(programme: Assistant) -> None:
    told = programme.ask("Ông Trần Văn Mạnh đang phụ trách những việc gì?")
    assert told.total == 2
    assert "pin thải" not in told.text
