"""Where a question is cut into sentences and clauses, and which of them ask."""

from __future__ import annotations

import pytest

from assistant.language.clauses import clauses_in, kept_whole, pieces, sentences_in
from assistant.language.sentences import told_and_asked


def _clauses(text: str) -> list[str]:
    return pieces(text, clauses_in(text))


def test_a_sentence_keeps_its_mark_and_ends_at_no_short_form() -> None:
    text = "Tôi ở TP. Huế, P. An Cựu. Mai họp;  ai làm? "
    assert pieces(text, sentences_in(text)) == ["Tôi ở TP. Huế, P. An Cựu.", "Mai họp;", "ai làm?"]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Mai họp, sếp hỏi: ai làm?", ["Mai họp", "sếp hỏi", "ai làm"]),
        ("Tôi quên sổ nên phải hỏi lại - giúp tôi", ["Tôi quên sổ", "nên phải hỏi lại", "giúp tôi"]),
        ("Nêu các việc hạn quý I để cuối tuần tôi rà", ["Nêu các việc hạn quý I", "để cuối tuần tôi rà"]),
        ("Đạt 1,5% Nghị quyết 5/2.", ["Đạt 1,5% Nghị quyết 5/2"]),
        (" , ", []),
    ],
)
def test_a_clause_ends_at_a_mark_or_before_a_word_that_joins_another_on(
    text: str, clauses: list[str]
) -> None:
    assert _clauses(text) == clauses


def test_what_stands_in_one_name_is_not_parted() -> None:
    text = "Sở Văn hóa, Thể thao lo việc gì, bao giờ xong"
    name = (0, len("Sở Văn hóa, Thể thao"))
    whole = pieces(text, kept_whole(clauses_in(text), [name]))
    assert whole == ["Sở Văn hóa, Thể thao lo việc gì", "bao giờ xong"]


@pytest.mark.parametrize(
    ("question", "told", "asked"),
    [
        (
            "Tôi mới về, nghe nói sẽ lát lại vỉa hè, vậy ai chủ trì, bao giờ xong?",
            "Tôi mới về, nghe nói sẽ lát lại vỉa hè",
            "vậy ai chủ trì, bao giờ xong?",
        ),
        (
            "Anh em lo lắm. Sẽ lát vỉa hè, sở nào lo lát đá, trồng cây?",
            "Anh em lo lắm. Sẽ lát vỉa hè",
            "sở nào lo lát đá, trồng cây?",
        ),
        ("Ai chủ trì lát vỉa hè?", "", "Ai chủ trì lát vỉa hè?"),
    ],
)
def test_the_last_clauses_that_ask_are_told_from_the_others(question: str, told: str, asked: str) -> None:
    assert told_and_asked(question) == (told, asked)
