from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Status
from assistant.bootstrap import Assistant
from assistant.language.typing import write_out
from assistant.language.words import words_of
from assistant.naming.called_by_title import title_named
from assistant.query import Topic
from assistant.scoring.matching import fit
from assistant.scoring.weights import Weights
from assistant.understanding.understand import understand
from corpus.agencies import AgencyLexicon
from corpus.model import Head, Task
from corpus.settings import Settings
from corpus.store import open_store
from ingestion.sync import sync

PLAN = """
THỦ TƯỚNG CHÍNH PHỦ

Số: 881/QĐ-TTg

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 05 tháng 3 năm 2023

QUYẾT ĐỊNH
Ban hành Kế hoạch thi hành Luật Nuôi trồng rong biển

Căn cứ Luật Thủy sản ngày 21 tháng 11 năm 2017;

Theo đề nghị của Bộ trưởng Bộ Tài chính;

Luật Nuôi trồng rong biển có hiệu lực thi hành từ ngày 01 tháng 7 năm 2023. Nay ban hành kế hoạch.

Quyết định này có hiệu lực kể từ ngày ký.

I. MỤC TIÊU ĐẾN NĂM 2025

- 90% bãi rong được lập bản đồ tại cấp tỉnh, 70% tại cấp huyện, 40% tại cấp xã.

PHỤ LỤC

Danh mục nhiệm vụ
(Kèm theo Quyết định số 881/QĐ-TTg ngày 05 tháng 3 năm 2023 của Thủ tướng Chính phủ)

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời gian hoàn thành
1\tXây dựng định mức giống rong cấp III\tBộ Tài chính\tBộ Y tế\tThông tư\tQuý II/2023
2\tTập huấn kỹ thuật phơi rong\tBộ Y tế\tBộ Tài chính\tLớp tập huấn\tTháng 9/2023
"""


@pytest.fixture(scope="module")
def reeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over a made-up plan of the Prime Minister's."""
    root = tmp_path_factory.mktemp("reeds")
    document = Path(root / "rong-bien.txt")
    document.write_text(PLAN, encoding="utf-8")
    store = open_store(Settings(home=Path(root / "home"), embedder="hashing"))
    sync(store, [document])
    yield Assistant(store, today=lambda: date(2023, 5, 15))
    store.close()


def _tasks(assistant: Assistant, question: str) -> list[str]:
    return [r.task for r in assistant.ask(question).records if isinstance(r, Task)]


@pytest.mark.parametrize(
    "question",
    [
        "Hôm qua anh em cãi nhau mãi về giấy má, mất cả buổi. Bên Quảng Nam nạo vét luồng vào cảng, bên nào lo?",
        "Tôi mới nhận việc nên còn bỡ ngỡ, nghe nói Quảng Nam sắp nạo vét luồng vào cảng. Ai chủ trì vậy?",
    ],
)
def test_a_story_does_not_hide_what_is_asked(assistant: Assistant, question: str) -> None:
    assert "Sở Giao thông vận tải" in assistant.ask(question).text


def test_a_story_about_something_else_is_not_answered(assistant: Assistant) -> None:
    question = (
        "Hôm qua đi nạo vét mương với mấy anh. Cho hỏi ở Quảng Nam ai lo chuyện bắn pháo hoa đêm giao thừa?"
    )
    assert assistant.ask(question).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("bãi rong được lập bản đồ ở cấp tỉnh, cấp huyện, cấp xã là bao nhiêu phần trăm?", "90 70 40", ""),
        ("tỷ lệ bãi rong được lập bản đồ của ba cấp lần lượt là bao nhiêu?", "90 70 40", ""),
        ("bãi rong được lập bản đồ tại cấp huyện và cấp xã là bao nhiêu?", "70 40", "90% – cấp tỉnh"),
    ],
)
def test_levels_asked_together_are_told_apart(
    reeds: Assistant, question: str, told: str, untold: str
) -> None:
    answer = reeds.ask(question)
    assert answer.status is Status.ANSWERED
    figures = [line for line in answer.text.splitlines() if "%" in line]
    assert [line.split("%")[0].split()[-1] for line in figures] == told.split()
    assert not untold or untold not in answer.text


