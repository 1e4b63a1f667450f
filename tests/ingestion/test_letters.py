"""Letters: their sender gives itself no duty, the law they quote gives nobody one, rates set no target."""

from __future__ import annotations

import pytest

from corpus.actors import subject
from corpus.model import Block, BlockKind, Document, Head
from ingestion.outline import outline
from ingestion.prose import ProseReading, read_prose

LETTER = Head("made.txt", "a" * 64, number="5/CT-CS", type="Công văn", issuer="Cục Thủy lợi", title="V/v đập")


def read(*lines: str, head: Head = LETTER) -> ProseReading:
    blocks = tuple(Block(n, BlockKind.PARAGRAPH, line) for n, line in enumerate(lines))
    return read_prose(outline(Document("made.txt", "a" * 64, blocks)), head)


def agencies(*lines: str, head: Head = LETTER) -> list[str]:
    return [found.agency for found in read(*lines, head=head).assignments]


@pytest.mark.parametrize(
    "line",
    [
        "- Cục Thủy lợi trả lời để Sở Xây dựng tỉnh Cà Mau biết và thực hiện./.",
        "- Bộ Thủy sản sẽ phối hợp với các cơ quan chức năng kiểm tra các hồ chứa trong mùa mưa.",
        "- Bộ Thủy sản kính báo cáo Thủ tướng Chính phủ về an toàn của các hồ chứa.",
        "- Bộ Thủy sản xin trao đổi và cảm ơn sự phối hợp của Quý Cơ quan./.",
        "- Cục Thủy lợi hướng dẫn việc kiểm tra đập theo mẫu gửi kèm.",
    ],
)
def test_what_a_letter_says_of_its_sender_is_no_duty(line: str) -> None:
    assert agencies("Kính gửi: Sở Xây dựng", line) == []


def test_whom_a_letter_asks_is_named_without_its_sender() -> None:
    asked = read(
        "- Cục Thủy lợi đề nghị Ủy ban nhân dân các tỉnh, thành phố kiểm tra các hồ chứa nước."
    ).assignments
    assert [found.agency for found in asked] == ["Ủy ban nhân dân các tỉnh, thành phố"]
    assert agencies("- Cục Thủy lợi đề nghị Quý công ty quan tâm kiểm tra các hồ chứa nước.") == []


def test_a_lead_in_of_the_sender_gives_what_follows_to_nobody() -> None:
    assert (
        agencies("Cục Tần số có ý kiến như sau:", "- Tại khoản 2 Điều 7 Luật Thủy lợi năm 2027 quy định rõ.")
        == []
    )


QUOTED = (
    "Tại Điều 9 Luật Thủy lợi quy định:",
    "“Điều 9. Hồ chứa",
    "1. Sở Xây dựng chủ trì kiểm tra các hồ chứa trước mùa mưa.",
    "2. Sở Y tế chủ trì kiểm tra nguồn nước của các hồ chứa.”",
    "- Đề nghị Sở Nội vụ chủ trì rà soát biên chế quản lý hồ chứa.",
)


def test_law_quoted_in_a_letter_gives_nobody_a_duty() -> None:
    assert agencies(*QUOTED) == ["Sở Nội vụ"]
    assert "Sở Xây dựng" in agencies(*(line.replace("”", "") for line in QUOTED))
    plan = Head("made.txt", "a" * 64, number="5/KH-UBND", type="Kế hoạch", title="Kế hoạch hồ chứa")
    assert "Sở Xây dựng" in agencies(*QUOTED, head=plan)


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Bảo đảm thu đúng và áp dụng thuế suất 15% với hộ kinh doanh nước.", 0),
        ("Phấn đấu có 12 doanh nghiệp có doanh thu từ 70 tỷ đồng trở lên.", 1),
        ("Bảo đảm 95% hồ chứa có camera giám sát.", 1),
    ],
)
def test_rates_laid_down_and_sizes_of_what_is_counted_are_no_targets(sentence: str, figures: int) -> None:
    assert len(read(f"- {sentence}").targets) == figures


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Văn phòng Ủy ban nhân dân Thành phố kiểm tra các hồ.", ("Văn phòng Ủy ban nhân dân Thành phố",)),
        ("UBND phường, xã, đặc khu quyết định việc đóng hồ.", ("UBND phường, xã, đặc khu",)),
        ("Sở Xây dựng sẽ chủ trì kiểm tra các hồ.", ("Sở Xây dựng",)),
    ],
)
def test_the_verb_is_no_part_of_a_name(sentence: str, names: tuple[str, ...]) -> None:
    found = subject(sentence)
    assert found is not None
    assert found.names == names


def test_a_body_not_named_is_nobody() -> None:
    assert subject("Cơ quan chủ trì thẩm định và trình duyệt: Bộ Thủy sản.") is None


def test_a_paragraph_without_a_mark_gives_who_leads_or_answers_for_something_a_duty() -> None:
    given = read(
        "Kính gửi: Bộ trưởng Bộ Thủy sản.",
        "Xét Tờ trình của Bộ Thủy sản về đập đất, Phó Thủ tướng Chính phủ có ý kiến như sau:",
        "Bộ Thủy sản chủ trì, phối hợp với Bộ Xây dựng làm rõ cách giữ đập đất; báo cáo trong quý I năm 2026.",
        "Bộ Xây dựng chủ trì buổi làm việc với các tỉnh có đập đất trong tháng trước.",
    ).assignments
    assert [(one.agency, one.coordinate, one.deadline_text) for one in given] == [
        ("Bộ Thủy sản", ("Bộ Xây dựng",), "trong quý I năm 2026")
    ]
