"""What a turn of a talk keeps of the list or the paper before it: condition, year, role, document."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.conversation.corrected import corrected
from tests.assistant.letterhead import decision

_HEADER = "STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời hạn"


def _plan(place: str, number: int, rows: str) -> str:
    title = f"Kế hoạch bảo tồn voọc tỉnh {place} năm {2000 + number % 100}"
    return decision(
        title,
        f"Điều 1. Ban hành kèm theo Quyết định này {title}.",
        f"\nPHỤ LỤC\n\nDanh mục nhiệm vụ\n\n{_HEADER}\n{rows}",
        number=number,
        printed=place,
    )


_NORTH = _plan(
    "Cao Bằng",
    124,
    "I\tRỪNG\t\t\t\n"
    "1\tCắm mốc rừng đặc dụng\tSở Nông nghiệp\tSở Tài chính\tSau khi có hướng dẫn của Trung ương\n"
    "2\tLập đội tuần rừng\tSở Tài chính\tSở Nông nghiệp\tTháng 3/2024\n"
    "3\tDựng chòi canh lửa\tSở Tài chính\tSở Nông nghiệp\tTháng 5/2024\n"
    "II\tVOỌC\t\t\t\n"
    "4\tĐếm đàn voọc\tSở Nông nghiệp\tSở Y tế\tSau khi có hướng dẫn của Trung ương\n"
    "5\tChữa bệnh cho voọc\tSở Y tế\tSở Tài chính\tTháng 3/2024\n"
    "6\tNuôi voọc non\tSở Y tế\tSở Tài chính\tTháng 9/2024\n"
    "7\tMở triển lãm ảnh voọc\tSở Nông nghiệp\tSở Tài chính\tTháng 9/2024\n",
)
_SOUTH = _plan("Ninh Thuận", 225, "1\tTrồng cây thức ăn\tSở Nông nghiệp\tSở Tài chính\tTháng 3/2025\n")


@pytest.fixture(scope="module")
def langurs(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over the plans of two provinces, one with two sections and tasks that wait."""
    return opened(_NORTH, _SOUTH)


@pytest.mark.parametrize(
    ("history", "question", "told", "untold"),
    [
        (("Việc nào của Cao Bằng còn chờ Trung ương?",), "Sở Nông nghiệp?", "Cắm mốc", "triển lãm"),
        (("viec nao han thang 9/2024 cua cao bang",), "so y te", "Nuôi voọc non", "Chữa bệnh"),
        (
            ("Sở Y tế Cao Bằng việc nào hạn tháng 9?",),
            "việc nào chưa có thời hạn?",
            "Đếm đàn voọc",
            "Nuôi voọc",
        ),
        (
            ("Sở Tài chính Cao Bằng chủ trì việc gì?", "nhiệm vụ đầu tiên ai phối hợp?"),
            "còn việc nào trong tháng 5?",
            "chòi canh",
            "phối hợp 1",
        ),
        (("Cao Bằng có mấy nhiệm vụ?",), "mục nào nhiều nhất?", "VOỌC: 4", "Sở"),
        (
            ("Sở Y tế Cao Bằng chủ trì việc gì?", "Sở Tài chính?"),
            "ai nhiều việc nhất?",
            "Nông nghiệp: 3",
            "124:",
        ),
        (("Việc nào của Cao Bằng còn chờ Trung ương?",), "có mấy việc?", "Có 2 nhiệm vụ", "triển lãm"),
        (("Cao Bằng ai đếm đàn voọc?",), "sở đó còn việc gì nữa?", "chủ trì 3 nhiệm vụ", "Nuôi voọc"),
        (
            ("Sở Y tế Cao Bằng chủ trì việc gì?", "Sở Tài chính?"),
            "hai sở cùng làm việc nào?",
            "Chữa bệnh cho voọc",
            "Cắm mốc",
        ),
        (("Ai đếm đàn voọc?", "nhiệm vụ kế tiếp?"), "việc đó hạn bao giờ?", "Tháng 3/2024", "Trung ương"),
        (
            ("Việc nào hạn tháng 3/2024 của Cao Bằng?",),
            "bao nhiêu việc của Sở Y tế?",
            "Chữa bệnh cho voọc",
            "Nuôi voọc",
        ),
        (("Nhiệm vụ 3 của quyết định 124 là gì?", "ai làm?"), "4?", "Đếm đàn voọc", "chòi"),
        (("Cao Bằng ai đếm đàn voọc?",), "bên đó khi nào xong?", "Sau khi có hướng dẫn", "Không tìm thấy"),
        (("Cao Bằng ai đếm đàn voọc?",), "nộp cho ai?", "không ghi nơi nhận", "Kính gửi"),
        (("Ai ký quyết định 124?",), "ngày nào?", "12/4/2024", "Xin cho biết"),
        (("Ai ký quyết định 124?", "ngày nào?"), "còn 225/QĐ-UBND?", "225/QĐ-UBND", "Xin cho biết"),
        (("Kế hoạch bảo tồn voọc năm 2025 là của tỉnh nào?",), "ai ký?", "225/QĐ-UBND", "124"),
        (
            ("Kế hoạch bảo tồn voọc năm 2025 là của tỉnh nào?", "ai ký?"),
            "có mấy nhiệm vụ?",
            "Có 1 nhiệm vụ",
            "124",
        ),
        (
            ("Cao Bằng ai đếm đàn voọc?", "còn Ninh Thuận?"),
            "quay lại Cao Bằng, ai nuôi voọc non?",
            "Sở Y tế",
            "thức ăn",
        ),
    ],
)
def test_a_turn_keeps_what_it_does_not_say_anew(
    langurs: Assistant, history: tuple[str, ...], question: str, told: str, untold: str
) -> None:
    answer = langurs.ask(question, history)
    assert answer.status is not Status.CLARIFY
    assert told in answer.text
    assert untold not in answer.text


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("quay lại Cao Bằng, sản phẩm là gì?", (1, "sản phẩm là gì?")),
        ("thôi trở lại với Cao Bằng: ai làm?", (1, "ai làm?")),
        ("quay lại Lào Cai, ai làm?", None),
    ],
)
def test_a_turn_may_go_back_to_what_was_named(question: str, meant: tuple[int, str] | None) -> None:
    assert corrected(question, ["Cao Bằng ai làm?", "còn Ninh Thuận?"]) == meant
