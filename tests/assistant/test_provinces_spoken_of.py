"""A province of which no document is stored, where documents of others speak of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from corpus.search import Recalling
from tests.assistant.letterhead import BEES

VISIT = """
VĂN PHÒNG CHÍNH PHỦ

Số: 512/TB-VPCP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 20 tháng 3 năm 2024

THÔNG BÁO
Kết luận của Phó Thủ tướng Chính phủ tại buổi làm việc với lãnh đạo tỉnh Cao Bằng

1. Bộ Xây dựng chủ trì thẩm định dự án sửa cầu treo Nà Lòa trước ngày 30 tháng 6 năm 2024.

2. Bộ Tài chính chủ trì bố trí kinh phí nạo vét kênh chở muối của tỉnh Bạc Liêu trước ngày 15 tháng 7 năm 2024.

Nơi nhận:
- Lưu: VT.

KT. BỘ TRƯỞNG, CHỦ NHIỆM
PHÓ CHỦ NHIỆM

Phạm Văn Lúa
"""


@pytest.fixture(scope="module")
def visit(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a notice that speaks of two provinces, and a decision of a third."""
    return opened(VISIT, BEES)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ai ký thông báo kết luận buổi làm việc với tỉnh Cao Bằng?", "Phạm Văn Lúa"),
        ("bộ nào thẩm định sửa cầu treo nà lòa ở Cao Bằng", "Bộ Xây dựng"),
        ("Kinh phí nạo vét kênh chở muối của Bạc Liêu do bộ nào bố trí?", "Bộ Tài chính"),
        ("nao vet kenh cho muoi tinh bac lieu han khi nao", "15 tháng 7 năm 2024"),
    ],
)
def test_what_a_document_of_others_says_of_a_province_is_told(
    visit: Assistant, question: str, told: str
) -> None:
    answer = visit.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Đề án bảo tồn giống ong rừng của tỉnh Bạc Liêu do ai chủ trì?",
        "Sửa cầu treo Nà Lòa ở Bạc Liêu do bộ nào chủ trì thẩm định?",
        "nạo vét kênh chở muối tỉnh Sóc Trăng hạn khi nào",
        "đề án nuôi tôm hùm của Bạc Liêu ai chủ trì",
    ],
)
def test_what_is_said_of_another_place_is_not_told_of_it(visit: Assistant, question: str) -> None:
    assert visit.ask(question).status is Status.NOT_FOUND


def test_knowledge_narrowed_searches_its_own_documents_where_none_is_named(visit: Assistant) -> None:
    knowledge = visit.knowledge()
    for head in knowledge.heads:
        narrow = knowledge.within(frozenset((head.source,)))
        hits = Recalling(narrow.retriever, narrow.among).retrieve("giống ong rừng, cầu treo", 10)
        assert {hit.passage.source.document for hit in hits} == {head.source}
