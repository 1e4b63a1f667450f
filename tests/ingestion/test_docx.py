"""Word files read as Word prints them: numbering, merged cells, the head, notes, boxes, tracked changes."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from corpus.model import Cell, Document
from ingestion.loaders.docx import DocxLoader
from ingestion.loading import Unreadable
from tests.ingestion.word_files import a_list, cell, level, lists, numbered, paragraph, row, table, word_file


def read(body: str, **parts: str) -> Document:
    return DocxLoader().load(word_file(body, **parts), "kế-hoạch.docx")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def rows(document: Document) -> list[tuple[Cell, ...]]:
    return [block.cells for block in document.blocks if block.cells]


def test_paragraphs_and_tables_come_in_the_order_of_the_body() -> None:
    document = read(
        paragraph("I. MỤC TIÊU")
        + table(row("STT", "Nhiệm vụ"), row("1", "Rà soát"))
        + paragraph("II. TỔ CHỨC")
    )
    assert texts(document) == ["I. MỤC TIÊU", "STT\tNhiệm vụ", "1\tRà soát", "II. TỔ CHỨC"]
    assert [block.table for block in document.blocks] == [None, 0, 0, None]


def test_cells_merged_across_and_down_keep_their_spans() -> None:
    document = read(
        table(
            row("STT", "Nhiệm vụ", "Chủ trì"),
            row(cell("I. TUYÊN TRUYỀN", '<w:gridSpan w:val="3"/>')),
            row("1", "Phát sổ tay", cell("Sở Tư pháp", '<w:vMerge w:val="restart"/>')),
            row("2", "Mở chuyên mục", cell("", "<w:vMerge/>")),
            row("3", "Tập huấn", "Sở Nội vụ"),
        )
    )
    assert rows(document)[1] == (Cell("I. TUYÊN TRUYỀN", colspan=3),)
    assert rows(document)[2][2] == Cell("Sở Tư pháp", rowspan=2)
    assert rows(document)[3] == (Cell("2"), Cell("Mở chuyên mục"))
    assert rows(document)[4][2] == Cell("Sở Nội vụ")


def test_a_row_of_merged_cells_alone_is_no_row_and_takes_no_place_in_the_span() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read(
        table(
            row(cell("1", down), cell("Rà soát", down)),
            row(cell("", on), cell("", on)),
            row(cell("", on), "Báo cáo"),
        )
    )
    assert rows(document) == [(Cell("1", rowspan=2), Cell("Rà soát")), (Cell("Báo cáo"),)]


def test_a_merged_cell_under_nothing_is_a_cell_of_its_own() -> None:
    on = "<w:vMerge/>"
    document = read(table(row("1", cell("A", on)), row("2", cell("B", '<w:gridSpan w:val="2"/>' + on))))
    assert rows(document) == [(Cell("1"), Cell("A")), (Cell("2"), Cell("B", colspan=2))]


def test_columns_a_row_leaves_out_keep_their_place() -> None:
    document = read(
        table(
            row("1", "Rà soát", "Sở Y tế"),
            row("Báo cáo", "Sở Nội vụ", properties='<w:gridBefore w:val="1"/>'),
        )
    )
    assert rows(document)[1] == (Cell(""), Cell("Báo cáo"), Cell("Sở Nội vụ"))


def test_the_borderless_head_is_read_as_text_cell_by_cell() -> None:
    head = table(
        row("ỦY BAN NHÂN DÂN TỈNH X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        row("Số: 12/KH-UBND", "X, ngày 05 tháng 01 năm 2024"),
        properties="",
    )
    document = read(head + paragraph("KẾ HOẠCH"))
    assert texts(document) == [
        "ỦY BAN NHÂN DÂN TỈNH X",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/KH-UBND",
        "X, ngày 05 tháng 01 năm 2024",
        "KẾ HOẠCH",
    ]


def test_a_ruled_foot_with_the_addressees_is_text_too() -> None:
    foot = table(row("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"))
    assert texts(read(paragraph("Thực hiện./.") + foot))[1:] == ["Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"]


def test_a_task_table_in_a_frame_is_a_table() -> None:
    inner = table(row("STT", "Nhiệm vụ"), row("1", "Rà soát"))
    document = read(table(row(cell(paragraph("PHỤ LỤC") + inner + paragraph("")))))
    assert texts(document) == ["PHỤ LỤC", "STT\tNhiệm vụ", "1\tRà soát"]


def test_a_table_inside_a_cell_is_words_of_that_cell() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    document = read(table(row("1", cell(paragraph("Gồm:") + inner + paragraph("hết")), "Sở Y tế")))
    assert rows(document)[0] == (Cell("1"), Cell("Gồm:\na b\nc d\nhết"), Cell("Sở Y tế"))


def test_automatic_numbering_is_printed_and_goes_on() -> None:
    numbering = lists(
        level(0, "decimal", "Điều %1.") + level(1, "lowerLetter", "%2)"),
        numbers=a_list(7, 0),
    )
    body = (
        paragraph("Ban hành", numbered(7))
        + paragraph("Chủ trì", numbered(7, 1))
        + paragraph("Phối hợp", numbered(7, 1))
        + paragraph("Hiệu lực", numbered(7))
        + paragraph("Một", numbered(7, 1))
    )
    assert texts(read(body, numbering=numbering)) == [
        "Điều 1. Ban hành",
        "a) Chủ trì",
        "b) Phối hợp",
        "Điều 2. Hiệu lực",
        "a) Một",
    ]


def test_levels_show_those_above_them_and_roman_sections() -> None:
    numbering = lists(
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", more="<w:isLgl/>"), numbers=a_list(1, 0)
    )
    body = (
        paragraph("CHUNG", numbered(1)) + paragraph("RIÊNG", numbered(1)) + paragraph("Việc", numbered(1, 1))
    )
    assert texts(read(body, numbering=numbering)) == ["I. CHUNG", "II. RIÊNG", "2.1. Việc"]


def test_a_list_may_start_anew_and_lists_of_a_family_go_on() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = lists(level(0, "decimal", "%1."), numbers=a_list(1, 0) + a_list(2, 0) + a_list(3, 0, again))
    body = "".join(paragraph("Việc", numbered(each)) for each in (1, 2, 3, 3))
    assert texts(read(body, numbering=numbering)) == ["1. Việc", "2. Việc", "1. Việc", "2. Việc"]


def test_a_level_that_never_restarts_counts_through() -> None:
    numbering = lists(
        level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>'),
        numbers=a_list(1, 0),
    )
    body = "".join(paragraph("Việc", numbered(1, depth)) for depth in (0, 1, 0, 1))
    assert texts(read(body, numbering=numbering)) == ["I. Việc", "1. Việc", "II. Việc", "2. Việc"]


def test_numbering_may_come_from_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Điều"/><w:pPr>'
        '<w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:name w:val="Khoản"/><w:basedOn w:val="Dieu"/></w:style>'
    )
    numbering = lists(
        level(0, "decimal", "Điều %1.", more='<w:pStyle w:val="Dieu"/>')
        + level(1, "decimal", "%2.", more='<w:pStyle w:val="Khoan"/>'),
        numbers=a_list(4, 0),
    )
    body = paragraph("Một", '<w:pStyle w:val="Dieu"/>') + paragraph("Hai", '<w:pStyle w:val="Khoan"/>')
    assert texts(read(body, styles=styles, numbering=numbering)) == ["Điều 1. Một", "1. Hai"]


def test_bullets_are_hyphens_and_a_paragraph_taken_off_its_list_has_none() -> None:
    numbering = lists(
        level(0, "bullet", "\uf0b7"), level(0, "bullet", "+"), numbers=a_list(1, 0) + a_list(2, 1)
    )
    body = paragraph("Một", numbered(1)) + paragraph("Hai", numbered(2)) + paragraph("Ba", numbered(0))
    assert texts(read(body, numbering=numbering)) == ["- Một", "+ Hai", "Ba"]


def test_row_numbers_word_counts_itself_are_read_in_empty_cells() -> None:
    numbering = lists(level(0, "decimal", "%1"), numbers=a_list(1, 0))
    counted = cell(f"<w:p><w:pPr>{numbered(1)}</w:pPr></w:p>")
    document = read(table(row(counted, "Rà soát"), row(counted, "Báo cáo")), numbering=numbering)
    assert rows(document) == [(Cell("1"), Cell("Rà soát")), (Cell("2"), Cell("Báo cáo"))]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>Hoàn thành trước </w:t></w:r>"
        "<w:del><w:r><w:delText>30/6</w:delText></w:r></w:del><w:ins><w:r><w:t>31/12</w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>Sở Nội vụ </w:t></w:r></w:p>"
        "<w:p><w:r><w:t>chủ trì.</w:t></w:r></w:p>"
    ) + table(row("1", "Bỏ", properties="<w:del/>"), row("1", "Giữ", properties="<w:ins/>"))
    assert texts(read(body)) == ["Hoàn thành trước 31/12", "Sở Nội vụ chủ trì.", "1\tGiữ"]


def test_notes_stand_after_what_refers_to_them_without_their_marks() -> None:
    refer = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{paragraph("Theo Luật Đầu tư")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("Gồm cả cấp xã")}</w:footnote>'
    )
    held = f"<w:p><w:r><w:t>Chủ trì</w:t></w:r>{refer.format(3)}</w:p>"
    body = f"<w:p><w:r><w:t>Rà soát</w:t></w:r>{refer.format(2)}</w:p>" + table(
        row("STT", cell(held)), row("1", "Sở Y tế")
    )
    assert texts(read(body, footnotes=notes)) == [
        "Rà soát",
        "[1] Theo Luật Đầu tư",
        "STT\tChủ trì",
        "1\tSở Y tế",
        "[2] Gồm cả cấp xã",
    ]


def test_a_note_that_refers_to_itself_is_read_once() -> None:
    own = '<w:r><w:t>Xem chú thích</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1"><w:p>{own}</w:p></w:footnote>'
    assert texts(read(f"<w:p>{own}</w:p>", footnotes=notes)) == ["Xem chú thích", "[1] Xem chú thích"]


def test_text_boxes_are_read_once_whatever_alternatives_word_writes() -> None:
    box = f"<w:txbxContent>{paragraph('DỰ THẢO')}</w:txbxContent>"
    drawn = (
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r>{drawn}</w:r><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>"
    assert texts(read(body)) == ["KẾ HOẠCH", "DỰ THẢO"]


def test_words_are_as_printed() -> None:
    body = (
        paragraph("Quyết định", run="<w:caps/>")
        + paragraph("ẩn", run="<w:vanish/>")
        + "<w:p><w:r><w:t>10 km</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"
        "<w:r><w:t> đất</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>1</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Số 12/KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r></w:p>"
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>Trang bìa</w:t></w:r></w:p>"
        "<w:p><w:hyperlink><w:r><w:t>Cổng</w:t><w:tab/><w:t>dịch vụ</w:t></w:r></w:hyperlink></w:p>"
        "<w:sdt><w:sdtContent>" + paragraph("Điều khiển") + "</w:sdtContent></w:sdt>"
    )
    assert texts(read(body)) == [
        "QUYẾT ĐỊNH",
        "10 km2 đất",
        "Số 12/KH-UBND",
        "Trang bìa",
        "Cổng dịch vụ",
        "Điều khiển",
    ]


def test_signs_of_symbol_fonts_are_what_they_print() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Đạt </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t>80%, </w:t>'
        '<w:sym w:font="Symbol" w:char="F0A3"/><w:t>5; </w:t><w:sym w:font="Wingdings 2" w:char="F0A3"/>'
        '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Webdings" w:char="F022"/></w:r></w:p>'
        + paragraph("\uf0b390%", run='<w:rFonts w:ascii="Symbol"/>')
        + paragraph("\uf0b7 Rà soát")
        + paragraph("Nh\uf0adng \uf0f1y ban", run='<w:rFonts w:ascii=".VnTime"/>')
    )
    assert texts(read(body)) == ["Đạt ≥80%, ≤5; ☐✓-", "≥90%", "- Rà soát", "Nhưng Ủy ban"]


def test_what_only_asks_for_words_and_hidden_rows_are_no_words() -> None:
    asking = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    run = "<w:r><w:t>Click or tap here to enter text.</w:t></w:r>"
    body = (
        f"<w:p><w:r><w:t>Số: </w:t></w:r>{asking.format(run)}<w:r><w:t>/KH-UBND</w:t></w:r></w:p>"
        + asking.format(paragraph("Choose an item."))
        + table(row("1", "Rà soát"), row("2", "Ẩn", properties="<w:hidden/>"))
    )
    assert texts(read(body)) == ["Số: /KH-UBND", "1\tRà soát"]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    held = table(row("1", "Rà soát"), row("2", "@")).replace(cell("@"), control.format(cell("Báo cáo")))
    last = control.format(row("3", "Tập huấn"))
    assert texts(read(held.replace("</w:tbl>", last + "</w:tbl>"))) == [
        "1\tRà soát",
        "2\tBáo cáo",
        "3\tTập huấn",
    ]


def test_another_file_put_into_the_file_is_told() -> None:
    chunk = '<w:altChunk r:id="r9"/>'
    document = read(paragraph("Kế hoạch") + chunk)
    assert texts(document) == ["Kế hoạch"]
    assert "tệp khác nhúng vào" in document.warnings[0]
    with pytest.raises(Unreadable, match="tệp khác nhúng vào"):
        read(chunk)


def test_words_in_old_fonts_become_unicode_and_are_said_so() -> None:
    old, title = '<w:rFonts w:ascii=".VnTime"/>', '<w:rFonts w:ascii=".VnTimeH"/>'
    styles = (
        '<w:style w:type="paragraph" w:styleId="Cu"><w:name w:val="Cũ"/><w:rPr>'
        '<w:rFonts w:ascii="VNI-Times"/></w:rPr></w:style>'
    )
    body = (
        paragraph("kÕ ho¹ch", run=title)
        + paragraph("Céng hßa x· héi chñ nghÜa ViÖt Nam", run=old)
        + f"<w:p><w:r><w:rPr>{old}</w:rPr><w:t>Nh</w:t><w:softHyphen/><w:t>ng</w:t></w:r></w:p>"
        + '<w:p><w:pPr><w:pStyle w:val="Cu"/></w:pPr><w:r><w:t>Vie</w:t></w:r><w:r><w:t>ät Nam</w:t></w:r></w:p>'
        + paragraph("Kế hoạch")
    )
    document = read(body, styles=styles)
    assert texts(document) == [
        "KẾ HOẠCH",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Nhưng",
        "Việt Nam",
        "Kế hoạch",
    ]
    assert [warning.split(" cũ")[0][-4:] for warning in document.warnings] == ["ABC)", " VNI"]


def test_items_broken_inside_a_paragraph_stand_apart_and_wraps_do_not() -> None:
    body = "<w:p><w:r><w:t>Kế hoạch cải cách</w:t><w:br/><w:t>hành chính:</w:t><w:br/><w:t>- Rà soát</w:t></w:r></w:p>"
    signed = "<w:p><w:r><w:t>THỦ TRƯỞNG</w:t><w:br/><w:br/><w:t>Nguyễn Văn A</w:t></w:r></w:p>"
    assert texts(read(body + signed)) == [
        "Kế hoạch cải cách hành chính:",
        "- Rà soát",
        "THỦ TRƯỞNG",
        "Nguyễn Văn A",
    ]


def test_the_table_of_contents_is_no_text_of_the_document() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="M1"><w:name w:val="toc 1"/></w:style>'
    body = paragraph("I. MỤC TIÊU 3", '<w:pStyle w:val="M1"/>') + paragraph("I. MỤC TIÊU")
    assert texts(read(body, styles=styles)) == ["I. MỤC TIÊU"]


def test_files_in_the_strict_form_read_alike() -> None:
    strict = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(word_file(paragraph("Kế hoạch")))) as usual,
        zipfile.ZipFile(strict, "w") as made,
    ):
        for name in usual.namelist():
            data = usual.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            made.writestr(name, data)
    assert texts(DocxLoader().load(strict.getvalue(), "a.docx")) == ["Kế hoạch"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (word_file(paragraph("Kế hoạch"))[:-60], "hỏng"),
        (word_file("<w:p>"), "hỏng"),
        (word_file(paragraph("")), "không có chữ"),
        (word_file("<w:p>&x;</w:p>"), "hỏng"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        DocxLoader().load(data, "a.docx")
    assert said in caught.value.message
    assert "Hãy" in caught.value.message


def test_entities_are_neither_expanded_nor_accepted() -> None:
    bomb = BytesIO()
    with zipfile.ZipFile(BytesIO(word_file(paragraph("x")))) as usual, zipfile.ZipFile(bomb, "w") as made:
        for name in usual.namelist():
            data = usual.read(name)
            if name == "word/document.xml":
                data = data.replace(b"?><", b'?><!DOCTYPE d [<!ENTITY a "aaaa">]><', 1).replace(
                    b">x<", b">&a;<"
                )
            made.writestr(name, data)
    with pytest.raises(Unreadable, match="DTD"):
        DocxLoader().load(bomb.getvalue(), "a.docx")
