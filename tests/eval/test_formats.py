"""Documents made into the formats of an office and read again: nothing is lost, and what differs is told."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corpus.model import Block, BlockKind, Cell, Entry
from eval.cli import app
from eval.formats.comparing import compare_entries
from eval.formats.grids import merged
from eval.formats.letterhead import letterhead_of
from eval.formats.making import FORMATS, Original
from eval.formats.measuring import Reading
from eval.formats.numbering import Lists
from eval.formats.oldtext import tcvn3, typeable
from eval.formats.report import formats_json, formats_text
from eval.formats.scans import scanned
from eval.formats.web import web_page
from eval.formats.word import word_file
from ingestion.loaders.docx import DocxLoader
from ingestion.loaders.text import TextLoader
from ingestion.reading import read

PLAN = """ỦY BAN NHÂN DÂN
TỈNH BÌNH ĐỊNH

Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bình Định, ngày 05 tháng 01 năm 2024

KẾ HOẠCH
Cải cách hành chính năm 2024

I. MỤC TIÊU

1. Phấn đấu 90% hồ sơ được giải quyết đúng hạn.

II. NHIỆM VỤ

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời hạn
I\tTHỂ CHẾ\t\t\t
1\tRà soát văn bản quy phạm pháp luật\tSở Tư pháp\tSở Nội vụ\tQuý I
2\tBan hành quy chế làm việc\tSở Tư pháp\tSở Tài chính\tQuý II

III. TỔ CHỨC THỰC HIỆN

1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tư pháp kiểm tra công vụ trong quý II/2024.

