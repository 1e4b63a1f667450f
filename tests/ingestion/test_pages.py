"""Words and ruling lines of printed pages into blocks."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Block, Cell
from ingestion.loaders.pages.page import Page, Rule, Word
from ingestion.loaders.pages.reading import blocks_of

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