def test_levels_alone_ask_on_about_the_same_thing(reeds: Assistant) -> None:
    before = "Tỷ lệ bãi rong được lập bản đồ tại cấp tỉnh là bao nhiêu?"
    answer = reeds.ask("cấp huyện với cấp xã bao nhiêu?", [before])
    assert "70%" in answer.text
    assert "40%" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Họ tên chuyên viên lo việc nạo vét luồng vào cảng ở Quảng Nam?",
        "nạo vét luồng vào cảng Quảng Nam tổng mức đầu tư",
        "Nhà thầu nào nạo vét luồng vào cảng ở Quảng Nam?",
    ],
)
def test_what_no_document_states_is_not_told(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).status is Status.NOT_FOUND


def test_how_many_is_answered_by_a_number_only(assistant: Assistant) -> None:
    assert assistant.ask("Sửa chữa luồng lạch ở Quảng Nam có mấy chiếc sà lan?").status is Status.NOT_FOUND


def test_an_end_of_effect_is_not_guessed_from_its_beginning(reeds: Assistant) -> None:
    assert reeds.ask("Quyết định 881 có hiệu lực đến ngày nào?").status is Status.NOT_FOUND
    assert "từ ngày ký" in reeds.ask("Quyết định 881 có hiệu lực từ ngày nào?").text


def test_a_law_holds_since_the_day_told_of_it(reeds: Assistant) -> None:
    assert "01 tháng 7 năm 2023" in reeds.ask("Luật Nuôi trồng rong biển có hiệu lực từ ngày nào?").text
    assert reeds.ask("Luật Đường sắt có hiệu lực từ ngày nào?").status is Status.NOT_FOUND


def test_who_proposed_a_document_is_told(reeds: Assistant) -> None:
    answer = reeds.ask("Quyết định 881 ban hành theo đề nghị của bộ nào?")
    assert "Theo đề nghị của Bộ trưởng Bộ Tài chính" in answer.text


def test_a_document_of_another_year_is_not_taken(assistant: Assistant) -> None:
    assert assistant.ask("Kế hoạch phát triển nghề cá Quảng Nam năm 2019 ai ký?").status is Status.NOT_FOUND
    assert "Trần Văn Bình" in assistant.ask("Kế hoạch phát triển nghề cá Quảng Nam năm 2023 ai ký?").text


def test_numerals_are_the_same_in_both_writings() -> None:
    topic = Topic(words_of("giống rong cấp 3"), (True,) * 4, (False,) * 4)
    weights = Weights(lambda _: 1, 10)
    assert fit(topic, "định mức giống rong cấp III", "", weights).coverage == pytest.approx(1.0)
    assert fit(topic, "định mức giống rong cấp II", "", weights).coverage < 1.0


def test_the_initials_of_a_ministry_that_is_there_name_it(reeds: Assistant) -> None:
    assert _tasks(reeds, "BYT chủ trì việc gì?") == ["Tập huấn kỹ thuật phơi rong"]
    assert not AgencyLexicon(["Bộ Y tế"]).find("BTC")
    assert [m.name for m in AgencyLexicon(["Bộ Tài chính"]).find("BTC")] == ["Bộ Tài chính"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CT bãi rong đến 2025 là bao nhiêu %", "chỉ tiêu bãi rong đến 2025 là bao nhiêu phần trăm"),
        ("CT đề án bãi rong", "chủ trì đề án bãi rong"),
        ("BTC CT mấy việc", "BTC chủ trì mấy việc"),
        ("mục CC TTHC", "mục cải cách thủ tục hành chính"),
    ],
)
def test_a_short_form_of_two_meanings_is_read_in_its_place(typed: str, meant: str) -> None:
    assert write_out(typed) == meant


