"""Parts of rules asked for as lists, who signed rules, how many targets a year has, how many at the least."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

RULES = decision(
    "Quy chế phối hợp quản lý bến chợ nổi",
    """
Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý bến chợ nổi.

Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 6 năm 2024.
""",
    """
QUY CHẾ

Phối hợp quản lý bến chợ nổi

Điều 3. Hình thức phối hợp

1. Tổ chức họp giao ban ghe chợ.

2. Gửi văn bản lấy ý kiến.

Điều 4. Quảng cáo

1. Sở Văn hóa và Thể thao hướng dẫn các hình thức quảng cáo, treo biển trên ghe khi quản lý bến chợ nổi.
""",
    number=818,
    printed="Cần Thơ",
)
REEDS = decision(
    "Kế hoạch phát triển nghề dệt chiếu cói",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát triển nghề dệt chiếu cói.",
    """
KẾ HOẠCH

I. MỤC TIÊU

Đến hết năm 2027:

- Khám sức khỏe bắt buộc đối với thợ dệt ở các xưởng hạng III trở lên có lò hấp cói.

- Thí điểm xưởng dệt chiếu cói bằng máy cho tối thiểu 4 dự án của hợp tác xã.

PHỤ LỤC I
CHỈ TIÊU
STT | Chỉ tiêu | Đơn vị tính | Mục tiêu | Cơ quan theo dõi
I | Đến năm 2030 | | |
1 | Tỷ lệ hộ dệt chiếu dùng máy | % | 40 | Sở Công Thương
2 | Tỷ lệ chiếu bán qua mạng | % | 25 | Sở Công Thương
3 | Tỷ lệ cói trồng theo hợp đồng | % | 60 | Sở Nông nghiệp
II | Đến năm 2040 | | |
4 | Tỷ lệ hộ dệt chiếu dùng máy | % | 80 | Sở Công Thương
5 | Tỷ lệ chiếu xuất khẩu | % | 35 | Sở Công Thương

PHỤ LỤC II
STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn
1 | Lập vùng trồng cói | Sở Nông nghiệp | Năm 2026
""",
    number=919,
    printed="Thái Bình",
)


@pytest.fixture(scope="module")
def markets(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over rules, and a plan with targets for two years."""
    return opened(RULES, REEDS)


@pytest.mark.parametrize(
    "question",
    [
        "Cần Thơ hình thức phối hợp quản lý bến chợ nổi gồm những gì?",
        "quy chế bến chợ nổi Cần Thơ: các cơ quan phối hợp với nhau bằng hình thức nào?",
    ],
)
def test_a_part_asked_for_as_a_list_is_told(markets: Assistant, question: str) -> None:
    answer = markets.ask(question)
    assert "họp giao ban ghe chợ" in answer.text
    assert "quảng cáo" not in answer.text


def test_a_part_no_document_has_is_no_list_of_tasks(markets: Assistant) -> None:
    assert markets.ask("Quyết định 919 mục đích, yêu cầu gồm những gì?").status is Status.NOT_FOUND


@pytest.mark.parametrize("when", ["mà chạy từ hôm nào hả anh?", "có hiệu lực từ ngày nào?"])
def test_rules_to_work_together_are_signed_and_hold_from_a_day(markets: Assistant, when: str) -> None:
    answer = markets.ask(f"Anh ơi quy chế phối hợp quản lý bến chợ nổi Cần Thơ ông nào ký đấy, {when}")
    assert "Lê Văn Mận" in answer.text
    assert "01 tháng 6 năm 2024" in answer.text


@pytest.mark.parametrize(
    ("question", "total"),
    [
        ("phu luc chi tieu cua qd 919 qd-ubnd co tat ca may chi tieu dat ra cho nam 2040", 2),
        ("QĐ 919/QĐ-UBND có mấy chỉ tiêu đến năm 2040?", 2),
        ("Kế hoạch chiếu cói Thái Bình đến năm 2030 có bao nhiêu chỉ tiêu?", 3),
    ],
)
def test_targets_up_to_a_year_are_those_set_for_it(markets: Assistant, question: str, total: int) -> None:
    assert markets.ask(question).total == total


def test_the_least_number_to_be_reached_is_no_count_of_tasks(markets: Assistant) -> None:
    answer = markets.ask("QĐ 919: thí điểm xưởng dệt chiếu cói bằng máy ít nhất mấy DA?")
    assert answer.intent != "count"
    assert "tối thiểu 4 dự án" in " ".join(citation.quote for citation in answer.citations)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("QĐ 919 khám sức khỏe bắt buộc đối với thợ dệt ở các xưởng hạng mấy trở lên vây", True),
        ("QĐ 919 khám sức khỏe bắt buộc đối với tài xế ở các xưởng hạng mấy trở lên", False),
    ],
)
def test_a_class_is_told_by_the_numeral_in_its_place(markets: Assistant, question: str, told: bool) -> None:
    assert ("hạng III" in " ".join(citation.quote for citation in markets.ask(question).citations)) is told


def test_who_does_it_himself_is_who_does_it(markets: Assistant) -> None:
    answer = markets.ask("Lập vùng trồng cói do đơn vị nào trực tiếp thực hiện?")
    assert answer.text.startswith("Sở Nông nghiệp")
