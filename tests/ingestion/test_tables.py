"""Tables of tasks: columns by meaning, sections, page cuts, children, totals, and what is no task table."""

from __future__ import annotations

import pytest

from corpus.model import Head, Task
from corpus.quotes import is_verbatim
from ingestion.loaders.text import TextLoader
from ingestion.outline import outline
from ingestion.tables import TableReading, read_tables

ANNEX = "PHỤ LỤC\nNHIỆM VỤ TRỌNG TÂM\n(Kèm theo Kế hoạch số 12/KH-UBND)\n\n"
HEAD = Head(
    "kế-hoạch.md", "0123456789abcdef", number="12/KH-UBND", title="Kế hoạch công tác", years=(2025, 2025)
)
COLUMNS = "STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành\n"


def read(text: str, head: Head = HEAD) -> TableReading:
    document = TextLoader().load((ANNEX + text).encode(), head.source)
    reading = read_tables(outline(document), head)
    blocks = {block.ordinal: block for block in document.blocks}
    for record in (*reading.tasks, *reading.targets):
        assert is_verbatim(record.source.quote, [blocks[ordinal] for ordinal in record.source.blocks])
    return reading


def brief(task: Task) -> tuple[str | None, str, str | None, str | None, str | None]:
    return task.stt, task.task, task.lead_text, task.coordinate_text, task.deadline_text


def test_columns_in_any_order_and_other_words() -> None:
    reading = read(
        "Đơn vị chủ trì[1]\tTT\tTên nhiệm vụ/dự án\tHạn hoàn thành\tĐơn vị phối hợp\tKết quả dự kiến\tGhi chú"
        "\nSở Nội vụ\t1\tLập đề án vị trí việc làm\tQuý II/2025\tCác sở, ban, ngành\tĐề án\tĐã có dự toán\n"
        "Sở Y tế\t2\tTriển khai bệnh án điện tử\t12/2025\tSở Tài chính\t\t\n"
    )
    first, second = reading.tasks
    assert brief(first) == (
        "1",
        "Lập đề án vị trí việc làm",
        "Sở Nội vụ",
        "Các sở, ban, ngành",
        "Quý II/2025",
    )
    assert (first.lead, first.product, dict(first.extra)) == (
        ("Sở Nội vụ",),
        "Đề án",
        {"Ghi chú": "Đã có dự toán"},
    )
    assert first.deadline is not None
    assert first.deadline.end is not None
    assert first.deadline.end.isoformat() == "2025-06-30"
    assert (second.product, first.annex, second.number) == (None, "PHỤ LỤC NHIỆM VỤ TRỌNG TÂM", "12/KH-UBND")
    assert first.id == "0123456789ab-t1"
    assert first.source.locator == "Phụ lục, STT 1"


def test_two_level_header_and_second_counter() -> None:
    reading = read(
        "STT\tNội dung\tTrách nhiệm\t\tSản phẩm\tThời hạn\t\n"
        "\t\tChủ trì\tPhối hợp\t\t\t\n"
        "I TUYÊN TRUYỀN\t\t\t\t\t\t\n"
        "1\t1\tPhát hành sổ tay hỏi đáp pháp luật cho\tSở Tư pháp\tBáo tỉnh\tSổ tay\tQuý I\n\n"
        "STT\tNội dung\tTrách nhiệm\t\tSản phẩm\tThời hạn\t\n"
        "\t\tChủ trì\tPhối hợp\t\t\t\n"
        "\tngười dân vùng sâu\t\t\t\t\t\n"
        "II KIỂM TRA\t\t\t\t\t\t\n"
        "2\t1\tKiểm tra công vụ tại cơ sở\tSở Nội vụ\tThanh tra tỉnh\tBáo cáo\tQuý II\n"
        "TỔNG CỘNG: 2 NHIỆM VỤ\t\t\t\t\t\t\n"
    )
    first, second = reading.tasks
    assert first.task == "Phát hành sổ tay hỏi đáp pháp luật cho người dân vùng sâu"
    assert (first.stt, second.stt, second.extra["Số thứ tự trong mục"]) == ("1", "2", "1")
    assert (first.section, second.section) == ("I TUYÊN TRUYỀN", "II KIỂM TRA")
    assert (second.lead_text, second.product, second.deadline_text) == ("Sở Nội vụ", "Báo cáo", "Quý II")
    assert [(c.printed, c.found, c.agrees) for c in reading.reports[0].checks] == [(2, 2, True)]


