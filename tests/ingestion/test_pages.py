"""Words and ruling lines of printed pages into blocks."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Block, Cell, Document
from ingestion.loaders.pages.page import Page, Rule, Word
from ingestion.loaders.pages.reading import blocks_of
from ingestion.reading import read as read_document

_LETTER, _SPACE, _HEIGHT = 6.0, 4.0, 13.0


def printed(text: str, x: float, y: float) -> list[Word]:
    """Words of ``text`` set from ``x`` on in a line whose top is ``y``."""
    words: list[Word] = []
    for each in text.split():
        words.append(Word(x, y, x + _LETTER * len(each), y + _HEIGHT, each))
        x += _LETTER * len(each) + _SPACE
    return words


def grid(columns: Sequence[float], rows: Sequence[float]) -> list[Rule]:
    """The lines of a table ruled throughout."""
    across = [Rule(columns[0], y, columns[-1], y) for y in rows]
    return across + [Rule(x, rows[0], x, rows[-1]) for x in columns]


def read(words: Sequence[Word], rules: Sequence[Rule] = ()) -> list[Block]:
    return blocks_of([Page(1, 595, 842, tuple(words), tuple(rules))]).made


def test_a_head_in_two_columns_is_read_left_column_first() -> None:
    words = [
        *printed("ỦY BAN NHÂN DÂN", 80, 50),
        *printed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 260, 50),
        *printed("TỈNH BÌNH ĐỊNH", 85, 65),
        *printed("Độc lập - Tự do - Hạnh phúc", 300, 65),
        *printed("Số: 15/QĐ-UBND", 85, 90),
        *printed("Bình Định, ngày 05 tháng 01 năm 2020", 270, 90),
    ]
    assert [block.text for block in read(words)] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH BÌNH ĐỊNH",
        "Số: 15/QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bình Định, ngày 05 tháng 01 năm 2020",
    ]


def test_a_ruled_table_gives_rows_with_its_spans_and_page() -> None:
    rules = [rule for rule in grid((50, 100, 300, 500), (200, 230, 260, 290)) if rule.top != 260]
    rules += [Rule(50, 260, 300, 260)]
    words = [*printed("STT", 60, 205), *printed("Nhiệm vụ", 110, 205), *printed("Chủ trì", 310, 205)]
    words += [*printed("1", 60, 235), *printed("Làm", 110, 235), *printed("Sở Y tế", 310, 253)]
    words += [*printed("2", 60, 265), *printed("Đọc", 110, 265)]
    rows = read(words, rules)
    assert [block.cells for block in rows] == [
        (Cell("STT"), Cell("Nhiệm vụ"), Cell("Chủ trì")),
        (Cell("1"), Cell("Làm"), Cell("Sở Y tế", rowspan=2)),
        (Cell("2"), Cell("Đọc")),
    ]
    assert {(block.page, block.table) for block in rows} == {(1, 0)}


def test_a_table_open_at_its_sides_has_its_outer_columns() -> None:
    rules = [Rule(50, y, 500, y) for y in (200, 230, 260)] + [Rule(x, 200, x, 260) for x in (100, 300)]
    words = [*printed("STT", 60, 205), *printed("Nhiệm vụ", 110, 205), *printed("Chủ trì", 310, 205)]
    (row,) = read(words, rules)
    assert [cell.text for cell in row.cells] == ["STT", "Nhiệm vụ", "Chủ trì"]


def test_a_dashed_border_and_one_drawn_cell_by_cell_is_a_line() -> None:
    dashes = [Rule(x, y, x + 4, y) for y in (200, 230) for x in range(50, 500, 6)]
    upright = [Rule(x, top, x, top + 15) for x in (50, 300, 500) for top in (200, 215)]
    (row,) = read([*printed("Nhiệm vụ", 110, 205), *printed("Chủ trì", 310, 205)], dashes + upright)
    assert [cell.text for cell in row.cells] == ["Nhiệm vụ", "Chủ trì"]


def test_underlines_frames_and_crossing_lines_without_columns_are_no_tables() -> None:
    underline = [Rule(80, 80, 200, 80), Rule(80, 64, 80, 80)]
    frame = [
        Rule(50, 100, 300, 100),
        Rule(50, 140, 300, 140),
        Rule(50, 100, 50, 140),
        Rule(300, 100, 300, 140),
    ]
    words = [*printed("QUYẾT ĐỊNH:", 80, 65), *printed("HOẢ TỐC", 60, 110)]
    assert [block.text for block in read(words, underline + frame)] == ["QUYẾT ĐỊNH:", "HOẢ TỐC"]


def test_more_lines_than_any_table_has_are_a_drawing() -> None:
    drawing = [Rule(0, n / 3, 595, n / 3) for n in range(0, 2400, 12)]
    drawing += [Rule(n / 3, 0, n / 3, 842) for n in range(0, 1700, 12)]
    assert len(read(printed("Bản đồ quy hoạch", 80, 65), drawing)) < 300


def test_rows_without_a_word_are_left_out_of_the_spans_over_them() -> None:
    rules = [
        rule
        for rule in grid((50, 100, 300), (200, 230, 260, 290))
        if rule.x0 == rule.x1 or rule.top in (200, 290)
    ]
    rules += [Rule(50, 230, 100, 230), Rule(50, 260, 100, 260)]
    words = [*printed("1", 60, 205), *printed("3", 60, 265), *printed("Sở Y tế", 110, 235)]
    assert [block.cells for block in read(words, rules)] == [
        (Cell("1"), Cell("Sở Y tế", rowspan=2)),
        (Cell("3"),),
    ]


def test_a_list_mark_set_off_by_a_wide_gap_is_no_column() -> None:
    words = [*printed("a)", 80, 50), *printed("Rà soát quy trình nội bộ", 130, 50)]
    words += [*printed("b)", 80, 70), *printed("Ban hành kế hoạch", 130, 70)]
    assert [block.text for block in read(words)] == ["a) Rà soát quy trình nội bộ", "b) Ban hành kế hoạch"]


def test_a_reference_at_a_line_start_is_no_item_but_an_item_is() -> None:
    wide = "Các sở, ban, ngành thực hiện nhiệm vụ được giao theo đúng trình tự, thời hạn quy định tại"
    words = [
        *printed(wide, 80, 50),
        *printed("Điều 5 Quy chế này.", 50, 66),
        *printed("Điều 6. Hiệu lực", 80, 82),
    ]
    words += printed("Văn bản này có hiệu lực từ ngày ký, các cơ quan thực hiện theo.", 80, 98)
    texts = [block.text for block in read(words)]
    assert texts[0].endswith("quy định tại Điều 5 Quy chế này.")
    assert texts[1] == "Điều 6. Hiệu lực"


def test_tables_that_touch_but_have_other_columns_are_two() -> None:
    rules = grid((50, 90, 200, 300, 500), (200, 220)) + grid((50, 140, 250, 400, 500), (220, 240))
    words = [word for x in (60, 100, 210, 310) for word in printed("Một", x, 203)]
    words += [word for x in (60, 150, 260, 410) for word in printed("Hai", x, 223)]
    rows = read(words, rules)
    assert [(row.table, len(row.cells), {cell.colspan for cell in row.cells}) for row in rows] == [
        (0, 4, {1}),
        (1, 4, {1}),
    ]


def test_section_rows_and_a_two_level_header_do_not_part_a_table() -> None:
    rules = grid((50, 90, 200, 300, 500), (220, 240)) + grid((50, 90, 200, 500), (180, 200))
    rules += [Rule(50, 200, 50, 220), Rule(500, 200, 500, 220)]
    words = [*printed("STT", 52, 183), *printed("I. THỂ CHẾ", 60, 203), *printed("1", 60, 223)]
    assert {row.table for row in read(words, rules)} == {0}


def bare_table(*, header: bool = True, top: float = 100) -> list[Word]:
    """A task table whose columns only white space parts; its second row is cut over two lines."""
    rows = [("STT", "Nhiệm vụ", "Chủ trì", "Thời hạn")] if header else []
    rows += [("1", "Rà soát văn bản", "Sở Y tế", "Quý I"), ("2", "Chủ trì tổng", "Sở Nội", "Quý II")]
    rows += [("", "hợp báo cáo", "vụ", "")]
    places = (60, 110, 300, 420)
    lines = [zip(row, places, strict=True) for row in rows]
    return [w for n, line in enumerate(lines) for text, x in line for w in printed(text, x, top + 14 * n)]


def test_a_table_without_lines_is_kept_line_by_line_and_told() -> None:
    running = "Căn cứ chức năng nhiệm vụ được giao các sở ban ngành chủ trì thực hiện"
    above = printed(running, 60, 60)
    below = [word for n in range(4) for word in printed(running, 60, 200 + 14 * n)]
    made = blocks_of([Page(1, 595, 842, (*above, *bare_table(), *below))])
    assert [block.text for block in made.made if block.table == 0] == [
        "STT Nhiệm vụ Chủ trì Thời hạn",
        "1 Rà soát văn bản Sở Y tế Quý I",
        "2 Chủ trì tổng Sở Nội Quý II",
        "hợp báo cáo vụ",
    ]
    assert {block.text for block in made.made if block.table is None} == {running}
    assert "Trang 1 có vẻ có bảng không kẻ đường" in made.warnings[0]
    entry = read_document(Document("a.pdf", "0" * 64, tuple(made.made)))
    assert [duty for duty in entry.assignments if "tổng" in duty.text] == []


def test_a_table_without_lines_goes_on_over_the_page_end_up_to_the_foot() -> None:
    foot = [*printed("Nơi nhận:", 60, 180), *printed("TM. ỦY BAN NHÂN DÂN", 300, 180)]
    pages = [
        Page(1, 595, 842, tuple(bare_table())),
        Page(2, 595, 842, (*bare_table(header=False, top=60), *foot)),
    ]
    made = blocks_of(pages)
    assert [block.page for block in made.made if block.table is not None] == [1, 1, 1, 1, 2, 2, 2]
    assert [block.text for block in made.made if block.table is None] == ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]
    assert "Trang 1 có vẻ" in made.warnings[0]


def test_ruled_tables_and_lists_are_no_tables_without_lines() -> None:
    ruled = [*bare_table(), *printed("1. Rà soát văn bản", 60, 300), *printed("2. Báo cáo", 60, 314)]
    rules = grid((50, 100, 290, 410, 500), (95, 114, 128, 170))
    made = blocks_of([Page(1, 595, 842, tuple(ruled), tuple(rules))])
    assert made.warnings == ()
    assert [len(block.cells) for block in made.made if block.cells] == [4, 4, 4]
