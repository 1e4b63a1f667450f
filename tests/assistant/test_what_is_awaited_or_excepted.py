"""What a task waits for has no time of its own, and what a figure excepts has no figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

Open = Callable[..., Assistant]

WELLS = decision(
    "Kế hoạch quản lý giếng khoan tỉnh Lào Cai năm 2023",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch quản lý giếng khoan tỉnh Lào Cai năm 2023.",
    """
KẾ HOẠCH

Quản lý giếng khoan tỉnh Lào Cai năm 2023

I. MỤC TIÊU

Phấn đấu đến hết năm 2023:

- Tối thiểu 85% giếng khoan sinh hoạt được trám lấp đúng kỹ thuật (không bao gồm giếng khoan ở vùng đá vôi, vùng biên giới).

- 60% hồ sơ cấp phép khoan được số hóa (trừ hồ sơ mật).

- 100% thợ khoan có chứng chỉ (không bao gồm kỹ sư, thợ phụ làm việc tại các trạm bơm, đồn biên phòng).

PHỤ LỤC

Danh mục nhiệm vụ quản lý giếng khoan năm 2023
(Kèm theo Quyết định số 215/QĐ-UBND ngày 12 tháng 4 năm 2024 của UBND tỉnh Lào Cai)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành
1\tLập bản đồ nước dưới đất theo Đề án quan trắc quốc gia\tSở Tài nguyên và Môi trường\tSở Xây dựng\tSau khi Bộ Tài nguyên và Môi trường phê duyệt Đề án
2\tLập hồ sơ đề nghị công nhận vùng bảo hộ giếng cổ Bắc Hà\tSở Văn hóa\tUBND cấp huyện\tTháng 9/2023
3\tTập huấn thợ khoan giếng\tSở Xây dựng\tUBND cấp huyện\tQuý II/2023
""",
    number=215,
    printed="Lào Cai",
)


@pytest.fixture(scope="module")
def plan(opened: Open) -> Assistant:
    """An assistant over one plan of three tasks and two targets with exceptions."""
    return opened(WELLS)


@pytest.mark.parametrize(
    "question",
    [
        "Bộ Tài nguyên và Môi trường phê duyệt Đề án quan trắc nước dưới đất quốc gia khi nào?",
        "Bao giờ Bộ Tài nguyên và Môi trường phê duyệt Đề án quan trắc quốc gia?",
        "Vùng bảo hộ giếng cổ Bắc Hà được công nhận khi nào?",
        "Bộ Văn hóa, Thể thao và Du lịch công nhận vùng bảo hộ giếng cổ Bắc Hà tháng mấy?",
    ],
)
def test_what_a_task_waits_for_or_asks_for_has_no_time_of_its_own(plan: Assistant, question: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.PARTIAL, answer.text
    assert "không ghi thời gian của việc được hỏi" in answer.text


@pytest.mark.parametrize(
    ("question", "due"),
    [
        ("Thời hạn lập bản đồ nước dưới đất theo Đề án quan trắc quốc gia?", "Sau khi Bộ"),
        ("Lập bản đồ nước dưới đất khi nào?", "Sau khi Bộ"),
        ("Khi nào xong hồ sơ đề nghị công nhận vùng bảo hộ giếng cổ Bắc Hà?", "Tháng 9/2023"),
        ("Sở Xây dựng tập huấn thợ khoan giếng khi nào?", "Quý II/2023"),
    ],
)
def test_the_deadline_of_the_task_itself_is_told(plan: Assistant, question: str, due: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert due in answer.text


@pytest.mark.parametrize(
    ("question", "excepted"),
    [
        ("Giếng khoan sinh hoạt ở vùng đá vôi phải trám lấp đúng kỹ thuật bao nhiêu %?", "vùng đá vôi"),
        ("Bao nhiêu phần trăm hồ sơ mật về cấp phép khoan được số hóa?", "trừ hồ sơ mật"),
        ("bao nhieu phan tram ho so mat cap phep khoan duoc so hoa", "trừ hồ sơ mật"),
    ],
)
def test_what_a_figure_excepts_is_not_given_that_figure(
    plan: Assistant, question: str, excepted: str
) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.PARTIAL, answer.text
    assert "không tính điều được hỏi" in answer.text
    assert excepted in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Bao nhiêu phần trăm giếng khoan sinh hoạt được trám lấp đúng kỹ thuật?", "85%"),
        ("Bao nhiêu phần trăm kỹ sư, thợ khoan có chứng chỉ?", "100%"),
        ("Trừ hồ sơ mật, bao nhiêu phần trăm hồ sơ cấp phép khoan được số hóa?", "60%"),
    ],
)
def test_the_figure_is_told_of_all_else(plan: Assistant, question: str, value: str) -> None:
    answer = plan.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert value in answer.text
