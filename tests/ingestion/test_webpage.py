"""A page of a legal text site copied whole, and telegrams that name their sender under the title."""

from ingestion.loading import load_bytes
from ingestion.reading import read

_PANEL = """|
|
Bản dịch này thuộc quyền sở hữu của trang. Mọi hành vi sao chép là vi phạm.
|
|
Đang tải văn bản...
#
**Số hiệu:**
|
77/KH-UBND
|
|
**Loại văn bản:**
|
Kế hoạch
|
**Nơi ban hành:**
|
Tỉnh Sơn La
|
|
**Người ký:**
|
Lò Văn Pó
|
**Ngày ban hành:**
|
18/11/2025
|
|
**Tình trạng:**
|
Đã biết
|
"""
_NEWS = """## Sơn La trồng rừng
Ngày 18/11/2025, tỉnh ban hành Kế hoạch 77/KH-UBND; Sở Công Thương chủ trì trồng rừng.
"""
_HEAD = """|
**ỦY BAN NHÂN DÂN
TỈNH SƠN LA**
-------
|
**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
|
|
Số: 77/KH-UBND
|
*Sơn La, ngày 18 tháng 11 năm 2025*
|
"""
_BODY = """**KẾ HOẠCH**
TRỒNG RỪNG NGẬP MẶN NĂM 2026
1. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính trồng 200 ha rừng trước ngày 30/6/2026.
|
Nơi nhận:
- Như trên;
- Lưu: VT.
|
**KT. CHỦ TỊCH**
PHÓ CHỦ TỊCH
Lò Văn Pó
|
"""
_REST = """Kế hoạch 77/KH-UBND năm 2025 trồng rừng ngập mặn do tỉnh Sơn La ban hành
Văn bản này chưa cập nhật nội dung Tiếng Anh
## Văn bản liên quan
Ban hành:
17/11/2025
Sở Tài chính chủ trì, phối hợp với Sở Xây dựng báo cáo trước ngày 01/01/2026.
"""


def _read(text: str) -> tuple[object, str]:
    document = load_bytes(text.encode(), "trang.txt")
    return read(document), "\n".join(block.text for block in document.blocks)


def test_a_page_copied_whole_gives_the_document_alone() -> None:
    entry, text = _read(_PANEL + _NEWS + _HEAD + _BODY + _REST)
    head = entry.head
    assert (head.number, head.type, str(head.date)) == ("77/KH-UBND", "Kế hoạch", "2025-11-18")
    assert head.issuer == "Ủy ban nhân dân tỉnh Sơn La"
    assert head.title == "Trồng rừng ngập mặn năm 2026"
    assert (head.signer, head.signer_title) == ("Lò Văn Pó", "Phó Chủ tịch")
    assert [a.agency for a in entry.assignments] == ["Sở Nông nghiệp và Môi trường"]
    assert not any(words in text for words in ("Công Thương", "01/01/2026", "sao chép", "năm 2025 trồng"))


def test_number_and_day_are_the_panels_where_the_document_prints_none() -> None:
    entry, text = _read(_PANEL + "\n" + _BODY + _REST)
    head = entry.head
    assert (head.number, str(head.date), head.title) == (
        "77/KH-UBND",
        "2025-11-18",
        "Trồng rừng ngập mặn năm 2026",
    )
    assert sum("bảng thông tin của trang" in warning for warning in head.warnings) == 2
    assert "Số hiệu: 77/KH-UBND" in text


def test_the_signer_is_the_panels_where_no_signature_was_copied() -> None:
    unsigned = _BODY[: _BODY.index("|\nNơi nhận")]
    head = _read(_PANEL + _HEAD + unsigned + _REST)[0].head
    assert (head.signer, head.signer_title) == ("Lò Văn Pó", None)
    assert any(warning.startswith("Người ký Lò Văn Pó lấy từ") for warning in head.warnings)
    assert _read(_PANEL.replace("Lò Văn Pó", "***") + _HEAD + unsigned + _REST)[0].head.signer is None


def test_the_documents_own_number_and_day_count_before_the_panels() -> None:
    head = _read(_PANEL.replace("77/KH-UBND", "78/KH-UBND").replace("18/11", "19/11") + _HEAD + _BODY)[0].head
    assert (head.number, str(head.date)) == ("77/KH-UBND", "2025-11-18")
    assert not any("bảng thông tin" in warning for warning in head.warnings)


