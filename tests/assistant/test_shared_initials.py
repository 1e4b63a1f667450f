"""Places cut to their letters where many provinces are known: read by what else the question names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from tests.assistant.letterhead import decision

LETTER = """
ỦY BAN NHÂN DÂN
TỈNH {upper}

Số:        /UBND-HTKT

{place}, ngày     tháng     năm 2024

V/v chăm sóc vườn cây đầu nguồn năm 2024

Kính gửi: Các sở, ban, ngành.

Giao Sở {lead} chủ trì, phối hợp với các địa phương thống kê giống muồng đen, hoàn thành trong tháng 9/2024.

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

Lê Văn Mận
"""
ANNEX = """
PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Ươm giống muồng đen cho vườn cà phê | Sở {lead} | Tháng {month}/2024 |
"""


@pytest.fixture
def many(opened: Callable[..., Assistant]) -> Assistant:
    """An assistant over plans of provinces of which two have the same initials, and letters of three."""
    plans = (("Bến Tre", "Y tế", 5), ("Tây Ninh", "Tư pháp", 6), ("Thái Nguyên", "Xây dựng", 7))
    letters = (("Tây Ninh", "Tài chính"), ("Bến Tre", "Nội vụ"), ("Kon Tum", "Công Thương"))
    return opened(
        *(
            decision(
                "Kế hoạch trồng cây che bóng năm 2024",
                "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây che bóng năm 2024.",
                ANNEX.format(lead=lead, month=month),
                number=310 + month,
                printed=place,
            )
            for place, lead, month in plans
        ),
        *(LETTER.format(place=place, upper=place.upper(), lead=lead) for place, lead in letters),
    )


def test_initials_of_two_provinces_leave_no_third(many: Assistant) -> None:
    """What several have is told of each of them, and of nobody else."""
    told = many.ask("ươm giống muồng đen cho vườn cà phê ở TN ai chủ trì?").text
    assert "Sở Tư pháp" in told
    assert "Sở Xây dựng" in told
    assert "Sở Y tế" not in told


def test_initials_are_read_by_the_symbol_beside_them(many: Assistant) -> None:
    """Of two provinces with the letters one has a document with the symbol asked about."""
    told = many.ask("cv htkt tn thong ke giong muong den giao so nao")
    assert told.status is Status.ANSWERED
    assert "Sở Tài chính" in told.text
    assert "Sở Nội vụ" not in told.text


def test_initials_are_read_by_the_place_spoken_of(many: Assistant) -> None:
    """A place named before is meant where its initials are those of another too."""
    told = many.ask("ươm giống muồng đen ở TN ai chủ trì?", ["Tây Ninh có những nhiệm vụ nào?"]).text
    assert "Sở Tư pháp" in told
    assert "Sở Xây dựng" not in told


def test_initials_beside_a_place_in_full_are_no_other_place(many: Assistant) -> None:
    """Two letters that would be a province elsewhere are none where the place is told."""
    told = many.ask("Tây Ninh: ươm giống muồng đen, KT giống cây thì ai chủ trì?")
    assert "Kon Tum" not in told.text


@pytest.mark.parametrize(
    "question",
    ["Tây Ninh và BT ai chủ trì ươm giống muồng đen?", "ai chủ trì ươm giống muồng đen ở Tây Ninh, còn BT?"],
)
def test_initials_joined_to_a_place_are_another(many: Assistant, question: str) -> None:
    """Set beside a place in full, initials are a place too."""
    told = many.ask(question).text
    assert "Sở Tư pháp" in told
    assert "Sở Y tế" in told


@pytest.mark.parametrize("typed", ["tnguyn", "tnguyeen"])
def test_a_place_cut_short_with_a_letter_wrong(many: Assistant, typed: str) -> None:
    """One letter of a name cut short may be wrong."""
    told = many.ask(f"{typed} ai chu tri uom giong muong den").text
    assert "Sở Xây dựng" in told
    assert "Sở Tư pháp" not in told
