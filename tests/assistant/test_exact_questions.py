"""Conditions in many wordings over a small register: what is listed is what the register holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from assistant.settings import AnswerSettings
from corpus.agencies import agency_key
from corpus.model import Assignment, Task
from corpus.settings import Settings
from corpus.store import open_store
from corpus.text import fold
from ingestion.sync import sync

PLAN = """
**ỦY BAN NHÂN DÂN
TỈNH PHÚ YÊN**

Số: 45/KH-UBND

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc**

Phú Yên, ngày 08 tháng 01 năm 2024

**KẾ HOẠCH
Phòng, chống hạn hán tỉnh Phú Yên năm 2024**

I. TỔ CHỨC THỰC HIỆN

1. Sở Y tế:

a) Chủ trì kiểm tra chất lượng nước sinh hoạt.

b) Phối hợp với Sở Xây dựng lắp trạm lọc nước.

2. Các sở, ban, ngành:

a) Báo cáo kết quả trước ngày 20/12/2024.

b) Tuyên truyền tiết kiệm nước.

PHỤ LỤC

Danh mục nhiệm vụ phòng, chống hạn hán năm 2024
(Kèm theo Kế hoạch số 45/KH-UBND ngày 08 tháng 01 năm 2024 của UBND tỉnh Phú Yên)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
I\tNGUỒN NƯỚC\t\t\t\t
1\tKhoan giếng dự phòng vùng cao\tSở Xây dựng\tSở Tài chính; Sở Y tế\tBáo cáo nghiệm thu\tQuý I/2024
2\tLập bản đồ mạch nước ngầm\tSở Xây dựng\t\tBản đồ\tTháng 5/2024
3\tVận hành liên hồ chứa\tSở Công Thương\tSở Xây dựng\t\tSau khi có quy trình của Bộ Công Thương
4\tTiết kiệm điện trạm bơm\tSở Công Thương\t\tBáo cáo của Sở Công Thương\tQuý III/2024
II\tĐỜI SỐNG\t\t\t\t
5\tCấp nước uống cho vùng khát\tSở Y tế\tSở Tài chính\tKế hoạch\tQuý I/2024
6\tPhát thuốc khử khuẩn nước\tSở Y tế\tSở Xây dựng\t\tTháng 8/2024
7\tHỗ trợ giống cây chịu hạn\tSở Tài chính\tSở Công Thương; Sở Y tế\tQuyết định của UBND tỉnh\t
8\tTrực ban phòng, chống hạn\tCác sở, ban, ngành\t\t\tThường xuyên

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Lê Văn Sơn
"""

ALL = frozenset("12345678")
GOLD: dict[frozenset[str], list[str]] = {
    frozenset("248"): [
        "Những nhiệm vụ nào không phối hợp với ai",
        "Liệt kê nhiệm vụ không có cơ quan phối hợp",
        "Có bao nhiêu việc để trống cơ quan phối hợp",
        "nhiệm vụ chưa có đơn vị phối hợp",
    ],
    frozenset("368"): [
        "Nhiệm vụ nào chưa rõ sản phẩm",
        "Liệt kê việc không ghi sản phẩm",
        "Bao nhiêu nhiệm vụ sản phẩm để trống",
    ],
    frozenset("37"): ["Nhiệm vụ nào chưa có thời hạn cụ thể", "Những việc chưa xác định thời hạn là việc nào"],
    frozenset("7"): ["Nhiệm vụ nào không ghi thời hạn", "Nhiệm vụ có sản phẩm là quyết định"],
    ALL - set("56"): [
        "Những nhiệm vụ nào không do Sở Y tế chủ trì",
        "Đếm số nhiệm vụ không kể Sở Y tế",
        "Sở Y tế không chủ trì những nhiệm vụ nào",
    ],
    ALL - set("34") - set("7"): ["Những nhiệm vụ nào không có Sở Công Thương tham gia"],
    frozenset("6"): ["Nhiệm vụ Sở Y tế chủ trì mà không phối hợp với Sở Tài chính"],
    frozenset("1"): [
        "Nhiệm vụ do Sở Xây dựng chủ trì, Sở Tài chính và Sở Y tế phối hợp",
        "Việc nào có Sở Tài chính phối hợp, Sở Xây dựng chủ trì, xong trước tháng 4/2024",
        "Nhiệm vụ quý I của Sở Xây dựng có sản phẩm là báo cáo",
        "Liệt kê nhiệm vụ có sản phẩm là báo cáo, do Sở Xây dựng chủ trì, hạn quý I năm 2024",
    ],
    frozenset("15"): ["Nhiệm vụ nào phải xong trong quý I", "Những việc xong trước tháng 4 năm 2024"],
    frozenset("125"): ["Những nhiệm vụ nào đã quá hạn", "Đếm số nhiệm vụ quá hạn"],
    frozenset("46"): ["Nhiệm vụ nào chưa đến hạn", "2 việc gần hạn nhất"],
    frozenset("24"): ["Mục I có những nhiệm vụ nào không có cơ quan phối hợp"],
    frozenset("12"): ["Sở Xây dựng chủ trì những nhiệm vụ nào"],
}  # fmt: skip
CASES = [(question, rows) for rows, questions in GOLD.items() for question in questions]
STYLES: dict[str, Callable[[str], str]] = {
    "written": lambda question: f"{question} trong Kế hoạch 45/KH-UBND?",
    "unaccented": lambda question: fold(f"{question} theo kế hoạch 45"),
    "cited with its day": lambda question: (
        f"Theo Kế hoạch số 45/KH-UBND ngày 08/01/2024 của UBND tỉnh Phú Yên, {question[0].lower()}{question[1:]}?"
    ),
    "document first": lambda question: f"Theo KH 45, {question[0].lower()}{question[1:]}",
}


@pytest.fixture(scope="module")
def drought(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over one made-up plan, on 10 June 2024."""
    root = tmp_path_factory.mktemp("exact")
    folder = root / "documents"
    folder.mkdir()
    (folder / "phu-yen.txt").write_text(PLAN, encoding="utf-8")
    store = open_store(Settings(home=Path(root / "home"), embedder="hashing"))
    sync(store, [folder])
    yield Assistant(store, today=lambda: date(2024, 6, 10))
    store.close()


