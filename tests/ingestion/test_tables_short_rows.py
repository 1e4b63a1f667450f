"""Rows cut short by cells merged downwards: which columns run on, told by the rows of the whole table."""

from __future__ import annotations

from corpus.model import Head, Task
from ingestion.loaders.text import TextLoader
from ingestion.outline import outline
from ingestion.tables import read_tables

HEAD = Head("ô-gộp.txt", "abcdef0123456789", title="Kế hoạch nghề cá", years=(2031, 2033))
FUNDED = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Phối hợp", "Thời hạn", "Kết quả dự kiến", "Nguồn kinh phí")
WHOLE = (
    (
        "1",
        "Lập bản đồ bãi ngang",
        "Sở Thủy sản",
        "Sở Y tế",
        "Năm 2031",
        "Báo cáo kiểm kê bãi",
        "Chi thường xuyên",
    ),
    (
        "2",
        "Rà soát luồng lạch",
        "Sở Xây dựng",
        "Sở Y tế",
        "Năm 2032",
        "Bản đồ luồng lạch",
        "Chi thường xuyên",
    ),
)


def tasks(*rows: tuple[str, ...]) -> tuple[Task, ...]:
    text = "\n".join(line for row in rows for line in (*(f"|\n{cell}" for cell in row), "|"))
    document = TextLoader().load(f"PHỤ LỤC\nNHIỆM VỤ\n\n{text}\n".encode(), HEAD.source)
    return read_tables(outline(document), HEAD).tasks


def test_a_cell_goes_where_such_cells_stand_and_the_merged_one_runs_on() -> None:
    found = tasks(
        FUNDED,
        *WHOLE,
        ("3", "Kiểm kê lồng bè ven bờ", "Sở Thủy sản", "Sở Y tế", "Năm 2033", "Báo cáo kiểm kê lồng"),
        ("4", "Thả phao tiêu vào luồng", "Sở Xây dựng", "Sở Y tế", "Năm 2033", "Tờ trình"),
    )
    assert [(t.product, t.extra.get("Nguồn kinh phí")) for t in found[2:]] == [
        ("Báo cáo kiểm kê lồng", "Chi thường xuyên"),
        ("Tờ trình", "Chi thường xuyên"),
    ]


def test_a_cell_like_nothing_in_the_table_stays_unclear() -> None:
    found = tasks(
        FUNDED,
        *WHOLE,
        ("3", "Kiểm kê lồng bè ven bờ", "Sở Thủy sản", "Sở Y tế", "Năm 2033", "Tờ trình"),
    )
    assert (found[2].product, found[2].extra.get("Nguồn kinh phí")) == (None, None)
    assert "không rõ cột" in found[2].warnings[0]


def test_under_a_merged_number_each_body_leads_what_stands_beside_it() -> None:
    found = tasks(
        FUNDED,
        *WHOLE,
        ("Sao lưu bản đồ của tỉnh", "Sở Nội vụ", "Sở Tư pháp"),
        ("Trông coi máy chủ bản đồ", "Sở Công Thương"),
    )
    assert [(t.task, t.lead, t.coordinate) for t in found[1:]] == [
        ("Rà soát luồng lạch", ("Sở Xây dựng",), ("Sở Y tế",)),
        ("Sao lưu bản đồ của tỉnh", ("Sở Nội vụ",), ("Sở Tư pháp",)),
        ("Trông coi máy chủ bản đồ", (), ()),
    ]
    assert found[2].deadline_text == "Năm 2032"


def test_a_column_of_groups_is_not_what_is_to_be_done() -> None:
    found = tasks(
        (
            "STT",
            "Cơ quan chủ trì",
            "Phối hợp",
            "Thuộc nhóm nhiệm vụ",
            "Nội dung nhiệm vụ",
            "Kết quả dự kiến",
            "Thời hạn",
        ),
        (
            "1",
            "Sở Thủy sản",
            "Sở Y tế",
            "Nuôi biển bền vững",
            "- Kiểm kê lồng bè",
            "- Báo cáo kiểm kê",
            "Năm 2031",
        ),
        ("- Đặt phao báo ở bãi nuôi", "- Phao báo được đặt đủ", "Năm 2032"),
        (
            "2",
            "Sở Xây dựng",
            "Sở Y tế",
            "Luồng lạch thông suốt",
            "- Nạo vét cửa sông",
            "- Cửa sông sâu 4 m",
            "Năm 2033",
        ),
    )
    assert [(t.task, t.lead, t.product, t.deadline_text, t.extra["Thuộc nhóm nhiệm vụ"]) for t in found] == [
        ("- Kiểm kê lồng bè", ("Sở Thủy sản",), "- Báo cáo kiểm kê", "Năm 2031", "Nuôi biển bền vững"),
        (
            "Đặt phao báo ở bãi nuôi",
            ("Sở Thủy sản",),
            "- Phao báo được đặt đủ",
            "Năm 2032",
            "Nuôi biển bền vững",
        ),
        ("- Nạo vét cửa sông", ("Sở Xây dựng",), "- Cửa sông sâu 4 m", "Năm 2033", "Luồng lạch thông suốt"),
    ]
    assert "Thuộc nhiệm vụ" not in found[1].extra


def test_bodies_of_a_further_row_under_merged_cells_are_told_apart() -> None:
    found = tasks(
        FUNDED[:5],
        ("1", "Lập bản đồ bãi ngang", "Sở Thủy sản", "Sở Y tế", "Năm 2031"),
        ("Sở Xây dựng", "Sở Tư pháp"),
        ("2", "Rà soát luồng lạch", "Sở Xây dựng", "Sở Y tế", "Năm 2032"),
        ("3", "Dựng kho lạnh ở cảng", "Sở Thủy sản", "Sở Tư pháp", "Năm 2033"),
    )
    assert [(t.lead, t.coordinate) for t in found] == [
        (("Sở Thủy sản", "Sở Xây dựng"), ("Sở Y tế", "Sở Tư pháp")),
        (("Sở Xây dựng",), ("Sở Y tế",)),
        (("Sở Thủy sản",), ("Sở Tư pháp",)),
    ]
