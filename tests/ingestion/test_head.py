from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.document_types import administrative_types, type_of_number
from corpus.model import Block, BlockKind, Cell, Document
from ingestion.head import read_head, title_years
from ingestion.letterhead import find_date, find_number, read_letterhead
from ingestion.loading import load
from ingestion.signature import read_signature
from ingestion.titles import CaseBook

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "real-documents"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
FOOT = ("Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Hồng")


def made(*lines: str | tuple[str, ...]) -> Document:
    blocks = [
        Block(n, BlockKind.PARAGRAPH, line)
        if isinstance(line, str)
        else Block(n, BlockKind.ROW, " | ".join(line), tuple(map(Cell, line)), 0, None, " | ")
        for n, line in enumerate(lines)
    ]
    return Document("made.txt", "a" * 64, tuple(blocks))


BODY = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Căn cứ Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ; Quyết định 99/2022/QĐ-UBND ngày 01/02/2022;",
    "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 03 tháng 4 năm 2024.",
    "QUYẾT ĐỊNH:",
    "Điều 1. Ban hành kèm theo đây Kế hoạch phát triển hạ tầng IoT tỉnh Cà Mau giai đoạn 2024 - 2026.",
)
TITLE = "BAN HÀNH KẾ HOẠCH PHÁT TRIỂN HẠ TẦNG IOT TỈNH CÀ MAU GIAI ĐOẠN 2024 - 2026"


def test_two_column_head_in_a_table() -> None:
    head = read_head(
        made(
            ("ỦY BAN NHÂN DÂN TỈNH CÀ MAU -------", " ".join(MOTTO)),
            ("Số: 2142 /QĐ-UBND", "Cà Mau, ngày 05 tháng 4 năm 2024"),
            "QUYẾT ĐỊNH",
            TITLE,
            "ỦY BAN NHÂN DÂN TỈNH CÀ MAU",
            *BODY,
            *FOOT,
        )
    )
    assert (head.number, head.type, head.date) == ("2142/QĐ-UBND", "Quyết định", date(2024, 4, 5))
    assert (head.issuer, head.province) == ("Ủy ban nhân dân tỉnh Cà Mau", "Cà Mau")
    assert head.title == "Ban hành Kế hoạch phát triển hạ tầng IoT tỉnh Cà Mau giai đoạn 2024 - 2026"
    assert (head.signer, head.signer_title) == ("Lê Thị Hồng", "Phó Chủ tịch")
    assert head.years == (2024, 2026)
    assert [(b.type, b.number, b.date) for b in head.based_on] == [
        ("Luật Tổ chức chính quyền địa phương", None, date(2015, 6, 19)),
        ("Nghị quyết", "76/NQ-CP", date(2021, 7, 15)),
        ("Quyết định", "99/2022/QĐ-UBND", date(2022, 2, 1)),
        ("Tờ trình", "12/TTr-SNV", date(2024, 4, 3)),
    ]
    assert head.warnings == ()


def test_flattened_head_with_blank_number_and_day() -> None:
    head = read_head(
        made(
            "UBND TỈNH CÀ MAU CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "SỞ TƯ PHÁP Độc lập - Tự do - Hạnh phúc",
            "Số: /KH-STP Cà Mau, ngày tháng năm 2024",
            "KẾ HOẠCH",
            "Rà soát văn bản của Sở Tư pháp năm 2025",
            "Thực hiện Kế hoạch số 7/KH-UBND ngày 02/01/2025 của UBND tỉnh; Sở ban hành Kế hoạch sau:",
            "I. MỤC ĐÍCH",
        )
    )
    assert (head.number, head.date, head.type) == (None, None, "Kế hoạch")
    assert head.issuer == "Sở Tư pháp tỉnh Cà Mau"
    assert head.year == 2025
    assert [b.number for b in head.based_on] == ["7/KH-UBND"]
    assert len(head.warnings) == 2
    assert "/KH-STP" in head.warnings[0]


def test_a_title_cut_before_an_authority_goes_on_with_it() -> None:
    lines = ("THỰC HIỆN CHỈ THỊ SỐ 8/CT-TTG CỦA", "THỦ TƯỚNG CHÍNH PHỦ VỀ NUÔI ONG", "Căn cứ Luật Chăn nuôi;")
    head = read_head(made("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Số: 5/KH-UBND", "KẾ HOẠCH", *lines))
    assert (head.title or "").endswith("thủ tướng chính phủ về nuôi ong")


