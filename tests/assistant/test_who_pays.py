"""Where the money for a thing comes from, and who pays: told by the lines of the part about money."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.document_facts.paying import asks_of_money
from tests.assistant.letterhead import BEES, paper

SALT = paper(
    "Phát triển làng nghề muối trên địa bàn tỉnh",
    """
I. NHIỆM VỤ

1. Thí điểm đầu tư máy quạt nước cho tối thiểu 3 cánh đồng muối trong các hợp tác xã năm 2024.

2. Sở Công Thương chủ trì tổ chức hội chợ muối trước ngày 30/6/2024.

II. KINH PHÍ THỰC HIỆN

1. Kinh phí thực hiện Kế hoạch được bố trí từ ngân sách nhà nước theo phân cấp hiện hành.

2. Đối với các nhiệm vụ làm trong năm 2025, các cơ quan chủ động bố trí trong nguồn ngân sách được giao năm 2025.

3. Sở Tài chính tổng hợp, trình cấp có thẩm quyền bố trí kinh phí chi thường xuyên của các sở.

4. Ủy ban nhân dân các xã tổng hợp, trình Hội đồng nhân dân cùng cấp bố trí kinh phí thực hiện Kế hoạch.

5. Đối với máy quạt nước trong các cánh đồng muối: do chủ ruộng muối tự bảo đảm kinh phí.
""",
    place="Bạc Liêu",
)
OWNERS, YEAR, COMMUNES, WHOLE = (
    "chủ ruộng muối",
    "được giao năm 2025",
    "Hội đồng nhân dân cùng cấp",
    "phân cấp hiện hành",
)


@pytest.fixture(scope="module")
def salt(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan with a part about money, and one without."""
    return opened(SALT, BEES)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "Nhà tôi có mấy mẫu ruộng muối ở Bạc Liêu, đang tính lắp quạt. Hôm qua có người bảo khoản này tỉnh chi cho. Vậy "
            "theo kế hoạch của tỉnh thì tiền lắp mấy cái máy quạt nước ngoài cánh đồng muối rốt cuộc ai phải bỏ?",
            [OWNERS],
            [YEAR, COMMUNES],
        ),
        ("bac lieu lap may quat nuoc canh dong muoi thi tien o tui ai", [OWNERS], [WHOLE]),
        (
            "Phần việc của riêng năm 2025 thì kế hoạch làng nghề muối bảo lấy tiền ở đâu, và ở xã thì trình cơ quan nào "
            "bố trí?",
            [YEAR, COMMUNES],
            [OWNERS, "Sở Tài chính"],
        ),
        ("KH muối Bạc Liêu: tiền rút từ túi nào ra thế?", [WHOLE, YEAR], []),
    ],
)
def test_the_lines_about_money_that_are_meant_are_told(
    salt: Assistant, question: str, told: list[str], untold: list[str]
) -> None:
    answer = salt.ask(question)
    assert answer.status is Status.ANSWERED
    quotes = " ".join(citation.quote for citation in answer.citations)
    assert all(words in quotes for words in told)
    assert not any(words in quotes for words in untold)


@pytest.mark.parametrize(
    "question",
    [
        "Kế hoạch muối Bạc Liêu: tiền mua xe đưa rước học sinh ai bỏ?",
        "Bạc Liêu tổ chức hội chợ muối thì tiền thuê ca sĩ ai trả?",
    ],
)
def test_money_for_what_no_line_speaks_of_is_nobodys(salt: Assistant, question: str) -> None:
    assert salt.ask(question).status is Status.NOT_FOUND


def test_a_plan_pointed_at_is_the_one_spoken_of(salt: Assistant) -> None:
    fair = "Sở nào tổ chức hội chợ muối?"
    answer = salt.ask("Tiền để chạy cái kế hoạch này rút từ túi nào ra?", [fair])
    assert WHOLE in answer.citations[0].quote
    assert {citation.source for citation in answer.citations} == {salt.ask(fair).citations[0].source}


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("tiền làm ấy ai phải bỏ ra", True),
        ("ai đứng ra trả tiền máy", True),
        ("Kinh phí mua máy do ai chi?", True),
        ("Sở nào bố trí kinh phí sửa cống?", False),
        ("Kinh phí mua máy là bao nhiêu?", False),
        ("Sở nào lo duy trì và cải tiến máy?", False),
        ("so nao lo tien may", True),
    ],
)
def test_who_pays_is_no_question_of_who_sees_to_money(question: str, asks: bool) -> None:
    assert asks_of_money(question) is asks


def test_money_for_what_no_line_speaks_of_is_not_told(salt: Assistant) -> None:
    asked = "Mấy đường hầm luồn dây của nhà mạng trong xưởng máy quạt thì móc tiền ở đâu ra mà làm?"
    told = salt.ask(asked).text
    assert not any(words in told for words in (OWNERS, YEAR, COMMUNES, WHOLE))
