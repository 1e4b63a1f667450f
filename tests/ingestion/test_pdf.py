"""PDF files with text: reading order, tables over page ends, pages that hold no text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from corpus.model import BlockKind, Cell, Document
from ingestion.loaders.limits import Limits, PageRead
from ingestion.loaders.pages.page import Page, Word
from ingestion.loaders.pdf.loader import PdfLoader, Scanned
from ingestion.loaders.unreadable import Unreadable
from ingestion.reading import read
from tests.ingestion.pdf_files import Sheet, pdf_file, width_of

COLUMNS = (85, 125, 300, 420, 530)
HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")
BODY_TOP, BODY_BOTTOM = 100, 760


def row(sheet: Sheet, top: float, *cells: str | Sequence[str]) -> Sheet:
    for x, cell in zip(COLUMNS, cells, strict=False):
        for number, line in enumerate((cell,) if isinstance(cell, str) else cell):
            sheet.write(line, x + 4, top + 3 + 14 * number, 10)
    return sheet


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def loaded(*sheets: Sheet) -> Document:
    return PdfLoader().load(pdf_file(*sheets), "a.pdf")


def test_a_head_in_two_columns_is_read_with_its_number_date_and_issuer() -> None:
    sheet = Sheet()
    sheet.write("ỦY BAN NHÂN DÂN", 90, 60).write("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 280, 60, 11)
    sheet.write("TỈNH BÌNH ĐỊNH", 95, 76).write("Độc lập - Tự do - Hạnh phúc", 300, 76)
    sheet.write("Số: 15/KH-UBND", 95, 104).write("Bình Định, ngày 05 tháng 01 năm 2025", 290, 104)
    sheet.write("KẾ HOẠCH", 270, 140).write("Trồng rừng năm 2025", 245, 156)
    head = read(loaded(sheet)).head
    assert (head.number, head.type, head.title) == ("15/KH-UBND", "Kế hoạch", "Trồng rừng năm 2025")
    assert str(head.date) == "2025-01-05"
    assert head.issuer == "Ủy ban nhân dân tỉnh Bình Định"


def test_a_motto_wrapped_in_its_column_is_whole() -> None:
    sheet = Sheet().write("SỞ NỘI VỤ", 95, 60).write("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 290, 60)
    sheet.write("Số: 15/KH-SNV", 90, 76).write("VIỆT NAM", 340, 76).write(
        "Độc lập - Tự do - Hạnh phúc", 290, 92
    )
    assert texts(loaded(sheet)) == [
        "SỞ NỘI VỤ",
        "Số: 15/KH-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_a_line_wrap_is_joined_and_a_number_broken_at_its_stroke_is_whole() -> None:
    first = "Căn cứ chỉ tiêu được giao cho các địa phương tại Kế hoạch số 15/KH-"
    sheet = Sheet().write(first, 85, 100).write("UBND ngày 05 tháng 01 năm 2025 của tỉnh;", 85, 116)
    sheet.write("Theo đề nghị của Giám đốc Sở Nội vụ.", 85, 132)
    assert texts(loaded(sheet)) == [
        "Căn cứ chỉ tiêu được giao cho các địa phương tại Kế hoạch số 15/KH-UBND ngày 05 tháng 01 năm 2025"
        " của tỉnh;",
        "Theo đề nghị của Giám đốc Sở Nội vụ.",
    ]


def test_a_paragraph_over_a_page_end_is_one_and_page_numbers_are_left_out() -> None:
    line = "Các sở, ngành triển khai kế hoạch này theo chức năng, nhiệm vụ được"
    one = Sheet().write("1", 290, 30)
    for number in range(12):
        one.write(line, 85, BODY_TOP + 16 * number)
    two = Sheet().write("2", 290, 30).write("giao và báo cáo kết quả.", 85, 60)
    (block,) = loaded(one, two).blocks
    assert block.text.endswith("nhiệm vụ được giao và báo cáo kết quả.")
    assert block.page == 1


def test_lines_that_pages_repeat_at_their_edges_are_left_out() -> None:
    sheets = [
        Sheet().write(f"CÔNG BÁO/Số {n + 3}", 85, 30).write(f"Điều {n}. Quy định {n}.", 85, 100)
        for n in range(1, 5)
    ]
    assert texts(loaded(*sheets)) == [f"Điều {n}. Quy định {n}." for n in range(1, 5)]


def test_a_row_cut_by_the_page_end_is_one_row_on_the_page_it_starts_on() -> None:
    top, cut = 700, 745
    one = row(Sheet().rule(COLUMNS, (top, top + 20, cut + 5)), top, *HEADER)
    row(one, top + 17, "1", ("Rà soát quy trình", "cấp phép xây dựng, bãi"), "Sở Xây dựng", "Quý I/2025")
    two = row(Sheet().rule(COLUMNS, (60, 80, 100, 120)), 60, *HEADER)
    row(two, 80, "", "bỏ giấy tờ trùng lặp", "", "")
    row(two, 100, "2", "Trồng rừng", "Sở Y tế", "Quý II/2025")
    tasks = read(loaded(one, two)).tasks
    assert [(t.stt, t.task, t.source.page) for t in tasks] == [
        ("1", "Rà soát quy trình cấp phép xây dựng, bãi bỏ giấy tờ trùng lặp", 1),
        ("2", "Trồng rừng", 2),
    ]


def test_a_row_of_its_own_at_a_page_top_stays_one() -> None:
    one = row(Sheet().rule(COLUMNS, (700, 720, 740)), 700, *HEADER)
    row(one, 720, "1", "Rà soát quy trình", "Sở Xây dựng", "Quý I/2025")
    two = row(Sheet().rule(COLUMNS, (60, 80)), 60, "2", "Trồng rừng", "Sở Y tế", "Quý II/2025")
    assert [t.task for t in read(loaded(one, two)).tasks] == ["Rà soát quy trình", "Trồng rừng"]


def test_a_cell_merged_over_a_page_end_speaks_for_the_rows_below() -> None:
    across = [(y, x) for y in (700, 720, 740, 760) for x in ((85, 530),)]
    one = Sheet(lines=[(a, y, b, y) for y, (a, b) in across if y != 740])
    one.lines += [(85, 740, 300, 740), (420, 740, 530, 740), *((x, 700, x, 760) for x in COLUMNS)]
    row(one, 700, *HEADER)
    row(one, 720, "1", "Rà soát quy trình", "Sở Xây dựng", "Quý I/2025")
    row(one, 740, "2", "Cấp phép", "", "Quý II/2025")
    two = row(Sheet().rule(COLUMNS, (60, 80)), 60, "3", "Trồng rừng", "", "Quý III/2025")
    tasks = read(loaded(one, two)).tasks
    assert [(t.stt, t.lead_text) for t in tasks] == [(n, "Sở Xây dựng") for n in ("1", "2", "3")]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_shown_turned_is_read_as_its_text_runs(turn: int) -> None:
    sheet = row(Sheet(turn=turn).rule(COLUMNS, (100, 120, 140)), 100, *HEADER)
    document = loaded(row(sheet, 120, "1", "Trồng rừng", "Sở Y tế", "Quý I/2025"))
    assert [block.cells for block in document.blocks] == [
        tuple(map(Cell, HEADER)),
        tuple(map(Cell, ("1", "Trồng rừng", "Sở Y tế", "Quý I/2025"))),
    ]


def test_note_marks_are_left_out_of_the_line_and_open_their_note() -> None:
    body = "Thực hiện chuyển đổi số"
    sheet = Sheet().write(body, 85, 100).write("1", 85 + width_of(body), 98, 7)
    sheet.write("theo kế hoạch đã ban hành.", 85 + width_of(body) + 10, 100)
    for number in range(3):
        sheet.write("Các sở, ngành thực hiện kế hoạch này.", 85, 130 + 30 * number)
    sheet.write("1", 85, 739, 5).write("Quyết định số 15/QĐ-TTg.", 90, 740, 9)
    found = texts(loaded(sheet))
    assert found[0] == "Thực hiện chuyển đổi số theo kế hoạch đã ban hành."
    assert found[-1] == "[1] Quyết định số 15/QĐ-TTg."


def test_pages_without_text_go_to_whoever_reads_scans_and_come_back_in_place() -> None:
    asked: list[int] = []

    def read_scans(data: bytes, numbers: Sequence[int], limits: Limits, page_read: PageRead) -> Scanned:
        asked.extend(numbers)
        words = tuple(Word(85 + 40 * i, 100, 115 + 40 * i, 112, w) for i, w in enumerate(["Hai", "hai"]))
        return Scanned((Page(2, 595, 842, words),), ("Trang 2 mờ.",))

    ends = (Sheet().write("Đoạn đầu.", 85, 100), Sheet().write("Đoạn cuối.", 85, 100))
    document = PdfLoader(read_scans).load(pdf_file(ends[0], Sheet(), ends[1]), "a.pdf")
    assert asked == [2]
    assert [(block.text, block.page) for block in document.blocks] == [
        ("Đoạn đầu.", 1),
        ("Hai hai", 2),
        ("Đoạn cuối.", 3),
    ]
    assert document.warnings == ("Trang 2 mờ.",)


def test_a_file_without_any_text_says_what_to_do() -> None:
    with pytest.raises(Unreadable, match="không có chữ"):
        loaded(Sheet(), Sheet())


def test_letters_without_a_known_meaning_are_told() -> None:
    document = loaded(
        Sheet().write("Đoạn thứ nhất của văn bản.", 85, 100), Sheet().write("\ue001" * 60, 85, 100)
    )
    assert any("trang 2" in warning for warning in document.warnings)


def test_a_damaged_file_and_one_of_too_many_pages_are_refused_with_a_reason() -> None:
    with pytest.raises(Unreadable, match="hỏng"):
        PdfLoader().load(b"%PDF-1.7\n" + b"x" * 200, "a.pdf")
    with pytest.raises(Unreadable, match="tối đa 1 trang"):
        PdfLoader().load(pdf_file(Sheet(), Sheet()), "a.pdf", Limits(pages=1))


def test_every_block_knows_its_page() -> None:
    sheets = [Sheet().write(f"Điều {n}. Nội dung điều {n}.", 85, 100) for n in (1, 2)]
    document = loaded(*sheets)
    assert [(block.kind, block.page) for block in document.blocks] == [
        (BlockKind.PARAGRAPH, 1),
        (BlockKind.PARAGRAPH, 2),
    ]


def test_a_watermark_across_the_page_is_left_out_and_told() -> None:
    sheet = (
        Sheet().write("Đoạn thứ nhất của văn bản này.", 85, 100).write("Đoạn thứ hai của văn bản.", 85, 140)
    )
    document = loaded(sheet.write("DỰ THẢO", 150, 300, 60, degrees=45))
    assert texts(document) == ["Đoạn thứ nhất của văn bản này.", "Đoạn thứ hai của văn bản."]
    assert any("chữ in chéo" in warning and "trang 1" in warning for warning in document.warnings)


def test_a_title_set_upright_in_its_cell_is_read() -> None:
    sheet = Sheet().rule((85, 125, 400), (100, 200, 220)).write("Số thứ tự", 100, 175, 10, degrees=90)
    sheet.write("Nhiệm vụ", 130, 103, 10).write("1", 90, 203, 10).write("Trồng rừng phòng hộ", 130, 203, 10)
    first = loaded(sheet).blocks[0]
    assert [cell.text for cell in first.cells] == ["Số thứ tự", "Nhiệm vụ"]


def test_columns_whose_lines_stand_a_little_lower_are_columns_too() -> None:
    sheet = Sheet().write("ỦY BAN NHÂN DÂN", 90, 60).write("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 280, 67, 11)
    sheet.write("TỈNH BÌNH ĐỊNH", 95, 76).write("Độc lập - Tự do - Hạnh phúc", 300, 83)
    assert texts(loaded(sheet)) == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH BÌNH ĐỊNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


def test_a_header_whose_rows_the_page_end_parts_is_one() -> None:
    one = row(Sheet().rule(COLUMNS, (730, 750)), 730, "STT", "Nhiệm vụ", "Trách nhiệm", "Thời hạn")
    two = row(Sheet().rule(COLUMNS, (60, 80, 100)), 60, "", "", "Cơ quan chủ trì", "")
    document = loaded(one, row(two, 80, "1", "Trồng rừng", "Sở Y tế", "Quý I/2025"))
    assert {block.table for block in document.blocks} == {0}
    assert [block.page for block in document.blocks] == [1, 2, 2]
