"""Lists and counts over a programme: what names the paper, a place or a time is no other condition."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.bootstrap import Assistant
from corpus.model import Task

PROGRAMME = """
ỦY BAN NHÂN DÂN
THÀNH PHỐ HẢI PHÒNG

Số: 07/CTr-UBND-VP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hải Phòng, ngày 15 tháng 12 năm 2023

CHƯƠNG TRÌNH
Công tác trọng tâm của Ủy ban nhân dân thành phố Hải Phòng

BẢNG NHIỆM VỤ

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn
I\tCẢNG BIỂN\t\t\t
1\tNạo vét luồng tàu vào bến\tSở Xây dựng\tThành đoàn; Sở Y tế\tTháng 2/2024
2\tChương trình khám bệnh cho thủy thủ\tSở Y tế\tSở Xây dựng\tTháng 5/2024
3\tTrồng phi lao chắn sóng\tSở Xây dựng, Sở Y tế\t\tTháng 5/2024
II\tCHỢ ĐẦU MỐI\t\t\t
4\tLắp cân đối chứng\tSở Tài chính\tThành đoàn\tTháng 8/2025
5\tSơn lại vạch kẻ đường\tSở Xây dựng\tSở Tài chính\tTháng 11/2025
"""


@pytest.fixture(scope="module")
def harbour(opened: Callable[..., Assistant]) -> Assistant:
    return opened(PROGRAMME)


def rows(answer: Answer) -> set[str | None]:
    return {record.stt for record in answer.records if isinstance(record, Task)}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Chương trình số 07/CTr-UBND-VP có bao nhiêu nhiệm vụ", "12345"),
        ("danh sách nhiệm vụ trong chương trình 07", "12345"),
        ("chương trình công tác Hải Phòng có mấy nhiệm vụ", "12345"),
        ("nhiệm vụ nào không do Sở Xây dựng chủ trì trong chương trình 07", "24"),
        ("nhiệm vụ hoàn thành muộn nhất trong chương trình của Hải Phòng", "5"),
        ("chuong trinh hai phong viec nao phai xong som nhat", "1"),
        ("theo Chương trình 07/CTr-UBND-VP Thành đoàn phối hợp mấy việc", "14"),
        (
            "nhiệm vụ nào phải xong tháng 5 theo Chương trình số 07/CTr-UBND-VP ngày 15/12/2023 của "
            "Ủy ban nhân dân thành phố Hải Phòng",
            "23",
        ),
        ("những việc phải xong tháng 11 năm 2025 trong chương trình 07 ngày 15/12/2023", "5"),
        ("trong chương trình 07 những việc không ai phối hợp", "3"),
        ("nhiem vu den han sau thang 5/2024 o chuong trinh 07", "45"),
        ("nhiệm vụ Sở Tài chính chủ trì trong chương trình 07 nhỉ", "4"),
        ("nhiệm vụ ở nhóm II chương trình 07", "45"),
    ],
)
def test_what_names_the_paper_is_no_condition(harbour: Assistant, question: str, expected: str) -> None:
    answer = harbour.ask(question)

    assert rows(answer) == set(expected)
    assert answer.total == len(expected)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Mỗi tháng có bao nhiêu nhiệm vụ đến hạn trong chương trình 07", "Tháng 5/2024: 2"),
        ("chương trình 07 từng năm mấy việc phải xong", "Năm 2025: 2"),
        ("tháng nào nhiều việc đến hạn nhất trong chương trình 07", "Tháng 5/2024: 2"),
    ],
)
def test_tasks_due_are_counted_apart_by_their_time(harbour: Assistant, question: str, told: str) -> None:
    assert told in harbour.ask(question).text


def test_a_programme_that_tasks_are_about_is_still_their_topic(harbour: Assistant) -> None:
    answer = harbour.ask("ai chủ trì chương trình khám bệnh cho thủy thủ")

    assert rows(answer) == {"2"}


def test_a_city_called_chi_minh_is_nobody_alone(opened: Callable[..., Assistant]) -> None:
    plan = PROGRAMME.replace("HẢI PHÒNG", "HỒ CHÍ MINH").replace("Hải Phòng", "Hồ Chí Minh")

    answer = opened(plan).ask("Sở Y tế chủ trì mấy nhiệm vụ trong chương trình 07 của Hồ Chí Minh")

    assert rows(answer) == {"2", "3"}


def test_who_leads_is_named_after_whose_paper_it_is(harbour: Assistant) -> None:
    answer = harbour.ask(
        "những đầu việc nào theo chương trình số 07/CTr-UBND-VP ngày 15/12/2023 của Ủy ban nhân dân "
        "thành phố Hải Phòng có đơn vị chủ trì là Sở Tài chính"
    )

    assert rows(answer) == {"4"}