def test_continuation_joins_cell_by_cell_and_full_rows_without_number_are_tasks() -> None:
    reading = read(
        COLUMNS + "7\tXây dựng quy định về quản lý\tSở Tư pháp,\tUBND cấp huyện,\tSau khi có hướng dẫn\n\n"
        "\tvà khai thác dữ liệu hộ tịch.\tCông an tỉnh\tUBND cấp xã\tcủa Trung ương\n"
        "\tGiao quyền tự chủ cho các đơn vị sự nghiệp.\tSở Tài chính\tCác đơn vị liên quan\tTrong năm 2025\n"
    )
    assert [brief(task) for task in reading.tasks] == [
        (
            "7",
            "Xây dựng quy định về quản lý và khai thác dữ liệu hộ tịch.",
            "Sở Tư pháp, Công an tỉnh",
            "UBND cấp huyện, UBND cấp xã",
            "Sau khi có hướng dẫn của Trung ương",
        ),
        (
            None,
            "Giao quyền tự chủ cho các đơn vị sự nghiệp.",
            "Sở Tài chính",
            "Các đơn vị liên quan",
            "Trong năm 2025",
        ),
    ]
    assert reading.tasks[0].source.blocks == (4, 5)
    assert any("STT 7" in repair for repair in reading.reports[0].repairs)
    assert any("không đánh số" in note for note in reading.reports[0].numbering)


def test_overflow_beside_and_stray_words_in_a_section_row_go_back() -> None:
    reading = read(
        COLUMNS + "1\tSố hóa hồ sơ: (1) đất đai;\tSở Nội vụ, Sở Khoa học\t\t2025\n\n"
        "\t(2) hộ tịch\t\tvà Công nghệ, Sở Tư pháp\t\n"
        "2\tThẩm định đề án sáp nhập\tSở Nội vụ\tSở Tài chính\t2025 và các\n"
        "II\tĐÀO TẠO\t\t\tnăm tiếp theo\n"
        "3\tMở lớp bồi dưỡng kỹ năng số\tSở Nội vụ\t\t2026\n"
    )
    first, second, third = reading.tasks
    assert (first.lead_text, first.coordinate_text) == (
        "Sở Nội vụ, Sở Khoa học và Công nghệ, Sở Tư pháp",
        None,
    )
    assert first.task.endswith("(2) hộ tịch")
    assert second.deadline_text == "2025 và các năm tiếp theo"
    assert third.section == "II. ĐÀO TẠO"


def test_children_take_what_the_parent_has() -> None:
    reading = read(
        COLUMNS + "1\tCông tác tuyên truyền:\tSở Tư pháp\tCác sở, ngành\t\n"
        "\t- Biên soạn tài liệu hỏi đáp\t-\t-\tQuý I\n"
        "\t- Tổ chức cuộc thi trực tuyến\t-\tBáo tỉnh\tQuý II\n"
        "2\tKiểm tra công tác pháp chế\tSở Tư pháp\t-\tQuý III\n"
    )
    assert [brief(task)[1:] for task in reading.tasks] == [
        ("Biên soạn tài liệu hỏi đáp", "Sở Tư pháp", "Các sở, ngành", "Quý I"),
        ("Tổ chức cuộc thi trực tuyến", "Sở Tư pháp", "Báo tỉnh", "Quý II"),
        ("Kiểm tra công tác pháp chế", "Sở Tư pháp", None, "Quý III"),
    ]
    assert "Sở Tư pháp" in reading.tasks[0].source.quote


@pytest.mark.parametrize("mark", ["³", "①", "٣"])
def test_figures_of_other_kinds_are_no_fault(mark: str) -> None:
    reading = read(
        COLUMNS + f"{mark}\tBiên soạn tài liệu hỏi đáp\tSở Tư pháp\tBáo tỉnh\tQuý I\n"
        f"{mark}\tKiểm tra công tác pháp chế {mark}\tSở Tư pháp\t{mark}\tQuý III\n"
    )
    assert "Sở Tư pháp" in {name for task in reading.tasks for name in task.lead}