2. Sở Tài chính bố trí kinh phí thực hiện Kế hoạch.
"""


@pytest.fixture
def original(tmp_path: Path) -> Original:
    path = tmp_path / "kế-hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    return Original(path, PLAN, read(TextLoader().load(PLAN.encode(), path.name)))


def test_a_word_file_reads_as_the_text_it_was_made_of(original: Original) -> None:
    pytest.importorskip("docx")
    entry = original.entry
    assert (len(entry.tasks), len(entry.targets), len(entry.assignments)) == (2, 1, 2)
    again = read(DocxLoader().load(word_file(entry.document), "kế-hoạch.docx"))
    same = compare_entries(entry, again)
    assert (same.found, same.extra, same.differences) == (same.wanted, 0, ())
    cells = [block.cells for block in again.document.blocks if block.cells]
    assert cells[1] == (Cell("I"), Cell("THỂ CHẾ", colspan=4))
    assert cells[2][2] == Cell("Sở Tư pháp", rowspan=2), "cells are really merged"


def test_marks_are_left_to_word_and_typed_where_asked(original: Original) -> None:
    docx = pytest.importorskip("docx")
    texts = {
        automatic: [p.text for p in docx.Document(BytesIO(made)).paragraphs]
        for automatic in (True, False)
        if (made := word_file(original.entry.document, automatic=automatic))
    }
    assert "MỤC TIÊU" in texts[True]
    assert "I. MỤC TIÊU" in texts[False]


def test_a_list_starts_anew_where_the_count_does_not_go_on() -> None:
    lists = Lists()
    taken = [lists.taken(text) for text in ("1. Một", "2. Hai", "a) Ba", "1. Bốn", "đ) Năm", "Sáu")]
    assert taken == [(1, "Một"), (1, "Hai"), (2, "Ba"), (3, "Bốn"), (None, "đ) Năm"), (None, "Sáu")]


def test_the_head_is_parted_into_its_corners() -> None:
    lines = ("UBND TỈNH X CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/KH-UBND X, ngày 05 tháng 01 năm 2024")
    glued = [Block(n, BlockKind.PARAGRAPH, line) for n, line in enumerate((*lines, "KẾ HOẠCH"))]
    apart = Block(0, BlockKind.ROW, "", tuple(Cell(line.replace("NAM", "NAM\n")) for line in lines), table=0)
    for blocks, taken in ((glued, 2), ([apart, glued[2]], 1)):
        head = letterhead_of(blocks)
        assert head is not None
        assert head.left == (("UBND TỈNH X",), ("Số: 1/KH-UBND",))
        assert head.right == (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",), ("X, ngày 05 tháng 01 năm 2024",))
        assert head.blocks == taken
    assert letterhead_of([Block(0, BlockKind.PARAGRAPH, "Một đoạn văn"), glued[1]]) is None


def test_equal_neighbours_are_one_cell_but_numbers_tasks_and_dashes_are_not() -> None:
    rows = [
        tuple(map(Cell, row))
        for row in (
            ("1", "Việc", "Sở Y tế", "-"),
            ("1", "Việc", "Sở Y tế", "-"),
            ("2", "Khác", "Sở Nội vụ", "-"),
        )
    ]
    assert merged(rows) == (
        (Cell("1"), Cell("Việc"), Cell("Sở Y tế", rowspan=2), Cell("-")),
        (Cell("1"), Cell("Việc"), Cell("-")),
        (Cell("2"), Cell("Khác"), Cell("Sở Nội vụ"), Cell("-")),
    )


def test_a_web_page_holds_the_document_among_other_things(original: Original) -> None:
    page = web_page(original.entry.document).decode()
    assert 'rowspan="2"' in page
    assert page.index("Đăng nhập") < page.index("Rà soát văn bản") < page.index("Ý kiến bạn đọc")


def test_text_in_tcvn3_reads_as_the_text(original: Original) -> None:
    made = tcvn3("Kế hoạch “năm 2024”¹ của ỦY BAN")
    assert made.decode("latin-1").startswith("KÕ ho¹ch")
    assert typeable("năm 2024² – “kế hoạch”") == "năm 2024[2] – “kế hoạch”"
    again = read(TextLoader().load(tcvn3(PLAN), "a.txt"))
    assert compare_entries(original.wanted("tcvn3"), again).differences == ()


def test_a_scan_is_pages_of_pictures_without_text() -> None:
    pdfium, image = pytest.importorskip("pypdfium2"), pytest.importorskip("PIL.Image")
    page = BytesIO()
    image.new("L", (595, 842), 255).save(page, "PDF", resolution=72)
    document = pdfium.PdfDocument(scanned(page.getvalue()))
    assert len(document) == 1
    assert document[0].get_textpage().get_text_bounded() == ""
    shown = document[0].render(scale=200 / 72).to_pil().convert("L")
    assert abs(shown.size[0] - 1653) < 3
    assert len(shown.getcolors(256)) > 20, "the paper has grain"


def test_every_difference_is_named(original: Original) -> None:
    entry = original.entry
    first = replace(entry.tasks[0], lead=("Sở Y tế",), deadline_text=None)
    same = compare_entries(entry, replace(entry, tasks=(first,), head=replace(entry.head, number=None)))
    assert (same.wanted - same.found, same.extra) == (1, 0)
    assert [(each.field, each.wanted, each.found) for each in same.differences] == [
        ("number", "12/KH-UBND", ""),
        ("lead", "Sở Tư pháp", "Sở Y tế"),
        ("deadline_text", "Quý I", ""),
    ]
    assert "Ban hành quy chế" in same.missing[0]


def test_the_report_holds_formats_to_their_bars_and_says_what_is_absent(original: Original) -> None:
    entry = original.entry
    whole, worse = compare_entries(entry, entry), compare_entries(entry, _without_a_task(entry))
    readings = [
        Reading("docx", "a.docx", whole, seconds=0.5, pages=4),
        Reading("odt", "a.odt", worse),
        Reading("doc", "a.doc", replace(whole, found=0), fault="Tệp hỏng."),
    ]
    report = formats_json("văn bản", readings, {"scan": "Pillow"})
    assert [each["held"] for each in report["formats"]] == [True, False, False]
    assert report["formats"][0]["pages_per_s"] == 8.0
    text = formats_text(report)
    assert "odt, a.odt: 1 chỗ khác" in text
    assert "không đọc được. Tệp hỏng." in text
    assert "thiếu Pillow" in text


def _without_a_task(entry: Entry) -> Entry:
    return replace(entry, tasks=entry.tasks[1:])


def test_the_command_measures_what_is_asked(
    original: Original, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TROLYAO_HOME", str(tmp_path / "home"))
    folder, kept = str(original.path.parent), tmp_path / "kept"
    ran = CliRunner().invoke(app, ["formats", folder, "--format", "tcvn3", "--keep", str(kept), "--json"])
    assert ran.exit_code == 0, ran.output
    report = json.loads(ran.stdout)
    assert [(each["format"], each["held"]) for each in report["formats"]] == [("tcvn3", True)]
    assert (kept / "tcvn3" / "kế-hoạch.txt").is_file()
    wrong = CliRunner().invoke(app, ["formats", folder, "--format", "wps"])
    assert wrong.exit_code == 2
    assert "wps" in wrong.output
    assert "docx" in wrong.output


def test_what_a_format_needs_is_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "LibreOffice (make office-tools)" in FORMATS["odt"].missing()
    assert FORMATS["html"].missing() == []