def test_number_and_date_from_the_caption_where_the_letterhead_is_missing() -> None:
    head = read_head(
        made("PHỤ LỤC", "DANH MỤC VIỆC", "(Kèm theo Quyết định số 77/QĐ-SNV ngày 03/4/2024 của Sở Nội vụ)")
    )
    assert (head.number, head.type, head.date) == ("77/QĐ-SNV", "Quyết định", date(2024, 4, 3))
    assert len(head.warnings) == 2


def test_two_dates_are_told_and_the_head_kept() -> None:
    head = read_head(
        made(
            "ỦY BAN NHÂN DÂN",
            "TỈNH CÀ MAU",
            *MOTTO,
            "Số: 5/QĐ-UBND",
            "Cà Mau, ngày 09 tháng 12 năm 2023",
            "QUYẾT ĐỊNH",
            "Ban hành Kế hoạch năm 2024",
            *BODY,
            "KẾ HOẠCH",
            "(Ban hành kèm theo Quyết định số 5/QĐ-UBND ngày 29/12/2023 của Ủy ban nhân dân tỉnh)",
        )
    )
    assert head.date == date(2023, 12, 9)
    assert "09/12/2023" in head.warnings[0]
    assert "29/12/2023" in head.warnings[0]


def test_a_dispatch_takes_its_subject_as_title() -> None:
    head = read_head(
        made(
            "BỘ NỘI VỤ",
            *MOTTO,
            "Số: 123/BNV-CCHC",
            "V/v đánh giá chỉ số cải cách hành chính",
            "Hà Nội, ngày 05 tháng 01 năm 2024",
            "Kính gửi: Ủy ban nhân dân các tỉnh",
            "1. Đề nghị các tỉnh báo cáo.",
        )
    )
    assert (head.type, head.number) == ("Công văn", "123/BNV-CCHC")
    assert head.title == "V/v đánh giá chỉ số cải cách hành chính"
    assert (head.issuer, head.province) == ("Bộ Nội vụ", None)
    assert head.date == date(2024, 1, 5)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Số: 15/QĐ-BNV", "15/QĐ-BNV"),
        ("Số:1271/QĐ-UBND", "1271/QĐ-UBND"),
        ("Số: 102/2025/QĐ-UBND", "102/2025/QĐ-UBND"),
        ("Số 09-CTr/TU", "09-CTr/TU"),
        ("thực hiện Nghị quyết số 57-NQ/TW", None),
    ],
)
def test_numbers(printed: str, number: str | None) -> None:
    assert find_number(printed)[0] == number


def test_dates_with_typing_faults() -> None:
    assert find_date("Huế, ngày 18 tháng 11năm 2024") == date(2024, 11, 18)
    assert find_date("ngày 31 tháng 02 năm 2024") is None


def test_types_have_their_abbreviations() -> None:
    assert len(administrative_types()) == 29
    assert type_of_number("30/2020/NQ-HĐND") == "Nghị quyết"
    assert type_of_number("12/SNV-CCHC") is None


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("Kế hoạch năm 2024", (2024, 2024)),
        ("Chương trình giai đoạn 2021 – 2025", (2021, 2025)),
        ("Phát triển hạ tầng đến năm 2030", (2023, 2030)),
        ("Thực hiện Nghị quyết số 1-NQ/TU ngày 14 tháng 5 năm 2021", None),
    ],
)
def test_years_of_titles(title: str, years: tuple[int, int] | None) -> None:
    assert title_years(title, date(2023, 5, 1)) == years


def test_a_law_names_itself_and_its_number_in_one_line_each() -> None:
    head = read_head(
        made(
            "QUỐC HỘI",
            "Luật số: 12/2031/QH16",
            *MOTTO,
            "LUẬT LƯU TRỮ SỐ",
            "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;",
            "Quốc hội ban hành Luật Lưu trữ số.",
            "Sửa đổi mục 7 Danh mục ban hành kèm theo Luật Đầu tư số 99/2029/QH16 như sau:",
        )
    )
    assert (head.number, head.type, head.issuer) == ("12/2031/QH16", "Luật", "Quốc hội")
    assert head.title == "Lưu trữ số"


