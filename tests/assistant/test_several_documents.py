"""One plan in many provinces: which is meant is asked in a word, and a word or a number answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from corpus.settings import Settings
from corpus.store import open_store
from ingestion.sync import sync

PLACES = ("Lâm Đồng", "Nam Định", "Quảng Nam", "Ninh Bình", "Long An", "Phú Yên", "Bến Tre")
LEADS = dict(
    zip(PLACES, ("Công Thương", "Y tế", "Tư pháp", "Nội vụ", "Xây dựng", "Tài chính", "Công an"), strict=True)
)
PLAN = """
ỦY BAN NHÂN DÂN
TỈNH {upper}

Số: {number}/QĐ-UBND

{place}, ngày 12 tháng 4 năm 2024

QUYẾT ĐỊNH
Ban hành Kế hoạch trồng cây che bóng năm 2024

**TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH**

{signer}

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| STT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn |
|---|---|---|---|
| 1 | Ươm giống muồng đen cho vườn cà phê | Sở {lead} | Tháng {month}/2024 |
| 2 | Rà soát Nghị quyết số 41/2023/NQ-HĐND về vườn cây | Sở {lead} | Tháng 12/2024 |
"""
WHO = "Ai chủ trì ươm giống muồng đen cho vườn cà phê?"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over the same plan of seven provinces, led by another office in each."""
    folder = tmp_path_factory.mktemp("plans")
    for n, place in enumerate(PLACES, 1):
        text = PLAN.format(
            place=place, upper=place.upper(), number=310 + n, signer=f"Lê Văn {'ABCDEGH'[n - 1]}n",
            lead=LEADS[place], month=n + 4,
        )  # fmt: skip
        (folder / f"ke-hoach-{n}.txt").write_text(text, encoding="utf-8")
    store = open_store(Settings(home=tmp_path_factory.mktemp("home"), embedder="hashing"))
    sync(store, [folder])
    yield Assistant(store, today=lambda: date(2024, 5, 15))
    store.close()


def test_the_choices_are_places_in_order(many: Assistant) -> None:
    asked = many.ask(WHO)
    assert asked.status is Status.CLARIFY
    told = [line.partition(". ")[2].partition(" [")[0] for line in asked.text.splitlines()[1:]]
    assert told == ["Bến Tre", "Lâm Đồng", "Long An", "Nam Định", "Ninh Bình", "Phú Yên", "Quảng Nam"]
    assert {c.source for c in asked.citations} == {f"ke-hoach-{n}.txt" for n in range(1, 8)}


@pytest.mark.parametrize(
    ("reply", "place"),
    [
        ("Nam Định", "Nam Định"),
        ("phu yen", "Phú Yên"),
        ("3", "Long An"),
        ("313", "Quảng Nam"),
        ("QN", "Quảng Nam"),
    ],
)
def test_one_word_answers(many: Assistant, reply: str, place: str) -> None:
    told = many.ask(reply, [WHO])
    assert told.status is Status.ANSWERED
    assert f"Sở {LEADS[place]}" in told.text
    assert len({c.source for c in told.citations}) == 1


def test_who_signed_is_asked_back_where_many_did(many: Assistant) -> None:
    question = "Ai ký quyết định ban hành kế hoạch trồng cây che bóng?"
    assert many.ask(question).status is Status.CLARIFY
    assert "Lê Văn Bn" in many.ask("Nam Định", [question]).text


def test_a_list_over_many_documents_offers_each(many: Assistant) -> None:
    question = "Liệt kê nhiệm vụ có thời hạn trong năm 2024"
    listed = many.ask(question)
    assert listed.total == 2 * len(PLACES)
    assert any("Ninh Bình" in suggestion for suggestion in listed.suggestions)
    assert many.ask("Ninh Bình", [question]).total == 2


def test_a_number_out_of_the_choices_chooses_nothing(many: Assistant) -> None:
    assert many.ask("9", [WHO]).status is not Status.ANSWERED


def test_a_resolution_a_task_cites_is_no_kind_of_document(many: Assistant) -> None:
    told = many.ask("Nam Định rà soát Nghị quyết số 41/2023/NQ-HĐND hạn khi nào?")
    assert "Tháng 12/2024" in told.text


def test_an_everyday_syllable_is_no_place_cut_short(many: Assistant) -> None:
    asked = many.ask("Ươm giống muồng đen một lần do ai chủ trì?")
    assert len({c.source for c in asked.citations}) != 1
