from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from assistant.answer import Answer, Status, Tell, unheard
from bots.remembered import Remembered
from corpus.faults import StoreFault


class Source:
    """Answers with a number that grows, over a register and a calendar that can move on."""

    def __init__(self) -> None:
        self.revision, self.day, self.count = 1, date(2026, 1, 1), 0
        self.status = Status.ANSWERED
        self.moves_meanwhile = False

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        sources: frozenset[str] = frozenset(),
        tell: Tell = unheard,
    ) -> Answer:
        self.count += 1
        self.revision += self.moves_meanwhile
        return Answer(question, self.status, "text", str(self.count), latency_ms=50)


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def ask(source: Source) -> Remembered:
    return Remembered(source.ask, lambda: source.revision, lambda: source.day, most=50)


def test_the_same_question_is_answered_once(source: Source, ask: Remembered) -> None:
    assert [ask("a").text, ask("b").text, ask("a").text] == ["1", "2", "1"]
    assert ask("a", ["trước"]).text == "3"
    assert ask("a").latency_ms < 50


@pytest.mark.parametrize("moved", [{"revision": 2}, {"day": date(2026, 1, 2)}])
def test_another_day_or_other_documents_are_asked_anew(
    source: Source, ask: Remembered, moved: dict[str, object]
) -> None:
    ask("a")
    for name, value in moved.items():
        setattr(source, name, value)
    assert ask("a").text == "2"
    assert ask("a").text == "2"


def test_what_was_read_while_documents_changed_is_not_kept(source: Source, ask: Remembered) -> None:
    source.moves_meanwhile = True
    ask("a")
    source.moves_meanwhile = False
    assert ask("a").text == "2"


def test_failures_are_not_kept(source: Source, ask: Remembered) -> None:
    source.status = Status.FAILED
    ask("a")
    assert ask("a").text == "2"


def test_only_so_much_is_kept(source: Source, ask: Remembered) -> None:
    for n in range(11):
        ask(f"câu {n}")
    assert ask("câu 10").text == "11"
    assert ask("câu 0").text == "12"


def test_many_who_ask_the_same_at_once_are_answered_by_one_asking(source: Source) -> None:
    going, asked = threading.Event(), threading.Event()

    def slowly(question: str, history: Sequence[str], sources: frozenset[str], tell: Tell) -> Answer:
        asked.set()
        assert going.wait(10)
        return source.ask(question, history)

    ask = Remembered(slowly, lambda: 1, lambda: source.day)
    with ThreadPoolExecutor(8) as crowd:
        first = crowd.submit(ask, "a")
        assert asked.wait(10)
        others = [crowd.submit(ask, "a") for _ in range(7)]
        going.set()
        assert {each.result(10).text for each in (first, *others)} == {"1"}
    assert source.count == 1


def test_a_fault_is_everybody_s_who_asked_and_nobody_s_after(source: Source) -> None:
    def failing(question: str, history: Sequence[str], sources: frozenset[str], tell: Tell) -> Answer:
        source.count += 1
        raise StoreFault("hỏng")

    ask = Remembered(failing, lambda: 1, lambda: source.day)
    for _ in range(2):
        with pytest.raises(StoreFault):
            ask("a")
    assert source.count == 2
