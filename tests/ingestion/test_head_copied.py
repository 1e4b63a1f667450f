"""Heads of documents copied from a page: without a letterhead, or with their lines glued together."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.document_types import kind_in_capitals, type_at_start
from corpus.model import Block, BlockKind, Cell, Document, Head
from ingestion.head import read_head, title_years
from ingestion.letterhead import find_number, read_letterhead
from ingestion.self_named import self_named
from ingestion.titles import CaseBook, without_body
from ingestion.unglued import unglued

BASIS = "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2029;"
TOP = (("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 7/QĐ-UBND", "Cà Mau"))
TITLE = "VỀ VIỆC CÔNG NHẬN THƯ VIỆN MẪU TRÊN ĐỊA BÀN TỈNH CÀ MAU"


def head(*lines: str | tuple[str, ...]) -> Head:
    blocks = [
        Block(n, BlockKind.PARAGRAPH, line)
        if isinstance(line, str)
        else Block(n, BlockKind.ROW, " | ".join(line), tuple(map(Cell, line)), 0, None, " | ")
        for n, line in enumerate(lines)
    ]
    return read_head(Document("made.txt", "a" * 64, tuple(blocks)))


@pytest.mark.parametrize(
    "lines",
    [
        (f"{TITLE} ỦY BAN NHÂN DÂN TỈNH CÀ MAU",),
        (f"{TITLE} CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH CÀ MAU",),
        (TITLE, "CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU"),
        (TITLE, "ỦY BAN", "NHÂN DÂN TỈNH CÀ MAU"),
    ],
)
def test_the_issuer_under_a_title_is_no_part_of_it(lines: tuple[str, ...]) -> None:
    read = head(*TOP, "QUYẾT ĐỊNH", *lines, BASIS)
    assert (read.title or "").lower() == TITLE.lower()


@pytest.mark.parametrize("of", ["CỦA", "VÀ", "THÀNH VIÊN", "THẨM QUYỀN", "CÁC SỞ,"])
def test_a_body_the_title_speaks_of_stays_in_it(of: str) -> None:
    title = f"BAN HÀNH QUY CHẾ LÀM VIỆC {of} ỦY BAN NHÂN DÂN TỈNH CÀ MAU"
    assert without_body(title, ("ỦY BAN NHÂN DÂN TỈNH CÀ MAU",)) == title


def test_a_kind_glued_to_title_and_text_is_told_apart() -> None:
    text = "Căn cứ Luật Thư viện ngày 21 tháng 11 năm 2029; theo đề nghị của Vụ trưởng Vụ Thư viện."
    glued = f"THÔNG TƯ BÃI BỎ THÔNG TƯ SỐ 3/2020/TT-BVH VỀ THƯ VIỆN MẪU {text}"
    assert list(unglued([glued])) == ["THÔNG TƯ", "BÃI BỎ THÔNG TƯ SỐ 3/2020/TT-BVH VỀ THƯ VIỆN MẪU", text]
    read = head(("BỘ VĂN HÓA", "Số: 9/2030/TT-BVH"), glued)
    assert (read.type, read.issuer) == ("Thông tư", "Bộ Văn hóa")
    assert (read.title or "").lower() == "bãi bỏ thông tư số 3/2020/tt-bvh về thư viện mẫu"


def test_a_long_title_in_capitals_is_not_cut_and_may_name_what_it_amends() -> None:
    long = " ".join(["THƯ VIỆN"] * 60)
    amends = "CỦA QUY ĐỊNH BAN HÀNH KÈM THEO QUYẾT ĐỊNH SỐ 3/2020/QĐ-UBND"
    read = head(*TOP, "QUYẾT ĐỊNH", "SỬA", f"ĐỔI QUY ĐỊNH VỀ {long}", amends, BASIS)
    assert (read.title or "").lower().endswith("quyết định số 3/2020/qđ-ubnd")


def test_a_title_left_out_is_told_by_the_enacting_sentence() -> None:
    enacts = "Bộ trưởng Bộ Văn hóa ban hành Thông tư quy định về thư viện lưu động."
    read = head(("BỘ VĂN HÓA", "Số: 9/2030/TT-BVH"), "THÔNG TƯ", BASIS, enacts, "Điều 1. Phạm vi điều chỉnh")
    assert (read.title, read.issuer) == ("Quy định về thư viện lưu động", "Bộ Văn hóa")
    bare = head("THÔNG TƯ", BASIS, enacts, "Điều 1. Phạm vi điều chỉnh")
    assert (bare.title, bare.issuer) == ("Quy định về thư viện lưu động", "Bộ trưởng Bộ Văn hóa")


def test_without_a_head_nothing_is_picked_from_tables_and_text() -> None:
    row = ("1", "Thông tư số 3/2020/TT-BVH ngày 26/12/2017 của Bộ Văn hóa", "SỞ VĂN HÓA")
    text = "Quyết định số 5/QĐ-BVH ngày 26 tháng 8 năm 2024 của Bộ Văn hóa về thư viện mẫu hết hiệu lực thi hành."
    for lines in ((("STT", "TÊN VĂN BẢN", "CƠ QUAN"), row), (text, row)):
        read = head(*lines)
        assert (read.type, read.number, read.date, read.issuer) == (None, None, None, None)


def test_a_title_may_stand_alone_above_the_annex() -> None:
    caption = "(Ban hành kèm theo Quyết định số 7/QĐ-UBND ngày 19/11/2029 của Ủy ban nhân dân tỉnh Cà Mau)"
    read = head(TITLE, "DANH MỤC THƯ VIỆN", caption)
    assert (read.number, read.title) == (
        "7/QĐ-UBND",
        "Về việc công nhận thư viện mẫu trên địa bàn tỉnh Cà Mau",
    )


def test_a_caption_that_goes_on_with_an_item_speaks_of_another_paper() -> None:
    item = "- Thư viện phải đạt tiêu chuẩn nêu trong Quy chế thư viện mẫu"
    other = "(ban hành kèm theo Quyết định số 907/QĐ-BVH ngày 17/9/2029 của Bộ Văn hóa)."
    read = head("HƯỚNG DẪN", "XÂY DỰNG THƯ VIỆN MẪU", BASIS, item, other)
    assert (read.number, read.date) == (None, None)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (["Quy định này áp dụng cho thư viện.", "Quy định này có hiệu lực từ ngày ký."], "Quy định"),
        (["Quy định này áp dụng cho thư viện."], None),
        (["Quy định này áp dụng cho thư viện.", "Quy định này kèm theo Quyết định này."], None),
    ],
)
def test_a_text_without_kind_may_name_itself(lines: list[str], kind: str | None) -> None:
    assert self_named(lines) == kind


def test_kinds_of_the_party_and_consolidated_texts() -> None:
    read = head(("BAN CHẤP HÀNH TRUNG ƯƠNG VĂN PHÒNG", "Số 7-KL/VPTW"), "KẾT LUẬN", "VỀ SÁCH", BASIS)
    assert (read.type, read.issuer, read.title) == ("Kết luận", "Văn phòng Trung ương", "Về sách")
    assert (
        head(("BỘ VĂN HÓA", "Số: 9/VBHN-BVH"), "NGHỊ ĐỊNH", "VỀ THƯ VIỆN", BASIS).type == "Văn bản hợp nhất"
    )
    assert (
        type_at_start("KẾT LUẬN CỦA BAN BÍ THƯ") == kind_in_capitals("KẾT LUẬN CỦA BAN BÍ THƯ") == "Kết luận"
    )


def test_numbers_offices_and_subjects_under_them() -> None:
    assert find_number("Số: 115/VPCP-V.I V/v thư viện") == ("115/VPCP-V.I", None)
    assert read_letterhead(("CỤC THUẾ THUẾ TỈNH CÀ MAU", "Số: 3/CMA-KTr")).organs == (
        "CỤC THUẾ",
        "THUẾ TỈNH CÀ MAU",
    )
    letter = head(
        ("SỞ VĂN HÓA", ""),
        ("Số: 5/SVH-TV Về hướng dẫn mở thư viện", "Huế, ngày 3 tháng 4 năm 2030"),
        "Kính gửi: Các thư viện",
    )
    assert letter.title == "Về hướng dẫn mở thư viện"


def test_a_heading_glued_to_a_sentence_teaches_no_case() -> None:
    book = CaseBook(["Đối với LỊCH MỞ CỬA THƯ VIỆN NĂM 2026 thì thực hiện theo lịch mở cửa thư viện."])
    assert book.restore("LỊCH MỞ CỬA THƯ VIỆN") == "Lịch mở cửa thư viện"


def test_a_period_over_before_the_paper_is_not_its_own() -> None:
    assert title_years("Bãi bỏ nghị quyết về thư viện đến năm 2020", date(2025, 11, 27)) is None
