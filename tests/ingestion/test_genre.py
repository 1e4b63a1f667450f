"""Forms other papers of the genre print: tables led by sections, shared cells, ticks, and what is no plan."""

from __future__ import annotations

import pytest

from corpus.model import Entry
from corpus.quotes import is_verbatim
from ingestion.loaders.text import TextLoader
from ingestion.reading import read

TOP = (
    "ỦY BAN NHÂN DÂN\nTỈNH {}\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 12/KH-UBND\n\n{}, ngày 05 tháng 3 năm 2024\n\nKẾ HOẠCH\nPhát triển nghề cá năm 2024\n\n"
)


def entry(body: str, top: str = TOP) -> Entry:
    document = TextLoader().load((top.format("BÌNH THUẬN", "Bình Thuận") + body).encode(), "kế-hoạch.txt")
    found = read(document)
    blocks = {block.ordinal: block for block in document.blocks}
    sources = [each.source for each in found.tasks] + [each.source for each in found.targets]
    for source in sources:
        assert is_verbatim(source.quote, [blocks[ordinal] for ordinal in source.blocks])
    return found


def test_sections_named_after_bodies_lead_their_rows() -> None:
    found = entry(
        "STT\tNội dung nhiệm vụ\tĐơn vị phối hợp\tThời gian hoàn thành\n"
        "I\tSỞ THỦY SẢN\t\t\n"
        "1\tKiểm kê tàu cá dưới sáu mét\tChi cục Kiểm ngư\tQuý II/2024\n"
        "II\tCÔNG AN TỈNH\t\t\n"
        "1\tTuần tra cửa biển\tHải đội 2\tThường xuyên\n"
    )
    assert [(t.lead, t.coordinate_text) for t in found.tasks] == [
        (("SỞ THỦY SẢN",), "Chi cục Kiểm ngư"),
        (("CÔNG AN TỈNH",), "Hải đội 2"),
    ]
    assert found.tasks[0].source.quote.startswith("I\tSỞ THỦY SẢN\t1\tKiểm kê")


def test_the_heading_above_a_table_leads_its_rows() -> None:
    found = entry(
        "II. NHIỆM VỤ\n\n1. Văn phòng Sở\n\nTT\tNội dung\tPhối hợp\tThời gian\n"
        "1\tNâng cấp cổng thông tin của ngành\tPhòng Nghiệp vụ\tTháng 5/2024\n"
        "2\tCấp chữ ký số cho chủ tàu\tCác chi cục\tQuý III/2024\n"
    )
    assert [task.lead for task in found.tasks] == [("Văn phòng Sở",)] * 2


@pytest.mark.parametrize(
    ("cell", "lead", "coordinate"),
    [
        ("Chủ trì: Sở Y tế; phối hợp: Sở Tài chính", ("Sở Y tế",), ("Sở Tài chính",)),
        ("CQ chủ trì: Sở Y tế CQ phối hợp: Sở Tài chính", ("Sở Y tế",), ("Sở Tài chính",)),
        ("Sở Y tế (chủ trì); Sở Tài chính (phối hợp)", ("Sở Y tế",), ("Sở Tài chính",)),
        ("Sở Y tế phối hợp với Sở Tài chính", ("Sở Y tế",), ("Sở Tài chính",)),
        ("Chủ trì: Sở Y tế", ("Sở Y tế",), ()),
        ("Phối hợp: Sở Tài chính", (), ()),
    ],
)
def test_one_cell_for_who_leads_and_who_coordinates(
    cell: str, lead: tuple[str, ...], coordinate: tuple[str, ...]
) -> None:
    found = entry(
        "TT\tNhiệm vụ\tĐơn vị thực hiện\tThời hạn\n"
        f"1\tKhám sức khỏe cho ngư dân\t{cell}\tQuý I\n2\tCấp thuốc cho tàu xa bờ\tSở Y tế\tQuý II\n"
    )
    assert (found.tasks[0].lead, found.tasks[0].coordinate) == (lead, coordinate)


