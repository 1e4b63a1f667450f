"""Words of everyday talk: what they confirm, ask for or speak of; what only sounds like a place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.typing import write_out
from tests.assistant.letterhead import decision

PLAN = """
KẾ HOẠCH
Sửa đê biển năm 2024

I. NỘI DUNG
1. Báo cáo: các đơn vị định kỳ báo cáo kết quả nhiệm vụ hằng năm trước ngày 15/11.

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Bộ chỉ số an toàn đê điều (DSI) | Sở Xây dựng | Sở Y tế | Tháng 3/2024 | Quyết định |
| 2 | Trồng phi lao, ưu tiên các lĩnh vực chắn cát và giữ bãi | Sở Tài chính | Sở Y tế | Tháng 4/2024 | 5 ha rừng |
| 3 | Xin lỗi người dân khi để hồ sơ bồi thường đất quá hạn giải quyết | Sở Y tế | | Thường xuyên | |
| 5 | Số hóa hồ sơ, kết quả, gắn với việc của cán bộ | Sở Y tế | | Tháng 2/2024 | |
| 6 | Cấp phát bao tải | Sở Y tế, Sở Xây dựng | | Tháng 6/2024 | |
| 4 | Kiểm tra kho đá hộc | Thanh tra tỉnh | | Tháng 1/2024 | |
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over one plan."""
    title = "Kế hoạch sửa đê biển năm 2024"
    return opened(decision(title, f"Điều 1. Ban hành kèm theo Quyết định này {title}.", PLAN))


@pytest.mark.parametrize(
    "asked",
    [
        "Bạn tra giùm xem ảnh nói vậy có trúng không?",
        "Tôi nghe hơi ngờ ngợ, nói vậy có trúng không?",
        "Phải vậy chăng?",
    ],
)
def test_what_somebody_boasts_of_is_confirmed_or_not(one: Assistant, asked: str) -> None:
    found = one.ask(f"Anh bạn tôi khoe rằng bộ chỉ số DSI là do Sở Y tế chủ trì. {asked}")
    assert found.text.startswith("Không phải Sở Y tế")
    assert "Sở Xây dựng" in found.text


@pytest.mark.parametrize(
    "question",
    [
        "Trồng phi lao ưu tiên mấy lv nào? tgian xong ntn",
        "trong phi lao uu tien may linh vuc nao",
        "Trồng phi lao ưu tiên mấy mảng nào?",
    ],
)
def test_which_fields_are_asked_and_no_number(one: Assistant, question: str) -> None:
    assert "chắn cát và giữ bãi" in one.ask(question).text


@pytest.mark.parametrize(
    "question",
    [
        "Hồ sơ của dân bị trễ hạn thì cán bộ phải làm gì?",
        "neu de ho so cua dan bi tre han thi phai lam gi",
    ],
)
def test_late_papers_of_people_are_no_overdue_tasks(one: Assistant, question: str) -> None:
    told = one.ask(question).text
    assert "Xin lỗi người dân" in told
    assert "Kiểm tra kho đá hộc" not in told


def test_tasks_overdue_are_still_asked_for(one: Assistant) -> None:
    assert "Kiểm tra kho đá hộc" in one.ask("Nhiệm vụ nào đã quá hạn?").text


def test_every_year_misspelt_is_no_province(one: Assistant) -> None:
    told = one.ask("báo cáo đinh kỳ hàg năm phai nôp truớc ngày naò v").text
    assert "15/11" in told
    assert "Hà Nam" not in told


def test_which_group_does_a_task_asks_who(one: Assistant) -> None:
    assert "Thanh tra tỉnh" in one.ask("vụ kiểm tra kho đá hộc nhóm nào cầm trịch dzị?").text


def test_a_closing_word_without_its_accent_is_no_loan() -> None:
    assert write_out("phải đatj bao nhiu vay") == "phải đatj bao nhiêu vậy"
    assert write_out("hộ nào vay vốn") == "hộ nào vay vốn"


def test_what_comes_of_a_task_at_last_is_its_product(one: Assistant) -> None:
    told = one.ask("Trồng phi lao thì kết quả cuối cùng phải đạt là gì và làm khi nào?").text
    assert "5 ha rừng" in told
    assert "Tháng 4/2024" in told


@pytest.mark.parametrize("question", ["SYT + SXD ctrì chung NV gì?", "SYT và SXD chủ trì chung nhiệm vụ gì?"])
def test_what_two_lead_in_common_is_told_alone(one: Assistant, question: str) -> None:
    told = one.ask(question).text
    assert "Cấp phát bao tải" in told
    assert "Bộ chỉ số an toàn" not in told
    assert "Xin lỗi người dân" not in told


def test_each_of_two_things_set_beside_with_another_word(one: Assistant) -> None:
    told = one.ask("bộ chỉ số an toàn đê điều với kiểm tra kho đá hộc, mỗi cái nơi nào chủ trì?").text
    assert "Sở Xây dựng" in told
    assert "Thanh tra tỉnh" in told


@pytest.mark.parametrize(
    "question",
    ["PCT nào phụ trách trồng phi lao chắn cát?", "Phó chủ tịch nào chỉ đạo việc trồng phi lao chắn cát?"],
)
def test_which_leader_is_asked_and_not_printed_is_said_so(one: Assistant, question: str) -> None:
    found = one.ask(question)
    assert found.status is not Status.ANSWERED
    assert "lãnh đạo phụ trách" in found.text