def test_cells_merged_downwards_are_inherited_only_where_not_printed() -> None:
    lines = (
        ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn"],
        ["1", "Lập kế hoạch tuyên truyền", "Sở Nội vụ"],
    )
    bars = [
        *lines[:1],
        [*lines[1], "Sở Tài chính", "Quý I/2025"],
        ["2", "Tổ chức hội nghị tổng kết", "Quý IV/2025"],
    ]
    reading = read("\n".join("|\n" + "\n|\n".join(row) + "\n|" for row in bars))
    assert brief(reading.tasks[1])[2:] == ("Sở Nội vụ", "Sở Tài chính", "Quý IV/2025")
    blank = read(COLUMNS + "1\tLập kế hoạch\tSở Nội vụ\tSở Y tế\tQuý I\n2\tTổ chức hội nghị\t\t\tQuý IV\n")
    assert brief(blank.tasks[1])[2:] == (None, None, "Quý IV")
    assert blank.reports[0].blanks["chủ trì"] == 1


def test_a_cell_that_fits_two_columns_is_left_out_and_reported() -> None:
    bars = [
        ["TT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn"],
        ["1", "Lập kế hoạch tuyên truyền", "Sở Nội vụ", "Sở Tài chính", "Quý I/2025"],
        ["2", "Tổ chức hội nghị tổng kết", "Sở Y tế", "Quý IV/2025"],
    ]
    task = read("\n".join("|\n" + "\n|\n".join(row) + "\n|" for row in bars)).tasks[1]
    assert (task.lead, task.coordinate) == ((), ())
    assert "Sở Y tế" in task.warnings[0]


def test_parts_sections_and_sub_rows_with_checked_totals() -> None:
    reading = read(
        COLUMNS + "A\tVIỆC NỘI BỘ\t\t\t\n"
        "I\tTHỂ CHẾ\t\t\t\n"
        "1\tBan hành quy chế làm việc\tVăn phòng Sở\t\tQuý I\n"
        "Tổng số: 1 nhiệm vụ\t\t\t\t\n"
        "B\tVIỆC THAM MƯU\t\t\t\n"
        "I\tBỘ MÁY\t\t\t\n"
        "1\tTổng kết công tác năm\tVăn phòng Sở\t\tQuý I\n"
        "1.1\tCông bố kết quả xếp hạng\tVăn phòng Sở\t\tQuý I\n"
        "3\tRà soát biên chế\tPhòng Tổ chức\t\tQuý II\n"
        "Tổng số: 2 nhiệm vụ\t\t\t\t\n"
    )
    assert [task.stt for task in reading.tasks] == ["1", "1", "1.1", "3"]
    assert (reading.tasks[3].part, reading.tasks[3].section) == ("B. VIỆC THAM MƯU", "I. BỘ MÁY")
    assert reading.tasks[3].source.locator == "Phụ lục, phần B, mục I, STT 3"
    own, other = reading.reports[0].checks
    assert (own.printed, own.found, own.agrees) == (1, 1, True)
    assert (other.printed, other.found, other.agrees) == (2, 3, True)
    assert "1.1" in (other.explanation or "")
    assert reading.reports[0].numbering == ("sau số 1 là số 3",)


def test_numbered_titles_above_dotted_rows_are_sections() -> None:
    reading = read(
        "| STT | Nhiệm vụ | Chủ trì | Thời hạn |\n|---|---|---|---|\n"
        "| **I** | **Thể chế** | | |\n| **1** | **Xây dựng văn bản** | | |\n"
        "| 1.1 | Ban hành quyết định phân cấp | Sở Nội vụ | 3/2025 |\n"
        "| **2** | **Rà soát văn bản** | | |\n| 2.1 | Rà soát văn bản cũ | Sở Tư pháp | 5/2025 |\n"
    )
    assert [(task.stt, task.section) for task in reading.tasks] == [
        ("1.1", "I. Thể chế / 1. Xây dựng văn bản"),
        ("2.1", "I. Thể chế / 2. Rà soát văn bản"),
    ]


def test_a_shared_agency_cell_is_split_only_by_its_own_words() -> None:
    reading = read(
        "STT\tNhiệm vụ\tCơ quan chủ trì, phối hợp\tThời gian\tSản phẩm\n"
        "1\tXây dựng kế hoạch năm\tChủ trì: Sở Nội vụ; phối hợp: Sở Y tế\tQuý I\tKế hoạch\n"
        "2\tTổ chức hội nghị\tSở Nội vụ, Sở Y tế\tQuý II\tBáo cáo\n"
    )
    told, untold = reading.tasks
    assert (told.lead, told.coordinate) == (("Sở Nội vụ",), ("Sở Y tế",))
    assert (untold.lead, untold.coordinate) == ((), ())
    assert "Sở Nội vụ, Sở Y tế" in untold.extra.values()


