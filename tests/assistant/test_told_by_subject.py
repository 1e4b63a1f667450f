"""Short letters told by words of their title alone, and to whom they say something is to be reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import BEES

LETTER = """
VĂN PHÒNG CHÍNH PHỦ

Số: 7215/VPCP-NN
V/v gia cố đập đất, hồ chứa nước vùng cao nguyên

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 20 tháng 3 năm 2024

Kính gửi: Bộ trưởng Bộ Khoa học và Công nghệ.

Xét đề nghị của Bộ Khoa học và Công nghệ, Phó Thủ tướng Chính phủ có ý kiến như sau:

Bộ Khoa học và Công nghệ chủ trì, phối hợp với Bộ Quốc phòng rà soát vật liệu mới; báo cáo Thủ tướng Chính \
phủ trong quý III năm 2024.

Văn phòng Chính phủ thông báo để Bộ Khoa học và Công nghệ biết, thực hiện./.

Nơi nhận:
- Như trên.

KT. BỘ TRƯỞNG, CHỦ NHIỆM
PHÓ CHỦ NHIỆM

Phạm Văn Lúa
"""

OF_PREMIER = """
THỦ TƯỚNG CHÍNH PHỦ

Số: 41/QĐ-TTg

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 3 tháng 2 năm 2024

QUYẾT ĐỊNH
Về việc giữ giống lúa nương

Điều 1. Bộ Công an chủ trì canh kho giống lúa nương, báo cáo trước ngày 01 tháng 5 năm 2024.

KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG

Lê Văn Mận
"""


@pytest.fixture(scope="module")
def letters(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a letter of one subject, a decision of whom it reports to, and a plan."""
    return opened(LETTER, OF_PREMIER, BEES)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "Cái vụ đập đất, hồ chứa nước ấy, bên Khoa học Công nghệ phải báo cáo Thủ tướng lúc nào?",
            "quý III",
        ),
        ("vu dap dat ho chua nuoc thi bo khoa hoc cong nghe phoi hop voi bo nao", "Bộ Quốc phòng"),
        ("Chuyện gia cố đập đất, hồ chứa nước: bộ nào rà soát vật liệu mới?", "Bộ Khoa học và Công nghệ"),
    ],
)
def test_a_letter_is_told_by_its_subject(letters: Assistant, question: str, told: str) -> None:
    answer = letters.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert told in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Cái vụ đập đất, hồ chứa nước ấy, kinh phí nạo vét bùn là bao nhiêu?",
        "Vụ đập đất, hồ chứa nước thì ai trồng cỏ vetiver trên mái?",
        "Vụ giữ giống lúa nương thì Bộ Tài chính cấp kho bạc tỉnh bao nhiêu tiền?",
    ],
)
def test_what_the_letter_does_not_say_is_not_told(letters: Assistant, question: str) -> None:
    assert letters.ask(question).status is Status.NOT_FOUND
