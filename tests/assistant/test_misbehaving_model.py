"""Hundreds of answers of a model that lies, over real connections: nothing false gets through."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest

from assistant.answer import Answer, Status
from assistant.bootstrap import Assistant
from assistant.conversation.followup import in_context
from assistant.settings import AnswerSettings
from assistant.understanding.understand import understand
from assistant.writing.asking import Language
from assistant.writing.chat import ChatWriter
from assistant.writing.grounds import Ground, numbered, on_topic
from assistant.writing.settings import ChatSettings
from assistant.writing.wording import in_words
from corpus.settings import Settings
from eval.answers import run_cases
from eval.bench import fresh_assistant
from eval.cases import load_cases
from tests.assistant.cunning import CUNNING, cunning_lies
from tests.assistant.model_answers import FAULTS, Speaker
from tests.language_server import KEY, LanguageServer, Reply, serving

ASKED = 320
COMPARED = 150


@dataclass(frozen=True)
class Asked:
    """A question of the evaluation sets with its answer without a model and the evidence for one."""

    question: str
    found: Answer
    grounds: tuple[Ground, ...]


@pytest.fixture(scope="module")
def assistant() -> Iterator[Assistant]:
    with fresh_assistant(Settings()) as opened:
        yield opened


@pytest.fixture(scope="module")
def asked(assistant: Assistant) -> list[Asked]:
    """As many questions as are needed, the evidence cut to what a test can look through."""
    knowledge, settings, today = assistant.knowledge(), AnswerSettings(), date(2025, 1, 1)
    found: list[Asked] = []
    for case in (*load_cases("officials"), *load_cases("tune")):
        answer = assistant.ask(case.question, case.history)
        if answer.status not in (Status.ANSWERED, Status.PARTIAL):
            continue
        query = in_context(case.question, case.history, lambda text: understand(text, knowledge, today))
        if grounds := numbered(on_topic(query, answer, knowledge, settings), knowledge)[:3]:
            found.append(Asked(case.question, answer, grounds))
        if len(found) == ASKED:
            return found
    raise AssertionError(f"only {len(found)} questions with evidence")


@pytest.fixture
def server() -> Iterator[LanguageServer]:
    with serving(lambda system, user: "") as running:
        yield running


def writer_of(server: LanguageServer, timeout: float = 20) -> ChatWriter:
    settings = {"model": "nho", "base_url": server.url, "api_key": KEY, "timeout": timeout, "retries": 0}
    return ChatWriter(ChatSettings.model_validate(settings), "nho")


def say(writer: ChatWriter, one: Asked, assistant: Assistant) -> Answer:
    coming = in_words(one.question, "text", one.found, one.grounds, assistant.knowledge(), writer)
    while True:
        try:
            next(coming)
        except StopIteration as end:
            return end.value


def reached(answer: Answer, one: Asked, speaker: Speaker) -> list[tuple[str, str]]:
    """The lies told that stand in the answer a person gets."""
    fell_back = answer.worded and answer.worded.fault
    text = answer.text.partition("\n(Trích thẳng")[0] if fell_back else answer.text
    return [(kind, s) for kind, s in speaker.said if s.rpartition(" [")[0] in text and s != one.found.text]


def test_no_lie_of_hundreds_of_answers_reaches_the_person(
    asked: list[Asked], server: LanguageServer, assistant: Assistant
) -> None:
    told: Counter[str] = Counter()
    through: list[tuple[str, str]] = []
    writer = writer_of(server)
    for number, one in enumerate(asked):
        speaker = Speaker(random.Random(number))
        server.speak = speaker.lie
        through += reached(say(writer, one, assistant), one, speaker)
        told.update(kind for kind, _ in speaker.said)
    print(f"\nlies: {sum(told.values())} in {len(asked)} answers, {len(through)} reached: {dict(told)}")
    assert sum(told.values()) >= 1000
    assert min(told.values()) >= 10, told
    assert not through


def test_no_lie_made_of_true_words_reaches_the_person(
    asked: list[Asked], server: LanguageServer, assistant: Assistant
) -> None:
    told: Counter[str] = Counter()
    through: list[tuple[str, str]] = []
    writer = writer_of(server)
    for number, one in enumerate(asked):
        speaker = Speaker(random.Random(number), cunning_lies)
        server.speak = speaker.deceive
        through += reached(say(writer, one, assistant), one, speaker)
        told.update(kind for kind, _ in speaker.said)
    print(f"\ncunning: {sum(told.values())} in {len(asked)} answers, {len(through)} reached: {dict(told)}")
    assert sum(told.values()) >= 1500
    assert len(told) == len(CUNNING)
    assert not through


def test_honest_answers_pass(asked: list[Asked], server: LanguageServer, assistant: Assistant) -> None:
    kept = total = 0
    writer = writer_of(server)
    for number, one in enumerate(asked):
        server.speak = Speaker(random.Random(number)).tell
        answer = say(writer, one, assistant)
        assert answer.worded
        kept, total = kept + answer.worded.kept, total + answer.worded.kept + answer.worded.dropped
    print(f"\nhonest: {kept} of {total} sentences kept ({kept / total:.1%})")
    assert total >= 1000
    assert kept / total >= 0.98, f"{kept}/{total}"


def test_answers_are_no_worse_with_an_honest_model_than_without_one(
    server: LanguageServer, assistant: Assistant
) -> None:
    cases = [case for case in load_cases("tune") if case.expect.status & {"answered"}][:COMPARED]
    blocks = assistant.store.registry.blocks
    alone = run_cases(assistant.ask, blocks, cases)
    server.speak = Speaker(random.Random(1)).tell
    writer = writer_of(server)
    worded = Assistant(assistant.store, language=Language(writer, writer))
    together = run_cases(worded.ask, blocks, cases)
    asked = sum(run.answer.worded is not None for run in together)
    right = [sum(run.grade == "right" for run in runs) for runs in (alone, together)]
    print(
        f"\nevaluation: {right[1]} of {len(cases)} right with the model ({asked} asked), {right[0]} without"
    )
    assert asked
    assert right[1] >= right[0]


@pytest.mark.parametrize("reply", FAULTS)
def test_a_faulty_server_leaves_the_answer_without_a_model(
    asked: list[Asked], server: LanguageServer, assistant: Assistant, reply: Reply
) -> None:
    server.speak = lambda system, user: reply
    answer = say(writer_of(server, 0.5), asked[0], assistant)
    assert answer.worded
    assert answer.worded.fault
    assert answer.text.startswith(asked[0].found.text)
    assert "không qua mô hình ngôn ngữ" in answer.text
    assert answer.citations == asked[0].found.citations


def test_evidence_cited_but_not_used_is_no_proof(
    asked: list[Asked], server: LanguageServer, assistant: Assistant
) -> None:
    """A true sentence under the number of another piece falls, unless that piece says it too."""
    passed = tried = 0
    writer = writer_of(server)
    for number, one in enumerate(asked[:120]):
        speaker = Speaker(random.Random(number))
        server.speak = speaker.cite_another
        answer = say(writer, one, assistant)
        tried += len(speaker.said)
        passed += sum(bool(answer.worded and answer.worded.kept) for _ in speaker.said)
    assert tried >= 60
    assert passed <= 0.1 * tried, f"{passed}/{tried}"
