"""The same register whatever the layout: generated tables, the five sources, and real documents with gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Head, Task
from corpus.quotes import is_verbatim
from corpus.text import comparable
from ingestion.head import read_head
from ingestion.loaders.text import TextLoader
from ingestion.loading import load
from ingestion.outline import outline
from ingestion.tables import TableReading, read_tables

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "corpus" / "documents"
REAL = ROOT.parent / "shared" / "real-documents"
HEAD = Head("x.txt", "0" * 64, title="Kế hoạch năm", years=(2025, 2025))
TITLES = {
    "stt": ("STT", "TT", "Số TT"),
    "task": ("Nhiệm vụ", "Nội dung, nhiệm vụ", "Tên nhiệm vụ", "NỘI DUNG THỰC HIỆN"),
    "lead": ("Cơ quan chủ trì", "Đơn vị chủ trì", "Chủ trì [1]"),
    "with": ("Cơ quan phối hợp", "Phối hợp"),
    "due": ("Thời gian hoàn thành", "Thời hạn", "Hạn hoàn thành"),
}
VERBS = ("Xây dựng", "Rà soát", "Triển khai", "Ban hành")
THINGS = (
    "quy định về phân cấp quản lý ngân sách",
    "nền tảng dữ liệu dùng chung toàn tỉnh",
    "đề án vị trí việc làm",
)
AGENCIES = ("Sở Nội vụ", "Sở Tài chính", "Văn phòng UBND tỉnh", "Các sở, ban, ngành; UBND cấp xã")
DUES = ("Quý I/2025", "Năm 2025", "Thường xuyên", "12/2025", "Sau khi có hướng dẫn của Trung ương")

Row = dict[str, str]


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    count = draw(st.integers(2, 6))
    return [
        {
            "stt": str(n),
            "task": f"{draw(st.sampled_from(VERBS))} {draw(st.sampled_from(THINGS))} lần {n}",
            "lead": draw(st.sampled_from(AGENCIES)),
            "with": draw(st.sampled_from(AGENCIES)),
            "due": draw(st.sampled_from(DUES)),
        }
        for n in range(1, count + 1)
    ]


def printed(lines: list[list[str]], layout: str) -> str:
    if layout == "tab":
        return "\n".join("\t".join(line) for line in lines)
    if layout == "pipe":
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)
    if layout == "spaced":
        return "\n".join(" | ".join(line) for line in lines)
    return "\n".join("|\n" + "\n|\n".join(cell or "** **" for cell in line) + "\n|" for line in lines)


def cut(line: list[str], at: int) -> tuple[list[str], list[str]]:
    """Cut the longest cell of a row after ``at`` words, as a page break does."""
    longest = max(range(len(line)), key=lambda i: len(line[i]))
    words = line[longest].split()
    first, rest = list(line), [""] * len(line)
    first[longest], rest[longest] = " ".join(words[:at]), " ".join(words[at:])
    return first, rest


def fields(task: Task) -> Row:
    return {
        "stt": task.stt or "",
        "task": task.task,
        "lead": task.lead_text or "",
        "with": task.coordinate_text or "",
        "due": task.deadline_text or "",
    }


@settings(max_examples=60, deadline=None)
@given(
    wanted=rows(),
    order=st.permutations(list(TITLES)),
    titles=st.fixed_dictionaries({key: st.sampled_from(words) for key, words in TITLES.items()}),
    layout=st.sampled_from(["tab", "pipe", "spaced", "bars"]),
    broken=st.integers(0, 5),
    repeat=st.booleans(),
)
def test_layout_order_words_and_page_cuts_do_not_change_the_register(
    wanted: list[Row], order: list[str], titles: Row, layout: str, broken: int, repeat: bool
) -> None:
    header = [titles[key] for key in order]
    pages: list[list[list[str]]] = [[header]]
    for number, row in enumerate(wanted):
        line = [row[key] for key in order]
        if number == broken:
            first, rest = cut(line, 3)
            pages[-1].append(first)
            pages.append([header, rest] if repeat else [rest])
        else:
            pages[-1].append(line)
    text = "PHỤ LỤC\nNHIỆM VỤ\n\n" + "\n\n\n".join(printed(page, layout) for page in pages) + "\n"
    document = TextLoader().load(text.encode(), "x.txt")
    reading = read_tables(outline(document), HEAD)
    assert [fields(task) for task in reading.tasks] == wanted
    blocks = {block.ordinal: block for block in document.blocks}
    for task in reading.tasks:
        assert is_verbatim(task.source.quote, [blocks[n] for n in task.source.blocks])


def of(path: Path) -> TableReading:
    document = load(path)
    return read_tables(outline(document), read_head(document))


TOP = "STT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời hạn\n"
FIRST = "1\tBan hành quy định về phân cấp\tSở Nội vụ\tSở Tư pháp\tQuý I\n"
SECOND = "2\tXây dựng nền tảng dữ liệu chung\tSở Y tế\tSở Tư pháp\tQuý II\n"


@pytest.mark.parametrize("page_end", ["", "\n\n"], ids=["one page", "a page opens with the lines"])
def test_a_part_and_its_section_set_as_lines_open_below_one_another(page_end: str) -> None:
    text = f"{TOP}{FIRST}{page_end}B. TRONG TỈNH\nII. CHUYỂN ĐỔI SỐ\n{SECOND}"
    reading = read_tables(outline(TextLoader().load(text.encode(), "x.txt")), HEAD)
    places = [(task.stt, task.part, task.section) for task in reading.tasks]
    assert places == [("1", None, None), ("2", "B. TRONG TỈNH", "II. CHUYỂN ĐỔI SỐ")]


def test_running_text_of_two_headings_between_tables_is_no_section_of_the_first() -> None:
    text = f"{TOP}{FIRST}\n\nI. MỤC ĐÍCH\nII. YÊU CẦU\n{SECOND}"
    reading = read_tables(outline(TextLoader().load(text.encode(), "x.txt")), HEAD)
    assert [(task.stt, task.section) for task in reading.tasks] == [("1", None)]


def test_words_cut_at_a_page_end_are_no_total_though_they_say_so() -> None:
    text = f"{TOP}{FIRST}\n\n{TOP}\ttổng số hồ sơ đã nhận\t\t\t\n{SECOND}Tổng số: 02 nhiệm vụ\t\t\t\t\n"
    reading = read_tables(outline(TextLoader().load(text.encode(), "x.txt")), HEAD)
    assert reading.tasks[0].task == "Ban hành quy định về phân cấp tổng số hồ sơ đã nhận"
    assert [(check.printed, check.agrees) for check in reading.reports[0].checks] == [(2, True)]


@pytest.mark.parametrize(
    ("start", "tasks", "targets"),
    [("1271", 16, 0), ("2142", 48, 0), ("3809", 40, 0), ("kh-snv", 50, 0), ("cv-ubnd", 0, 17)],
)
def test_every_row_of_the_sources_is_read(start: str, tasks: int, targets: int) -> None:
    path = next(SOURCES.glob(f"{start}*"))
    document = load(path)
    reading = read_tables(outline(document), read_head(document))
    assert (len(reading.tasks), len(reading.targets)) == (tasks, targets)
    assert all(check.agrees for report in reading.reports for check in report.checks)
    assert not any(report.warnings for report in reading.reports)
    blocks = {block.ordinal: block for block in document.blocks}
    for record in (*reading.tasks, *reading.targets):
        assert is_verbatim(record.source.quote, [blocks[n] for n in record.source.blocks])


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="no shared documents beside the project")
def test_real_documents_agree_with_their_gold() -> None:
    for path in sorted((REAL / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        wanted = [task for task in gold["tasks"] if task.get("table") != "prose block"]
        reading = of(REAL / f"{path.stem}.txt")
        assert [comparable(t.task) for t in reading.tasks] == [comparable(t["task"]) for t in wanted]
        for task, row in zip(reading.tasks, wanted, strict=True):
            assert (task.stt, task.product, task.deadline_text) == (
                row["stt"],
                row["product"],
                row["deadline_text"],
            )
            assert bool(task.lead) == bool(row["lead"])
            assert bool(task.coordinate) == bool(row["coordinate"])
        tabled = [target for target in gold["targets"] if "PHỤ LỤC" in (target.get("where") or "")]
        assert [t.value for t in reading.targets] == [target["value"] for target in tabled]
    for path in REAL.glob("no-tasks*"):
        assert of(path).tasks == ()


STACKED = """II. DANH MỤC NỘI DUNG TRÌNH ỦY BAN NHÂN DÂN TỈNH
STT
Nội dung
Cơ quan soạn thảo
Lãnh đạo phụ trách
Thời hạn trình
QUÝ I
THÁNG 01
1
Đề án phát triển vùng dừa hữu cơ đến năm 2030
Sở Nông nghiệp và Môi trường
PCT Lê Văn Mận
20/01
THÁNG 02
2
Phương án điều chỉnh giá nước sạch
Sở Tài chính
{blank}
10/02
3
Quy hoạch chi tiết khu bến cảng mở rộng
Ban Quản lý Khu kinh tế
PCT Trần Thị Mơ
trước ngày 18/3
III. TỔ CHỨC THỰC HIỆN
"""


def _stacked(text: str) -> tuple[Task, ...]:
    document = TextLoader().load(text.encode(), "x.txt")
    head = Head("x.txt", "0" * 64, title="Chương trình công tác năm 2026", years=(2026, 2026))
    return read_tables(outline(document), head).tasks


def test_a_table_of_a_cell_a_line_is_read_where_every_row_has_all_its_lines() -> None:
    reading = _stacked(STACKED.format(blank=""))
    assert [(t.stt, t.lead, t.deadline_text) for t in reading] == [
        ("1", ("Sở Nông nghiệp và Môi trường",), "20/01"),
        ("2", ("Sở Tài chính",), "10/02"),
        ("3", ("Ban Quản lý Khu kinh tế",), "trước ngày 18/3"),
    ]
    assert reading[0].deadline is not None
    assert str(reading[0].deadline.end) == "2026-01-20"
    assert "Lãnh đạo phụ trách" not in reading[1].extra


PROGRAMME = """| TT | Nội dung | Cơ quan trình | Cơ quan phối hợp | Thời gian trình |
|---|---|---|---|---|
| 1 | Kế hoạch bố trí bác sĩ về trạm y tế xã | Sở Y tế | Sở Nội vụ | 15/4 |
| 2 | Đề án hỗ trợ nhà công vụ ở xã vùng biên | Sở Xây dựng | Sở Tài chính | 20/5 |
| 3 | Quy chế quản lý tàu cá lắp thiết bị giám sát | Công an tỉnh | | 05/8 |
"""


def test_who_submits_leads_in_a_programme_of_work_that_names_no_lead() -> None:
    reading = _stacked(PROGRAMME)
    assert [(t.lead, t.deadline_text) for t in reading] == [
        (("Sở Y tế",), "15/4"),
        (("Sở Xây dựng",), "20/5"),
        (("Công an tỉnh",), "05/8"),
    ]


def test_who_submits_is_a_further_column_beside_who_leads() -> None:
    led = PROGRAMME.replace("Cơ quan phối hợp", "Cơ quan chủ trì").replace("| | 05/8", "| Sở Y tế | 05/8")
    assert [t.lead for t in _stacked(led)] == [("Sở Nội vụ",), ("Sở Tài chính",), ("Sở Y tế",)]


@pytest.mark.parametrize(
    "uneven",
    [
        STACKED.format(blank="PCT Lê Văn Mận\nPCT Trần Thị Mơ"),
        STACKED.replace("{blank}\n", ""),
        STACKED.format(blank="")
        .replace("Sở Tài chính", "theo giá thị trường")
        .replace("Sở Nông", "rừng Nông"),
    ],
)
def test_one_with_a_line_too_many_or_too_few_is_left_as_text(uneven: str) -> None:
    assert not _stacked(uneven)
