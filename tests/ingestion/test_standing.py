"""What lays down rules gives nobody a task and sets no target, whatever its tables and annexes hold."""

from __future__ import annotations

import pytest

from corpus.model import Head
from ingestion.loaders.text import TextLoader
from ingestion.outline import outline
from ingestion.standing import is_standing
from ingestion.tables import read_tables

TABLE = "TT\tChỉ tiêu\tĐơn vị tính\tNăm 2026\n1\tTỷ lệ hộ dùng nước sạch\t%\t95\n2\tSố trạm y tế\ttrạm\t12\n"


def head(title: str, number: str = "12/2026/NQ-HĐND", kind: str = "Nghị quyết") -> Head:
    return Head("made.txt", "a" * 64, number=number, type=kind, title=title, years=(2026, 2026))


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ("Sửa đổi, bổ sung một số điều của Quy định kèm theo Nghị quyết về Chương trình trồng rừng", True),
        ("Quy định mức hỗ trợ đối với các hội được giao nhiệm vụ", True),
        ("Thông qua Chương trình trồng rừng giai đoạn 2026 - 2030", False),
        ("Giao chỉ tiêu kế hoạch và định mức phân bổ năm 2026", False),
    ],
)
def test_a_legal_text_is_a_plan_only_where_it_names_one_before_any_rule(title: str, standing: bool) -> None:
    assert is_standing(head(title)) is standing


def test_only_articles_of_legal_texts_make_an_amendment_a_rule() -> None:
    amended = "Về dự thảo nghị quyết sửa đổi một số điều của chương trình trồng rừng"
    assert is_standing(head(amended))
    assert not is_standing(head(amended, number="12/NQ-HĐND"))


@pytest.mark.parametrize(
    ("title", "found"), [("Quy định quản lý nước sạch", 0), ("Giao chỉ tiêu năm 2026", 2)]
)
def test_figures_a_regulation_lays_down_are_no_targets(title: str, found: int) -> None:
    document = TextLoader().load(f"PHỤ LỤC\n\n{TABLE}".encode(), "made.txt")
    assert len(read_tables(outline(document), head(title)).targets) == found


def test_a_plan_annexed_to_a_regulation_is_still_a_plan() -> None:
    assert not is_standing(head("Quy định quản lý nước sạch"), annex="PHỤ LỤC. KẾ HOẠCH NĂM 2026")
