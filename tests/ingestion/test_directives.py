from __future__ import annotations

from corpus.model import Assignment, Block, BlockKind, Document, Head
from corpus.quotes import is_verbatim
from ingestion.loaders.paragraphs import paragraphs
from ingestion.outline import outline
from ingestion.prose import read_prose

_WIDTH = 80


def given(*lines: str, kind: str = "Thông báo") -> tuple[Assignment, ...]:
    blocks = tuple(Block(n, BlockKind.PARAGRAPH, line) for n, line in enumerate(lines))
    head = Head("made.txt", "a" * 64, type=kind, number="1/TB-VPCP", title="Kết luận", years=(2025, 2025))
    found = read_prose(outline(Document("made.txt", "a" * 64, blocks)), head).assignments
    for duty in found:
        assert is_verbatim(duty.source.quote, [blocks[n] for n in duty.source.blocks])
    return found


def whose(*lines: str, kind: str = "Thông báo") -> list[tuple[str, str]]:
    return [(duty.agency, duty.role) for duty in given(*lines, kind=kind)]


def test_an_order_after_its_topic_is_read_with_the_topic() -> None:
    (duty,) = given(
        "III. VỀ MỘT SỐ KIẾN NGHỊ CỦA TỈNH",
        "1. Về đầu tư cầu qua sông Lam: giao Bộ Xây dựng chủ trì, phối hợp với Bộ Tài chính nghiên cứu, "
        "báo cáo Thủ tướng Chính phủ trước ngày 15 tháng 12 năm 2025.",
    )
    assert (duty.agency, duty.role, duty.coordinate) == ("Bộ Xây dựng", "lead", ("Bộ Tài chính",))
    assert duty.deadline_text == "trước ngày 15 tháng 12 năm 2025"
    assert duty.text.startswith("Về đầu tư cầu qua sông Lam: giao")


def test_a_clause_with_an_agency_of_its_own_is_a_duty_of_its_own() -> None:
    lines = (
        "II. NHIỆM VỤ",
        "1. Bộ Y tế tổng hợp nhu cầu thuốc của các tỉnh; Bộ Tài chính bố trí kinh phí theo quy định.",
    )
    first, second = given(*lines)
    assert (first.agency, first.text) == ("Bộ Y tế", "Bộ Y tế tổng hợp nhu cầu thuốc của các tỉnh")
    assert second.agency == "Bộ Tài chính"


def test_agencies_listed_between_semicolons_stay_together() -> None:
    assert whose(
        "II. TỔ CHỨC THỰC HIỆN",
        "1. Sở Công Thương chủ trì, phối hợp với Sở Tài chính; Ủy ban nhân dân các xã thực hiện Kế hoạch.",
        "2. Giám đốc Sở Y tế; Chủ tịch Ủy ban nhân dân các xã, phường kiểm tra các chợ đầu mối.",
    ) == [
        ("Sở Công Thương", "lead"),
        ("Giám đốc Sở Y tế", "implement"),
        ("Chủ tịch Ủy ban nhân dân các xã, phường", "implement"),
    ]


def test_in_a_directive_every_sentence_may_order() -> None:
    lines = ("II. NHIỆM VỤ TRỌNG TÂM", "1. Các bộ, ngành, địa phương rà soát quy hoạch vùng, bố trí đủ vốn.")
    assert whose(*lines) == [("Các bộ, ngành, địa phương", "implement")]
    assert whose(*lines, kind="Kế hoạch") == []


def test_an_order_under_an_aim_is_an_order() -> None:
    lines = (
        "b) Để đạt được mục tiêu phát điện sớm, đề nghị:",
        "(i) Bộ Công Thương chỉ đạo Tập đoàn Điện lực Việt Nam ký hợp đồng trong tháng 12 năm 2025.",
        "(ii) Ủy ban nhân dân tỉnh Đồng Nai hoàn thành bàn giao mặt bằng các móng trụ.",
    )
    assert [agency for agency, _ in whose(*lines)] == ["Bộ Công Thương", "Ủy ban nhân dân tỉnh Đồng Nai"]


def test_bodies_that_share_their_kind_are_each_named() -> None:
    lines = (
        "II. NHIỆM VỤ",
        "1. Chủ tịch Ủy ban nhân dân các tỉnh, thành phố: Huế, Gia Lai khẩn trương sơ tán người dân.",
        "2. Các Bộ, cơ quan: Tài chính, Y tế, Tập đoàn Điện lực Việt Nam khẩn trương rà soát kiến nghị.",
    )
    assert [agency for agency, _ in whose(*lines)] == [
        "Chủ tịch Ủy ban nhân dân thành phố Huế",
        "Chủ tịch Ủy ban nhân dân tỉnh Gia Lai",
        "Bộ Tài chính",
        "Bộ Y tế",
        "Tập đoàn Điện lực Việt Nam",
    ]


