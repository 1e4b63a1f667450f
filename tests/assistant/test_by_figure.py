"""Targets asked for by the figure they are set at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper


@pytest.mark.parametrize(
    "question",
    [
        "Anh thấy kế hoạch nghề cá Quảng Nam có con số 75%, mà 75% đó là của cái gì em nhỉ?",
        "Con số 75 phần trăm trong Quyết định 77 của Quảng Nam là nói về cái gì?",
        "trong ke hoach nghe ca quang nam 2023 chi tieu nao dat 75%",
        "Chỉ tiêu nào có giá trị 75% trong Quyết định 77?",
        "chi tieu nao gia tri 75% theo qd 77",
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


def _sets(place: str, number: str, things: Sequence[str]) -> str:
    lines = "\n\n".join(f"- Đến năm 2025: 90% {thing}." for thing in things)
    return paper("Phát triển nghề vùng đệm", f"I. CHỈ TIÊU\n\n{lines}", place=place, number=number)


def test_a_figure_of_many_targets_is_told_of_one_document(opened: Callable[..., Assistant]) -> None:
    bees = ("hộ nuôi ong được tập huấn", "mật ong được dán nhãn", "đàn ong được tiêm phòng")
    salt = ("ruộng muối được trải bạt", "diêm dân có sổ tay", "kho muối có mái che")
    ask = opened(_sets("Tây Ninh", "77/KH-UBND", bees), _sets("Bến Tre", "12/KH-UBND", salt)).ask
    which = ask("90% là chỉ tiêu nào?")
    assert which.status is Status.CLARIFY, which.text
    told = ask("90% là chỉ tiêu nào của Bến Tre?")
    assert told.status is Status.ANSWERED, told.text
    assert all(thing in told.text for thing in salt)
    assert not any(thing in told.text for thing in bees)