@pytest.mark.parametrize(
    "table",
    [
        "Bước\tNội dung công việc\tĐơn vị thực hiện\tThời gian\n1\tTiếp nhận hồ sơ\tTrung tâm\t0,5 ngày\n",
        "STT\tNội dung\tĐơn vị tính\tSố lượng\tĐơn giá\tThành tiền\n1\tIn sổ\tCuốn\t100\t5\t500\n",
        "STT\tHọ và tên\tChức vụ, đơn vị\tNhiệm vụ\n1\tNguyễn Văn A\tGiám đốc Sở Nội vụ\tTrưởng ban\n",
        "STT\tTên thủ tục hành chính\tCơ quan thực hiện\tThời hạn giải quyết\n1\tCấp\tSở Y tế\t20 ngày\n",
        "STT\tTên đơn vị\tSố phiếu\n1\tSở Nội vụ\t30\n2\tSở Y tế\t40\n",
    ],
)
def test_tables_that_hold_no_plan_task_stay_text(table: str) -> None:
    reading = read(table)
    assert (reading.tasks, reading.targets) == ((), ())
    assert all(report.kind == "text" and report.warnings for report in reading.reports)


def test_standing_duties_of_a_regulation_are_no_tasks() -> None:
    rule = Head("quy-chế.txt", "f" * 64, title="Ban hành Quy chế phối hợp quản lý đất đai")
    document = TextLoader().load(
        "STT\tNội dung\tChủ trì\tPhối hợp\n1\tCung cấp thông tin\tSở Nội vụ\tSở Xây dựng\n".encode(),
        "quy-chế.txt",
    )
    assert read_tables(outline(document), rule).tasks == ()


def test_header_repeated_under_headings_keeps_each_section() -> None:
    table = "STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời hạn\n"
    reading = read(
        f"I. THỂ CHẾ\n\n{table}1\tBan hành quy định phân cấp\tSở Nội vụ\tSở Tư pháp\tQuý I\n\n"
        f"II. CHUYỂN ĐỔI SỐ\n\n{table}2\tXây dựng nền tảng chung\tSở Y tế\tSở Tư pháp\tQuý II\n"
    )
    assert [(task.stt, task.section) for task in reading.tasks] == [
        ("1", "I. THỂ CHẾ"),
        ("2", "II. CHUYỂN ĐỔI SỐ"),
    ]


def test_rows_above_a_header_printed_again_within_a_page_are_not_lost() -> None:
    header = "STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn"
    text = f"""PHỤ LỤC

{header}
1\tRà soát quy trình\tSở Xây dựng\tQuý I/2025

2

2\tTrồng rừng\tSở Y tế\tQuý II/2025
{header}
3\tBan hành kế hoạch\tSở Nội vụ\tQuý III/2025
"""
    assert [task.stt for task in read(text).tasks] == ["1", "2", "3"]


def test_html_tables_keep_their_spans() -> None:
    reading = read(
        "<table>\n<tr><th rowspan='2'>STT</th><th rowspan=\"2\">Nhiệm vụ</th><th colspan='2'>Phân công</th>"
        "<th rowspan='2'>Thời hạn</th></tr>\n<tr><th>Chủ trì</th><th>Phối hợp</th></tr>\n"
        "<tr><td colspan='5'><b>I. TUYÊN TRUYỀN</b></td></tr>\n"
        "<tr><td>1</td><td>Phát hành sổ tay</td><td rowspan='2'>Sở Tư pháp</td>"
        "<td>Báo<br>tỉnh</td><td>Quý I</td></tr>\n"
        "<tr><td>2</td><td>Mở chuyên mục</td><td></td><td>Quý II</td></tr>\n</table>\n"
    )
    assert [brief(task) for task in reading.tasks] == [
        ("1", "Phát hành sổ tay", "Sở Tư pháp", "Báo tỉnh", "Quý I"),
        ("2", "Mở chuyên mục", "Sở Tư pháp", None, "Quý II"),
    ]
    assert reading.tasks[1].section == "I. TUYÊN TRUYỀN"


