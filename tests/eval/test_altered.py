from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from corpus.settings import Settings
from corpus.text import fold
from eval.altered import Altered, as_typed, exact_accents
from eval.bench import fresh_assistant
from tests.eval.conftest import Bench

QUESTION = "Nạo vét luồng vào cảng khi nào xong?"


@pytest.fixture
def whole(bench: Bench) -> Iterator[Assistant]:
    with fresh_assistant(Settings(), bench.documents) as assistant:
        yield assistant


def test_with_all_its_parts_a_question_without_accents_is_answered(whole: Assistant) -> None:
    assert whole.ask(fold(QUESTION)).status is Status.ANSWERED


def test_matching_without_accents_alone_carries_a_question_without_accents(whole: Assistant) -> None:
    assert Altered(whole.store, (as_typed,)).ask(fold(QUESTION)).status is Status.ANSWERED


def test_without_both_a_question_without_accents_finds_nothing(whole: Assistant) -> None:
    altered = Altered(whole.store, (as_typed, exact_accents))
    assert altered.ask(fold(QUESTION)).status is not Status.ANSWERED
    assert altered.ask(QUESTION).status is Status.ANSWERED
