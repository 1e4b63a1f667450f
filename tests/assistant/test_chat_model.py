from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from assistant.writing.breaker import Breaker
from assistant.writing.chat import ChatWriter, ModelFault, open_writer, written
from assistant.writing.settings import ChatSettings, load_chat_settings
from corpus.settings import SettingsError
from prompts import PromptError, _prompt, prompt
from tests.language_server import KEY, LanguageServer, Reply, serving

SAID = "Sở Nội vụ chủ trì [1]. Hạn là 31/12/2025 [1]."


@pytest.fixture
def server() -> Iterator[LanguageServer]:
    with serving(lambda system, user: SAID) as running:
        yield running


def writer_of(server: LanguageServer, **changed: object) -> ChatWriter:
    settings = {
        "model": "nho",
        "base_url": server.url,
        "api_key": KEY,
        "timeout": 60,
        "retries": 0,
        **changed,
    }
    writer = open_writer(ChatSettings.model_validate(settings))
    assert writer
    return writer


def test_no_model_is_opened_unless_one_is_named() -> None:
    assert open_writer(ChatSettings()) is None


def test_what_the_model_says_arrives_whole_and_what_it_was_told_too(server: LanguageServer) -> None:
    assert written(writer_of(server), "luật", "câu hỏi") == SAID
    assert server.asked == [("luật", "câu hỏi")]
    assert server.bodies[0]["model"] == "nho"
    assert server.bodies[0]["temperature"] == 0


def test_text_arrives_in_pieces(server: LanguageServer) -> None:
    assert len(list(writer_of(server)("luật", "câu hỏi"))) > 3


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(status=429), "quá tải"),
        (Reply(status=500), "báo lỗi 500"),
        (Reply(status=404), "không có mô hình"),
        (Reply(SAID, broken=True), "không đúng khuôn dạng"),
        (Reply(SAID, cut=True), "cắt giữa chừng"),
        (Reply(SAID, finish="length"), "cắt giữa chừng"),
        (Reply(SAID, stall=30), "không trả lời"),
        (Reply(SAID, drip=30), "không trả lời xong"),
    ],
)
def test_each_fault_is_told_as_what_it_is(server: LanguageServer, reply: Reply, said: str) -> None:
    server.speak = lambda system, user: reply
    late = {"timeout": 0.5} if reply.stall or reply.drip else {}  # on a busy machine others are late too
    with pytest.raises(ModelFault, match=said):
        written(writer_of(server, **late), "luật", "câu hỏi")


def test_a_wrong_key_is_told_without_showing_it(server: LanguageServer) -> None:
    with pytest.raises(ModelFault, match="từ chối khóa") as told:
        written(writer_of(server, api_key="bi-mat"), "luật", "câu hỏi")
    assert "bi-mat" not in str(told.value)


def test_nobody_listening_is_told() -> None:
    settings = ChatSettings.model_validate(
        {"model": "nho", "base_url": "http://127.0.0.1:9/v1", "retries": 0}
    )
    writer = open_writer(settings)
    assert writer
    with pytest.raises(ModelFault, match="không kết nối được"):
        written(writer, "luật", "câu hỏi")


def test_a_refused_request_is_sent_again_as_often_as_allowed(server: LanguageServer) -> None:
    answers = iter([Reply(status=429, headers={"Retry-After": "0"}), Reply(SAID)])
    server.speak = lambda system, user: next(answers)
    assert written(writer_of(server, retries=1), "luật", "câu hỏi") == SAID
    assert len(server.asked) == 2


def test_a_model_that_fails_in_a_row_is_left_alone(server: LanguageServer) -> None:
    server.speak = lambda system, user: Reply(status=500)
    writer = writer_of(server, rest_after=2, rest=60)
    for _ in range(4):
        with pytest.raises(ModelFault):
            written(writer, "luật", "câu hỏi")
    assert len(server.asked) == 2


def test_one_try_is_made_after_the_rest() -> None:
    moment = 0.0
    breaker = Breaker(2, 10, lambda: moment)
    breaker.failed()
    assert breaker.closed()
    breaker.failed()
    assert not breaker.closed()
    moment = 10.0
    assert breaker.closed()
    assert not breaker.closed(), "a second caller does not try beside the first"
    breaker.succeeded()
    assert breaker.closed()


def test_bad_settings_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLYAO_CHAT_BASE_URL", "localhost:8000")
    monkeypatch.setenv("TROLYAO_CHAT_TIMEOUT", "0")
    with pytest.raises(SettingsError, match=r"TROLYAO_CHAT_BASE_URL.*http://.*TROLYAO_CHAT_TIMEOUT"):
        load_chat_settings()


def test_a_configured_writer_imports_nothing_before_it_is_used() -> None:
    code = (
        "import sys\n"
        "from assistant.writing.settings import ChatSettings\n"
        "from assistant.writing.chat import open_writer\n"
        "open_writer(ChatSettings(model='nho'))\n"
        "print([m for m in sys.modules if m.partition('.')[0] in ('langchain', 'openai', 'langsmith')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["judge", "wording", "rewriting", "proposing"])
def test_every_prompt_holds_together(name: str) -> None:
    told = prompt(name)
    assert told.version >= 1
    filled = told.filled(**dict.fromkeys(told.variables, "{x}"))
    assert "{x}" in filled


@pytest.mark.parametrize("user", ["{question} {other}", "nothing", "{question} {"])
def test_a_prompt_that_does_not_fit_its_variables_is_refused(user: str) -> None:
    with pytest.raises(PromptError, match=r"prompts/x\.toml"):
        _prompt("x", {"version": 1, "variables": ["question"], "system": "s", "user": user})


def test_a_prompt_filled_with_other_names_is_refused() -> None:
    with pytest.raises(PromptError):
        prompt("judge").filled(question="…")
