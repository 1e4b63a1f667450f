"""Articles, clauses and points called by their numbers: all they say, or how each of their items begins."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

CLAUSES = """
QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp quản lý bến chợ nổi.

Điều 2. Trách nhiệm của các cơ quan

1. Sở Tư pháp đăng tải Quy chế.

2. Sở Công Thương xây dựng quy trình.

3. Sở Xây dựng thiết lập quy trình điện tử.

Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh và Giám đốc các sở chịu trách nhiệm thi hành Quyết định này.

|
Nơi nhận:
- Bộ Nội vụ;
- Lưu: VT.
|
"""
_LONG = (
    "theo dõi ghe thuyền ra vào bến, giữ trật tự trên sông và bảo đảm an toàn cho khách đi chợ mỗi ngày. " * 5
)
RULES = f"""
QUY CHẾ
Phối hợp quản lý bến chợ nổi
(Ban hành kèm theo Quyết định số 314/QĐ-UBND)

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh

Quy chế này quy định việc phối hợp quản lý bến chợ nổi.

Điều 2. Nguyên tắc phối hợp

1. Đúng thẩm quyền.

2. Kịp thời.

Chương II
TRÁCH NHIỆM

Điều 3. Quản lý ghe thuyền

1. Sở Xây dựng

a) Chủ trì {_LONG}

b) Phối hợp {_LONG}

2. Công an tỉnh

Chủ trì {_LONG}

3. Sở Tài chính

Bố trí kinh phí cho bến.

4. Ủy ban nhân dân cấp xã

Chủ trì {_LONG}
"""


@pytest.fixture(scope="module")
def one(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a decision that issues rules of three articles, the longest of four clauses."""
    return opened(decision("Quy chế phối hợp quản lý bến chợ nổi", CLAUSES, RULES))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Điều 3 quyết định 314 nói gì", "Chánh Văn phòng Ủy ban nhân dân tỉnh", "Bộ Nội vụ"),
        ("Điều 2 Quy chế quản lý bến chợ nổi quy định gì?", "Nguyên tắc phối hợp", "Sở Tư pháp"),
        ("dieu 2 quy che phoi hop ben cho noi", "2. Kịp thời.", "Sở Tư pháp"),
        ("Khoản 3 Điều 2 Quyết định 314 giao cho ai?", "3. Sở Xây dựng", "Sở Tư pháp"),
        ("Điểm b khoản 1 Điều 3 quy chế bến chợ nổi nói gì?", "b) Phối hợp", "a) Chủ trì"),
        ("Sở Tài chính phải làm gì theo Điều 3 quy chế bến chợ nổi?", "Bố trí kinh phí", "Công an tỉnh"),
    ],
)
def test_a_place_called_is_told_alone(one: Assistant, question: str, said: str, unsaid: str) -> None:
    told = one.ask(question)
    assert told.status is Status.ANSWERED
    assert said in told.text
    assert unsaid not in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Điều 3 quy chế quản lý bến chợ nổi nói gì?",
        "Điều 3 Quy chế bến chợ nổi giao việc cho những ai?",
        "dieu 3 quy che ben cho noi co may khoan",
    ],
)
def test_of_a_long_article_each_clause_is_told(one: Assistant, question: str) -> None:
    told = one.ask(question).text
    assert "4 khoản" in told
    for name in ("Sở Xây dựng", "Công an tỉnh", "Sở Tài chính", "Ủy ban nhân dân cấp xã"):
        assert name in told


def test_of_a_chapter_each_article_is_told(one: Assistant) -> None:
    told = one.ask("Chương I quy chế bến chợ nổi quy định gì?").text
    assert "Điều 1. Phạm vi điều chỉnh" in told
    assert "Điều 2. Nguyên tắc phối hợp" in told
    assert "Điều 3" not in told


def test_each_clause_is_cited_at_its_own_place(one: Assistant) -> None:
    cited = one.ask("Khoản 3 Điều 2 Quyết định 314 nói gì?").citations
    assert [one.locator for one in cited] == ["Điều 2, khoản 3"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Khoản 9 Điều 2 Quyết định 314 nói gì?", "Không thấy khoản 9 ở Điều 2"),
        ("Điểm đ khoản 1 Điều 3 quy chế bến chợ nổi nói gì?", "Không thấy điểm đ"),
        ("Sở Y tế phải làm gì theo Điều 3 quy chế bến chợ nổi?", "Không thấy Sở Y tế được nêu tên"),
    ],
)
def test_what_is_not_there_is_said_not_to_be(one: Assistant, question: str, said: str) -> None:
    told = one.ask(question)
    assert told.status is Status.NOT_FOUND
    assert said in told.text


def test_an_article_of_a_law_is_not_the_documents_own(one: Assistant) -> None:
    assert "Nguyên tắc phối hợp" not in one.ask("Điều 2 Luật Giao thông đường thủy ở quyết định 314").text