def test_a_shared_cell_that_cannot_be_parted_is_told() -> None:
    found = entry(
        "TT\tNhiệm vụ\tĐơn vị thực hiện\tThời hạn\n"
        "1\tKhám sức khỏe cho ngư dân\tSở Tài chính (phối hợp), Sở Y tế\tQuý I\n"
        "2\tCấp thuốc cho tàu xa bờ\tSở Y tế\tQuý II\n"
    )
    assert found.tasks[0].lead == ()
    assert found.tasks[0].warnings == ("ô cơ quan gộp cả chủ trì và phối hợp, không tách được",)


def test_start_and_end_in_two_columns() -> None:
    found = entry(
        "TT | Nội dung | Đơn vị chủ trì | Thời gian bắt đầu | Thời gian hoàn thành\n"
        "1 | Tập huấn thuyền trưởng | Sở Thủy sản | 01/6/2024 | 30/6/2024\n"
        "2 | Lắp thiết bị giám sát | Sở Thủy sản | 01/3/2024 | 30/11/2024\n"
    )
    assert [task.deadline_text for task in found.tasks] == ["30/6/2024", "30/11/2024"]
    assert found.tasks[0].extra["Thời gian bắt đầu"] == "01/6/2024"


def test_ticked_years_are_the_deadline_and_no_product() -> None:
    found = entry(
        "TT\tNhiệm vụ\tCơ quan chủ trì\tLộ trình\t\t\n\t\t\t2024\t2025\t2026\n"
        "1\tĐiều tra nguồn lợi\tSở Thủy sản\tx\tx\t\n2\tNạo vét luồng lạch\tSở Giao thông vận tải\t\tx\tx\n"
    )
    assert [(t.product, t.deadline_text) for t in found.tasks] == [(None, "2024; 2025"), (None, "2025; 2026")]
    assert found.tasks[1].warnings == ()
    assert "2025\t2026\t2" in found.tasks[1].source.quote, "the ticked titles are quoted with the row"


@pytest.mark.parametrize(
    "table",
    [
        "Thời gian | Nội dung | Đơn vị thực hiện\n7h30 - 8h00 | Đón tiếp đại biểu | Văn phòng Sở\n"
        "8h00 - 8h15 | Giới thiệu đại biểu | Văn phòng Sở\n",
        "TT\tNhiệm vụ\tCơ quan chủ trì\tKết quả thực hiện\n1\tCấp giấy phép\tSở Thủy sản\tĐã hoàn thành\n"
        "2\tTập huấn\tSở Y tế\tĐang triển khai\n",
        "STT\tThời gian\tLãnh đạo trực\tNội dung\n1\tNgày 25/01/2025\tGiám đốc Sở\tTrực cơ quan\n"
        "2\tNgày 26/01/2025\tPhó Giám đốc Sở\tTrực cơ quan\n",
    ],
)
def test_programmes_reports_and_rosters_hold_no_task(table: str) -> None:
    found = entry(table)
    assert found.tasks == ()
    assert "giữ làm văn bản" in found.tables[0].warnings[0]


@pytest.mark.parametrize("spanned", ["Mục tiêu", "Kế hoạch"])
def test_lower_titles_go_under_the_title_their_columns_fit(spanned: str) -> None:
    head = ["TT", "Chỉ tiêu", "Đơn vị tính", "Hiện trạng năm 2022", spanned, "Cơ quan chủ trì"]
    rows = [
        ["1", "Tỷ lệ tàu có bảo hiểm", "%", "61", "70", "80", "Sở Thủy sản"],
        ["2", "Tỷ lệ tàu lắp thiết bị giám sát", "%", "55", "75", "90", "Chi cục Kiểm ngư"],
    ]
    lines = [head, ["2024", "2026"], ["I", "Chỉ tiêu chung", "", "", "", "", ""], *rows]
    table = "\n".join("|\n" + "\n|\n".join(line) + "\n|" for line in lines)
    found = entry(f"PHỤ LỤC\n\n{table}\n")
    assert [(t.text, t.value, t.by, t.owner) for t in found.targets] == [
        ("Tỷ lệ tàu có bảo hiểm", "70", "2024", ("Sở Thủy sản",)),
        ("Tỷ lệ tàu có bảo hiểm", "80", "2026", ("Sở Thủy sản",)),
        ("Tỷ lệ tàu lắp thiết bị giám sát", "75", "2024", ("Chi cục Kiểm ngư",)),
        ("Tỷ lệ tàu lắp thiết bị giám sát", "90", "2026", ("Chi cục Kiểm ngư",)),
    ]


