from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import openai
import pytest
from langchain.chat_models import init_chat_model
from starlette.testclient import TestClient

from bots.accounts.access import Role
from bots.accounts.settings import AccessSettings
from bots.web.app import create_app
from bots.web.entrance import open_entrance
from bots.web.errands import errand
from corpus.registry import Registry
from tests.bots.doubles import Double
from tests.bots.running import running

ASKED = "Ai chủ trì kế hoạch số hoá?"
OPEN_WEBUI = """### Task:
{task}
### Output:
JSON format: {{ "{key}": {value} }}
### Chat History:
<chat_history>
USER: Cơ quan nào chủ trì lập kế hoạch số hoá hồ sơ của tỉnh?
ASSISTANT: Sở Nội vụ [1].
</chat_history>"""


@pytest.fixture
def double() -> Double:
    return Double()


@pytest.fixture
def address(double: Double, registry: Registry) -> Iterator[str]:
    with running(create_app(double.ask, registry)) as url:
        yield f"{url}/v1"


@pytest.fixture
def client(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=address, api_key="khong-can", max_retries=0) as opened:
        yield opened


def test_the_openai_client_finds_the_model_and_gets_a_cited_answer(
    client: openai.OpenAI, double: Double
) -> None:
    (model,) = client.models.list()
    answer = client.chat.completions.create(
        model=model.id,
        messages=[
            {"role": "system", "content": "Bạn là trợ lý."},
            {"role": "user", "content": "Câu trước?"},
            {"role": "assistant", "content": "Trả lời trước."},
            {"role": "user", "content": [{"type": "text", "text": ASKED}]},
        ],
        temperature=0.3,
        presence_penalty=0.1,
        user="u1",
        tools=[{"type": "function", "function": {"name": "f", "parameters": {}}}],
        extra_body={"chat_id": "x", "metadata": {"a": 1}},
    )
    said = answer.choices[0].message.content or ""
    assert said.startswith("=Sở Nội vụ chủ trì [1].")
    assert "**[1]** 15/QĐ-UBND, Phụ lục, STT 1" in said
    assert "> =Sở Nội vụ <b>chủ trì</b>" in said
    assert answer.choices[0].finish_reason == "stop"
    assert double.asked == [(ASKED, ("Câu trước?",))]


def test_a_streamed_answer_says_the_same(client: openai.OpenAI) -> None:
    whole = client.chat.completions.create(model="trolyao", messages=[{"role": "user", "content": ASKED}])
    pieces = list(
        client.chat.completions.create(
            model="trolyao",
            messages=[{"role": "user", "content": ASKED}],
            stream=True,
            stream_options={"include_usage": True},
        )
    )
    said = "".join(piece.choices[0].delta.content or "" for piece in pieces if piece.choices)
    assert said == whole.choices[0].message.content
    assert [piece.choices[0].finish_reason for piece in pieces if piece.choices][-1] == "stop"
    assert pieces[-1].usage is not None


def test_langchain_uses_the_assistant_as_a_model(address: str) -> None:
    model = init_chat_model("trolyao", model_provider="openai", base_url=address, api_key="x", max_retries=0)
    assert str(model.invoke(ASKED).text).startswith("=Sở Nội vụ chủ trì [1].")
    assert "".join(str(piece.text) for piece in model.stream(ASKED)).startswith("=Sở Nội vụ chủ trì [1].")


@pytest.mark.parametrize(
    ("task", "key", "value", "answer"),
    [
        (
            "Generate a concise, 3-5 word title with an emoji summarizing the chat history.",
            "title",
            '"x"',
            {"title": "Cơ quan nào chủ trì lập kế hoạch số hoá hồ sơ của tỉnh"},
        ),
        (
            "Generate 1-3 broad tags categorizing the main themes.",
            "tags",
            '["a"]',
            {"tags": ["Tra cứu văn bản"]},
        ),
        ("Suggest 3-5 relevant follow-up questions.", "follow_ups", "[]", {"follow_ups": []}),
        (
            "Analyze the chat history to determine the necessity of search queries.",
            "queries",
            "[]",
            {"queries": []},
        ),
    ],
)
def test_what_open_webui_asks_behind_the_scenes_needs_no_search(
    client: openai.OpenAI, double: Double, task: str, key: str, value: str, answer: object
) -> None:
    prompt = OPEN_WEBUI.format(task=task, key=key, value=value)
    said = client.chat.completions.create(model="trolyao", messages=[{"role": "user", "content": prompt}])
    assert json.loads(said.choices[0].message.content or "") == answer
    assert double.asked == []


def test_librechat_gets_its_title_without_a_search() -> None:
    prompt = (
        "Provide a concise, 5-word-or-less title for the conversation, using title case conventions. Only return the "
        "title itself.\n\nConversation:\nUser: Ai chủ trì đề án?\nAI: Sở Nội vụ."
    )
    assert errand(prompt) == "Ai chủ trì đề án"
    assert errand("Tiêu đề của Quyết định 15 là gì?") is None
    assert errand("Generate a title") is None


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'{"messages": []}', b'{"messages": [{"role": "user"}]}', b'{"messages": 5}']
)
def test_what_is_no_request_is_refused_as_the_protocol_says(registry: Registry, body: bytes) -> None:
    client = TestClient(create_app(Double().ask, registry))
    refused = client.post("/v1/chat/completions", content=body)
    assert refused.status_code == 400
    assert refused.json()["error"]["type"] == "invalid_request_error"


def test_a_key_is_needed_where_accounts_are(
    registry: Registry, home: Path, double: Double, quick_hashes: None
) -> None:
    entrance = open_entrance(AccessSettings(access="accounts"), home)
    assert entrance.accounts
    assert entrance.credentials
    entrance.accounts.add("xem", "mật khẩu dài 1", Role.VIEWER)
    _, key = entrance.credentials.add_key("xem", "thử", Role.VIEWER)
    with running(create_app(double.ask, registry, entrance)) as url:
        for given, works in ((key, True), ("sai", False)):
            with openai.OpenAI(base_url=f"{url}/v1", api_key=given, max_retries=0) as client:
                if works:
                    assert len(list(client.models.list())) == 1
                    client.chat.completions.create(
                        model="trolyao", messages=[{"role": "user", "content": ASKED}]
                    )
                else:
                    with pytest.raises(openai.AuthenticationError):
                        client.models.list()
