"""Files become documents: encodings, paragraphs over wraps and page cuts, tables in four layouts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corpus.model import BlockKind, Document
from corpus.quotes import is_verbatim
from corpus.text import nfc
from ingestion.loaders.text import TextLoader
from ingestion.loaders.unreadable import Unreadable
from ingestion.loading import Limits, load

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "corpus" / "documents").iterdir())
SHARED = sorted((ROOT.parent / "shared" / "real-documents").glob("*.txt"))


def read(text: str) -> Document:
    return TextLoader().load(text.encode(), "kế-hoạch.md")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def rows(document: Document) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in block.cells) for block in document.blocks if block.cells]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_unicode_encodings_read_alike(encoding: str) -> None:
    document = TextLoader().load("Kế hoạch cải cách hành chính".encode(encoding), "a.txt")
    assert texts(document) == ["Kế hoạch cải cách hành chính"]


def test_decomposed_letters_become_nfc() -> None:
    assert texts(read("Kế hoạch")) == ["Kế hoạch"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "rỗng"),
        (b" \n\t\n", "rỗng"),
        (b"\x00\x01\x02\xff\xfe\x00" * 50, "nhị phân"),
        (b"%PDF-1.7 \xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04rest", ".docx"),
        (bytes(range(128, 256)) * 4, "bảng mã"),
    ],
)
def test_unreadable_bytes_say_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        TextLoader().load(data, "a.txt")
    assert said in caught.value.message
    assert "Hãy" in caught.value.message


def test_too_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000_000)  # more than any memory: reading it would fail otherwise
    with pytest.raises(Unreadable, match="quá lớn"):
        load(path, Limits(megabytes=49))


def test_unknown_suffix_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text("KẾ HOẠCH")
    with pytest.raises(Unreadable, match=r"\.xyz"):
        load(tmp_path / "a.xyz")
    with pytest.raises(Unreadable, match="Không tìm thấy"):
        load(tmp_path / "a.txt")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(Unreadable, match="thư mục"):
        load(tmp_path / "b.txt")


WRAPPED = """V. TỔ CHỨC THỰC HIỆN
1. Phòng Kế hoạch - Tài chính
Chủ trì lập dự toán hằng năm, hoàn thành trước ngày 15/7 của năm trước; đấu thầu mua sắm
máy siêu âm; hướng dẫn thanh quyết toán.
2. Đề nghị Ủy ban nhân dân các xã, phường
Đưa chỉ tiêu giảm suy dinh dưỡng vào nghị quyết phát triển kinh tế - xã hội hằng năm; bố trí
đất làm vườn rau tại điểm trường mầm non.
3. Nâng cấp trạm y tế xã ven biển và mua
Máy siêu âm cho từng trạm, bắt đầu từ các xã xa trung tâm và các xã có nhiều trẻ em sinh non,
trước khi vào mùa mưa bão.
"""


def test_a_short_heading_that_names_a_body_is_a_line_of_its_own() -> None:
    found = texts(read(WRAPPED))
    assert found[1] == "1. Phòng Kế hoạch - Tài chính"
    assert found[2].startswith("Chủ trì lập dự toán")
    assert found[2].endswith("quyết toán.")
    assert found[3] == "2. Đề nghị Ủy ban nhân dân các xã, phường"
    assert found[5].startswith("3. Nâng cấp trạm y tế xã ven biển và mua Máy siêu âm")


def test_wrapped_lines_join_and_items_stay_apart() -> None:
    text = (
        "a) Tổ chức tuyên truyền sâu rộng tới toàn thể cán bộ và người\n"
        "dân trên địa bàn về lợi ích của dịch vụ công trực tuyến năm\n"
        "2025 và các năm tiếp theo.\n"
        "b) Rà soát các quy định hiện hành để kiến nghị sửa đổi những\n"
        "nội dung không còn phù hợp với thực tiễn.\n"
    )
    found = texts(read(text))
    assert len(found) == 2
    assert found[0].endswith(
        "người dân trên địa bàn về lợi ích của dịch vụ công trực tuyến năm 2025 và các năm tiếp theo."
    )
    assert found[1].startswith("b) Rà soát")


def test_blank_lines_part_paragraphs_however_short_their_first_line() -> None:
    cut = "- Phối hợp Bộ Chỉ huy\nQuân sự tỉnh tổ chức vận chuyển hàng đến các cụm\ndân cư bị chia cắt.\n\n"
    marked = "- Giai đoạn sau:\nTổ chức bếp ăn phục vụ phát triển kinh tế\n- xã hội tại các điểm sơ tán.\n\n"
    listed = "- Sở Y tế.\n- Sở Công Thương.\n\n"
    assert texts(read(cut * 20 + marked + listed))[-4:] == [
        "- Phối hợp Bộ Chỉ huy Quân sự tỉnh tổ chức vận chuyển hàng đến các cụm dân cư bị chia cắt.",
        "- Giai đoạn sau: Tổ chức bếp ăn phục vụ phát triển kinh tế - xã hội tại các điểm sơ tán.",
        "- Sở Y tế.",
        "- Sở Công Thương.",
    ]


def test_page_cut_heals_over_page_number_and_footnote() -> None:
    text = (
        "Các cơ quan tập trung rà soát những thủ tục hành\n\n"
        "¹ Nghị quyết số 5/NQ-HĐND về nhiệm vụ năm.\n\n"
        "7\n\n"
        "chính còn rườm rà để cắt giảm.\n\n"
        "Kết thúc."
    )
    assert texts(read(text)) == [
        "Các cơ quan tập trung rà soát những thủ tục hành chính còn rườm rà để cắt giảm.",
        "¹ Nghị quyết số 5/NQ-HĐND về nhiệm vụ năm.",
        "7",
        "Kết thúc.",
    ]


def test_heading_cut_inside_bold_is_whole_and_markup_goes() -> None:
    found = texts(
        read(
            "**III. NHIỆM\nVỤ TRỌNG TÂM**\n\n## 1. Mục *đích*\n\n"
            "Giảm CO<sub>2</sub> trên 5 km<sup>2</sup><sup>1</sup>."
        )
    )
    assert found == ["III. NHIỆM VỤ TRỌNG TÂM", "1. Mục đích", "Giảm CO2 trên 5 km2."]


def test_escaped_marks_are_characters_and_mark_nothing() -> None:
    assert texts(read("**TỈNH YÊN BÁI** \\_\\_\\_\\_ giá \\*tạm\\* tính")) == [
        "TỈNH YÊN BÁI ____ giá *tạm* tính"
    ]


TABLE = [
    ("STT", "Nhiệm vụ", "Chủ trì"),
    ("1", "Mở lớp tập huấn", "Sở Nội vụ"),
    ("2", "Xây dựng cổng dữ liệu", ""),
]


def test_the_four_layouts_give_the_same_rows() -> None:
    tabs = "\n".join("\t".join(row) for row in TABLE)
    pipes = "\n".join(
        ["| STT | Nhiệm vụ | Chủ trì |", "|---|:--:|---|", *["| " + " | ".join(r) + " |" for r in TABLE[1:]]]
    )
    spaced = "\n".join(" | ".join(row) for row in TABLE)
    bars = "\n".join("|\n" + "\n|\n".join(cell or " " for cell in row) + "\n|" for row in TABLE)
    for layout in (tabs, pipes, spaced, bars):
        assert rows(read(f"Phụ lục\n\n{layout}\n\nHết.")) == TABLE, layout
        assert texts(read(f"Phụ lục\n\n{layout}\n\nHết."))[-1] == "Hết."


def test_cell_a_line_joins_wraps_and_keeps_items_on_lines() -> None:
    text = (
        "|\n**STT**\n|\n**Cơ quan\nphối hợp**\n|\n|\n1\n|\n- Sở Tài chính;\n- Sở Khoa học\nvà Công nghệ\n|\n"
    )
    assert rows(read(text)) == [
        ("STT", "Cơ quan phối hợp"),
        ("1", "- Sở Tài chính;\n- Sở Khoa học và Công nghệ"),
    ]


def test_text_right_after_a_cell_table_is_no_cell() -> None:
    text = (
        "|\nSỞ TƯ PHÁP\n|\nSố: 1/KH\n|\n|\nA\n|\nB\n|\n"
        "**PHỤ LỤC**\nDANH MỤC\n|\nTT\n|\nViệc\n|\n|\n1\n|\nHọp\n|\n"
    )
    document = read(text)
    assert rows(document) == [("SỞ TƯ PHÁP", "Số: 1/KH"), ("A", "B"), ("TT", "Việc"), ("1", "Họp")]
    assert [b.text for b in document.blocks if b.kind is BlockKind.PARAGRAPH] == ["PHỤ LỤC", "DANH MỤC"]


def test_lone_continuation_row_belongs_to_the_table_before() -> None:
    found = rows(read("TT\tViệc\tHạn\n1\tHọp\tQuý\n\n\t\t\tI/2025\n\nĐoạn văn."))
    assert found[-1] == ("", "", "", "I/2025")


def test_tab_after_a_list_mark_is_no_table() -> None:
    assert texts(read("1.\tMục đích\n\n-\tTuyên truyền")) == ["1. Mục đích", "- Tuyên truyền"]


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.name[:12])
def test_every_block_is_printed_in_its_source(path: Path) -> None:
    check_verbatim(path)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED, reason="no shared documents beside the project")
def test_every_block_of_shared_documents_is_printed() -> None:
    for path in SHARED:
        check_verbatim(path)


def bare(text: str) -> str:
    """Text without white space and markup, for finding words in a source file."""
    text = re.sub(r"<(su[bp])>[^<]*</\1>|</?[a-z]+>", "", nfc(text))
    return re.sub(r"[\s*|#\\]+", "", text)


def check_verbatim(path: Path) -> None:
    document = load(path)
    printed = bare(path.read_text(encoding="utf-8"))
    for number, block in enumerate(document.blocks):
        assert block.ordinal == number
        assert is_verbatim(block.text, [block])
        for cell in [c.text for c in block.cells] or [block.text]:
            assert found_whole_or_in_two(bare(cell), printed), cell


def found_whole_or_in_two(words: str, printed: str) -> bool:
    """A paragraph is printed in one piece, or in two where a footnote or page number stands between."""
    if words in printed:
        return True
    fits = [n for n in range(10, len(words)) if words[:n] in printed]
    return bool(fits) and words[fits[-1] :] in printed[printed.index(words[: fits[-1]]) :]


@pytest.mark.parametrize("nothing", ["<b></b>", "****", "\u200b"])
def test_a_line_of_nothing_but_marks_is_no_fault(tmp_path: Path, nothing: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Số: /UBND-KSTT của Sở\n{nothing}\nBình Định ban hành văn bản này.\n", encoding="utf-8")
    assert "Bình Định ban hành" in " ".join(block.text for block in load(path).blocks)
