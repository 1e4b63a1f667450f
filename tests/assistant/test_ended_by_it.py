"""What a document puts an end to is told however its text says so; a proposal to end something is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision, paper

_LISTED = decision(
    "Quy chế quản lý bến thuyền",
    """
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến thuyền.

Điều 2. Hiệu lực thi hành

1. Quyết định này có hiệu lực từ ngày 20 tháng 5 năm 2024.

2. Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành:

a) Quyết định số 43/2012/QĐ-UBND ngày 23 tháng 9 năm 2012 ban hành Quy chế bến đò;

b) Quyết định số 16/2019/QĐ-UBND ngày 28 tháng 3 năm 2019 về bến khách ngang sông.
""",
)
_REPEALED = decision(
    "Quy định về chợ nổi",
    """
Điều 1. Ban hành kèm theo Quyết định này Quy định về chợ nổi.

Điều 2. Điều khoản thi hành

1. Quyết định này có hiệu lực từ ngày 21 tháng 5 năm 2024.

2. Bãi bỏ Quyết định số 88/2015/QĐ-UBND ngày 02 tháng 3 năm 2015 về chợ trên sông.
""",
    number=315,
)
_PROPOSED = decision(
    "Phương án đơn giản hóa thủ tục cấp giấy phép nuôi cá lồng",
    """
Điều 1. Thông qua Phương án đơn giản hóa thủ tục cấp giấy phép nuôi cá lồng.

Điều 2. Kiến nghị Bộ Nông nghiệp bãi bỏ thủ tục đã công bố tại Quyết định số 2310/QĐ-BNN ngày 08 tháng 4 năm 2023.
""",
    number=316,
)


@pytest.fixture(scope="module")
def papers(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a list of what lapses, a repeal in a line of its own, and a proposal to repeal."""
    return opened(_LISTED, _REPEALED, _PROPOSED)


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 314/2024 thay thế văn bản nào?",
        "Quyết định 314/QĐ-UBND bãi bỏ những quyết định nào?",
        "Những văn bản nào hết hiệu lực theo Quyết định 314/QĐ-UBND?",
        "Quyết định nào hết hiệu lực khi Quyết định về ban hành Quy chế quản lý bến thuyền có hiệu lực?",
        "quyet dinh 314/qd-ubnd lam het hieu luc van ban nao",
    ],
)
def test_what_lapses_is_told_with_its_list(papers: Assistant, question: str) -> None:
    answer = papers.ask(question)
    assert answer.status is Status.ANSWERED, answer.text
    assert "43/2012/QĐ-UBND" in answer.text
    assert "16/2019/QĐ-UBND" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Quyết định 315 bãi bỏ văn bản nào?",
        "văn bản nào bị bãi bỏ khi Quyết định 315/QĐ-UBND có hiệu lực",
    ],
)
def test_a_repeal_in_a_line_of_its_own_is_told(papers: Assistant, question: str) -> None:
    answer = papers.ask(question)
    assert "88/2015/QĐ-UBND" in answer.text
    assert "43/2012" not in answer.text


def test_of_another_province_only_what_was_its_own_is_told(opened: Callable[..., Assistant]) -> None:
    merged = decision(
        "Quy chế quản lý bến thuyền",
        """
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý bến thuyền.

Điều 2. Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành:

a) Quyết định số 43/2012/QĐ-UBND ngày 23/9/2012 của Ủy ban nhân dân tỉnh Hà Nam về bến đò;

b) Quyết định số 16/2019/QĐ-UBND ngày 28/3/2019 của Ủy ban nhân dân tỉnh Hưng Yên về bến khách ngang sông.
""",
    )
    assistant = opened(merged)
    told = assistant.ask("Quyết định 314/QĐ-UBND bãi bỏ quyết định nào của tỉnh Hà Nam?")
    assert "43/2012" in told.text
    assert "16/2019" not in told.text
    none = assistant.ask("Quyết định 314/QĐ-UBND bãi bỏ quyết định nào của tỉnh Lai Châu?")
    assert none.status is Status.NOT_FOUND
    assert "2012" not in none.text


def test_a_long_list_of_what_lapses_is_told_whole(opened: Callable[..., Assistant]) -> None:
    items = "\n\n".join(
        f"{letter}) Quyết định số {n}/2015/QĐ-UBND ngày 02/3/2015 về bến số {n}, {'khúc sông ' * 30};"
        for n, letter in enumerate("abcdeghik", 21)
    )
    ending = "Các Quyết định sau đây hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành:"
    text = f"\nĐiều 1. Ban hành Quy chế bến bãi.\n\nĐiều 2. {ending}\n\n{items}\n"
    told = opened(decision("Quy chế bến bãi", text)).ask("Quyết định 314 bãi bỏ những quyết định nào?").text
    assert all(f"{n}/2015" in told for n in range(21, 30))


def test_a_proposal_to_repeal_ends_nothing(papers: Assistant) -> None:
    answer = papers.ask("Quyết định 316 bãi bỏ văn bản nào?")
    assert answer.status is Status.NOT_FOUND
    assert "2310" not in answer.text


def test_a_number_with_its_year_names_the_document(papers: Assistant) -> None:
    assert "20 tháng 5 năm 2024" in papers.ask("Quyết định 314/2024 có hiệu lực từ ngày nào?").text
    assert papers.ask("Quyết định 314/2021 có hiệu lực từ ngày nào?").status is Status.NOT_FOUND


def test_an_urgent_telegram_ends_another(opened: Callable[..., Assistant]) -> None:
    text = """
1. Báo cáo hằng ngày gửi Sở Xây dựng trước 16 giờ.

2. Giao ông Lò Văn Pó chỉ đạo; Sở Xây dựng là cơ quan thường trực. Công điện này thay thế Công điện số 09/CĐ-UBND.
"""
    told = opened(paper("Chống lũ năm 2024", text, number="17/CĐ-UBND", kind="CÔNG ĐIỆN"))
    for question in ("công điện 17 thay cho công điện nào", "CĐ 17 thay thế CĐ số mấy"):
        answer = told.ask(question)
        assert "09/CĐ-UBND" in answer.text
        assert answer.intent == "document"