def test_those_a_telegram_is_sent_to_are_given_nothing() -> None:
    lines = (
        "THỦ TƯỚNG CHÍNH PHỦ điện:",
        "- Chủ tịch Ủy ban nhân dân các tỉnh, thành phố: Huế, Đà Nẵng, Gia Lai, Khánh Hòa;",
    )
    assert whose(*lines, kind="Công điện") == []


def test_what_stands_under_a_duty_is_the_same_agency_s() -> None:
    lines = (
        "2. Để bảo đảm tiến độ, lưu ý một số nội dung sau:",
        "(1) Bộ Y tế chỉ đạo các nhà thầu hoàn thành hai bệnh viện.",
        "- Chủ trì, phối hợp với Bộ Tài chính hoàn thiện hồ sơ về cơ chế vận hành.",
        "(2) Bộ Công an thẩm định phòng cháy, chữa cháy.",
    )
    assert whose(*lines) == [("Bộ Y tế", "implement"), ("Bộ Y tế", "lead"), ("Bộ Công an", "implement")]


def test_how_an_agency_leads_does_not_hide_that_it_leads() -> None:
    lines = (
        "II. NHIỆM VỤ",
        "1. Bộ Nội vụ khẩn trương chủ trì, phối hợp với Bộ Tài chính hoàn thiện Nghị định.",
        "2. Bộ Quốc phòng theo chức năng, nhiệm vụ và thẩm quyền chủ trì, phối hợp với Bộ Công an tìm kiếm.",
        "3. Bộ Tài chính chủ trì cùng Bộ Xây dựng đề xuất mức thưởng cho các công trình.",
    )
    found = given(*lines)
    assert [duty.role for duty in found] == ["lead"] * 3
    assert [duty.coordinate for duty in found] == [("Bộ Tài chính",), ("Bộ Công an",), ("Bộ Xây dựng",)]


def test_an_order_to_somebody_unknown_is_nobody_else_s() -> None:
    lines = (
        "II. NHIỆM VỤ",
        "1. Giao Bộ Xây dựng kiểm tra các dự án. Yêu cầu nhà thầu chính (Công ty A) bổ sung máy móc. "
        "Chậm nhất cuối tháng phải xong.",
    )
    (duty,) = given(*lines)
    assert duty.text == "Giao Bộ Xây dựng kiểm tra các dự án."


def test_wrapped_lines_keep_bracketed_items_apart() -> None:
    lines = (
        "(1) Giao Bộ Xây dựng rà soát danh mục các dự án trọng điểm, báo cáo Thủ tướng.",
        "(2) Giao Bộ Tài chính bố trí vốn cho các dự án nêu trên theo đúng quy định về",
        "đầu tư công; ưu tiên (1) dự án cấp bách, đủ thủ tục; (2) dự án sắp hoàn thành;",
        "(3) dự án liên kết vùng và các dự án khác.",
    )
    first, second = paragraphs(lines, _WIDTH)
    assert first.startswith("(1)")
    assert second.endswith("và các dự án khác.")


def test_a_wrap_before_a_dash_within_a_name_is_healed() -> None:
    lines = (
        "Giao Tập đoàn Bưu chính Viễn thông Việt Nam, Tập đoàn Công nghiệp",
        "- Viễn thông Quân đội phủ sóng các thôn, bản vùng lõm sóng di động.",
    )
    assert len(paragraphs(lines, 68)) == 1
    items = ("Các sở, ngành liên quan thực hiện các nội dung trọng tâm sau đây:", "- Viễn thông: phủ sóng.")
    assert len(paragraphs(items, 68)) == 2


def test_what_announces_the_opinion_of_somebody_ends_its_paragraph() -> None:
    lines = [
        "Xét đề nghị của Bộ Thủy sản về giữ đập đất, Phó Thủ tướng có ý kiến như sau:",
        "Bộ Thủy sản chủ trì, phối hợp với các bộ làm rõ cách giữ đập đất tại các tỉnh",
        "miền núi trong quý I năm 2026.",
    ]
    assert paragraphs(lines, 78) == [lines[0], " ".join(lines[1:])]
