from __future__ import annotations

import pytest

from assistant.language.cues import find_cues
from assistant.language.words import same, words_of


def labels(question: str) -> set[str]:
    return {cue.label for cue in find_cues(words_of(question)) if not cue.label.startswith("filler.")}


def test_words_keep_their_place_and_settle_tones() -> None:
    words = words_of("Hòa giải  ở 63 xã")
    assert [w.text for w in words] == ["hoà", "giải", "ở", "63", "xã"]
    assert words[1].start == 4
    assert "Hòa giải  ở 63 xã"[words[1].start : words[1].end] == "giải"


def test_plain_word_stands_for_the_accented_one_but_not_the_other_way() -> None:
    plain, accented, other = words_of("san sân sản")
    assert same(plain, accented)
    assert not same(accented, other)
    assert not same(accented, plain)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Cơ quan nào chủ trì?", {"ask.who", "role.lead"}),
        ("co quan nao chu tri", {"ask.who", "role.lead"}),
        ("Bao giờ xong?", {"ask.when"}),
        ("Liệt kê giúp tôi", {"ask.list"}),
    ],
)
def test_wordings_are_found_with_and_without_accents(question: str, expected: set[str]) -> None:
    assert expected <= labels(question)


def test_longest_wording_of_a_section_wins() -> None:
    assert "ask.count" not in {
        c.label for c in find_cues(words_of("đạt bao nhiêu phần trăm")) if c.start == 1 and c.end == 3
    }
    assert "ask.percent" in labels("đạt bao nhiêu phần trăm")


def test_ordinary_words_of_tasks_are_no_opinion_and_no_maker() -> None:
    assert not labels("sử dụng hiệu quả nhất nguồn vốn, quảng bá hãng tàu") & {
        "decline.opinion",
        "must.words",
    }
    assert "must.words" in labels("Hãng nào cung cấp phần mềm?")


def test_artificial_intelligence_in_capitals_asks_for_nobody() -> None:
    assert "ask.who" not in labels("Bao giờ ra mắt AI pháp luật?")
    assert [w.bare for w in words_of("Bao giờ ra mắt AI")][-4:] == ["tri", "tue", "nhan", "tao"]
    assert "ask.who" in labels("AI CHỦ TRÌ VIỆC NÀY")
    for asked in (
        "AI chủ trì việc này",
        "việc này AI phụ trách",
        "ĐẮK NÔNG GIAO VIỆC NÀY CHO AI à",
        "Sở A giao AI dựng kho số liệu",
    ):
        assert "ask.who" in labels(asked)


@pytest.mark.parametrize(
    ("question", "lists"),
    [
        ("danh sách nhiệm vụ của Sở Y tế", True),
        ("cần danh sách việc của Sở Y tế có hạn trong quý III", True),
        ("phải ban hành danh sách kê khai giá trước ngày nào", False),
        ("danh sách được hỗ trợ công khai trong bao lâu", False),
    ],
)
def test_a_list_that_is_told_of_is_not_asked_for(question: str, lists: bool) -> None:
    assert ("ask.list" in labels(question)) is lists


def test_who_sees_to_signing_is_not_who_signs() -> None:
    assert "document.signer" not in labels("Ai lo chuyện ký tên bằng máy tính cho các xã?")
    assert "document.signer" not in labels("Ai đứng ra ký điện tử cho các xã?")
    assert "document.signer" in labels("Ai chịu trách nhiệm ký quyết định này?")
