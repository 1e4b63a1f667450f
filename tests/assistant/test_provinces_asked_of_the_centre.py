"""A province asked about where a document of the centre, told by its number, gives tasks to all or to some."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision, landslides

CENTRAL = landslides(
    """
STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành
1\tLập bản đồ vùng sạt lở đất\tBộ Xây dựng\tỦy ban nhân dân các tỉnh, thành phố trực thuộc trung ương\tNăm 2025
2\tDi dời hộ dân khỏi vùng nguy cơ cao\tỦy ban nhân dân các tỉnh, thành phố trực thuộc trung ương\tBộ Quốc phòng\tNăm 2030
3\tThí điểm trạm báo sạt lở tự động\tBộ Khoa học và Công nghệ\tBộ Tài chính, các địa phương Lào Cai, Sơn La\tNăm 2026
4\tMua máy dò tìm người mất tích\tBộ Công an\tBộ Tài chính\tNăm 2027
""",
)


@pytest.fixture(scope="module")
def slides(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a decision of the Prime Minister that names two provinces in one task."""
    return opened(CENTRAL)


@pytest.mark.parametrize(
    "question",
    [
        "Hòa Bình phải làm gì theo Quyết định 1587?",
        "tinh hoa binh co nhiem vu gi trong qd 1587",
        "Theo quyết định 1587 thì Hòa Bình có mấy nhiệm vụ?",
        "Nhiệm vụ nào trong QĐ 1587 giao cho Hòa Bình?",
    ],
)
def test_a_province_that_no_task_names_has_those_of_all(slides: Assistant, question: str) -> None:
    answer = slides.ask(question)
    assert answer.text.startswith("Không có nhiệm vụ nào ở đó ghi riêng Hòa Bình;")
    assert "Di dời hộ dân" in answer.text
    assert "máy dò" not in answer.text
    assert "trạm báo" not in answer.text


@pytest.mark.parametrize(
    "question",
    ["Lào Cai phối hợp nhiệm vụ nào theo QĐ 1587?", "Sơn La phối hợp mấy việc trong quyết định 1587"],
)
def test_what_names_the_province_is_told_before_what_binds_all(slides: Assistant, question: str) -> None:
    answer = slides.ask(question)
    first, _, others = answer.text.partition("\n1. Lập bản đồ vùng sạt lở đất")
    assert "1. Thí điểm trạm báo" in first
    assert others
    assert "Di dời" not in answer.text


def test_a_province_helps_only_where_it_is_named_to_help(slides: Assistant) -> None:
    answer = slides.ask("Lào Cai chủ trì nhiệm vụ nào theo QĐ 1587?")
    assert "ghi riêng Lào Cai chủ trì" in answer.text
    assert "trạm báo" not in answer.text


def test_a_province_that_does_nothing_is_what_is_asked_about(slides: Assistant) -> None:
    assert slides.ask("Trạm báo sạt lở ở Hòa Bình do ai chủ trì theo QĐ 1587?").status is Status.NOT_FOUND
    answer = slides.ask("Trạm báo sạt lở ở Sơn La do ai chủ trì theo QĐ 1587?")
    assert "Bộ Khoa học và Công nghệ" in answer.text


def test_a_province_s_own_plan_is_set_beside_the_paper_of_the_centre(
    opened: Callable[..., Assistant],
) -> None:
    rows = "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian hoàn thành\n1\tLập bản đồ vùng sạt lở đất\tSở Y tế\tQuý II/2026"
    clause = "Điều 1. Ban hành kèm theo Kế hoạch phòng, chống sạt lở đất."
    own = decision("Kế hoạch phòng, chống sạt lở đất", clause, f"\nPHỤ LỤC\n\n{rows}\n", 61, "Hòa Bình")
    answer = opened(CENTRAL, own).ask(
        "So sánh thời hạn lập bản đồ vùng sạt lở đất giữa Quyết định 1587/QĐ-TTg và kế hoạch của tỉnh Hòa Bình"
    )
    assert "Năm 2025" in answer.text
    assert "Quý II/2026" in answer.text
