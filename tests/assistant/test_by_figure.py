"""Targets asked for by the figure they are set at."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant


@pytest.mark.parametrize(
    "question",
    [
        "Anh thấy kế hoạch nghề cá Quảng Nam có con số 75%, mà 75% đó là của cái gì em nhỉ?",
        "Con số 75 phần trăm trong Quyết định 77 của Quảng Nam là nói về cái gì?",
        "trong ke hoach nghe ca quang nam 2023 chi tieu nao dat 75%",
    ],
)
def test_a_figure_is_told_what_it_is_of(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert "tàu cá xa bờ" in answer.text
    assert "cảng cá có hệ thống" not in answer.text


def test_a_figure_no_target_has_is_of_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("Con số 93% trong kế hoạch nghề cá Quảng Nam là của cái gì?")
    assert answer.status is Status.NOT_FOUND, answer.text


def test_what_else_is_said_of_the_figure_counts(assistant: Assistant) -> None:
    answer = assistant.ask("75% trong kế hoạch nghề cá Quảng Nam là chỉ tiêu gì về trồng lúa nước?")
    assert "75%" not in answer.text
