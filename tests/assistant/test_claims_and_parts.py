from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.understanding.conditions import recurrence
from corpus.model import Task
from corpus.question_times import parse_range
from corpus.settings import Settings
from corpus.store import open_store
from ingestion.sync import sync

LETTER = """ỦY BAN NHÂN DÂN
TỈNH KHÁNH HÒA

Số:        /UBND-TSKT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Khánh Hòa, ngày      tháng 4 năm 2023

V/v rà soát bến cá năm 2023

Kính gửi: Các sở, ban, ngành thuộc tỉnh.

1. Sở Tài chính chủ trì, phối hợp với Kho bạc Nhà nước tỉnh thanh toán tiền nhiên liệu cho chủ tàu.

2. Nhiệm vụ của các địa phương

- Đối với thị xã Ninh Hòa, huyện Vạn Ninh: phối hợp với Sở Xây dựng kiểm đếm lồng bè trên đầm Nha Phu.
"""


@pytest.mark.parametrize(
    ("question", "stt"),
    [
        (
            "Quảng Nam: những nhiệm vụ nào phải xong trong tháng 9/2023 theo kế hoạch phát triển nghề cá năm 2023?",
            "2",
        ),
        ("từ tháng 7 tới tháng 9 năm 2023 Quảng Nam có những việc gì phải xong", "2"),
        ("Sở Xây dựng Quảng Nam chủ trì hạn quý II/2023", "1"),
    ],
)
def test_days_are_read_beside_the_year_of_the_plan(assistant: Assistant, question: str, stt: str) -> None:
    found = [record for record in assistant.ask(question).records if isinstance(record, Task)]
    assert [task.stt for task in found] == [stt]


def test_a_year_of_its_own_is_still_a_range() -> None:
    assert parse_range("việc trong năm 2025", date(2026, 1, 1)) == (date(2025, 1, 1), date(2025, 12, 31))


def test_what_comes_again_is_known_by_every_one_too() -> None:
    found = recurrence("những việc năm nào tỉnh cũng phải làm lại")
    assert found is not None
    assert found.repeat == "yearly"
    assert recurrence("việc này năm nào xong") is None


def test_the_part_an_agency_plays_is_told_with_who_leads(assistant: Assistant) -> None:
    answer = assistant.ask("Sở Tài chính giữ vai trò gì trong việc nạo vét luồng vào cảng ở Quảng Nam?")
    assert "chủ trì: Sở Giao thông vận tải" in answer.text
    assert "phối hợp: Sở Tài chính" in answer.text


def test_a_claim_is_put_right_and_a_question_is_none(assistant: Assistant) -> None:
    claimed = assistant.ask("Ở Quảng Nam Sở Xây dựng chủ trì nạo vét luồng vào cảng, đề nghị xác nhận giúp")
    assert claimed.status is Status.PARTIAL
    assert "Không phải Sở Xây dựng" in claimed.text
    assert "Sở Giao thông vận tải chủ trì" in claimed.text
    asked = assistant.ask("Nạo vét luồng vào cảng ở Quảng Nam do ai chủ trì, Sở Tài chính giữ vai trò gì?")
    assert "Không phải" not in asked.text


def test_a_wrong_figure_is_answered_with_the_right_one(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Quảng Nam năm 2023 có 60% tàu cá xa bờ lắp thiết bị giám sát hành trình đúng không?"
    )
    assert "75%" in answer.text


def test_a_target_of_another_year_is_not_told_instead(assistant: Assistant) -> None:
    question = "Tỷ lệ tàu cá xa bờ lắp thiết bị giám sát hành trình ở Quảng Nam năm {} là bao nhiêu?"
    assert assistant.ask(question.format(2023)).status is Status.ANSWERED
    assert assistant.ask(question.format(2029)).status is Status.NOT_FOUND


@pytest.mark.parametrize("asked", ["ký ngày mấy", "ban hành hôm nào", "phát hành khi nào"])
def test_the_day_of_a_document_is_asked_in_any_words(assistant: Assistant, asked: str) -> None:
    assert "5/3/2023" in assistant.ask(f"Quyết định 77 {asked}").text


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    root = tmp_path_factory.mktemp("letter")
    document = Path(root / "cong-van.txt")
    document.write_text(LETTER, encoding="utf-8")
    store = open_store(Settings(home=Path(root / "home"), embedder="hashing"))
    sync(store, [document])
    yield Assistant(store, today=lambda: date(2023, 5, 15))
    store.close()


def test_a_document_without_number_is_named_by_its_symbol(letter: Assistant) -> None:
    answer = letter.ask("cv TSKT ký ngày nào")
    assert answer.status is Status.PARTIAL
    assert "để trống ngày ban hành" in answer.text
    assert letter.ask("công văn XYZT ký ngày nào").text != answer.text


def test_a_number_left_blank_is_told_as_blank(letter: Assistant) -> None:
    answer = letter.ask("Số của công văn UBND tỉnh Khánh Hòa năm 2023 về rà soát bến cá là bao nhiêu?")
    assert answer.status is Status.PARTIAL
    assert "để trống số" in answer.text


def test_a_fact_is_proved_from_the_paragraph_it_stands_in(letter: Assistant) -> None:
    answer = letter.ask("Địa phương nào phối hợp với Sở Xây dựng kiểm đếm lồng bè trên đầm Nha Phu?")
    assert answer.status is Status.ANSWERED
    assert "thị xã Ninh Hòa" in answer.text
    assert "huyện Vạn Ninh" in answer.text
    assert any("Đối với thị xã Ninh Hòa" in citation.quote for citation in answer.citations)
