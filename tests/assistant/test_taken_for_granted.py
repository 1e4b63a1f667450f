"""What a question takes for granted: no reason, change, end or outcome is told that no document tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import BEES, MANGROVES, decision

Open = Callable[..., Assistant]


@pytest.fixture(scope="module")
def plan(opened: Open) -> Assistant:
    """An assistant over one plan with two tasks."""
    return opened(BEES)


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao Sở Nông nghiệp chủ trì đề án bảo tồn giống ong rừng?",
        "sao Sở Nông nghiệp lại chủ trì đề án bảo tồn giống ong rừng thế em",
        "Lý do giao Sở Nông nghiệp đề án bảo tồn giống ong rừng là gì?",
    ],
)
def test_a_reason_no_plan_prints_is_said_not_to_be_there(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.PARTIAL
    assert "không nêu lý do" in answer.text
    assert "Sở Nông nghiệp" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Vì sao Sở Nông nghiệp bị phê bình vì đề án bảo tồn giống ong rừng?",
        "vi sao so nong nghiep bi ky luat vi de an bao ton giong ong rung",
        "Tại sao lại miễn kiểm tra đề án bảo tồn giống ong rừng?",
    ],
)
def test_why_somebody_was_blamed_or_spared_is_told_by_no_plan(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.NOT_FOUND, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Sao tỉnh lại giao Sở Y tế tổ chức hội thi mật ong cấp tỉnh?",
        "vi sao giao So Giao duc va Dao tao to chuc hoi thi mat ong cap tinh",
    ],
)
def test_who_was_not_given_a_task_is_put_right(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.PARTIAL
    assert "cơ quan khác chủ trì" in answer.text
    assert "Sở Công Thương" in answer.text


def test_a_time_not_put_off_is_told_as_printed(plan: Assistant) -> None:
    answer = plan.ask("Vì sao tỉnh lùi thời hạn đề án bảo tồn giống ong rừng sang năm 2026?")
    assert answer.status is Status.PARTIAL
    assert "Không thấy văn bản nào trong kho nói việc thay đổi ấy" in answer.text
    assert "Quý II/2024" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Hạn đề án bảo tồn giống ong rừng được gia hạn đến khi nào?",
        "de an bao ton giong ong rung lui toi bao gio",
    ],
)
def test_to_when_a_time_was_put_off_is_told_by_no_plan(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.PARTIAL
    assert "Quý II/2024" in answer.text


def test_what_else_was_put_off_is_no_matter(plan: Assistant) -> None:
    answer = plan.ask("Cơ quan tôi hoãn họp hai lần rồi. Đề án bảo tồn giống ong rừng hạn khi nào?")
    assert answer.status is Status.ANSWERED
    assert "Quý II/2024" in answer.text


def test_why_a_task_was_called_off_is_refused(plan: Assistant) -> None:
    assert plan.ask("Tại sao tỉnh hủy hội thi mật ong cấp tỉnh?").status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    [
        "Đề án bảo tồn giống ong rừng đã hoàn thành chưa, kết quả ra sao?",
        "đề án bảo tồn giống ong rừng làm đến đâu rồi",
        "de an bao ton giong ong rung xong chua vay",
    ],
)
def test_whether_a_task_is_done_is_told_by_no_plan(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.PARTIAL
    assert "không cho biết việc đã làm xong hay chưa" in answer.text


def test_a_question_without_such_a_premise_is_answered_as_before(plan: Assistant) -> None:
    for question in ("Đề án bảo tồn giống ong rừng hạn khi nào?", "Ai cấp bản sao lại đề án giống ong rừng?"):
        assert "không nêu lý do" not in plan.ask(question).text
    assert plan.ask("Đề án bảo tồn giống ong rừng hạn khi nào?").status is Status.ANSWERED


ENDED = [
    "Quyết định 314 bị bãi bỏ bằng quyết định số mấy?",
    "nghe bảo tỉnh hủy quyết định 314 rồi, hủy bằng văn bản nào thế?",
    "quyet dinh 314 da bi thay the chua",
    "Quyết định nào thay thế Quyết định 314?",
]


@pytest.mark.parametrize("question", ENDED)
def test_what_ended_a_document_is_not_told_from_itself(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert "Không thấy văn bản nào trong kho nói Quyết định số 314/QĐ-UBND" in answer.text


@pytest.mark.parametrize("question", ENDED)
def test_what_ended_a_document_is_told_by_a_later_one(opened: Open, question: str) -> None:
    answer = opened(BEES, MANGROVES).ask(question)
    assert answer.status is Status.ANSWERED
    assert "thay thế Quyết định số 314/QĐ-UBND" in answer.text
    assert "977/QĐ-UBND" in answer.text


def test_what_a_document_itself_replaces_is_still_told(opened: Open) -> None:
    answer = opened(BEES, MANGROVES).ask("Quyết định 977 thay thế quyết định nào?")
    assert "314/QĐ-UBND" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Lâm Đồng hay Hà Giang làm nghề nuôi ong tốt hơn?",
        "Theo anh/chị, Lâm Đồng nuôi ong giỏi hơn hay Hà Giang giỏi hơn?",
    ],
)
def test_who_does_better_is_no_matter_of_documents(opened: Open, question: str) -> None:
    other = decision("Kế hoạch phát triển nghề nuôi ong năm 2024", "", number=45, printed="Hà Giang")
    assert opened(BEES, other).ask(question).status is Status.DECLINED


def test_where_a_delay_is_written_is_not_told_by_the_term_itself(plan: Assistant) -> None:
    answer = plan.ask(
        "Có người bảo đề án bảo tồn giống ong rừng đã được lùi hạn sang năm 2031, "
        "tôi cần trích đúng điều khoản cho lùi ấy, bạn tìm giúp nằm ở đâu."
    )
    assert answer.status is Status.NOT_FOUND, answer.text