def test_words_of_a_header_glued_by_a_bad_scan() -> None:
    found = entry(
        "SỐ TT | NỘI DUNG CÔNG VIỆC | ĐƠN VỊ CHỦTRÌ | ĐƠN VỊ PHỐI HỢP | THỜIGIAN\n"
        "1 | Mở lớp thuyền trưởng | Sở Thủy sản | Trường nghề | Quí II\n"
    )
    task = found.tasks[0]
    assert (task.lead_text, task.coordinate_text, task.deadline_text) == (
        "Sở Thủy sản",
        "Trường nghề",
        "Quí II",
    )


def test_of_two_columns_of_indicators_the_fuller_one_counts() -> None:
    found = entry(
        "Tên tiêu chí\tNội dung tiêu chí\tĐơn vị tính\tHiện trạng năm 2023\tMục tiêu năm 2024\n"
        "Bến bãi\tTỷ lệ bến cá đạt chuẩn\t%\t40\t55\nThu nhập\tThu nhập bình quân của thuyền viên\tTriệu đồng\t60\t66\n"
    )
    assert [(t.text, t.value, t.unit, t.by) for t in found.targets] == [
        ("Tỷ lệ bến cá đạt chuẩn", "55", "%", "2024"),
        ("Thu nhập bình quân của thuyền viên", "66", "Triệu đồng", "2024"),
    ]


def test_dashes_in_the_number_column_are_children() -> None:
    found = entry(
        "TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Lộ trình thực hiện\n"
        "1 | Thông tin nghề cá | | |\n"
        "- | Phát bản tin ngư trường | Sở Thủy sản | Đài tỉnh | Hàng tuần\n"
        "- | Công khai giá cá | Sở Công Thương | Ban quản lý cảng | Thường xuyên\n"
    )
    assert [(t.task, t.lead_text) for t in found.tasks] == [
        ("Phát bản tin ngư trường", "Sở Thủy sản"),
        ("Công khai giá cá", "Sở Công Thương"),
    ]


def test_counts_shares_of_all_and_reports_of_the_past() -> None:
    found = entry(
        "I. TÌNH HÌNH\n\nSản lượng đạt 85% kế hoạch; có 300 tàu.\n\nII. MỤC TIÊU\n\n"
        "- Xây dựng mới 3 công trình neo đậu.\n\n- 11/11 huyện có đội cứu nạn.\n\n"
        "- Tai nạn dưới 7 người/1.000 lao động.\n\n"
        "- Tàu có bảo hiểm đạt 70% vào năm 2025 và 90% vào năm 2030.\n\n- Năm 2020, tỷ lệ tàu có bảo hiểm đạt 60%.\n"
    )
    assert [(t.value, t.unit, t.comparator, t.by) for t in found.targets] == [
        ("3", "công trình", "=", "2024"),
        ("11/11", "huyện", "=", "2024"),
        ("7", "người", "<", "2024"),
        ("70", "%", "=", "2025"),
        ("90", "%", "=", "2030"),
    ]


def test_a_plan_on_procedures_is_still_a_plan() -> None:
    top = TOP.replace("Phát triển nghề cá năm 2024", "Cải cách thủ tục hành chính nghề cá năm 2024")
    found = entry(
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Sở Thủy sản chủ trì rà soát mẫu đơn trước ngày 30/6/2024.\n", top
    )
    assert [(a.agency, a.role, a.deadline_text) for a in found.assignments] == [
        ("Sở Thủy sản", "lead", "trước ngày 30/6/2024")
    ]


def test_bodies_merely_listed_have_no_duty() -> None:
    found = entry("Bộ trưởng Bộ Thủy sản điện:\n- Chủ tịch UBND các tỉnh ven biển;\n- Các đơn vị thuộc Bộ.\n")
    assert found.assignments == ()


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("UBND TỈNH LONG AN\nSỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "Sở Tài nguyên và Môi trường tỉnh Long An"),
        ("BỘ QUỐC PHÒNG", "Bộ Quốc phòng"),
        ("BỘ CÔNG AN\nCÔNG AN TỈNH HÀ TĨNH", "Công an tỉnh Hà Tĩnh"),
        ("UBND TỈNH LONG AN\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân tỉnh Long An"),
        ("TỈNH ỦY BẾN TRE\nBAN TUYÊN GIÁO", "Ban Tuyên giáo Tỉnh ủy Bến Tre"),
        ("UBND HUYỆN CƯ M'GAR\nPHÒNG NỘI VỤ", "Phòng Nội vụ huyện Cư M'gar"),
    ],
)
def test_letterheads_of_many_bodies(lines: str, issuer: str) -> None:
    top = TOP.replace("ỦY BAN NHÂN DÂN\nTỈNH {}", lines + "{}").replace("{}, ngày", "Nơi đóng, ngày")
    document = TextLoader().load(top.format("").encode(), "x.txt")
    assert (read(document).head.issuer or "").casefold() == issuer.casefold()


