"""Every answer of the open evaluation sets, rendered for every channel."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest

from assistant.answer import Answer
from assistant.bootstrap import Assistant, open_assistant
from bots.channel.form import Form, plain, size
from bots.channel.rendering import render
from corpus.settings import Settings
from eval.cases import DOCUMENTS, SETS, load_cases
from ingestion.sync import sync
from tests.bots.chat.test_rendering import FORMS, assert_fits_with_what_stands_below, assert_valid_markup


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    opened = open_assistant(Settings(home=tmp_path_factory.mktemp("home"), embedder="hashing"))
    sync(opened.store, (DOCUMENTS,))
    yield opened
    opened.store.close()


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[Answer]:
    cases = [case for name in SETS if "sealed" not in name for case in load_cases(name)]
    return [assistant.ask(case.question, case.history) for case in cases]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: str(form.limit))
def test_every_answer_of_the_open_sets_in_every_channel(answers: list[Answer], form: Form) -> None:
    assert len(answers) > 700
    for answer in answers:
        rendered = render(answer, form)
        pages = (*rendered.pages, *rendered.proofs)
        said = "\n".join(map(plain, pages))
        assert_fits_with_what_stands_below(answer, rendered, form)
        for page in pages:
            assert size(plain(page)) <= form.limit
            assert_valid_markup(page)
        assert unicodedata.is_normalized("NFC", said)
        words = squeezed(said)
        for line in answer.text.split("\n"):
            assert all(word in words for word in squeezed(line).split()), line
        for citation in answer.citations:
            assert f"[{citation.mark}] {citation.number or citation.source}" in said
            assert citation.locator in said
            assert squeezed(citation.quote.replace("\t", " | ")).replace(" ", "") in bare(
                words, citation.mark
            )


def squeezed(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def bare(words: str, mark: int) -> str:
    """The words without spaces, parts of one quote joined again."""
    parts = words.split(f"[{mark}] ")
    joined = "".join(part.split("“", 1)[-1].rsplit("”", 1)[0] for part in parts if "(phần " in part)
    return words.replace(" ", "") + joined.replace(" ", "")
