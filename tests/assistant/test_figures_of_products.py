"""A table of products, with columns of several measures a year: the figures of the one asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

PLAN = decision(
    "Kế hoạch xuất khẩu nông sản giai đoạn 2026 - 2028",
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch xuất khẩu nông sản giai đoạn 2026 - 2028.",
    """
KẾ HOẠCH

Xuất khẩu nông sản giai đoạn 2026 - 2028

PHỤ LỤC 01

Vùng nguyên liệu
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

TT\tChỉ tiêu\tĐVT\tNăm 2026\tNăm 2027\tNăm 2028
1\tBơ\t\t\t\t
-\tDiện tích\tHa\t1.100\t1.200\t1.300
-\tSản lượng\tTấn\t9.100\t9.200\t9.300
2\tCa cao\t\t\t\t
-\tDiện tích\tHa\t2.100\t2.200\t2.300
-\tSản lượng\tTấn\t5.100\t5.200\t5.300

PHỤ LỤC 02

Sản phẩm xuất khẩu
(Kèm theo Quyết định số 314/QĐ-UBND ngày 12 tháng 4 năm 2024)

TT\tSản phẩm\tKế hoạch 2026\t\tKế hoạch 2027\t
\t\tLượng (Tấn)\tGiá trị tham gia xuất khẩu (Nghìn USD)\tLượng (Tấn)\tGiá trị tham gia xuất khẩu (Nghìn USD)
1\tBơ\t610\t700\t620\t720
2\tSản phẩm ca cao\t310\t900\t320\t920
3\tMắc ca\t110\t400\t120\t420
""",
)


@pytest.fixture(scope="module")
def farms(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over a plan that sets figures product by product, grown and sold abroad."""
    return opened(PLAN)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Theo Quyết định 314, ca cao năm 2027 xuất khẩu mấy tấn, thu về bao nhiêu đô?", ("320", "920")),
        ("quyet dinh 314 mac ca nam 2026 du kien xuat bao nhieu tan", ("110",)),
        ("Quyết định 314: diện tích bơ năm 2028 là bao nhiêu ha?", ("1.300",)),
        ("Quyết định 314: sản lượng ca cao năm 2026 và năm 2028 bao nhiêu tấn?", ("5.100", "5.300")),
    ],
)
def test_the_figures_of_a_product_are_told(farms: Assistant, question: str, figures: tuple[str, ...]) -> None:
    answer = farms.ask(question)
    assert answer.status is Status.ANSWERED
    told = [line.split(" ", 1)[0] for line in answer.text.splitlines() if "năm 20" in line]
    assert told == list(figures)


@pytest.mark.parametrize(
    "question",
    [
        "Theo Quyết định 314, mắc khén năm 2026 xuất khẩu bao nhiêu tấn?",
        "Quyết định 314: sản lượng sầu riêng năm 2027 là bao nhiêu?",
        "quyet dinh 314 dien tich mac khen nam 2028",
        "giá trị xuất khẩu hạt dổi năm 2027 theo quyết định 314",
    ],
)
def test_a_product_that_is_not_in_the_table_has_no_figure_of_another(farms: Assistant, question: str) -> None:
    answer = farms.ask(question)
    assert answer.status is Status.NOT_FOUND
    assert not answer.citations
