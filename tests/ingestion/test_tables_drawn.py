"""Tables as they are drawn in plain text, and what their cells leave unsaid."""

from __future__ import annotations

from textwrap import wrap

from ingestion.loaders.text import TextLoader
from ingestion.reading import read as read_all
from tests.ingestion.test_tables import brief, read

TITLES = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn", "Sản phẩm")
ROWS = (
    ("1", "Rà soát văn bản quy phạm pháp luật", "Sở Tư pháp", "Các sở, ban, ngành", "Quý I/2025", "Báo cáo"),
    ("2", "Kiểm tra công vụ tại các đơn vị sự nghiệp", "Sở Nội vụ", "Sở Y tế", "Quý II/2025", ""),
    ("3", "Tập huấn nghiệp vụ cho cán bộ", "Sở Tư pháp", "", "Quý IV/2025", "02 lớp"),
)
WIDTH = 18


def boxed(row: tuple[str, ...]) -> str:
    cells = [wrap(cell, WIDTH) or [""] for cell in row]
    lines = range(max(map(len, cells)))
    return "\n".join(
        "|" + "|".join(f" {cell[n] if n < len(cell) else '':{WIDTH}} " for cell in cells) + "|" for n in lines
    )


def test_rows_between_drawn_borders_take_several_lines() -> None:
    border = "+" + "+".join("-" * (WIDTH + 2) for _ in TITLES) + "+"
    section = ("I", "CÔNG TÁC CHỈ ĐẠO", "", "", "", "")
    lines = [border, boxed(TITLES), border.replace("-", "=")]
    for row in (section, *ROWS):
        lines += [boxed(row), border]
    reading = read("\n".join(lines) + "\n")
    assert [(*brief(task), task.product) for task in reading.tasks] == [
        tuple(cell or None for cell in row) for row in ROWS
    ]
    assert {task.section for task in reading.tasks} == {"I. CÔNG TÁC CHỈ ĐẠO"}


def test_an_empty_last_cell_of_rows_without_a_closing_bar_stays_empty() -> None:
    reading = read("\n".join("| " + " | ".join(row) for row in (TITLES, *ROWS)) + "\n")
    assert [task.product for task in reading.tasks] == ["Báo cáo", None, "02 lớp"]


def test_few_blanks_are_merged_cells_where_no_body_is_printed_twice_running() -> None:
    top = "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
    leads = ["Sở Y tế", "", "Sở Nội vụ", "Sở Tài chính", "", "Công an tỉnh", "Sở Xây dựng", "", "Sở Tư pháp"]
    leads += ["Sở Công Thương", "Sở Y tế", "Sở Nội vụ"]

    def found(bodies: list[str]) -> list[str | None]:
        rows = "".join(f"{n}\tLàm việc số {n}\t{who}\tNăm 2025\n" for n, who in enumerate(bodies, 1))
        return [task.lead_text for task in read(top + rows).tasks]

    assert found(leads)[:5] == ["Sở Y tế", "Sở Y tế", "Sở Nội vụ", "Sở Tài chính", "Sở Tài chính"]
    assert found([*leads, "Sở Nội vụ"])[1] is None, "a body printed twice running is not merged there"


def test_a_dotted_row_stands_only_under_a_row_of_its_own_section() -> None:
    top = "TT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn\n"
    rows = (
        "I\tCÔNG TÁC CHỈ ĐẠO\n1\tBan hành kế hoạch của tỉnh\tSở Nội vụ\tSở Y tế\tQuý I/2025\n"
        "II\tY TẾ CƠ SỞ\n1\tCủng cố trạm y tế\t\t\t\n"
        "1.1\tLuân phiên bác sĩ về trạm y tế\tSở Y tế\t\tQuý II/2025\n"
        "1.2\tMua sắm trang thiết bị y tế\tSở Tài chính\tSở Y tế\tQuý II/2025\n"
    )
    assert [task.stt for task in read(top + rows).tasks] == ["1", "1.1", "1.2"]


def test_targets_that_somebody_leads_with_others_are_tasks_as_well() -> None:
    reading = read(
        "TT\tChỉ tiêu\tĐVT\tGiao năm 2025\tCơ quan chủ trì\tCơ quan phối hợp\n"
        "1\tThành lập mới Tổ liên gia an toàn\tTổ\t240\tCông an tỉnh\tUBND các huyện\n"
        "2\tCơ sở được tập huấn chữa cháy\t%\t95\tCông an tỉnh\tCác sở, ngành\n"
    )
    first, task = reading.targets[0], reading.tasks[0]
    assert (first.value, first.unit, first.by, first.owner) == ("240", "Tổ", "2025", ("Công an tỉnh",))
    assert brief(task)[:4] == ("1", "Thành lập mới Tổ liên gia an toàn", "Công an tỉnh", "UBND các huyện")
    assert (task.product, task.extra["Giao năm 2025"]) == (None, "240")


def test_rows_of_figures_that_give_no_record_are_told_with_their_titles_and_place() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc giao chỉ tiêu\n\nCăn cứ Luật Ngân sách nhà nước;\n\nNơi nhận:\n- Như trên.\n\nBIỂU SỐ 02\nCHỈ TIÊU GIAO CÁC HUYỆN\n\n"
        "STT\tHuyện\tThu ngân sách (triệu đồng)\tTrồng rừng mới (ha)\n"
        "1\tCao Lộc\t185.000\t900\n2\tLộc Bình\t110.000\t1.400\n3\tBắc Sơn\t57.000\t700\n"
    )
    found = read_all(TextLoader().load(text.encode(), "qd.txt")).passages
    row = next(passage for passage in found if "Lộc Bình" in passage.text)
    assert "Trồng rừng mới (ha)" in row.text
    assert "Cao Lộc" not in row.text
    assert row.source.locator == "Biểu số 02"