def test_another_papers_number_in_a_sentence_is_not_the_documents_own() -> None:
    sentence = "Sửa đổi Danh mục ban hành kèm theo Quyết định số 9/2029/QĐ-TTg ngày 01/02/2029 như sau:"
    head = read_head(made("BỘ NỘI VỤ", *MOTTO, "KẾ HOẠCH", "Rà soát danh mục", sentence))
    assert head.number is None
    own = read_head(made("KẾ HOẠCH", "Rà soát", "PHỤ LỤC (Kèm theo Kế hoạch số 8/KH-BNV ngày 01/02/2029)"))
    assert own.number == "8/KH-BNV"


def test_signature_skips_notes_degrees_and_offices_signed_for() -> None:
    signed = read_signature(["TM. CHÍNH PHỦ KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG", "[đã ký]", "PGS.TS Hồ An Bình"])
    assert (signed.signer, signed.title) == ("Hồ An Bình", "Phó Thủ tướng")


@pytest.mark.parametrize("mark", ["HỎA TỐC", "KHẨN", "HOẢ TỐC HẸN GIỜ"])
def test_how_urgent_a_paper_is_is_no_part_of_who_issues_it(mark: str) -> None:
    lines = (
        "ỦY BAN NHÂN DÂN",
        "TỈNH QUẢNG NINH",
        "Số: 17/CĐ-UBND",
        "Quảng Ninh, ngày 24 tháng 5 năm 2026",
        mark,
    )
    assert read_letterhead(lines).organs == ("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",)


@pytest.mark.parametrize("note", ["(Ký số)", "(Đã ký và đóng dấu)", "[ký điện tử]"])
def test_a_signature_in_one_cell_is_read_past_how_it_was_signed(note: str) -> None:
    signed = read_signature([f"KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC {note} Mai Thị Hồng Vân"])
    assert (signed.signer, signed.title) == ("Mai Thị Hồng Vân", "Phó Giám đốc")


def test_capitals_take_the_case_of_the_running_text() -> None:
    book = CaseBook(["Kế hoạch phát triển mạng 5G tại Khu công nghệ cao của thành phố Huế."])
    assert book.restore("MẠNG 5G TẠI KHU CÔNG NGHỆ CAO") == "Mạng 5G tại Khu công nghệ cao"


@pytest.mark.parametrize("gold", sorted((ROOT / "eval/cases/gold").glob("*.json")), ids=lambda p: p.stem)
def test_heads_of_the_source_documents(gold: Path) -> None:
    source = next((ROOT / "corpus/documents").glob(f"{gold.stem}.*"))
    _compare(source, gold)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="no shared documents here")
def test_heads_of_the_shared_documents() -> None:
    for gold in sorted((SHARED / "gold").glob("*.json")):
        _compare(SHARED / f"{gold.stem}.txt", gold)


def _compare(source: Path, gold: Path) -> None:
    head = read_head(load(source))
    wanted = json.loads(gold.read_text(encoding="utf-8"))["document"]
    wanted.pop("date_text")
    told = {name: getattr(head, name) for name in wanted}
    told["date"] = head.date.isoformat() if head.date else None
    assert told == wanted


def test_a_signature_beside_the_receivers_is_read_through_their_list() -> None:
    signed = read_signature(
        [
            "Nơi nhận: TL. CHỦ TỊCH",
            "- TT. Tỉnh ủy, HĐND tỉnh; CHÁNH VĂN PHÒNG",
            *[f"- Đơn vị thứ {n};" for n in range(8)],
            "- Lưu: VT, KT. (đã ký)",
            "- Lưu: VT, vinh. Lò Văn Páo",
        ]
    )
    assert (signed.signer, signed.title) == ("Lò Văn Páo", "Chánh văn phòng")


def test_a_department_may_sign_its_papers_with_an_ampersand_and_a_bar_is_no_name() -> None:
    head = read_letterhead(
        (
            "SỞ GIÁO DỤC VÀ ĐÀO TẠO | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Số: 27/KH-SGD&ĐT",
            "Phú Thọ, ngày 19 tháng 01 năm 2024",
        )
    )
    assert (head.number, head.organs) == ("27/KH-SGD&ĐT", ("SỞ GIÁO DỤC VÀ ĐÀO TẠO",))
