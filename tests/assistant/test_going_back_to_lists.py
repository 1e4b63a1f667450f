"""What follows a list or an answer: one of what was listed, where it is printed, what it leaves unsaid."""

from __future__ import annotations

import pytest

from assistant.conversation.turns import turns
from assistant.conversation.where_printed import asks_where_printed
from assistant.language.ordinals import LAST, ordinal_of


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("nhiệm vụ thứ hai thì sao", 2),
        ("việc 2 hạn khi nào", 2),
        ("muc 1 san pham la gi", 1),
        ("còn số 4?", 4),
        ("cái cuối cùng bao giờ xong", LAST),
        ("việc cuối ai chủ trì", LAST),
        ("cái đầu tiên ai làm", 1),
        ("các việc cuối năm là gì", None),
        ("mục 1.2 nói gì", None),
        ("việc 100% hồ sơ trực tuyến ai lo", None),
        ("ai chủ trì việc rà soát 2 thủ tục", None),
    ],
)
def test_the_place_in_a_list(question: str, place: int | None) -> None:
    assert ordinal_of(question) == place


@pytest.mark.parametrize(
    "question",
    [
        "trích nguồn giúp anh",
        "nguồn đâu em?",
        "cái này ở phụ lục nào",
        "nằm ở mục nào vậy",
        "trong văn bản nào",
        "thong tin nay lay o dau ra",
        "trang mấy vậy em",
    ],
)
def test_asking_where_it_is_printed(question: str) -> None:
    assert asks_where_printed(question)


@pytest.mark.parametrize(
    "question",
    ["nguồn kinh phí ở đâu", "họp ở phường nào", "nhiệm vụ nào ở phụ lục 2", "văn bản nào giao Sở Y tế"],
)
def test_what_asks_something_else(question: str) -> None:
    assert not asks_where_printed(question)


def test_what_asks_for_a_source_is_no_turn_of_the_talk() -> None:
    _, before = turns("khi nào xong", ["Ai chủ trì đề án A?", "trích nguồn giúp anh"])
    assert before == ("Ai chủ trì đề án A?",)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("con han thi sao", "thế thời hạn thi sao"),
        ("còn hạn?", "thế thời hạn?"),
        ("còn hạn không", "còn hạn không"),
    ],
)
def test_the_deadline_is_asked_by_going_on(question: str, read: str) -> None:
    assert turns(question, ["Ai chủ trì đề án A?"])[0] == read
