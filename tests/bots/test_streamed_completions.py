"""A real client of the OpenAI protocol hears checked sentences while a slow model still writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import openai
import pytest

from assistant.bootstrap import Assistant
from assistant.writing.asking import open_language
from assistant.writing.settings import ChatSettings
from bots.web.app import create_app
from corpus.settings import Settings
from corpus.store import open_store
from ingestion.sync import sync
from tests.assistant.model_answers import evidence_of
from tests.bots.running import running
from tests.browser.plan import NAME, NUMBER, TEXT
from tests.language_server import KEY, LanguageServer, Reply, serving

FIRST, SECOND = (
    "Phấn đấu đến hết năm 2026 đạt tối thiểu 80% hồ sơ lưu trữ được số hóa",
    "Sở Nội vụ theo dõi việc này",
)
BEGUN = "Sở "
ASKED = f"Tóm tắt {NUMBER}"


@pytest.fixture
def model() -> Iterator[LanguageServer]:
    with serving(lambda system, user: "") as opened:
        yield opened


@pytest.fixture
def client(tmp_path: Path, model: LanguageServer) -> Iterator[openai.OpenAI]:
    (tmp_path / NAME).write_text(TEXT, "utf-8")
    store = open_store(Settings(home=tmp_path / "home", embedder="hashing"))
    sync(store, [tmp_path / NAME])
    chat = {"model": "nho", "base_url": model.url, "api_key": KEY, "timeout": 30, "retries": 0}
    language = open_language(ChatSettings.model_validate(chat))
    app = create_app(Assistant(store, language=language).ask, store.registry)
    with running(app) as url, openai.OpenAI(base_url=f"{url}/v1", api_key="x", max_retries=0) as opened:
        yield opened
    store.close()


def slowly(held: str, released: Event) -> Callable[[str, str], Reply]:
    """A model that says a true sentence, and the rest once ``released``."""

    def speak(system: str, user: str) -> Reply:
        mark = next(piece.mark for piece in evidence_of(user) if FIRST in piece.text)
        return Reply(f"{FIRST} [{mark}].\n{BEGUN}", held=held.format(mark=mark), released=released)

    return speak


def heard(client: openai.OpenAI) -> Iterator[str]:
    messages: list[openai.types.chat.ChatCompletionMessageParam] = [{"role": "user", "content": ASKED}]
    for chunk in client.chat.completions.create(model="trolyao", messages=messages, stream=True):
        if words := chunk.choices[0].delta.content:
            yield words


def test_the_first_words_come_before_the_model_has_finished(
    client: openai.OpenAI, model: LanguageServer
) -> None:
    released = Event()
    model.speak = slowly(f"{SECOND.removeprefix(BEGUN)} [{{mark}}].\nSở Hàng hải lo việc ấy [1].", released)
    coming = heard(client)
    first = next(coming)
    assert not released.is_set()
    assert first.startswith(FIRST)
    released.set()
    said = first + "".join(coming)
    assert said.count(FIRST) == 2, "once said, once cited"
    assert SECOND in said
    assert "**[1]** 21/QĐ-UBND" in said
    assert "Hàng hải" not in said
    messages: list[openai.types.chat.ChatCompletionMessageParam] = [{"role": "user", "content": ASKED}]
    whole = client.chat.completions.create(model="trolyao", messages=messages)
    assert said == whole.choices[0].message.content


def test_where_the_rest_is_false_what_was_said_is_cited_and_the_answer_without_a_model_follows(
    client: openai.OpenAI, model: LanguageServer
) -> None:
    released = Event()
    model.speak = slowly("Hàng hải lo việc ấy [{mark}].\nSở Vũ trụ theo dõi [{mark}].", released)
    coming = heard(client)
    begun = next(coming)
    released.set()
    said = begun + "".join(coming)
    before, _, after = said.partition("Câu trả lời dưới đây thay cho những câu ở trên.")
    assert "**[1]** 21/QĐ-UBND" in before
    assert "không qua mô hình ngôn ngữ" in after
    assert "**[1]** 21/QĐ-UBND" in after
    assert "Hàng hải" not in said
    assert "Vũ trụ" not in said
