"""A question that only calls another row, part or time, or corrects one before: the rest of it is kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.conversation.called_anew import called_anew
from assistant.conversation.corrected import corrected
from tests.assistant.letterhead import QUAYS


@pytest.fixture(scope="module")
def quays(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan whose annex numbers five tasks in two sections."""
    return opened(QUAYS)


@pytest.mark.parametrize(
    ("history", "question", "told", "untold"),
    [
        (("Nhiệm vụ số 3 của quyết định 314 là gì?",), "số 4?", "Tỉa cành", "hàng bần"),
        (("Nhiệm vụ 1 của quyết định 314", "ai chủ trì?"), "nhiệm vụ 2?", "Thay cọc", "Kè đá"),
        (("nhiem vu 1 cua quyet dinh 314",), "con stt 3 thi sao", "hàng bần", "Kè đá"),
        (("Mục I quyết định 314 có mấy nhiệm vụ?",), "còn mục II?", "hàng bần", "Thay cọc"),
        (("Mục I quyết định 314 có mấy nhiệm vụ?",), "việc nào tháng 3?", "Thay cọc", "Tỉa cành"),
        (
            ("Sở Xây dựng có việc nào hạn tháng 11 theo quyết định 314?", "ai phối hợp?"),
            "tháng 9?",
            "hàng bần",
            "Kè đá",
        ),
        (
            ("Sở Xây dựng chủ trì việc gì theo quyết định 314?",),
            "không, ý tôi là Sở Tài chính",
            "Tỉa cành",
            "Kè đá",
        ),
        (("Việc nào hạn tháng 3 theo quyết định 314?",), "việc nào hàng năm?", "Nạo vét", "Thay cọc"),
        (
            ("Việc thay cọc bến khách ai chủ trì?",),
            "không phải chủ trì, phối hợp cơ",
            "UBND cấp xã phối hợp",
            "Kè đá",
        ),
    ],
)
def test_the_question_before_is_asked_of_another(
    quays: Assistant, history: tuple[str, ...], question: str, told: str, untold: str
) -> None:
    answer = quays.ask(question, history)
    assert answer.status is Status.ANSWERED
    assert told in answer.text
    assert untold not in answer.text


def test_a_row_the_document_lacks_is_not_told_from_elsewhere(quays: Assistant) -> None:
    answer = quays.ask("số 17?", ["Nhiệm vụ số 3 của quyết định 314 là gì?"])
    assert answer.status is Status.NOT_FOUND
    assert "17" in answer.text


@pytest.mark.parametrize(
    ("history", "question", "is_choice"),
    [
        (("Nhiệm vụ 3 là gì?",), "số 2", True),  # one of those offered
        (("Nhiệm vụ 3 của quyết định 314", "Sở Xây dựng chủ trì việc gì?"), "nhiệm vụ 2", False),
        (("Mục I và mục II có mấy nhiệm vụ?",), "mục 3?", False),
        (("Việc nào hạn tháng 3?",), "tháng 4 thì sao?", False),  # goes on from that at once
        (("Ai ký quyết định 314?",), "nhiệm vụ 2 là gì?", False),
    ],
)
def test_what_is_called_otherwise_is_left(history: tuple[str, ...], question: str, is_choice: bool) -> None:
    assert called_anew(question, history, lambda: is_choice) is None


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("nhầm, Bình Phước cơ", (1, "còn Bình Phước?")),
        ("xin lỗi, tôi hỏi Bình Phước", (1, "còn Bình Phước?")),
        ("à không, ý mình là ai phối hợp", (1, "ai phối hợp")),
        ("không phải hội thi, tôi hỏi tập huấn", (0, "Bình Phước tập huấn ai chủ trì?")),
        ("khong phai hoi thi, tap huan co", (0, "Bình Phước tap huan ai chủ trì?")),
        ("không phải Sở Y tế à?", None),
        ("Nhiệm vụ nào không phải của Sở Y tế?", None),
        ("tôi hỏi thêm một việc nữa là trong năm nay những cơ quan nào phải báo cáo", None),
    ],
)
def test_a_correction_names_what_gives_way(question: str, meant: tuple[int, str] | None) -> None:
    assert corrected(question, ["Bình Phước hội thi ai chủ trì?"]) == meant
