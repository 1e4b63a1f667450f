from __future__ import annotations

import pytest

from ingestion.due import due_text
from ingestion.figures import figures, is_past
from ingestion.sentences import sentences, zone, zone_of


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Tối thiểu 80% hồ sơ được xử lý.", [("80", "%", ">=")]),
        ("Có ≥ 30% doanh nghiệp ứng dụng.", [("30", "%", ">=")]),
        ("Tỷ lệ hồ sơ đạt trên 62,8%.", [("62,8", "%", ">")]),
        ("Từ 30% trở lên các sở được kiểm tra.", [("30", "%", ">=")]),
        ("100% cấp huyện, 80% trở lên cấp xã họp trực tuyến.", [("100", "%", "="), ("80", "%", ">=")]),
        ("đạt tối thiểu tương ứng là 30%, 20%, 15%", [(v, "%", ">=") for v in ("30", "20", "15")]),
        ("Giảm tối thiểu 10% số đơn vị và 10% biên chế.", [("10", "%", "decrease")] * 2),
        ("mỗi năm tăng tối thiểu 20%", [("20", "%", "increase")]),
        ("tăng từ 40% năm 2023 lên 60%", [("60", "%", "=")]),
        ("Cắt giảm tối thiểu 20% chi phí.", [("20", "%", ">=")]),
        ("giảm từ 10% đến 15% số vụ", [("10 - 15", "%", "decrease")]),
        ("nằm trong nhóm 20 địa phương dẫn đầu cả nước", [("20", None, "rank<=")]),
        ("xếp hạng 05 vị trí cao nhất", [("05", None, "rank<=")]),
        ("xếp thứ 10/63 tỉnh", [("10", None, "rank<=")]),
        ("cho tối thiểu 2 dự án trong các khu", [("2", "dự án", ">=")]),
        ("100% các khu có tối thiểu 1 trạm phát sóng", [("100", "%", "=")]),
        ("Nghị định số 80/2021/NĐ-CP ngày 26/8/2021, mức độ 3 và 4, Điều 5", []),
        ("dịch vụ trực tuyến (giai đoạn 2021 - 2025), khoản 3 Điều 6, 5G", []),
    ],
)
def test_figures(sentence: str, found: list[tuple[str, str | None, str]]) -> None:
    assert [(f.value, f.unit, f.comparator) for f in figures(sentence, counts=True)] == found


def test_plain_counts_need_leave() -> None:
    assert figures("có ít nhất 5 dự án", counts=False) == ()


def test_past_figures_are_told_from_aims() -> None:
    sentence = "Năm 2023 đã đạt 62,8%; phấn đấu đến năm 2025 đạt 75%."
    assert [is_past(sentence, figure) for figure in figures(sentence, counts=True)] == [True, False]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Gửi Kế hoạch về Sở A trước ngày 15/01/2024.", "trước ngày 15/01/2024"),
        ("báo cáo trước ngày 01/6 và 15/11 hằng năm về Sở A", "trước ngày 01/6 và 15/11 hằng năm"),
        (
            "Định kỳ hàng quý, 6 tháng, hàng năm hoặc đột xuất báo cáo",
            "Định kỳ hàng quý, 6 tháng, hàng năm hoặc đột xuất",
        ),
        ("Hàng năm, tổ chức tập huấn.", "Hàng năm"),
        ("Đến giữa năm 2023 tiến hành sơ kết.", "Đến giữa năm 2023"),
        ("báo cáo trước ngày 25 hằng tháng.", "trước ngày 25 hằng tháng"),
        ("Bố trí kinh phí trong dự toán ngân sách hàng năm.", None),
        ("Thực hiện Nghị quyết ngày 15/7/2021 của Chính phủ.", None),
    ],
)
def test_when_a_duty_is_due(text: str, due: str | None) -> None:
    assert due_text(text) == due


def test_sentences_keep_brackets_and_abbreviations_whole() -> None:
    text = "Giao TP. Huế thực hiện (theo Luật. Xem phụ lục). Phối hợp với Sở Y tế. 100% hồ sơ đạt./."
    assert sentences(text) == (
        "Giao TP. Huế thực hiện (theo Luật. Xem phụ lục).",
        "Phối hợp với Sở Y tế.",
        "100% hồ sơ đạt./.",
    )


def test_kinds_of_sections() -> None:
    assert zone_of("2. Mục tiêu cụ thể") == "targets"
    assert zone_of("III. NỘI DUNG, MỤC TIÊU, NHIỆM VỤ") is None
    assert zone_of("nguồn Chương trình mục tiêu quốc gia") is None
    assert zone(("II. MỤC TIÊU, NHIỆM VỤ", "1. Mục tiêu")) == "targets"
    assert zone(("I. MỤC TIÊU", "b) Nhiệm vụ")) == "content"
