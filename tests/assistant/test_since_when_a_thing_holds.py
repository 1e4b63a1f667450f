"""Since when a thing holds that a document sets is no day of the document's own, nor of another one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper

_CENTRAL = """
THỦ TƯỚNG CHÍNH PHỦ

Số: 21/2024/QĐ-TTg

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 02 tháng 4 năm 2024

QUYẾT ĐỊNH
Quy định lộ trình áp dụng quy chuẩn tiếng ồn của thuyền máy

Căn cứ Luật Giao thông đường thủy nội địa;

QUYẾT ĐỊNH:

Điều 1. Phạm vi điều chỉnh

Quyết định này quy định lộ trình áp dụng quy chuẩn tiếng ồn của thuyền máy đang lưu hành.

Điều 2. Lộ trình áp dụng

Thuyền máy đóng mới tại Tây Ninh và Lâm Đồng áp dụng Mức 3 từ ngày 01 tháng 7 năm 2027.

Điều 3. Hiệu lực thi hành

Quyết định này có hiệu lực từ ngày 20 tháng 5 năm 2024.

THỦ TƯỚNG

Lê Văn Mận
"""
_PLACE = """
I. NỘI DUNG

1. Nuôi ong lấy mật ở vườn quốc gia.

2. Kế hoạch này có hiệu lực từ ngày 15 tháng 3 năm 2024.
"""


@pytest.fixture(scope="module")
def levels(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a decision of the Prime Minister that names two provinces, and plans of these."""
    return opened(
        _CENTRAL,
        paper("Phát triển nghề nuôi ong", _PLACE, place="Tây Ninh"),
        paper("Phát triển nghề nuôi ong rừng", _PLACE, place="Lâm Đồng", number="78/KH-UBND"),
    )


@pytest.mark.parametrize(
    "question",
    [
        "Thuyền máy ở Tây Ninh và Lâm Đồng áp dụng Mức 3 từ ngày nào?",
        "Mức 3 với thuyền máy đóng mới bắt đầu áp dụng từ khi nào?",
    ],
)
def test_the_day_is_told_by_the_sentence_that_sets_it(levels: Assistant, question: str) -> None:
    answer = levels.ask(question)
    assert "01 tháng 7 năm 2027" in answer.text
    assert "15 tháng 3 năm 2024" not in answer.text


def test_a_thing_that_nothing_sets_has_no_day(levels: Assistant) -> None:
    answer = levels.ask("Mức lương của thuyền trưởng áp dụng từ ngày nào?")
    assert answer.status is Status.NOT_FOUND, answer.text
