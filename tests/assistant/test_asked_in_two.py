"""Two things in one question, the second said shortly; what comes of a task, asked by who approves it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import bee_plan

PLAN = bee_plan(
    """
STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Sản phẩm | Thời hạn
1 | Xây dựng đề án bảo tồn giống ong rừng | Sở Kế hoạch và Đầu tư | Sở Tài chính | Nghị quyết của HĐND tỉnh | Quý II/2024
2 | Công bố Chỉ số cải cách hành chính của các trại ong | Sở Nội vụ | Sở Y tế | Văn bản triển khai | Quý I/2024
3 | Trình Nghị quyết giao dự toán chi cho nghề nuôi ong | Sở Tài chính | Cục Thuế | Nghị quyết | Quý IV/2024
""",
)


@pytest.fixture(scope="module")
def plan(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan whose tasks have a product each."""
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Trình nghị quyết giao DT chi nghề nuôi ong thời điểm nào, STC p/h những ai?", ("Quý IV/2024", "Cục Thuế")),
        ("công bố CS CCHC trại ong: hạn nào, SNV p/h với ai, ra VB gì?", ("Quý I/2024", "Sở Y tế", "Văn bản triển khai")),
        ("ĐA bảo tồn giống ong rừng: Sở KHĐT trình VB loại gì, TGHT?", ("Nghị quyết của HĐND tỉnh", "Quý II/2024")),
        ("đề án bảo tồn giống ong rừng ai lo, trình cấp nào, hạn chót ra sao", ("Sở Kế hoạch và Đầu tư", "HĐND", "Quý II")),
    ],
)  # fmt: skip
def test_all_that_is_asked_is_told(plan: Assistant, question: str, told: tuple[str, ...]) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.ANSWERED
    for fact in told:
        assert fact in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Đề án bảo tồn giống ong rừng rốt cuộc cấp nào ra quyết định phê duyệt đấy?",
        "Đề án bảo tồn giống ong rừng phải được ban hành bằng loại văn bản nào, của cấp nào?",
        "cái đề án bảo tồn giống ong rừng mà Sở KHĐT lo ấy, đầu ra là văn bản gì hả em",
        "de an bao ton giong ong rung trinh van ban loai gi",
        "Đề án bảo tồn giống ong rừng của Lâm Đồng trình ai ký?",
        "Đề án bảo tồn giống ong rừng ban hành bằng nghị quyết hay quyết định?",
    ],
)
def test_what_comes_of_a_task_is_asked_by_its_kind_or_by_who_approves_it(
    plan: Assistant, question: str
) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.intent == "product"
    assert "Nghị quyết của HĐND tỉnh" in answer.text


def test_which_level_issued_a_document_is_asked_of_the_document(plan: Assistant) -> None:
    assert "Ủy ban nhân dân tỉnh Lâm Đồng" in plan.ask("Quyết định 314 do cấp nào ban hành?").text


def test_an_agency_typed_short_without_accents_is_no_number(plan: Assistant) -> None:
    answer = plan.ask("de an bao ton giong ong rung, so khdt phoi hop voi ai")
    assert answer.intent == "coordinate"
    assert "Sở Tài chính" in answer.text