def test_the_pages_name_of_a_letter_copied_without_its_head_is_its_title() -> None:
    named = "Công văn 5/SYT-NV năm 2025 cấp thuốc do nước ngoài viện trợ do Sở Y tế ban hành\n"
    dated = named.replace("năm 2025", "ngày 18/11/2025")
    letter = "Kính gửi: Các bệnh viện\n\nSở Y tế rà soát danh mục thuốc trước ngày 01/12/2025.\n"
    head = _read(_PANEL.replace("Kế hoạch", "Công văn") + "\n" + letter + dated + named + _REST)[0].head
    assert head.title == "Cấp thuốc do nước ngoài viện trợ"
    assert any(warning.startswith("Tên gọi") for warning in head.warnings)
    own = letter.replace("Kính gửi", "V/v viện trợ thuốc\n\nKính gửi")
    assert _read(_PANEL + "\n" + own + named + _REST)[0].head.title == "V/v viện trợ thuốc"


def test_the_text_under_a_letterhead_or_an_address_is_no_cell_of_it() -> None:
    text = (
        "Thực hiện Luật Dược được sửa đổi năm 2024;\n"
        "1. Đề nghị Sở Y tế rà soát danh mục thuốc trước ngày 01/12/2025.\n"
    )
    number = "|\nSố: 77/KH-UBND\nV/v thuốc\n|\n*Sơn La, ngày 18 tháng 11 năm 2025*\n|\n"
    top = _HEAD[: _HEAD.index("|\nSố")]
    foot = _BODY[_BODY.index("|\nNơi nhận") :]
    address = "|\n**Kính gửi:**\n|\n- Sở Y tế;\n- Các bệnh viện.\n|\n"
    for above in (top + number, top + number + address, address):
        entry = _read(
            _PANEL.replace("Kế hoạch", "Công văn") + above + text + foot + "Mẫu danh mục thuốc\n" + _REST
        )[0]
        assert [(a.agency, a.deadline_text) for a in entry.assignments] == [
            ("Sở Y tế", "trước ngày 01/12/2025")
        ]
        assert entry.head.based_on[0].type == "Luật Dược"
        assert entry.head.signer == "Lò Văn Pó"


def test_what_looks_like_a_page_only_in_part_is_left_alone() -> None:
    text = _read("Số hiệu: 12\nNgày ban hành: 01/02/2025\n\nVăn bản liên quan\n\nSở Y tế lập danh sách.\n")[1]
    assert text.endswith("Văn bản liên quan\nSở Y tế lập danh sách.")


def test_a_telegram_is_sent_by_whom_its_line_under_the_title_names() -> None:
    head = _read(
        "**CÔNG ĐIỆN**\n\nVỀ VIỆC TẬP TRUNG\n\nỨNG PHÓ MƯA LŨ BỘ XÂY DỰNG điện:\n\n- Các Cục trực thuộc Bộ Xây dựng;\n\n"
        "1. Cục Đường bộ Việt Nam tổ chức trực ban tại Bộ Xây dựng.\n"
    )[0].head
    assert (head.type, head.issuer) == ("Công điện", "Bộ Xây dựng")
    assert head.title == "Về việc tập trung ứng phó mưa lũ"


def test_a_letter_without_number_and_subject_is_still_a_letter() -> None:
    head = _read("Kính gửi: Các sở, ban, ngành\n\nSở Y tế rà soát danh mục thuốc trước ngày 01/12/2025.\n")[
        0
    ].head
    assert head.type == "Công văn"


def test_a_letter_without_head_is_of_the_one_province_it_names() -> None:
    letter = (
        "Kính gửi: Các sở\n\nSở Y tế rà soát thuốc trên địa bàn tỉnh Sơn La{}.\n\n"
        "Nơi nhận:\n\n- Như trên;\n\nKT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\nLò Văn Pó\n"
    )
    assert _read(letter.format(""))[0].head.province == "Sơn La"
    assert _read(letter.format(" và tỉnh Lai Châu"))[0].head.province is None
