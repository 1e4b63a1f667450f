"""Headers in two levels whose lower row prints fewer cells: under which titles they stand, or not known."""

from __future__ import annotations

from corpus.model import Head
from ingestion.loaders.text import TextLoader
from ingestion.outline import outline
from ingestion.tables import read_tables
from ingestion.tables.reading import TableReading

HEAD = Head("hai-tầng.txt", "abcdef0123456789", title="Kế hoạch nghề cá", years=(2031, 2033))


def read(*rows: tuple[str, ...]) -> TableReading:
    text = "\n".join(line for row in rows for line in (*(f"|\n{cell}".rstrip() for cell in row), "|"))
    document = TextLoader().load(f"PHỤ LỤC\nCHỈ TIÊU\n\n{text}\n".encode(), HEAD.source)
    return read_tables(outline(document), HEAD)


def test_what_was_done_stands_under_the_year_before_and_moves_no_figure() -> None:
    found = read(
        ("STT", "Nội dung", "Đơn vị tính", "Năm hiện hành 2030", "Năm 2031", "Năm 2032"),
        ("Kế hoạch", "Ước thực hiện"),
        ("1", "Sản lượng cá tra", "Tấn", "100", "110", "120", "130"),
        ("2", "Sản lượng tôm sú", "Tấn", "200", "210", "220", "230"),
        ("3", "Tàu cá có máy dò", "Tàu", "300", "310", "320", "330"),
    ).targets
    assert [(t.indicator, t.value, t.by) for t in found] == [
        ("Sản lượng cá tra", "120", "2031"),
        ("Sản lượng cá tra", "130", "2032"),
        ("Sản lượng tôm sú", "220", "2031"),
        ("Sản lượng tôm sú", "230", "2032"),
        ("Tàu cá có máy dò", "320", "2031"),
        ("Tàu cá có máy dò", "330", "2032"),
    ]


def test_rows_wider_than_a_header_nobody_can_complete_stay_text() -> None:
    reading = read(
        ("STT", "Nội dung", "Đơn vị tính", "Năm 2031", "Năm 2032"),
        ("1", "Sản lượng cá tra", "Tấn", "100", "110", "120", "130"),
        ("2", "Sản lượng tôm sú", "Tấn", "200", "210", "220", "230"),
        ("3", "Tàu cá có máy dò", "Tàu", "300", "310", "320", "330"),
    )
    assert reading.targets == ()
    assert "nhiều ô hơn tiêu đề" in reading.reports[0].warnings[0]


def test_measures_that_come_again_under_each_year_are_told_of_each_product() -> None:
    found = read(
        ("TT", "Sản phẩm", "Kế hoạch 2031", "Kế hoạch 2032"),
        ("Lượng (Tấn)", "Giá trị bán ra (Nghìn USD)", "Lượng (Tấn)", "Giá trị bán ra (Nghìn USD)"),
        ("1", "Mực khô", "5", "40", "6", "41"),
        ("2", "Rong biển", "", "500", "", "510"),
        ("3", "Nước mắm", "8", "50", "9", "54"),
    ).targets
    assert [(t.indicator, t.value, t.unit, t.by) for t in found][:6] == [
        ("Mực khô: Lượng", "5", "Tấn", "2031"),
        ("Mực khô: Giá trị bán ra", "40", "Nghìn USD", "2031"),
        ("Mực khô: Lượng", "6", "Tấn", "2032"),
        ("Mực khô: Giá trị bán ra", "41", "Nghìn USD", "2032"),
        ("Rong biển: Giá trị bán ra", "500", "Nghìn USD", "2031"),
        ("Rong biển: Giá trị bán ra", "510", "Nghìn USD", "2032"),
    ]