def test_a_document_is_known_by_its_title() -> None:
    heads = (
        Head("a", "QĐ", title="Ban hành Kế hoạch thi hành Luật Nuôi trồng rong biển"),
        Head("b", "KH", title="Kế hoạch phát triển rong biển năm 2023"),
    )
    found = title_named("ai lo trong kế hoạch thi hành luật nuôi trồng rong biển", heads)
    assert found
    assert found[0].source == "a"
    assert title_named("kế hoạch phát triển nghề cá", heads) is None
    assert title_named("thi hành luật nuôi trồng rong biển", heads) is None


def test_a_unit_is_asked_about_not_the_office_it_is_of(assistant: Assistant) -> None:
    told = assistant.ask("Phòng Tài vụ Sở Thủy sản Quảng Nam chủ trì nhiệm vụ nào?")
    assert told.status is Status.NOT_FOUND
    assert "Phòng tài vụ" in told.text
    office = assistant.ask("Sở Thủy sản Quảng Nam chủ trì nhiệm vụ nào?")
    assert office.total == 2


@pytest.mark.parametrize("unit", ["Phòng Tài vụ", "Vụ Pháp chế", "Viện Quy hoạch", "Chi cục Kiểm ngư"])
def test_units_of_every_kind_are_told_from_their_office(assistant: Assistant, unit: str) -> None:
    told = assistant.ask(f"{unit} Sở Thủy sản Quảng Nam chủ trì nhiệm vụ nào?")
    assert told.status is Status.NOT_FOUND
    assert unit.split()[-1].lower() in told.text


@pytest.mark.parametrize(
    "question",
    [
        "Việc giải phóng mặt bằng Sở Thủy sản Quảng Nam chủ trì thế nào?",
        "Mảng dịch vụ hậu cần Sở Thủy sản Quảng Nam chủ trì thế nào?",
        "Chuyện bệnh viện huyện Sở Thủy sản Quảng Nam chủ trì thế nào?",
    ],
)
def test_ordinary_words_before_an_office_are_no_unit_of_it(assistant: Assistant, question: str) -> None:
    parties = understand(question, assistant.knowledge(), date(2023, 5, 15)).parties
    assert {party.name for party in parties} == {"Sở Thủy sản"}


@pytest.mark.parametrize(
    ("typed", "meant"), [("cua da nang", "cua da nang"), ("DA cảng cá", "dự án cảng cá"), ("kt", "kiểm tra")]
)
def test_small_letters_that_make_a_word_are_no_short_form(typed: str, meant: str) -> None:
    assert write_out(typed) == meant


def test_all_but_some_asks_for_the_others(assistant: Assistant) -> None:
    question = "Trong phụ lục của Quảng Nam, trừ Sở Thủy sản thì còn sở nào chủ trì?"
    assert _tasks(assistant, question) == [
        "Lập quy hoạch bến neo đậu tránh trú bão",
        "Nạo vét luồng vào cảng",
    ]


def test_levels_that_several_documents_set_are_not_picked_from_one(tmp_path: Path, reeds: Assistant) -> None:
    for name, place in (("a", "881/QĐ-TTg"), ("b", "882/QĐ-TTg")):
        figures = PLAN.replace("881/QĐ-TTg", place).replace(
            "70% tại", "70% tại" if name == "a" else "55% tại"
        )
        (tmp_path / f"{name}.txt").write_text(figures, encoding="utf-8")
    store = open_store(Settings(home=tmp_path / "home", embedder="hashing"))
    sync(store, [tmp_path / "a.txt", tmp_path / "b.txt"])
    question = "bãi rong được lập bản đồ tại cấp huyện và cấp xã là bao nhiêu?"
    answer = Assistant(store, today=lambda: date(2023, 5, 15)).ask(question)
    assert {citation.source for citation in answer.citations} == {"a.txt", "b.txt"}
    assert len({citation.source for citation in reeds.ask(question).citations}) == 1
    store.close()
