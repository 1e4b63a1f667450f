from __future__ import annotations

from datetime import date

import pytest

from assistant.bootstrap import Assistant
from assistant.language.typing import is_shorthand, write_out
from assistant.understanding.understand import understand


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("từ T7 đến T10/2025", "từ tháng 7 đến tháng 10/2025"),
        ("T5-T7 làm gì", "tháng 5-tháng 7 làm gì"),
        ("hạn T6 năm 2025", "hạn tháng 6 năm 2025"),
        ("Q3/2025, trong QIV", "quý 3/2025, trong quý IV"),
        ("quý Q3/2025", "quý 3/2025"),
        ("6T cuối năm, 9T/2025", "6 tháng cuối năm, 9 tháng/2025"),
        ("tháng mười hai", "tháng 12"),
        ("nhu cầu vốn GĐ 23-25", "nhu cầu vốn giai đoạn 2023-2025"),
        ("KH CCHC Phú Yên 21-25", "kế hoạch CCHC Phú Yên 2021-2025"),
        ("trong KH CCHC 21-25, tóm tắt", "trong kế hoạch CCHC 2021-2025, tóm tắt"),
    ],
)
def test_times_typed_in_short(typed: str, meant: str) -> None:
    assert write_out(typed) == meant


@pytest.mark.parametrize(
    "kept",
    ["mở trang gopy.soyte.gov.vn/bc", "xem https://kh.vn ở đâu", "gửi về ld.syt@tinh.gov.vn"],
)
def test_addresses_are_no_shorthand(kept: str) -> None:
    assert write_out(kept) == kept


@pytest.mark.parametrize(
    "kept",
    ["họp ngày 21-25/6", "21-25 tuổi", "đường T2", "UBND quận Q1", "việc T7", "12/T7-UBND", "khối Q.1a"],
)
def test_letters_with_numbers_that_are_no_times_stay(kept: str) -> None:
    assert write_out(kept) == kept


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CB, CC xã, P, TT", "cán bộ, công chức xã, phường, thị trấn"),
        ("phối hợp ở bn nd, mức PC cho y tế", "phối hợp ở bao nhiêu nội dung, mức phụ cấp cho y tế"),
        ("kinh tế số %GDP", "kinh tế số phần trăm GDP"),
        ("trg CT ATVSLĐ, trg CT tỉnh", "trong chương trình ATVSLĐ, trường chính trị tỉnh"),
        ("theo CT hành động của BN, mấy bn", "theo chương trình hành động của Bắc Ninh, mấy bao nhiêu"),
        ("vốn ĐT, hóa đơn ĐT", "vốn đầu tư, hóa đơn ĐT"),
        ("MT năm 2026 là mấy %", "mục tiêu năm 2026 là mấy phần trăm"),
        ("PCCC ở P. Hòa Bình, P. Kế hoạch", "PCCC ở phường Hòa Bình, P. Kế hoạch"),
        ("CC TTHC, CC dịch vụ", "cải cách thủ tục hành chính, cung cấp dịch vụ"),
        ("những cv nào, đầu cv", "những công việc nào, đầu công việc"),
        ("cv số 12 của sở, cv của UBND", "công văn số 12 của sở, công văn của UBND"),
        ("BP 1 cửa, BP một cửa, BP 2024", "bộ phận một cửa, bộ phận một cửa, BP 2024"),
        ("GĐ sở, phó GĐ, GĐ 2021-2025", "giám đốc sở, phó giám đốc, giai đoạn 2021-2025"),
        ("hộ gđ, sở gd, tỷ lệ gd trực tuyến", "hộ gia đình, sở giáo dục, tỷ lệ giao dịch trực tuyến"),
        ("TT số 3, TT 01/2021, TT y tế", "thông tư số 3, thông tư 01/2021, trung tâm y tế"),
        ("nhiêu tiền, bao nhiêu, mấy tiền", "bao nhiêu tiền, bao nhiêu, bao nhiêu tiền"),
        ("trg học, trg KH", "trường học, trong kế hoạch"),
        ("sao v? mục V?", "sao vậy? mục V?"),
        ("sở nv lo nv nào", "sở nội vụ lo nhiệm vụ nào"),
        ("bên mô có mô hình", "bên nào có mô hình"),
        ("máy việc, bộ máy việc", "mấy việc, bộ máy việc"),
        ("đối thoại với dn, hỗ trợ DN, DN 2024", "đối thoại với doanh nghiệp, hỗ trợ doanh nghiệp, DN 2024"),
        ("CT, PH, TH", "chủ trì, phối hợp, thời hạn"),
        ("theo dõi bn CT, chủ trì CT nào", "theo dõi bao nhiêu chỉ tiêu, chủ trì chỉ tiêu nào"),
        ("UBND tỉnh BN được bn", "UBND tỉnh Bắc Ninh được bao nhiêu"),
        ("CC thuế, CC kiểm lâm", "chi cục thuế, chi cục kiểm lâm"),
        ("còn TH?", "còn thời hạn?"),
        ("SNV TH việc này", "SNV thực hiện việc này"),
        ("q/định 12, c/tri", "quyết định 12, chủ trì"),
        ("CT 11 của UBND tỉnh", "chỉ thị 11 của UBND tỉnh"),
        ("Sở Y tế CT 11 nhiệm vụ", "Sở Y tế chủ trì 11 nhiệm vụ"),
        ("CA phường CT", "công an phường chủ trì"),
        ("ca phường", "ca phường"),
        ("Trường CT tỉnh CT, lý luận CT", "Trường chính trị tỉnh chủ trì, lý luận chính trị"),
        ("nội dung CC nào, CC xã", "nội dung cải cách nào, công chức xã"),
        ("cơ chế 1 cửa, 1 việc", "cơ chế một cửa, 1 việc"),
        ("XĐ, XD", "xác định, xây dựng"),
        ("chi TX, TX này", "chi thường xuyên, TX này"),
        ("Bộ NN và MT", "Bộ nông nghiệp và môi trường"),
        ("ra T mấy, xong Q nào, T này", "ra tháng mấy, xong quý nào, T này"),
        ("thuộc lv nào", "thuộc lĩnh vực nào"),
        ("từ quí I", "từ quý I"),
        ("ưu tiên mấy mảng nào, mấy mảng", "ưu tiên những mảng nào, mấy mảng"),
        ("tăng so 2021, văn bản so 2021", "tăng so với 2021, văn bản so 2021"),
    ],
)
def test_short_forms_are_read_where_they_stand(typed: str, meant: str) -> None:
    assert write_out(typed) == meant


def test_short_forms_are_known() -> None:
    assert is_shorthand("qđịnh")
    assert not is_shorthand("định")


@pytest.mark.parametrize(
    "typed",
    [
        "Naoj vets luoongf vaof carng cas ai chur trif?",
        "na5o ve1t luo62ng va2o ca3ng ca1 ai chu3 tri2?",
        "Nạo vét luồng vào cảng cá ai ctrì?",
        "c/quan nào c/trì nạo vét luồng vào cảng cá",
    ],
)
def test_who_leads_is_told_however_it_is_typed(assistant: Assistant, typed: str) -> None:
    assert "Sở Giao thông vận tải" in assistant.ask(typed).text


def test_a_province_with_its_letters_swapped_is_the_province(assistant: Assistant) -> None:
    query = understand("Nạo vét luồng ở Quảng Nma, ai chủ trì?", assistant.knowledge(), date(2023, 5, 15))
    assert {head.province for head in query.scope.heads} == {"Quảng Nam"}
