"""Tables of targets: figures, signs, years, owners, and rows that are only context."""

from __future__ import annotations

import pytest

from corpus.model import Head, Target
from ingestion.loaders.text import TextLoader
from ingestion.outline import outline
from ingestion.tables import read_tables
from ingestion.tables.targets import read_figure

HEAD = Head("chỉ-tiêu.txt", "abcdef0123456789", title="Kế hoạch kinh tế số", years=(2024, 2026))


def targets(text: str, annex: str = "PHỤ LỤC\nCHỈ TIÊU") -> tuple[Target, ...]:
    document = TextLoader().load(f"{annex}\n\n{text}".encode(), HEAD.source)
    return read_tables(outline(document), HEAD).targets


@pytest.mark.parametrize(
    ("cell", "value", "comparator", "unit"),
    [
        ("90", "90", "=", None),
        ("60%", "60", "=", "%"),
        ("≥ 0,7", "0,7", ">=", None),
        ("từ 30% trở lên", "30", ">=", "%"),
        ("Trên 1.200", "1.200", ">", None),
        ("≤ 10", "10", "<=", None),
        ("40 - 50", "40 - 50", "=", None),
        ("Đạt mức tiên tiến", "Đạt mức tiên tiến", None, None),
        ("≥ 3% và tăng dần", "≥ 3% và tăng dần", None, None),
    ],
)
def test_figures(cell: str, value: str, comparator: str | None, unit: str | None) -> None:
    figure = read_figure(cell)
    assert (figure.value, figure.comparator, figure.unit) == (value, comparator, unit)


@pytest.mark.parametrize(
    ("done", "planned"),
    [
        ("Thực hiện 6 tháng đầu năm", "Kế hoạch cả năm"),
        ("Năm 2023 (thực hiện)", "Năm 2024 (kế hoạch)"),
        ("Ước TH quý III", "Chỉ tiêu kế hoạch 6 tháng cuối năm"),
        ("Kết quả thực hiện năm 2023", "KH năm 2024"),
        ("Giá trị hiện tại", "Mục tiêu"),
        ("Hiện trạng", "Đến 31/12/2024"),
        ("Đã đạt", "Cần đạt"),
    ],
)
def test_what_is_planned_is_told_from_what_is_done(done: str, planned: str) -> None:
    found = targets(
        f"STT\tChỉ tiêu\tĐVT\t{done}\t{planned}\tCơ quan theo dõi\n"
        "1\tHộ dùng nước sạch\t%\t71\t85\tPhòng Kinh tế\n"
        "2\tHộ thoát nghèo\tHộ\t40\t112\tPhòng Văn hóa\n"
    )
    assert [(t.value, t.unit, t.monitor, t.extra[done]) for t in found] == [
        ("85", "%", ("Phòng Kinh tế",), "71"),
        ("112", "Hộ", ("Phòng Văn hóa",), "40"),
    ]


def test_children_carry_the_context_and_agencies_of_a_row_without_figure() -> None:
    found = targets(
        "STT\tChỉ tiêu\tĐơn vị tính\tChỉ tiêu phấn đấu năm 2025\tTrách nhiệm\t\n"
        "\t\t\t\tĐơn vị theo dõi\tĐơn vị thực hiện\n"
        "1\tTỷ lệ hồ sơ nộp trực tuyến của:\t\t\tSở Nội vụ\tCác sở, ngành\n"
        "\t- Cấp tỉnh;\t%\t90\t-\t-\n"
        "\t- Cấp xã.\t%\t60%\t-\tUBND cấp xã\n"
        "2\tTỷ lệ hài lòng của người dân\t%\t≥ 85\tSở Y tế\tCác bệnh viện\n"
    )
    assert [(t.indicator, t.value, t.unit, t.by) for t in found] == [
        ("Tỷ lệ hồ sơ nộp trực tuyến của: Cấp tỉnh;", "90", "%", "2025"),
        ("Tỷ lệ hồ sơ nộp trực tuyến của: Cấp xã.", "60", "%", "2025"),
        ("Tỷ lệ hài lòng của người dân", "85", "%", "2025"),
    ]
    assert found[0].text == "Cấp tỉnh;"
    assert (found[0].owner, found[0].monitor) == (("Các sở, ngành",), ("Sở Nội vụ",))
    assert (found[1].owner, found[1].monitor) == (("UBND cấp xã",), ("Sở Nội vụ",))
    assert "Sở Nội vụ" in found[1].source.quote
    assert [t.id for t in found] == ["abcdef012345-c1", "abcdef012345-c2", "abcdef012345-c3"]


