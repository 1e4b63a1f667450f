"""A second thing asked beside the first: how often, waiting for what, with what result, with whom each."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from corpus.model import Task
from tests.assistant.letterhead import decision

ANNEX = """
PHỤ LỤC

Danh mục nhiệm vụ phát triển nghề muối năm 2024

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
I\tMỞ RỘNG LIÊN KẾT TIÊU THỤ MUỐI TRONG VÀ NGOÀI TỈNH\t\t\t\t
1\tĐo độ mặn nước ruộng\tSở Tài nguyên và Môi trường\tSở Y tế\tBảng số liệu\tHàng quý
2\tTrải bạt ô kết tinh\tSở Công Thương\t\tÔ kết tinh đạt chuẩn\tSau khi có hướng dẫn của Bộ Công Thương
3\tĐặt giá sàn thu mua\tSở Tài chính, Sở Công Thương\t\tQuyết định của UBND tỉnh\tTháng 9/2024
II\tĐÀO TẠO DIÊM DÂN\t\t\t\t
4\tDạy nghề làm muối sạch\tSở Công Thương\tHội Nông dân tỉnh\tLớp học\t2024-2026
5\tMở thư viện nghề muối\tSở Nội vụ\t\tThư viện\tNăm 2025
"""
DECISION = decision(
    "Kế hoạch phát triển nghề muối năm 2024",
    "\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề muối năm 2024.\n",
    ANNEX,
)


@pytest.fixture(scope="module")
def salt(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one decision with tasks in two sections."""
    return opened(DECISION)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Đo độ mặn nước ruộng giao sở nào, làm theo chu kỳ nào?", "Hàng quý"),
        ("Đo độ mặn nước ruộng giao sở nào, theo kỳ nào?", "Hàng quý"),
        ("Đo độ mặn nước ruộng do ai chủ trì, mấy tháng một lần?", "Hàng quý"),
        ("Đo độ mặn nước ruộng do ai chủ trì, mấy lâu làm 1 lần?", "Hàng quý"),
        ("Đo độ mặn nước ruộng do ai chủ trì, tần suất ra sao?", "Hàng quý"),
        ("Trải bạt ô kết tinh giao sở nào và chờ điều kiện gì mới làm?", "Sau khi có hướng dẫn"),
        ("Trải bạt ô kết tinh ai lo, khi đủ điều kiện gì thì làm?", "Sau khi có hướng dẫn"),
        ("Dạy nghề làm muối sạch ai chủ trì, làm trong giai đoạn nào?", "2024-2026"),
        ("Dạy nghề làm muối sạch ai chủ trì, thực hiện trong khoảng thời gian nào?", "2024-2026"),
        ("Ai đặt giá sàn thu mua và ban hành dưới hình thức văn bản gì?", "Quyết định của UBND tỉnh"),
        ("Ai trải bạt ô kết tinh, kết quả phải có là gì?", "Ô kết tinh đạt chuẩn"),
    ],
)
def test_the_second_thing_asked_is_told_beside_the_first(salt: Assistant, question: str, told: str) -> None:
    answer = salt.ask(question)
    assert answer.status is Status.ANSWERED
    assert "chủ trì: Sở" in answer.text
    assert told in answer.text


def test_a_point_of_time_asked_after_the_thing_is_its_deadline(salt: Assistant) -> None:
    answer = salt.ask("đo độ mặn nước ruộng, thời điểm")
    assert (answer.status, answer.intent) == (Status.ANSWERED, "deadline")
    assert "Hàng quý" in answer.text


def test_a_period_asked_alone_is_no_deadline_of_a_task(salt: Assistant) -> None:
    assert salt.ask("Kế hoạch phát triển nghề muối thực hiện trong giai đoạn nào?").intent != "deadline"


def test_what_a_task_waits_for_is_told_where_it_is_to_be_confirmed(salt: Assistant) -> None:
    asked = "Có phải Sở Công Thương chủ trì trải bạt ô kết tinh"
    assert "Sau khi có hướng dẫn" in salt.ask(f"{asked} và phải chờ Bộ hướng dẫn mới làm?").text
    assert "Sau khi có hướng dẫn" not in salt.ask(f"{asked}?").text.splitlines()[0]


def test_a_list_tells_of_each_with_whom_and_what_comes_of_it(salt: Assistant) -> None:
    plain = salt.ask("Sở Công Thương chủ trì những việc gì trong phụ lục?")
    assert "Hội Nông dân" not in plain.text
    answer = salt.ask("Sở Công Thương chủ trì những việc gì trong phụ lục và phối hợp với những đơn vị nào?")
    assert [record.id for record in answer.records] == [record.id for record in plain.records]
    assert "phối hợp: Hội Nông dân tỉnh" in answer.text
    assert answer.text.count("phối hợp: không ghi") == 2
    assert "Lớp học" in salt.ask("Sở Công Thương chủ trì những việc gì, sản phẩm từng việc là gì?").text


def test_the_agency_with_most_to_do_is_told_with_its_number_after_an_interjection(salt: Assistant) -> None:
    answer = salt.ask("Ơ trong phụ lục kế hoạch nghề muối, sở nào chủ trì nhiều việc nhất, mấy việc?")
    assert "Sở Công Thương: 3 nhiệm vụ" in answer.text


def rows(assistant: Assistant, question: str) -> list[str | None]:
    return [record.stt for record in assistant.ask(question).records if isinstance(record, Task)]


def test_a_section_called_by_words_of_its_title_is_searched_for_rows_without_a_partner(
    salt: Assistant,
) -> None:
    asked = "những nhiệm vụ nào không ghi cơ quan phối hợp?"
    assert rows(salt, f"Trong nhóm nhiệm vụ mở rộng liên kết tiêu thụ muối, {asked}") == ["2", "3"]
    assert rows(salt, f"Trong nhóm nhiệm vụ đào tạo diêm dân, {asked}") == ["5"]


@pytest.mark.parametrize(
    ("told", "asked", "meant"),
    [
        ("Tôi đang rà những việc Sở Công Thương chủ trì mà không có cơ quan phối hợp.", "", ["2", "3"]),
        ("Tôi đang rà những việc Sở Công Thương chủ trì hoặc cùng chủ trì.", "", ["2", "3", "4"]),
        ("Tôi lập bảng các việc Sở Công Thương chủ trì phải xong trong năm 2024.", " và là việc nào", ["3"]),
    ],
)
def test_things_told_of_before_and_pointed_at_are_those_counted(
    salt: Assistant, told: str, asked: str, meant: list[str]
) -> None:
    assert rows(salt, f"{told} Có bao nhiêu việc như vậy{asked}?") == meant


def test_a_sentence_that_begs_for_an_answer_is_the_question_without_its_mark(salt: Assistant) -> None:
    told = "Tôi mới về phụ trách mảng muối, đang lập bảng theo dõi các việc được giao."
    asked = "Anh chị cho biết Sở Công Thương chủ trì tổng cộng bao nhiêu nhiệm vụ."
    answer = salt.ask(f"{told} {asked}")
    assert answer.intent == "count"
    assert [r.stt for r in answer.records if isinstance(r, Task)] == ["2", "3", "4"]


def test_the_task_just_asked_about_is_pointed_at(salt: Assistant) -> None:
    before = ["Ai chủ trì việc đặt giá sàn thu mua?"]
    answer = salt.ask("Việc vừa hỏi phải cho ra văn bản gì và hạn đến tháng nào?", before)
    assert "Quyết định của UBND tỉnh" in answer.text
    assert "Tháng 9/2024" in answer.text
