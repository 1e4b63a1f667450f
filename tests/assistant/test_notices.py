"""Notices of conclusions: meant by who concluded, or by the visit, or where own documents are silent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.naming.notices import notices_meant
from corpus.model import Head
from tests.assistant.letterhead import BEES

NOTICE = """
VĂN PHÒNG CHÍNH PHỦ

Số: {number}/TB-VPCP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 20 tháng 3 năm 2024

THÔNG BÁO
Kết luận của Phó Thủ tướng Chính phủ {person} tại buổi làm việc với lãnh đạo tỉnh {place}

{duties}

Nơi nhận:
- Lưu: VT.

KT. BỘ TRƯỞNG, CHỦ NHIỆM
PHÓ CHỦ NHIỆM

Phạm Văn Lúa
"""
VISIT = NOTICE.format(
    number=512,
    person="Nguyễn Văn Thóc",
    place="Lâm Đồng",
    duties="""
1. Bộ Xây dựng chủ trì thẩm định dự án sửa cầu treo Nà Lòa trước ngày 30 tháng 6 năm 2024.

2. Bộ Tư pháp chủ trì tổng hợp báo cáo thực hiện Nghị quyết số 66-NQ/TW trước ngày 05 tháng 8 năm 2024.
""",
)
OTHER = NOTICE.format(
    number=513,
    person="Trần Thị Gạo",
    place="Cao Bằng",
    duties="""
1. Bộ Tài chính chủ trì tổng hợp báo cáo thực hiện Nghị quyết số 66-NQ/TW trước ngày 15 tháng 7 năm 2024.

2. Bộ Công an chủ trì đề án giữ giống ong rừng của tỉnh Lâm Đồng trước ngày 01 tháng 9 năm 2024.
""",
)


@pytest.fixture(scope="module")
def visited(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over two notices of visits and a decision of one of the provinces visited."""
    return opened(VISIT, OTHER, BEES)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Sửa cầu treo Nà Lòa ở Lâm Đồng do bộ nào thẩm định?", "Bộ Xây dựng"),
        ("tinh lam dong: sua cau treo na loa tham dinh xong truoc ngay nao", "30 tháng 6 năm 2024"),
        ("Theo kết luận của Phó Thủ tướng Trần Thị Gạo, báo cáo Nghị quyết 66-NQ/TW hạn nào?", "15 tháng 7"),
        ("hom bac Nguyen Van Thoc vao Lam Dong thi bao cao NQ 66-NQ/TW giao bo nao", "Bộ Tư pháp"),
        ("Hôm vào làm việc với Lâm Đồng, báo cáo Nghị quyết 66-NQ/TW giao bộ nào?", "Bộ Tư pháp"),
        ("Đề án bảo tồn giống ong rừng của Lâm Đồng do ai chủ trì?", "Sở Nông nghiệp"),
    ],
)
def test_a_notice_is_told_where_it_is_meant_or_alone_says_it(
    visited: Assistant, question: str, told: str
) -> None:
    answer = visited.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text
    assert len({citation.source for citation in answer.citations}) == 1


@pytest.mark.parametrize(
    "question",
    [
        "Nuôi tôm hùm ở Lâm Đồng do bộ nào thẩm định?",
        "Theo kết luận của Phó Thủ tướng Nguyễn Văn Thóc, ai xây nhà máy đường?",
        "Tỉnh Lâm Đồng giao sở nào sửa chợ nổi, hạn khi nào?",
    ],
)
def test_what_no_notice_says_is_not_told(visited: Assistant, question: str) -> None:
    assert visited.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("title", "question", "meant"),
    [
        ("KẾT LUẬN CỦA THỦ TƯỚNG CHÍNH PHỦ LÊ VĂN MẬN VỀ NUÔI ONG", "ý kiến bác Lê Văn Mận thế nào", True),
        ("Kết luận của đồng chí Lê Văn Mận - Phó Chủ tịch UBND tỉnh", "Lê Văn Mận kết luận gì", True),
        ("Kết luận của Thủ tướng Chính phủ tại cuộc họp", "Chính phủ tại cuộc họp giao gì", False),
        ("Kết luận của Chủ tịch UBND tỉnh Lê Văn Mận về nuôi ong", "Lê Văn Mận đã ký văn bản nào", False),
        ("Giao việc cho đồng chí Lê Văn Mận", "Lê Văn Mận được giao gì", False),
    ],
)
def test_a_notice_is_meant_by_who_concluded(title: str, question: str, meant: bool) -> None:
    head = Head("a.txt", "1", title=title)
    assert bool(notices_meant(question, (head,))) is meant
