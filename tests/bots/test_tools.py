from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from starlette.testclient import TestClient

from bots.accounts.access import Role
from bots.accounts.settings import AccessSettings
from bots.tools import tool_server
from bots.web.app import create_app
from bots.web.entrance import open_entrance
from corpus.registry import Registry
from tests.bots.doubles import FILE, Double
from tests.bots.running import running

ROOT = Path(__file__).parents[2]


async def called(client: Client, name: str, **arguments: Any) -> Any:
    result = await client.call_tool(name, arguments)
    assert not result.is_error, result.content
    return result.structured_content


async def use(client: Client, search: bool) -> None:
    names = {tool.name for tool in (await client.list_tools()).tools}
    assert {"ask_question", "list_tasks", "list_documents", "read_document"} <= names
    assert ("search" in names) is search
    answer = await called(client, "ask_question", question="Ai chủ trì?")
    assert answer["status"] == "answered"
    tasks = await called(client, "list_tasks", agency="Sở Nội vụ", role="lead")
    assert tasks["total"] == 1
    assert tasks["items"][0]["task"] == "Lập kế hoạch số hoá"
    read = await called(client, "read_document", document="15/QĐ-UBND", start=1, limit=1)
    assert (read["total"], read["document"]["source"]) == (2, FILE)
    assert read["blocks"] == ["2\t=SUM(A1) trang tin\tSở Tài chính"]
    wrong = await client.call_tool("read_document", {"document": "99/QĐ-UBND"})
    assert wrong.is_error
    assert "99/QĐ-UBND" in str(wrong.content)


def test_the_tools_work_over_http(registry: Registry) -> None:
    async def talk(url: str) -> None:
        async with Client(f"{url}/mcp") as client:
            await use(client, search=False)

    with running(create_app(Double().ask, registry)) as url:
        anyio.run(talk, url)


def test_a_key_is_needed_where_accounts_are(registry: Registry, home: Path, quick_hashes: None) -> None:
    entrance = open_entrance(AccessSettings(access="accounts"), home)
    assert entrance.accounts
    assert entrance.credentials
    entrance.accounts.add("xem", "mật khẩu dài 1", Role.VIEWER)
    _, key = entrance.credentials.add_key("xem", "thử", Role.VIEWER)

    async def talk(url: str) -> None:
        async with (
            httpx2.AsyncClient(headers={"Authorization": f"Bearer {key}"}) as http,
            Client(streamable_http_client(f"{url}/mcp", http_client=http)) as client,
        ):
            assert (await called(client, "ask_question", question="Ai?"))["status"] == "answered"

    with running(create_app(Double().ask, registry, entrance)) as url:
        refused = httpx2.post(f"{url}/mcp", json={}, trust_env=False)
        assert refused.status_code == 401
        anyio.run(talk, url)


def test_the_tools_work_over_standard_input_and_output(registry: Registry, home: Path) -> None:
    command = "import sys; from trolyao import run; sys.exit(run(['mcp']))"
    environment = {**os.environ, "TROLYAO_HOME": str(home), "PYTHONPATH": str(ROOT)}
    server = StdioServerParameters(command=sys.executable, args=["-c", command], env=environment)

    async def talk() -> None:
        async with Client(server) as client:
            names = {tool.name for tool in (await client.list_tools()).tools}
            assert "search" in names
            assert (await called(client, "list_tasks"))["total"] == 2

    anyio.run(talk)


def test_tools_search_with_the_retriever_they_are_given(registry: Registry) -> None:
    class Nothing:
        def retrieve(self, query: str, k: int, *rest: object, **more: object) -> tuple[()]:
            return ()

    async def talk() -> None:
        async with Client(tool_server(Double().ask, registry, Nothing())) as client:
            assert await called(client, "search", query="số hoá") == {"items": []}

    anyio.run(talk)


def test_nothing_of_mcp_is_imported_before_it_is_asked_for() -> None:
    code = "import sys, bots.web.app; print([m for m in sys.modules if m.partition('.')[0] == 'mcp'])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout.replace("'", '"')) == []


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_other_methods_are_answered_by_the_protocol(registry: Registry, method: str) -> None:
    with TestClient(create_app(Double().ask, registry)) as client:
        assert client.request(method, "/mcp").status_code == 405
