"""Words of a question that a long text has far apart say nothing of it together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.words import words_of
from assistant.query import Topic
from assistant.scoring.acceptance import Lead
from assistant.scoring.matching import matcher_of
from assistant.scoring.scattered import is_scattered
from assistant.scoring.weights import Weights
from tests.assistant.letterhead import decision

LONG = (
    "Rà soát, sắp xếp mạng lưới kho muối ven biển bảo đảm tinh gọn, hiệu quả, gắn với đào tạo lại thợ làm "
    "muối và người giữ kho theo tinh thần chương trình của tỉnh về tiếp tục đổi mới cách làm và nâng cao "
    "chất lượng, hiệu quả của các bến thuyền công cộng"
)
LEAD = Lead(0.1, 1.0, 0.0)

PLAN = decision(
    "Kế hoạch phát triển nghề muối năm 2024",
    f"Điều 1. Tổ chức thực hiện\n\n1. Sở Công Thương chủ trì {LONG[0].lower()}{LONG[1:]}.\n\n"
    "2. Sở Tài chính chủ trì cấp phát kinh phí cho các xã ven biển.",
)


def scattered(question: str, main: str = LONG, near: float = 0.2) -> bool:
    words = words_of(question)
    known = {word.bare for word in words_of(main)}
    weights = Weights(lambda bare: 6 if bare in known else 0, 100)
    return is_scattered(matcher_of(Topic(words, (True,) * len(words)), weights), main, "", LEAD, near)


@pytest.mark.parametrize("question", ["sắp xếp bến thuyền", "rà soát bến thuyền", "sắp xếp bến công cộng"])
def test_words_of_two_ends_of_a_long_text_are_scattered(question: str) -> None:
    assert scattered(question)


@pytest.mark.parametrize("question", ["sắp xếp kho muối", "bến thuyền công cộng", "đào tạo thợ làm muối"])
def test_words_that_stand_together_are_not(question: str) -> None:
    assert not scattered(question)


def test_what_means_the_same_may_say_it_in_other_words() -> None:
    assert not scattered("sắp xếp bến thuyền", near=0.6)


def test_a_short_text_scatters_nothing() -> None:
    assert not scattered("sắp xếp bến thuyền", "Sắp xếp các bến thuyền")
    assert not scattered("xe máy", LONG)


@pytest.fixture(scope="module")
def plan(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan with one long duty."""
    return opened(PLAN)


def test_a_long_duty_is_told_for_what_it_says_alone(plan: Assistant) -> None:
    told = plan.ask("ai chủ trì sắp xếp mạng lưới kho muối?")
    assert told.status is Status.ANSWERED
    assert "Sở Công Thương" in told.text
    assert plan.ask("ai chịu trách nhiệm sắp xếp lại bến thuyền?").status is Status.NOT_FOUND
