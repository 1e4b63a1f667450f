"""Indices are told apart, though one sentence sets several, and by whose they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Cải cách hành chính năm 2024

I. MỤC TIÊU NĂM 2024

1. Chỉ số hài lòng về sự phục vụ (SIPAS) đạt trên 91%; Chỉ số cải cách hành chính (PAR INDEX) xếp trong nhóm 12 tỉnh dẫn đầu; Chỉ số chuyển đổi số (DTI) tăng điểm so với năm 2023.
2. 100% thủ tục hành chính được công khai tại nơi làm thủ tục hành chính công.

II. TỔ CHỨC THỰC HIỆN

1. Sở Tài chính
a) Chủ trì nâng cao Chỉ số cải cách hành chính (PAR INDEX) của tỉnh về tài chính công.
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan that sets three indices in a sentence."""
    title = "Kế hoạch cải cách hành chính năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("SIPAS Lâm Đồng năm 2024 bao nhiêu %?", "91%"),
        ("PAR INDEX Lâm Đồng năm 2024 xếp nhóm mấy?", "nhóm 12"),
    ],
)
def test_each_index_has_its_own_figure(one: Assistant, question: str, said: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert said in told.text.splitlines()[0].partition("–")[0]


def test_an_index_without_such_a_figure_is_given_none(one: Assistant) -> None:
    told = one.ask("DTI Lâm Đồng năm 2024 phải xếp hạng mấy?")
    assert told.status is not Status.ANSWERED
    assert "nhóm 12" not in told.text


@pytest.mark.parametrize(
    "question", ["Chỉ số PAPI Lâm Đồng năm 2024 bao nhiêu?", "papi lam dong nam 2024 bao nhieu"]
)
def test_an_index_not_spoken_of_is_not_told(one: Assistant, question: str) -> None:
    assert one.ask(question).status is Status.NOT_FOUND


def test_the_index_of_an_office_is_not_the_provinces(one: Assistant) -> None:
    told = one.ask("Chỉ số hài lòng của Sở Y tế năm 2024 bao nhiêu %?")
    assert told.status is not Status.ANSWERED


def test_who_raises_one_index_does_not_raise_another(one: Assistant) -> None:
    assert "Sở Tài chính" in one.ask("Sở nào chủ trì nâng cao chỉ số PAR INDEX về tài chính công?").text
    assert one.ask("Sở nào chủ trì nâng cao chỉ số PAPI của Lâm Đồng?").status is not Status.ANSWERED


def test_what_a_thing_about_an_index_costs_is_not_told_by_the_index(one: Assistant) -> None:
    assert "91%" not in one.ask("Kinh phí bao nhiêu triệu cho hội nghị nâng SIPAS?").text