def rows(answer: Answer) -> set[str | None]:
    return {record.stt for record in answer.records if isinstance(record, Task)}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(("question", "expected"), CASES)
def test_a_list_holds_what_meets_every_condition(
    drought: Assistant, question: str, expected: frozenset[str], style: str
) -> None:
    answer = drought.ask(STYLES[style](question))
    assert rows(answer) == expected
    assert answer.total == len(expected)


@pytest.mark.parametrize(
    ("question", "counts"),
    [
        ("Mỗi cơ quan chủ trì bao nhiêu nhiệm vụ trong Kế hoạch 45?", {"Sở Xây dựng": 2, "Sở Tài chính": 1}),
        ("Thống kê nhiệm vụ Kế hoạch 45 theo quý", {"Quý I/2024": 2, "Quý II/2024": 1, "Quý III/2024": 2}),
        ("Kế hoạch 45: đếm số nhiệm vụ theo từng tháng", {"Tháng 5/2024": 1, "Tháng 8/2024": 1}),
        ("số nhiệm vụ từng mục trong Kế hoạch 45", {"I. NGUỒN NƯỚC": 4, "II. ĐỜI SỐNG": 4}),
        ("Quý nào nhiều việc nhất trong Kế hoạch 45?", {"Quý I/2024": 2, "Quý III/2024": 2}),
        ("Trong Kế hoạch 45 cơ quan nào ít việc nhất?", {"Sở Tài chính": 1}),
        ("Sở nào ít việc nhất trong Kế hoạch 45?", {"Sở Tài chính": 1}),
        (
            "Sở nào phối hợp nhiều nhất trong Kế hoạch 45?",
            {"Sở Xây dựng": 2, "Sở Tài chính": 2, "Sở Y tế": 2},
        ),
    ],
)
def test_tasks_are_counted_apart(drought: Assistant, question: str, counts: dict[str, int]) -> None:
    text = drought.ask(question).text
    for label, number in counts.items():
        assert f"{label}: {number} nhiệm vụ" in text.replace("I NGUỒN", "I. NGUỒN").replace(
            "II ĐỜI", "II. ĐỜI"
        )


def test_what_an_agency_leads_is_told_from_the_table_and_from_prose(drought: Assistant) -> None:
    answer = drought.ask("Sở Y tế chủ trì những việc gì?")
    assert rows(answer) == {"5", "6"}
    assert [record.text for record in answer.records if isinstance(record, Assignment)] == [
        "Chủ trì kiểm tra chất lượng nước sinh hoạt."
    ]
    assert answer.total == 3
    assert "ngoài bảng nhiệm vụ" in answer.text


def test_what_binds_an_agency_as_one_of_a_group_is_told_apart(drought: Assistant) -> None:
    answer = drought.ask("Sở Y tế phải làm gì?")
    assert rows(answer) == {"1", "5", "6", "7", "8"}
    given = {agency_key(r.agency) for r in answer.records if isinstance(r, Assignment)}
    assert agency_key("Các sở, ban, ngành") in given
    assert "nhiệm vụ giao chung" in answer.text


def test_late_tasks_are_told_with_the_day(drought: Assistant) -> None:
    assert "Tính đến ngày 10/6/2024" in drought.ask("Nhiệm vụ nào đã quá hạn?").text


def test_the_rest_of_a_long_list_is_asked_for(drought: Assistant) -> None:
    long = drought.ask("Liệt kê nhiệm vụ trong Kế hoạch 45")
    assert long.total == 8
    drought_of_three = Assistant(drought.store, AnswerSettings(shown=3), lambda: date(2024, 6, 10))
    asked = ["Liệt kê nhiệm vụ trong Kế hoạch 45"]
    first = drought_of_three.ask(asked[0])
    assert "… và 5 mục nữa" in first.text
    assert first.suggestions == ("Còn việc nào nữa?",)
    second = drought_of_three.ask("Còn việc nào nữa?", asked)
    assert "4. Tiết kiệm điện trạm bơm" in second.text
    assert "1. Khoan giếng" not in second.text
    last = drought_of_three.ask("kể tiếp", [*asked, "Còn việc nào nữa?"])
    assert "8. Trực ban" in last.text
    assert drought_of_three.ask("kể tiếp", [*asked, "kể tiếp", "kể tiếp"]).status is Status.NOT_FOUND
