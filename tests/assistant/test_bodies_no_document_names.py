"""A body asked what it is to do, that documents name in full, or not at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import paper

PLAN = paper(
    "Phát triển nghề nuôi ong",
    """
I. NHIỆM VỤ

Các hội viên và nhà báo tham dự hội nghị, phối hợp đưa tin về nghề nuôi ong.

II. TỔ CHỨC THỰC HIỆN

1. Ban Quản lý các khu bảo tồn và vườn quốc gia: chủ trì đặt thùng ong ở vùng đệm.

2. Sở Tài chính: bố trí tiền mua giống.
""",
)


@pytest.fixture(scope="module")
def ask(opened: Callable[..., Assistant]) -> Callable[[str], Answer]:
    return opened(PLAN).ask


@pytest.mark.parametrize(
    "question", ["Hội Nhà báo phối hợp việc gì?", "Viện Nghiên cứu giống phải làm gì?", "hoi phu nu lam gi"]
)
def test_other_words_are_no_duties_of_a_body_that_is_not_named(
    ask: Callable[[str], Answer], question: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.NOT_FOUND, answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Ban Quản lý khu bảo tồn phải làm gì?",
        "Ban Quản lý khu bảo tồn Tây Ninh có nhiệm vụ gì?",
        "ban quan ly vuon quoc gia chu tri viec gi",
    ],
)
def test_a_name_cut_short_is_of_the_one_body_that_has_its_words(
    ask: Callable[[str], Answer], question: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert "đặt thùng ong" in answer.text
    assert "mua giống" not in answer.text


RULES = paper(
    "Quản lý bến chợ nổi",
    """
I. TRÁCH NHIỆM

1. Công an tỉnh: giữ an ninh, trật tự trên địa bàn xã có bến chợ nổi.

2. Sở Dân tộc và Tôn giáo: vận động chủ ghe theo đạo giữ vệ sinh bến chợ nổi.

3. Trạm y tế các xã, phường: trực cấp cứu tại bến chợ nổi.
""",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Công an xã có trách nhiệm gì về bến chợ nổi?", None),
        ("cong an phuong lam gi ve ben cho noi", None),
        ("Ban Tôn giáo tỉnh làm gì?", None),
        ("Công an tỉnh có trách nhiệm gì về bến chợ nổi?", "giữ an ninh"),
        ("Trạm y tế phường làm gì về bến chợ nổi?", "trực cấp cứu"),
    ],
)
def test_a_body_of_another_level_or_kind_is_another(
    opened: Callable[..., Assistant], question: str, said: str | None
) -> None:
    answer = opened(RULES).ask(question)
    if said:
        assert said in answer.text
    else:
        assert answer.status is Status.NOT_FOUND, answer.text
