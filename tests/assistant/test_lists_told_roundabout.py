"""Lists asked for roundabout: what most are like told first, what is known left out, times as printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from corpus.model import Task

DECISION = """
**ỦY BAN NHÂN DÂN
TỈNH QUẢNG BÌNH**

Số: 906/QĐ-UBND

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc**

Quảng Bình, ngày 12 tháng 01 năm 2024

**QUYẾT ĐỊNH
Ban hành Kế hoạch phát triển nghề làm muối năm 2024**

KẾ HOẠCH

Phát triển nghề làm muối năm 2024

I. MỤC TIÊU

Phấn đấu đến hết năm 2024:

- Tỷ lệ ô muối trải bạt đạt 65%.

- Tỷ lệ hộ có kho chứa muối đạt 40%.

PHỤ LỤC

Danh mục nhiệm vụ phát triển nghề làm muối
(Kèm theo Quyết định số 906/QĐ-UBND ngày 12 tháng 01 năm 2024 của UBND tỉnh Quảng Bình)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian thực hiện
I\tĐỒNG MUỐI\t\t\t\t
1\tQuy hoạch lại các ô kết tinh\tSở Xây dựng\tSở Tài chính\tQuyết định của UBND tỉnh\tTrong năm 2024
2\tĐo độ mặn nước biển ven bờ\tSở Y tế\tSở Xây dựng\tBáo cáo đo độ mặn\tQuý II/2024
3\tĐo độ mặn nước giếng khoan\tSở Xây dựng\tSở Y tế\tBáo cáo đo độ mặn\tTháng 6/2024
4\tĐo độ mặn nước hồ chứa\tSở Công Thương\tSở Y tế\tBáo cáo đo độ mặn\tTháng 9/2024
5\tĐo độ mặn nước sông Gianh\tSở Giao thông vận tải\tSở Y tế\tBáo cáo đo độ mặn\tTrong năm 2024
II\tDIÊM DÂN\t\t\t\t
6\tHỗ trợ bạt trải ô muối\tSở Xây dựng\tSở Y tế\tNghị quyết của HĐND tỉnh\tSau khi có hướng dẫn của Bộ Tài chính
7\tKhám sức khỏe cho diêm dân\tSở Y tế\tSở Tài chính\tQuyết định của UBND tỉnh\tTrong năm 2024
"""


@pytest.fixture(scope="module")
def salt(opened: Callable[..., Assistant]) -> Assistant:
    return opened(DECISION)


def rows(assistant: Assistant, *said: str) -> list[str | None]:
    *history, question = said
    found = assistant.ask(question, tuple(history)).records
    return sorted({str(record.stt) for record in found if isinstance(record, Task)})


@pytest.mark.parametrize(
    "question",
    [
        "Trong 7 nhiệm vụ ban hành kèm theo Quyết định 906, Sở Y tế giữ vai trò cơ quan chủ trì mấy nhiệm vụ?",
        "trong bảy việc kèm quyết định 906 thì Sở Y tế cầm trịch mấy cái vậy",
        "Xin cung cấp danh sách nhiệm vụ Sở Y tế đứng chủ trì tại Quyết định 906 để cuối tuần tôi rà sổ tay.",
    ],
)
def test_a_part_in_other_words_and_what_only_frames_the_question(salt: Assistant, question: str) -> None:
    assert rows(salt, question) == ["2", "7"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Việc nào trong Quyết định 906 ghi hạn quý II?", ["2"]),
        ("Quyết định 906 có nhiệm vụ nào ghi đúng tháng 9/2024 thôi?", ["4"]),
        ("Trong Quyết định 906, phần lớn ghi “Trong năm 2024”, chỉ có việc nào ghi hạn riêng quý II?", ["2"]),
        ("Quyết định 906 việc nào có hạn ghi theo tháng chứ không phải cả năm?", ["3", "4"]),
        ("Quyết định 906 phần lớn việc là thường xuyên, chỉ có việc nào ghi hạn quý II?", ["2"]),
    ],
)
def test_a_time_is_meant_as_it_is_printed(salt: Assistant, question: str, expected: list[str]) -> None:
    assert rows(salt, question) == expected


def test_a_time_as_printed_in_a_question_that_goes_on(salt: Assistant) -> None:
    before = "Quyết định 906 có bao nhiêu nhiệm vụ?"
    assert rows(salt, before, "thế việc nào ghi hạn quý II?") == ["2"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Quyết định 906 nhiệm vụ nào có sản phẩm không phải là báo cáo?", ["1", "6", "7"]),
        ("Quyết định 906 nhiệm vụ nào có sản phẩm khác quyết định của UBND tỉnh?", ["2", "3", "4", "5", "6"]),
        ("Quyết định 906 việc nào cũng ra quyết định, chỉ vài việc ra nghị quyết. Đó là việc nào?", ["6"]),
    ],
)
def test_what_comes_of_tasks_or_does_not(salt: Assistant, question: str, expected: list[str]) -> None:
    assert rows(salt, question) == expected


def test_what_tasks_must_not_wait_for(salt: Assistant) -> None:
    free = "Quyết định 906 việc nào Sở Xây dựng chủ trì mà không phải chờ hướng dẫn?"
    assert rows(salt, free) == ["1", "3"]


def test_a_plan_an_agency_has_to_make_is_no_title(salt: Assistant) -> None:
    answer = salt.ask("Theo Quyết định 906, Sở Công Thương được giao làm kế hoạch gì?")
    assert [record.stt for record in answer.records if isinstance(record, Task)] == ["4"]


def test_two_targets_of_one_document_are_told_and_ranked(salt: Assistant) -> None:
    asked = "Quyết định 906: tỷ lệ ô muối trải bạt và tỷ lệ hộ có kho chứa, chỉ tiêu nào cao hơn?"
    answer = salt.ask(asked)
    assert "65%" in answer.text
    assert "40%" in answer.text
    assert "Chênh 25" in answer.text


def test_what_is_told_of_things_before_they_are_pointed_at_is_a_condition(salt: Assistant) -> None:
    told = "Nghe nói Quyết định 906 có mấy việc còn phải chờ hướng dẫn. Kể hết những việc đó giúp em."
    assert rows(salt, told) == ["6"]


@pytest.mark.parametrize(
    "question",
    [
        "Ngoài đo độ mặn nước biển thì Sở Y tế còn được giao chủ trì nhiệm vụ gì theo Quyết định 906?",
        "ngoài vụ đo độ mặn ra thì Sở Y tế còn chủ trì việc gì trong phụ lục quyết định 906",
    ],
)
def test_what_is_known_already_is_left_out(salt: Assistant, question: str) -> None:
    assert rows(salt, question) == ["7"]


def test_several_agencies_asked_for_are_told_together(salt: Assistant) -> None:
    answer = salt.ask("Những sở nào phải đo độ mặn theo Quyết định 906?")
    assert answer.status is Status.ANSWERED
    for name in ("Sở Y tế", "Sở Xây dựng", "Sở Công Thương", "Sở Giao thông vận tải"):
        assert name in answer.text


def test_a_section_asked_for_is_quoted_by_its_heading(salt: Assistant) -> None:
    answer = salt.ask("Quyết định 906 có bao nhiêu nhiệm vụ thuộc nhóm diêm dân?")
    assert answer.total == 2
    assert any("DIÊM DÂN" in citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "Sở Y tế chủ trì nhiệm vụ nào ghi hạn quý III trong Quyết định 906?",
        "Quyết định 906 có mấy nhiệm vụ Sở Y tế chủ trì về trồng rừng?",
        "Sở Công Thương phối hợp những nhiệm vụ nào trong Quyết định 906?",
    ],
)
def test_an_agency_that_has_tasks_is_not_said_to_have_none(salt: Assistant, question: str) -> None:
    answer = salt.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert "nhiệm vụ nào của Sở" not in answer.text or "nhiệm vụ khác" in answer.text


def test_an_agency_without_any_task_is_said_to_have_none(salt: Assistant) -> None:
    answer = salt.ask("Sở Du lịch chủ trì nhiệm vụ nào trong Quyết định 906?")
    assert answer.text.startswith("Không tìm thấy nhiệm vụ nào của Sở Du lịch")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Theo Quyết định 906, Sở Y tế chủ trì nhiệm vụ nào không có thời hạn “Trong năm 2024”?", ["2"]),
        (
            "Quyết định 906: Sở Xây dựng chủ trì việc nào không ấn định xong trong tháng 6 hay quý III?",
            ["1", "6"],
        ),
        ("quyet dinh 906 so xay dung chu tri nhung viec gi tru viec han thang 6/2024", ["1", "6"]),
        ("Quyết định 906: Sở Xây dựng chủ trì nhiệm vụ nào có hạn khác tháng 6/2024?", ["1", "6"]),
        ("Sở Y tế chủ trì nhiệm vụ nào hạn năm 2024, theo Quyết định 906?", ["2", "7"]),
    ],
)
def test_a_time_denied_leaves_out_what_is_due_then(
    salt: Assistant, question: str, expected: list[str]
) -> None:
    assert rows(salt, question) == expected


def test_a_question_of_any_task_denies_no_time(salt: Assistant) -> None:
    assert "2" in rows(salt, "Theo Quyết định 906, Sở Y tế chủ trì việc gì không trong quý II/2024?")


@pytest.mark.parametrize("verb", ["quán xuyến", "đứng mũi"])
def test_a_verb_nobody_prints_says_no_topic(salt: Assistant, verb: str) -> None:
    assert {"2", "7"} <= set(rows(salt, f"Theo Quyết định 906, Sở Y tế {verb} mấy việc?"))


def test_the_one_task_of_a_list_due_just_then_is_pointed_at(opened: Callable[..., Assistant]) -> None:
    salt = opened(DECISION.replace("Tháng 9/2024", "Quý IV/2024"))
    listed = "Theo Quyết định 906, có những nhiệm vụ nào hạn quý IV/2024?"
    assert rows(salt, listed) == ["1", "4", "5", "7"]
    assert rows(salt, listed, "việc đó phối hợp với ai?") == ["4"]
