"""Who is on a committee that a decision sets up, and in which role."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

Ask = Callable[[str], Answer]

CLAUSES = """
Điều 1. Ban hành kèm theo Quyết định này Chương trình bảo vệ, phát triển rừng dừa nước năm 2024.

Điều 2. Thành lập Ban Chỉ đạo thực hiện Chương trình, gồm các ông, bà có tên sau:

1. Ông Ngô Quang Tuyến, Phó Chủ tịch UBND tỉnh - Trưởng ban;
2. Bà Đào Thị Hiền, Giám đốc Sở Nội vụ - Phó Trưởng ban thường trực;
3. Ông Vũ Đình Khoa, Trưởng Ban Quản lý các khu công nghiệp tỉnh - Phó Trưởng ban;
4. Đại tá Hoàng Văn Lịch, Phó Giám đốc Công an tỉnh - Thành viên.

Sở Nội vụ là cơ quan thường trực của Ban Chỉ đạo. Ban Chỉ đạo họp định kỳ 06 tháng một lần.
"""
TEAM = """
Điều 1. Kiện toàn Tổ công tác trồng tre gồm các thành viên sau:

- Tổ trưởng: Ông Lò Văn Pó, Trưởng Ban Dân tộc;
- Thư ký: Bà Trần Thị Ong, Trưởng phòng Trồng trọt.
"""


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Ask:
    """Ask over two decisions, each with a committee."""
    coconuts = decision("Chương trình bảo vệ, phát triển rừng dừa nước năm 2024", CLAUSES, number=315)
    return opened(coconuts, decision("Tổ công tác trồng tre năm 2024", TEAM, number=316)).ask


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Ai là trưởng ban chỉ đạo rừng dừa nước?", "Ngô Quang Tuyến"),
        ("trưởng ban chỉ đạo BVPTR dừa nước", "Ngô Quang Tuyến"),
        ("pho truong ban thuong truc ban chi dao rung dua nuoc la ai", "Đào Thị Hiền"),
        ("Phó trưởng ban chỉ đạo chương trình rừng dừa nước là ai vậy?", "Vũ Đình Khoa"),
        ("Thư ký tổ công tác trồng tre là ai?", "Trần Thị Ong"),
        ("Tổ trưởng tổ công tác trồng tre là ai?", "Lò Văn Pó"),
    ],
)
def test_who_has_the_role_is_told_alone(ask: Ask, question: str, name: str) -> None:
    told = ask(question)
    assert told.status is Status.ANSWERED
    assert [name in citation.quote for citation in told.citations] == [True]


def test_all_members_are_listed_and_counted(ask: Ask) -> None:
    told = ask("Liệt kê các thành viên Ban Chỉ đạo thực hiện Chương trình rừng dừa nước")
    assert told.total == 4
    assert [told.text.count(f"\n{n}. ") for n in (1, 4, 5)] == [1, 1, 0]
    assert "Hoàng Văn Lịch" in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Trưởng ban chỉ đạo chuyển đổi số là ai?",
        "Ban chỉ đạo 389 gồm những ai?",
        "Thư ký ban chỉ đạo rừng dừa nước là ai?",
        "Trưởng Ban Dân tộc là ai?",
    ],
)
def test_another_committee_or_role_is_not_told(ask: Ask, question: str) -> None:
    assert not ask(question).citations


def test_what_the_committee_does_is_no_question_of_its_members(ask: Ask) -> None:
    assert "06 tháng" in ask("Ban chỉ đạo rừng dừa nước họp mấy tháng một lần?").text
