"""Lists limited by an issuing year, an event, a part, a whole time, or an agency told by its field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from corpus.model import Task

DECISION = """
**ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG**

Số: 415/QĐ-UBND

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc**

Lâm Đồng, ngày 02 tháng 4 năm 2023

**QUYẾT ĐỊNH
Ban hành Kế hoạch thực hiện Chương trình hành động số 21-CTr/TU về phát triển du lịch giai đoạn 2023 - 2027**

PHỤ LỤC

Danh mục nhiệm vụ phát triển du lịch
(Kèm theo Quyết định số 415/QĐ-UBND ngày 02 tháng 4 năm 2023 của UBND tỉnh Lâm Đồng)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian thực hiện
A\tNHIỆM VỤ TẠI NỘI BỘ SỞ DU LỊCH\t\t\t\t
I\tXÚC TIẾN QUẢNG BÁ\t\t\t\t
1\tBiên soạn cẩm nang hoa Đà Lạt\tSở Du lịch\tSở Y tế\tCẩm nang\tNăm 2023
2\tTập huấn thuyết minh viên\tSở Du lịch\tSở Tài chính\tLớp học\t2024 - 2025
B\tNHIỆM VỤ THAM MƯU PHÁT TRIỂN DU LỊCH TỈNH\t\t\t\t
I\tXÚC TIẾN QUẢNG BÁ\t\t\t\t
3\tLập bản đồ các điểm săn mây\tSở Du lịch\tSở Tài chính\tBản đồ số\tNăm 2025
4\tKhảo sát nguồn nước hồ Tuyền Lâm\tSở Y tế\tSở Tài chính\tBáo cáo khảo sát\tKhi có VBQPPL mới ban hành
5\tTổ chức phiên chợ rau đêm\tSở Y tế\tSở Du lịch\tPhiên chợ\tTháng 6/2025
"""


@pytest.fixture(scope="module")
def tourism(opened: Callable[..., Assistant]) -> Assistant:
    return opened(DECISION)


def rows(assistant: Assistant, question: str) -> list[str | None]:
    return [record.stt for record in assistant.ask(question).records if isinstance(record, Task)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Phụ lục Quyết định năm 2023 của UBND tỉnh Lâm Đồng về thực hiện Chương trình hành động "
            "số 21-CTr/TU giao Sở Du lịch chủ trì những nhiệm vụ nào?",
            ["1", "2", "3"],
        ),
        ("Quyết định 415 ban hành năm 2023 giao Sở Du lịch chủ trì những nhiệm vụ nào?", ["1", "2", "3"]),
        ("Theo Quyết định 415, Sở Du lịch chủ trì nhiệm vụ nào có thời hạn năm 2023?", ["1"]),
    ],
)
def test_the_year_of_issue_is_no_deadline(tourism: Assistant, question: str, expected: list[str]) -> None:
    assert rows(tourism, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "QĐ 415: những NV nào có TG t/h là khi có VBQPPL mới ban hành?",
        "Quyết định 415 có nhiệm vụ nào thực hiện khi có văn bản quy phạm pháp luật mới ban hành?",
    ],
)
def test_an_event_printed_in_short_is_met_by_its_words(tourism: Assistant, question: str) -> None:
    assert rows(tourism, question) == ["4"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Quyết định 415 phần tham mưu cho tỉnh mục xúc tiến quảng bá có bao nhiêu nhiệm vụ?",
            ["3", "4", "5"],
        ),
        ("quyet dinh 415 phan tham muu cho tinh muc xuc tien quang ba co may nhiem vu", ["3", "4", "5"]),
        ("quyet dinh 415 phan noi bo so muc xuc tien quang ba co may nhiem vu", ["1", "2"]),
    ],
)
def test_a_section_is_counted_within_the_part_called(
    tourism: Assistant, question: str, expected: list[str]
) -> None:
    assert rows(tourism, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Phụ lục Quyết định 415 có nhiệm vụ nào thời gian chỉ là năm 2025, không kéo sang năm sau?",
            ["3", "5"],
        ),
        ("Phụ lục Quyết định 415, việc nào gói gọn trong năm 2023, không kéo dài sang năm 2024?", ["1"]),
        ("Quyết định 415 có nhiệm vụ nào có thời hạn năm 2025?", ["2", "3", "5"]),
        ("Phụ lục Quyết định 415, việc nào không kéo sang năm 2024?", ["1"]),
    ],
)
def test_days_that_hold_the_whole_time_of_a_task(
    tourism: Assistant, question: str, expected: list[str]
) -> None:
    assert rows(tourism, question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Danh mục kèm Quyết định 415 bắt ngành y tế, tức Sở Y tế, đứng đầu mấy việc tất cả?",
        "Phụ lục Quyết định 415 giao ngành y tế, tức là Sở Y tế, cầm trịch bao nhiêu nhiệm vụ?",
    ],
)
def test_a_field_said_before_the_name_of_its_agency_is_no_topic(tourism: Assistant, question: str) -> None:
    assert rows(tourism, question) == ["4", "5"]


def test_not_knowing_what_a_task_yields_asks_for_it(tourism: Assistant) -> None:
    asked = (
        "Tôi lập bảng theo dõi đầu ra của Quyết định 415. Riêng việc khảo sát nguồn nước hồ Tuyền Lâm "
        "thì chưa rõ sản phẩm ghi là gì, nhờ tra giúp."
    )
    answer = tourism.ask(asked)
    assert answer.status == Status.ANSWERED
    assert "Báo cáo khảo sát" in answer.text
    assert not rows(tourism, "Quyết định 415: những nhiệm vụ nào chưa rõ sản phẩm là gì?")


def test_which_of_two_tasks_comes_first_is_told_with_both_deadlines(tourism: Assistant) -> None:
    asked = "Quyết định 415, giữa biên soạn cẩm nang hoa Đà Lạt và tổ chức phiên chợ rau đêm thì việc nào làm trước?"
    answer = tourism.ask(asked)
    assert answer.status == Status.ANSWERED
    assert [record.stt for record in answer.records if isinstance(record, Task)] == ["1", "5"]
    assert answer.text.index("31/12/2023") < answer.text.index("30/6/2025")


def test_nothing_is_ranked_where_one_of_two_tasks_is_not_there(tourism: Assistant) -> None:
    asked = "Quyết định 415, giữa nuôi tôm hùm lồng bè và tổ chức phiên chợ rau đêm thì việc nào làm trước?"
    assert tourism.ask(asked).status == Status.NOT_FOUND


def test_the_level_a_part_is_of_may_be_said_with_its_word(tourism: Assistant) -> None:
    asked = (
        "Trong các nhiệm vụ tham mưu phát triển du lịch cấp tỉnh, nhiệm vụ nào có thời hạn tháng 6 năm 2025?"
    )
    assert rows(tourism, asked) == ["5"]


def test_what_is_not_due_in_the_month_asked_is_not_told_in_place_of_a_list(tourism: Assistant) -> None:
    answer = tourism.ask("Sở Du lịch có nhiệm vụ nào về tập huấn thuyết minh viên hạn tháng 11 năm 2026?")
    assert answer.status is Status.NOT_FOUND, answer.text
