"""What else the one row told of says, and rows asked for by their own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

_HEAD = (
    "| STT | Nhiệm vụ | Chủ trì | Phối hợp | Thời hạn | Sản phẩm | Nơi in |\n|---|---|---|---|---|---|---|\n"
)
_ROWS = (
    "| 1 | Biên soạn sổ tay nuôi tằm | Sở Công Thương | Hội Nông dân tỉnh | Quý II/2024 "
    "| 700 cuốn sổ tay | Nhà in Lâm Viên |\n"
    "| 2 | Mở lớp ươm tơ | Sở Công Thương |  | Quý III/2024 |  |  |\n"
    "| 3 | Kiểm tra thời gian giải quyết hồ sơ vay vốn trồng dâu, thời hạn trả nợ và báo cáo của Sở Tài chính "
    "về các khoản còn nợ quá hạn tại quỹ tín dụng | Thanh tra tỉnh | Sở Tài chính | Tháng 9/2024 | Kết luận |  |\n"
)


@pytest.fixture(name="ask")
def asking(opened: Callable[..., Assistant]) -> Callable[[str], object]:
    """Ask over one decision with a table."""
    text = decision("Kế hoạch nghề tằm", "Điều 1. Ban hành Kế hoạch.", f"PHỤ LỤC\n\n{_HEAD}{_ROWS}")
    return opened(text).ask


@pytest.mark.parametrize("question", ["Ai chủ trì biên soạn sổ tay nuôi tằm?", "so tay nuoi tam ai chu tri"])
def test_the_rest_of_the_row_is_told_beside_what_is_asked(ask: Callable, question: str) -> None:
    told = ask(question)
    assert told.status is Status.ANSWERED, told.text
    first, rest = told.text.splitlines()[:2]
    assert "Sở Công Thương chủ trì" in first
    for cell in ("Hội Nông dân tỉnh", "Quý II/2024", "700 cuốn sổ tay", "Nhà in Lâm Viên"):
        assert cell in rest
    assert "Sở Công Thương" not in rest
    assert rest.endswith("[1].")


def test_a_cell_is_told_though_its_words_stand_elsewhere(opened: Callable[..., Assistant]) -> None:
    rows = "| 1 | Trồng 40 ha dâu năm 2024 | Sở Công Thương | Hội Nông dân tỉnh | 2024 | 40 ha | |\n"
    ask = opened(decision("Kế hoạch nghề tằm", "Điều 1. Ban hành Kế hoạch.", f"PHỤ LỤC\n\n{_HEAD}{rows}")).ask
    rest = ask("Ai chủ trì trồng 40 ha dâu?").text.splitlines()[1]
    assert "thời hạn: 2024" in rest
    assert "sản phẩm: 40 ha" in rest


def test_cells_left_blank_are_not_told(ask: Callable) -> None:
    told = ask("Khi nào mở lớp ươm tơ?")
    assert "Quý III/2024" in told.text
    assert "phối hợp" not in told.text
    assert "sản phẩm" not in told.text


def test_several_rows_are_told_without(ask: Callable) -> None:
    told = ask("Sở Công Thương chủ trì những việc gì?")
    assert told.total == 2
    assert "Dòng này còn ghi" not in told.text


@pytest.mark.parametrize("quoted", ["{}", "“{}”"])
def test_what_a_pasted_row_says_is_not_asked(ask: Callable, quoted: str) -> None:
    task = _ROWS.splitlines()[2].split(" | ")[1]
    told = ask(f"Cơ quan nào chủ trì {quoted.format(task)}?")
    assert told.status is Status.ANSWERED, told.text
    assert told.intent == "lead"
    assert told.text.startswith("Thanh tra tỉnh chủ trì")


def test_a_pasted_row_of_another_document_is_not_told_of_this(ask: Callable) -> None:
    task = _ROWS.splitlines()[2].split(" | ")[1]
    told = ask(f"Cơ quan nào chủ trì {task} theo Quyết định số 999/QĐ-UBND?")
    assert "Thanh tra tỉnh" not in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Bữa trước anh Tuấn bảo việc biên soạn sổ tay nuôi tằm là của bên em nhưng em nghĩ không phải. Văn bản Lâm Đồng "
        "ghi ai chủ trì?",
        "Chị bên văn phòng gọi hỏi em vụ biên soạn sổ tay nuôi tằm mà em không biết trả lời sao, UBND tỉnh Lâm Đồng "
        "giao ai vậy anh?",
        "Chiều nay tôi phải trả lời chất vấn về việc biên soạn sổ tay nuôi tằm. Xin hỏi theo phân công của tỉnh Lâm Đồng, "
        "việc đó thuộc trách nhiệm của ai?",
    ],
)
def test_a_task_called_in_a_story_is_the_one_asked_about(ask: Callable, question: str) -> None:
    told = ask(question)
    assert told.status is Status.ANSWERED, told.text
    assert told.text.startswith("Sở Công Thương chủ trì “Biên soạn sổ tay nuôi tằm”")


@pytest.mark.parametrize(
    "question",
    [
        "Biên soạn sổ tay nuôi tằm thì tôi biết rồi, còn việc nuôi cá sấu lấy da thì ai chủ trì?",
        "Việc biên soạn sổ tay nuôi tằm tôi lo xong từ lâu, nay hỏi sang trồng sâm dưới tán rừng quốc gia Bidoup, "
        "ai chủ trì?",
        "Em đang làm biên soạn sổ tay nuôi tằm. Giờ chuyển sang chuyện xây lâu đài cát trên bãi biển Cam Bình, bên nào chủ trì?",
        "Ngoài việc biên soạn sổ tay nuôi tằm, tôi còn theo dõi việc mở lớp ươm tơ, việc này ai chủ trì?",
    ],
)
def test_what_a_story_asks_of_another_is_not_told_of_the_task_it_mentions(
    ask: Callable, question: str
) -> None:
    assert "sổ tay" not in ask(question).text.partition("Gần nhất có")[0]