def test_signers_of_other_peoples_names_and_lines_without_gaps() -> None:
    found = entry("Nơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nY Hương Niê\n")
    assert (found.head.signer, found.head.title, found.head.years) == (
        "Y Hương Niê",
        "Phát triển nghề cá năm 2024",
        (2024, 2024),
    )


def bars(*rows: tuple[str, ...] | str) -> str:
    """Rows as a copied web page prints them, a text between tables as it stands there."""
    lines: list[str] = []
    for row in rows:
        lines += [row] if isinstance(row, str) else ["|", *"\n|\n".join(row).split("\n"), "|"]
    return "\n".join(lines) + "\n"


def test_a_heading_between_two_tables_of_lone_bars_is_no_cell() -> None:
    titles = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")
    found = entry(
        bars(
            titles,
            ("1.", "Lập bản đồ bãi ngang", "Sở Thủy sản", "30/9/2024"),
            ("2.", "Thả phao luồng", "Sở Xây dựng", "31/10/2024"),
        )
        + "**2. Nhiệm vụ về hậu cần\nnghề cá**\n"
        + bars(
            titles,
            ("1.", "Mở điểm cấp đá", "Sở Công Thương", "15/10/2024"),
            ("2.", "Dựng kho lạnh", "Sở Tài chính", "20/10/2024"),
        )
    )
    assert [(t.task, t.deadline_text) for t in found.tasks] == [
        ("Lập bản đồ bãi ngang", "30/9/2024"),
        ("Thả phao luồng", "31/10/2024"),
        ("Mở điểm cấp đá", "15/10/2024"),
        ("Dựng kho lạnh", "20/10/2024"),
    ]


def test_short_rows_under_merged_cells_are_rows_and_letters_go_on_after_h() -> None:
    found = entry(
        bars(
            ("TT", "Cơ quan chủ trì", "Cơ quan phối hợp", "Nhiệm vụ", "Giải pháp", "Kết quả", "Thời gian"),
            ("H.", "SỞ THỦY SẢN"),
            ("1", "Sở Thủy sản", "Sở Y tế", "Kiểm soát nghề cá", "- Kiểm kê tàu", "Báo cáo", "Năm 2024"),
            ("- Giám sát hành trình tàu cá", "- Trạm bờ hoạt động ổn định", "Thường xuyên"),
            ("- Nâng cấp trạm bờ của tỉnh", "- Trạm bờ được nâng cấp", "Năm 2025"),
            ("I.", "CÔNG AN TỈNH"),
            ("1", "Công an tỉnh", "Sở Y tế", "Giữ gìn trật tự", "- Tuần tra", "Báo cáo", "Năm 2026"),
        )
    )
    assert [(t.part, t.task, t.lead, t.deadline_text) for t in found.tasks] == [
        ("H. SỞ THỦY SẢN", "Kiểm soát nghề cá", ("Sở Thủy sản",), "Năm 2024"),
        ("H. SỞ THỦY SẢN", "Giám sát hành trình tàu cá", ("Sở Thủy sản",), "Thường xuyên"),
        ("H. SỞ THỦY SẢN", "Nâng cấp trạm bờ của tỉnh", ("Sở Thủy sản",), "Năm 2025"),
        ("I. CÔNG AN TỈNH", "Giữ gìn trật tự", ("Công an tỉnh",), "Năm 2026"),
    ]