def test_cells_merged_down_say_the_same_in_every_row_they_run_through() -> None:
    reading = read(
        "<table>\n<tr><td>STT</td><td>Nhiệm vụ</td><td>Chủ trì</td><td>Thời hạn</td></tr>\n"
        "<tr><td>1</td><td>Phát hành sổ tay</td><td rowspan='4'>Sở Tư pháp</td><td rowspan='4'>Quý I</td></tr>\n"
        "<tr><td>1.1</td><td>Mở chuyên mục</td></tr>\n"
        "<tr><td></td><td>Tổng hợp báo cáo</td></tr>\n"
        "<tr><td>2</td><td>Tổng kết thi hành</td></tr>\n"
        "<tr><td colspan='4'>II. THỂ CHẾ</td></tr>\n"
        "<tr><td>3</td><td>Rà soát văn bản</td><td>Sở Nội vụ</td><td>Quý II</td></tr>\n</table>\n"
    )
    assert [brief(task)[:3] for task in reading.tasks] == [
        ("1", "Phát hành sổ tay", "Sở Tư pháp"),
        ("1.1", "Mở chuyên mục", "Sở Tư pháp"),
        (None, "Tổng hợp báo cáo", "Sở Tư pháp"),
        ("2", "Tổng kết thi hành", "Sở Tư pháp"),
        ("3", "Rà soát văn bản", "Sở Nội vụ"),
    ]
    assert {task.deadline_text for task in reading.tasks[:4]} == {"Quý I"}
    assert reading.tasks[4].section == "II. THỂ CHẾ"
    assert "Sở Tư pháp" in reading.tasks[3].source.quote
    assert reading.reports[0].blanks == {"chủ trì": 0, "thời hạn": 0}


def test_rows_under_a_merged_number_are_one_task() -> None:
    reading = read(
        "<table>\n<tr><td>STT</td><td>Nhiệm vụ</td><td>Chủ trì</td><td>Thời hạn</td></tr>\n"
        "<tr><td rowspan='2'>1</td><td>Phát hành sổ tay</td><td rowspan='2'>Sở Tư pháp</td>"
        "<td rowspan='2'>Quý I</td></tr>\n<tr><td>- In ấn</td></tr>\n"
        "<tr><td>2</td><td>Rà soát văn bản</td><td>Sở Nội vụ</td><td>Quý II</td></tr>\n</table>\n"
    )
    assert [(task.stt, task.task) for task in reading.tasks] == [
        ("1", "Phát hành sổ tay - In ấn"),
        ("2", "Rà soát văn bản"),
    ]


def test_cells_merged_down_are_known_beside_a_second_counter() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>{n}</td><td>Làm việc số {n}</td>"
        + ("<td rowspan='3'>Sở Nội vụ</td><td rowspan='3'>Quý I</td>" if n == 1 else "")
        + "</tr>\n"
        for n in (1, 2, 3)
    )
    top = "<tr><td>STT</td><td>Nhiệm vụ</td><td>Chủ trì</td><td>Thời hạn</td></tr>\n"
    tasks = read(f"<table>\n{top}{rows}</table>\n").tasks
    assert [(task.lead_text, task.deadline_text) for task in tasks] == [("Sở Nội vụ", "Quý I")] * 3


def test_blanks_under_a_merged_cell_are_filled_only_where_the_column_shows_it() -> None:
    top = "TT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn\n"
    rows = ("Sở Y tế", "", "", "Sở Nội vụ", "", "Sở Tài chính")
    merged = read(
        top + "".join(f"{n}\tLàm việc số {n}\t{who}\tNăm 2025\n" for n, who in enumerate(rows, 1))
    ).tasks
    assert [t.lead for t in merged] == [
        ("Sở Y tế",), ("Sở Y tế",), ("Sở Y tế",), ("Sở Nội vụ",), ("Sở Nội vụ",), ("Sở Tài chính",)
    ]  # fmt: skip
    assert "hiểu là ô gộp" in merged[1].warnings[0]
    assert "Sở Y tế" in merged[2].source.quote, "the row the agency stands in is quoted"
    rows = ("Sở Y tế", "", "Sở Nội vụ", "Sở Tài chính", "Công an tỉnh", "Sở Xây dựng")
    single = read(
        top + "".join(f"{n}\tLàm việc số {n}\t{who}\tNăm 2025\n" for n, who in enumerate(rows, 1))
    ).tasks
    assert single[1].lead == ()
    assert "cần xem lại" in single[1].warnings[0]
