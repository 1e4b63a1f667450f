"""That a document does not say a thing is told only where its whole text was read for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision, paper

LISTED = """
Căn cứ Quyết định số 118/QĐ-BXD ngày 2 tháng 2 năm 2021 bị bãi bỏ một phần;

Điều 1. Phê duyệt Đề án cấp nước vùng cao.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký và thay thế Danh mục công trình cấp nước tại Quyết định số 158/QĐ-UBND ngày 6 tháng 8 năm 2021.
"""
SCHEME = """
ĐỀ ÁN
Cấp nước vùng cao

Các trạm bơm nhỏ do các hợp tác xã góp vốn đầu tư bằng nguồn vốn của mình.

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
| 1 | Cấp nước vùng cao cho các trường học | Sở Giáo dục và Đào tạo | Năm 2024 |
| 2 | Xây dựng bể chứa ở các bản | Sở Xây dựng | Năm 2025 |
"""
LETTER = """
Để chuẩn bị mùa khô theo yêu cầu tại Nghị quyết số 21/2023/NQ-HĐND ngày 11 tháng 12 năm 2023 của Hội đồng nhân dân tỉnh, các sở làm ngay các việc sau.

1. Sở Y tế lấy mẫu nước.

PHỤ LỤC
CHỈ TIÊU

| STT | Chỉ tiêu | Đơn vị tính | Mục tiêu năm 2024 | Đơn vị theo dõi |
| --- | --- | --- | --- | --- |
| 1 | Tỷ lệ hộ dân dùng nước sạch | % | 80 | Sở Y tế |
| 2 | Tỷ lệ trường học có bể chứa | % | 60 | Sở Y tế |
"""


@pytest.fixture(scope="module")
def scheme(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one decision that approves a scheme, in place of a list in another decision."""
    text = decision("Quy chế", LISTED, SCHEME).replace(
        "Ban hành Quy chế", "Phê duyệt Đề án cấp nước vùng cao"
    )
    return opened(text)


@pytest.fixture(scope="module")
def letter(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one letter that rests on a resolution without a line of bases."""
    return opened(paper("V/v cấp nước mùa khô", LETTER, number="12/UBND-NN", kind="CÔNG VĂN"))


def test_a_list_in_another_decision_is_replaced(scheme: Assistant) -> None:
    """What is replaced may be a list that another decision holds."""
    told = scheme.ask("Quyết định 314 thay thế quyết định nào?")
    assert told.status is Status.ANSWERED
    assert "158/QĐ-UBND" in told.text


@pytest.mark.parametrize(
    "question", ["Ai phê duyệt đề án cấp nước vùng cao?", "ai phe duyet de an cap nuoc vung cao"]
)
def test_who_approves_is_told_by_the_decision_that_does(scheme: Assistant, question: str) -> None:
    """A decision whose title approves the thing is the answer, no row about it."""
    told = scheme.ask(question)
    assert told.status is Status.ANSWERED
    assert "Ủy ban nhân dân tỉnh Lâm Đồng" in told.text
    assert "không ghi" not in told.text


def test_who_is_said_in_a_passage_is_not_denied(scheme: Assistant) -> None:
    """A passage that says by whom is not led by the remark that it names nobody."""
    told = scheme.ask("Các trạm bơm nhỏ vùng cao do ai góp vốn đầu tư?")
    assert "hợp tác xã" in told.text
    assert "không ghi" not in told.text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("QĐ 314 có bao nhiêu nhiệm vụ xuyên suốt nhiệm kỳ?", "xuyên suốt"),
        ("Trung bình QĐ 314 có mấy nhiệm vụ?", "trung bình"),
    ],
)
def test_words_not_understood_are_named(scheme: Assistant, question: str, words: str) -> None:
    """A condition that no task has in its words is told by these; that there is none is not said."""
    told = scheme.ask(question)
    assert told.status is Status.NOT_FOUND
    assert f"không tìm thấy nhiệm vụ nào khớp với “{words}" in told.text.lower()


def test_times_that_exclude_each_other_deny_nothing(scheme: Assistant) -> None:
    """A day of the past beside today's is not what was meant: nothing is said not to be there."""
    told = scheme.ask("Đến tháng 3/2024 QĐ 314 còn mấy việc chưa đến hạn?")
    assert "Không có" not in told.text


def test_several_counts_deny_nothing_together(scheme: Assistant) -> None:
    """Of counts asked each with its own condition, none is said to be nought."""
    told = scheme.ask("QĐ 314 có bao nhiêu nhiệm vụ hàng năm, bao nhiêu nhiệm vụ chờ Trung ương?")
    assert "Không có nhiệm vụ" not in told.text


def test_a_bill_amended_is_not_put_off(opened: Callable[..., Assistant]) -> None:
    """'sửa đổi hạn khi nào' asks for no change of a deadline."""
    rows = "| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |\n| 1 | Luật Thủy lợi (sửa đổi) | Sở Tư pháp | Năm 2025 |\n"
    told = opened(decision("Kế hoạch xây dựng pháp luật năm 2025", rows)).ask(
        "Luật Thủy lợi sửa đổi hạn khi nào?"
    )
    assert "thay đổi" not in told.text


def test_a_basis_said_in_another_way_is_not_denied(letter: Assistant) -> None:
    """A letter has no lines of bases, and may speak of what it rests on all the same."""
    told = letter.ask("Công văn 12/UBND-NN căn cứ nghị quyết nào?")
    assert "không ghi căn cứ" not in told.text


def test_a_row_of_targets_has_its_number(letter: Assistant) -> None:
    """A number may be that of a row of targets."""
    told = letter.ask("STT 2 phụ lục công văn 12/UBND-NN là gì?")
    assert told.status is Status.ANSWERED
    assert "60" in told.text