def test_marks_as_party_papers_print_them() -> None:
    found = entry(
        "I- MỤC TIÊU\n1- Mục tiêu cụ thể đến năm 2030\n"
        "- Sản lượng nuôi biển tăng gấp 2,5 lần so với năm 2020.\n- Có 40 sản phẩm OCOP từ 3 sao trở lên.\n"
        "II- TỔ CHỨC THỰC HIỆN\n"
        "1- Ban Tuyên giáo Tỉnh ủy chủ trì, phối hợp với các cơ quan liên quan tổ chức học tập Nghị quyết.\n"
        "2- Các huyện, thị, thành ủy, đảng ủy trực thuộc cụ thể hóa Chương trình tại địa phương, đơn vị.\n"
    )
    assert [(t.value, t.unit, t.by) for t in found.targets] == [
        ("2,5", "lần", "2030"),
        ("40", "sản phẩm", "2030"),
    ]
    assert [(a.agency, a.role) for a in found.assignments] == [
        ("Ban Tuyên giáo Tỉnh ủy", "lead"),
        ("Các huyện, thị, thành ủy, đảng ủy trực thuộc", "implement"),
    ]


def test_words_that_give_nobody_a_duty() -> None:
    found = entry(
        "II. NHIỆM VỤ THỜI GIAN TỚI\n"
        "1. Sở Thủy sản đã hoàn thành việc kiểm kê tàu cá trong quý I.\n"
        "2. Bộ Chính trị, Ban Bí thư ghi nhận và biểu dương các cấp ủy đã nỗ lực.\n"
        "3. Văn phòng Sở trân trọng cảm ơn và rất mong quý cơ quan phối hợp.\n"
        "4. Văn phòng UBND tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.\n"
        "5. Quỹ Bình ổn giá: 300 đồng/lít xăng sinh học.\n"
        "6. Trên cơ sở đề nghị của các sở, cơ quan liên quan, Sở Tài chính bố trí kinh phí trong quý II/2024.\n"
        "7. Sở Y tế theo chức năng, nhiệm vụ được giao chủ trì cấp thuốc cho ngư dân.\n"
    )
    assert [(a.agency, a.role) for a in found.assignments] == [
        ("Sở Tài chính", "implement"),
        ("Sở Y tế", "lead"),
    ]


LEGAL = (
    "BỘ THỦY SẢN\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 34/2024/TT-BTS\n\nHà Nội, ngày 05 tháng 3 năm 2024\n\nTHÔNG TƯ\nQUY ĐỊNH VỀ ĐĂNG KIỂM TÀU CÁ\n\n"
)


def test_a_legal_text_lays_down_rules_and_gives_no_plan_duties() -> None:
    found = entry(
        "Điều 5. Trách nhiệm của các cơ quan\n1. Cục Kiểm ngư\n"
        "a) Chủ trì, phối hợp với các cơ quan liên quan kiểm tra việc đăng kiểm.\n"
        "b) Bảo đảm 100% tàu cá được kiểm tra trước khi ra khơi.\n",
        LEGAL,
    )
    assert (found.head.type, found.head.issuer) == ("Thông tư", "Bộ thủy sản")
    assert found.head.title == "Quy định về đăng kiểm tàu cá"
    assert (found.assignments, found.targets, found.tasks) == ((), (), ())


def test_the_heading_of_a_part_is_no_task_of_its_labels() -> None:
    labels = "- Cơ quan chủ trì: Sở Thủy sản.\n- Cơ quan phối hợp: Sở Y tế.\n- Thời gian: Quý II năm 2024.\n"
    found = entry(f"II. NỘI DUNG KẾ HOẠCH\n\n**1.****\n**Tập huấn cứu nạn cho ngư dân\n\n{labels}")
    assert [(t.stt, t.task, t.lead) for t in found.tasks] == [
        ("1", "Tập huấn cứu nạn cho ngư dân", ("Sở Thủy sản",))
    ]
    assert entry(f"II. NỘI DUNG KẾ HOẠCH\n\n{labels}").tasks == ()


def test_norms_of_equipment_are_no_tasks() -> None:
    found = entry(
        "STT\tCơ quan, đơn vị được trang bị\tSố lượng tối đa\tLoại xe\tNhiệm vụ thực hiện\n"
        "1\tSở Thủy sản\t02\tXe bán tải\tKiểm tra cảng cá\n2\tSở Y tế\t01\tXe cứu thương\tCấp cứu ngư dân\n"
    )
    assert found.tasks == ()