def test_years_come_from_the_column_and_past_figures_are_no_targets() -> None:
    found = targets(
        "TT\tChỉ tiêu\tĐVT\tThực hiện 2023\tNăm 2025\tNăm 2026\tCơ quan theo dõi\n"
        "1\tTỷ lệ phủ sóng 5G\t%\t20\t60\t≥ 80\tSở Khoa học và Công nghệ\n"
    )
    assert [(t.value, t.comparator, t.by) for t in found] == [("60", "=", "2025"), ("80", ">=", "2026")]


def test_years_come_from_the_section_and_ambiguous_words_from_the_whole_header() -> None:
    found = targets(
        "TT\tChỉ tiêu\tĐơn vị\tKết quả\tCơ quan chủ trì theo dõi\n"
        "I\tĐến năm 2030\t\t\t\n"
        "1\tQuy mô kinh tế số\t% GDP\t≥ 30\tBộ Tài chính\n"
        "2\tTrình độ công nghệ\tThứ bậc\tĐạt mức trên trung bình\tBộ Công an\n"
        "II\tĐến năm 2045\t\t\t\n"
        "3\tSố doanh nghiệp số\tDoanh nghiệp\t10\tBộ Tài chính\n"
    )
    assert [(t.value, t.unit, t.by, t.owner) for t in found] == [
        ("30", "% GDP", "2030", ("Bộ Tài chính",)),
        ("Đạt mức trên trung bình", "Thứ bậc", "2030", ("Bộ Công an",)),
        ("10", "Doanh nghiệp", "2045", ("Bộ Tài chính",)),
    ]


def test_a_figure_against_an_earlier_year_is_a_change() -> None:
    found = targets(
        "TT\tChỉ tiêu\tĐVT\tNăm 2025\n"
        "1\tSố hồ sơ trực tuyến tăng so với năm 2023\t%\t30\n"
        "2\tThời gian họp giảm tối thiểu so với năm trước\t%\t20\n"
        "3\tTỷ lệ hài lòng\t%\t90\n"
    )
    assert [t.comparator for t in found] == ["increase", "decrease", "="]


def test_years_spread_under_one_title_are_columns_of_their_own() -> None:
    lines = [
        ("TT", "Chỉ tiêu", "ĐVT", "Ước thực hiện năm 2025", "Giai đoạn 2026 - 2028"),
        ("Năm 2026", "Năm 2027", "Năm 2028"),
        ("1", "Diện tích chè", "Ha", "6.132", "6.500", "6.700", "7.100"),
        ("2", "Diện tích sắn", "Ha", "43.114", "43.600", "43.800", "44.000"),
    ]
    text = "\n".join("|\n" + "\n|\n".join(line) + "\n|" for line in lines) + "\n"
    found = targets(text)
    assert [(t.text, t.value, t.by) for t in found if t.text == "Diện tích chè"] == [
        ("Diện tích chè", "6.500", "2026"),
        ("Diện tích chè", "6.700", "2027"),
        ("Diện tích chè", "7.100", "2028"),
    ]


def test_a_row_that_names_its_figure_in_words_is_led_by_who_its_column_names() -> None:
    found = targets(
        "TT\tChỉ tiêu\tChủ trì\n"
        "\tI. Xã hội số\t\n"
        "1\tTỷ lệ người dân có Sổ sức khỏe điện tử đạt 95%.\tSở Y tế\n"
        "2\tKinh tế số chiếm 45% GRDP tỉnh.\tSở Tài chính; Sở Nội vụ thúc đẩy, theo dõi chỉ tiêu\n"
        "3\tMỗi năm mở tối thiểu 05 lớp học; có ít nhất 20 xã thí điểm.\t"
        "Sở KH&CN chủ trì, tổng hợp; UBND cấp xã thực hiện theo lĩnh vực\n"
    )
    assert [(t.indicator, t.value, t.comparator, t.owner) for t in found] == [
        ("Tỷ lệ người dân có Sổ sức khỏe điện tử", "95", "=", ("Sở Y tế",)),
        ("Kinh tế số chiếm … GRDP tỉnh", "45", "=", ("Sở Tài chính", "Sở Nội vụ")),
        ("Mỗi năm mở lớp học", "05", ">=", ("Sở KH&CN",)),
        ("xã thí điểm", "20", ">=", ("Sở KH&CN",)),
    ]
    assert {t.section for t in found} == {"I. Xã hội số"}
    assert found[0].source.locator.endswith("mục I, STT 1")


def test_criteria_without_figures_stay_text() -> None:
    assert not targets(
        "TT\tTiêu chí\tChủ trì\n1\tMức độ hài lòng của người dân\tSở Y tế\n2\tChất lượng hồ sơ số\tSở Nội vụ\n"
    )
