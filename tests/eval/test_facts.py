from __future__ import annotations

import pytest

from eval.facts import Fact, states


@pytest.mark.parametrize(
    ("kind", "wording", "text", "expected"),
    [
        ("date", "31/12/2025", "trước ngày 31 tháng 12 năm 2025", True),
        ("date", "31/12/2025", "2025-12-31", True),
        ("date", "31/12/2025", "tháng 12/2025", False),
        ("date", "31/12/2025", "ngày 30/12/2025", False),
        ("date", "tháng 6 năm 2025", "Tháng 6/2025", True),
        ("date", "Quý IV/2024", "quý 4 năm 2024", True),
        ("date", "Quý IV/2024", "quý III/2024", False),
        ("date", "năm 2025", "trong năm 2025", True),
        ("agency", "Ủy ban nhân dân tỉnh", "UBND tỉnh chủ trì", True),
        ("agency", "Sở Nội vụ", "Sở Y tế chủ trì", False),
        ("count", "5", "Có 05 nhiệm vụ", True),
        ("count", "5", "Có 15 nhiệm vụ", False),
        ("value", "1,5%", "đạt 1.5%", True),
        ("words", "1,5%", "đạt 1.5%", False),
    ],
)
def test_a_fact_is_stated_in_words_that_mean_the_same(
    kind: str, wording: str, text: str, expected: bool
) -> None:
    assert states(text, Fact((wording,), kind)) is expected


SENTENCE = Fact(("Sở Nội vụ chủ trì xây dựng đề án vị trí việc làm, hoàn thành trong năm 2025",), "sentence")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sở Nội vụ chủ trì xây dựng đề án vị trí việc làm; hoàn thành trong năm 2025 [1], theo phụ lục.",
            True,
        ),
        (
            "Sở Nội vụ chủ trì xây dựng đề án vị trí việc làm; hoàn thành trong năm 2026 [1], theo phụ lục.",
            False,
        ),
        (
            "Sở Tài chính chủ trì xây dựng đề án vị trí việc làm, hoàn thành trong năm 2025 [1], phụ lục.",
            False,
        ),
        ("Sở Nội vụ: 2025.", False),
    ],
)
def test_an_expected_sentence_needs_its_words_its_figures_and_its_bodies(text: str, expected: bool) -> None:
    assert states(text, SENTENCE) is expected


def test_the_kind_is_seen_from_the_wording() -> None:
    wordings = ("Sở Nội vụ", "31/12/2025", "Năm 2024", "85%", "12", "Quyết định của UBND tỉnh")
    assert [Fact.of(w).kind for w in wordings] == ["agency", "date", "date", "value", "count", "words"]
