from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.ordinals import ordinal_of
from assistant.language.synonyms import other_words
from assistant.language.typing import write_out
from assistant.language.words import words_of
from assistant.naming.renaming import known_as
from assistant.query import Party


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("QĐ 77: CQ nào CT?", "quyết định 77: cơ quan nào chủ trì?"),
        ("đạt bn %", "đạt bao nhiêu phần trăm"),
        ("QĐ77 do ai ký", "quyết định 77 do ai ký"),
        ("Kế hoạch số 12/KH-UBND", "Kế hoạch số 12/KH-UBND"),
    ],
)
def test_shorthand_is_written_out_but_never_inside_a_number(typed: str, meant: str) -> None:
    assert write_out(typed).replace("  ", " ") == meant


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("TPHV ai chủ trì nạo vét LVC?", "Sở Giao thông vận tải"),
        ("BKTS: ai cấp GPKT thủy sản vùng khơi", "Sở Thủy sản"),
    ],
)
def test_an_abbreviation_is_read_by_its_initials(assistant: Assistant, question: str, fact: str) -> None:
    assert fact in assistant.ask(question).text


def test_other_words_are_data() -> None:
    words = words_of("nạo vét tập huấn")
    phrases = other_words(words)
    assert ("đào", "tạo") in phrases[2]
    assert phrases[0] == ()


def test_a_synonym_finds_the_task(assistant: Assistant) -> None:
    answer = assistant.ask("Ai chủ trì đào tạo thuyền trưởng tàu xa bờ?")
    assert answer.status is Status.ANSWERED
    assert "Sở Thủy sản" in answer.text


def test_the_last_sentence_asks_and_those_before_set_the_scene(assistant: Assistant) -> None:
    answer = assistant.ask(
        "Phòng tôi được giao theo dõi việc nạo vét luồng vào cảng của tỉnh Quảng Nam. Bao giờ phải hoàn thành?"
    )
    assert "Tháng 9/2023" in answer.text


def test_two_short_questions_about_one_thing(assistant: Assistant) -> None:
    answer = assistant.ask("Nạo vét luồng vào cảng ai chủ trì? Khi nào xong?")
    assert "Sở Giao thông vận tải" in answer.text
    assert "Tháng 9/2023" in answer.text


@pytest.mark.parametrize(
    ("question", "expected"),
    [("nhiệm vụ thứ hai thì sao", 2), ("viec thu 3 ai lam", 3), ("mục thứ nhất", 1), ("quý hai", None)],
)
def test_which_of_the_things_listed(question: str, expected: int | None) -> None:
    assert ordinal_of(question) == expected


def test_one_of_the_things_listed_before(assistant: Assistant) -> None:
    answer = assistant.ask("nhiệm vụ thứ hai ai phối hợp?", ["Liệt kê các nhiệm vụ về cảng cá"])
    assert "Sở Tài chính phối hợp" in answer.text


def test_a_province_by_its_initials_and_by_todays_name(assistant: Assistant) -> None:
    assert "Sở Khoa học và Công nghệ" in assistant.ask("KT: ai chủ trì tập huấn?").text
    merged = assistant.ask("Quảng Ngãi: ai chủ trì tập huấn kỹ thuật trồng sâm?")
    assert "Sở Khoa học và Công nghệ" in merged.text
    assert "Kon Tum nay thuộc Quảng Ngãi" in merged.text


def test_todays_office_answers_for_the_one_it_took_over() -> None:
    asked = [Party("so khoa hoc cong nghe", "Sở Khoa học và Công nghệ", 0, 1)]
    heirs = known_as(asked, frozenset({"so thong tin truyen thong"}))
    assert heirs.keys == {"so khoa hoc cong nghe", "so thong tin truyen thong"}
    assert heirs.note
    assert known_as(asked, frozenset({"so khoa hoc cong nghe", "so thong tin truyen thong"})).note is None


def test_a_name_that_is_nowhere_is_not_explained_away(assistant: Assistant) -> None:
    answer = assistant.ask("Ai chủ trì lập quy hoạch bến neo đậu Cửa Lò?")
    assert answer.status is Status.NOT_FOUND or "Cửa Lò" not in answer.text


def test_a_section_by_its_number(assistant: Assistant) -> None:
    answer = assistant.ask("Mục I phụ lục Quyết định 77 có bao nhiêu nhiệm vụ?")
    assert answer.total == 2


def test_how_many_each_office_leads(assistant: Assistant) -> None:
    answer = assistant.ask("Mỗi sở ở Quảng Nam chủ trì bao nhiêu nhiệm vụ?")
    assert answer.total == 4
    assert "Sở Thủy sản: 2 nhiệm vụ" in answer.text


def test_the_latest_deadline(assistant: Assistant) -> None:
    answer = assistant.ask("Nhiệm vụ nào của Quảng Nam có hạn muộn nhất?")
    assert "Tập huấn thuyền trưởng" in answer.text
