"""Since when a document holds: told from its own words, however many laws stand beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

SUBJECT = "phổ biến, giáo dục pháp luật năm 2024"
LAW = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;"
Open = Callable[..., Assistant]


def dated(subject: str, clauses: str) -> str:
    """A decision that issues a plan, after a law, with clauses that may say since when it holds."""
    return decision(f"Kế hoạch {subject}", f"{LAW}\n\n{clauses}")


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch phổ biến, giáo dục pháp luật năm 2024 có hiệu lực từ ngày nào?",
        "Quyết định ban hành kế hoạch pháp luật bao giờ có hiệu lực?",
        "ke hoach pho bien giao duc phap luat nam 2024 co hieu luc tu ngay nao",
    ],
)
def test_a_document_about_the_law_is_no_law(opened: Open, question: str) -> None:
    assistant = opened(dated(SUBJECT, "Điều 2. Quyết định này có hiệu lực kể từ ngày 01/5/2024."))
    assert "01/5/2024" in assistant.ask(question).text


@pytest.mark.parametrize(
    ("clauses", "told"),
    [
        (
            "Điều 2. Theo Luật Ban hành văn bản quy phạm pháp luật, Quyết định này có hiệu lực từ ngày 02/5/2024.",
            "02/5/2024",
        ),
        (
            "Điều 1. Kế hoạch này được thực hiện kể từ ngày ký hợp đồng.\n\n"
            "Điều 2. Quyết định này có hiệu lực từ ngày 03/5/2024.",
            "03/5/2024",
        ),
        (
            "Điều 2. Quyết định số 12/QĐ-UBND hết hiệu lực. Quyết định này có hiệu lực từ ngày 04/5/2024.",
            "04/5/2024",
        ),
        (
            "Điều 2. Chánh Văn phòng thi hành Quyết định này. Có hiệu lực kể từ ngày ký.",
            "kể từ ngày ký",
        ),
    ],
)
def test_its_own_clause_is_told_before_what_else_speaks_of_effect(
    opened: Open, clauses: str, told: str
) -> None:
    answer = opened(dated(SUBJECT, clauses)).ask("Quyết định 314 có hiệu lực từ ngày nào?")
    assert told in answer.text
    assert "12/QĐ-UBND" not in answer.text


@pytest.mark.parametrize(
    "clauses",
    [
        "Điều 2. Luật Căn cước có hiệu lực từ ngày 01/7/2024.",
        "Điều 2. Thông tư số 05/2024/TT-BTP có hiệu lực từ ngày 01/7/2024.",
    ],
)
def test_the_day_of_a_law_is_not_told_as_that_of_the_document(opened: Open, clauses: str) -> None:
    answer = opened(dated(SUBJECT, clauses)).ask("Quyết định 314 có hiệu lực từ ngày nào?")
    assert "không ghi ngày có hiệu lực" in answer.text
    assert "01/7/2024" not in answer.text


@pytest.mark.parametrize("own", ["Quyết định này", "Quyết định"])
def test_its_own_clause_is_told_however_far_down_it_stands(opened: Open, own: str) -> None:
    articles = [f"{n}. Trường học báo cáo việc dạy pháp luật theo mẫu số {n}." for n in range(1, 120)]
    before = "Hồ sơ nộp trước ngày Quyết định này có hiệu lực thi hành thì làm theo quy định cũ."
    clauses = "\n\n".join([*articles, before, f"120. {own} có hiệu lực thi hành từ ngày 05/5/2024."])
    answer = opened(dated(SUBJECT, clauses)).ask("Quyết định 314 có hiệu lực từ ngày nào?")
    assert "05/5/2024" in answer.text
    assert "quy định cũ" not in answer.text
