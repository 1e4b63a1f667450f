from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from bots.accounts.pace import Pace
from bots.accounts.settings import AccessSettings, load_access_settings
from bots.web.app import create_app
from bots.web.entrance import Entrance, open_entrance
from bots.web.limits import BodyLimits
from bots.web.patience import PatientProtocol
from bots.web.problems import explain_problems
from corpus.registry import Registry
from tests.bots.doubles import Double


def test_a_pace_lets_a_burst_through_then_a_steady_flow() -> None:
    now = [0.0]
    pace = Pace(60, lambda: now[0])
    assert [pace.wait("a") for _ in range(30)] == [0.0] * 30
    assert pace.wait("a") == pytest.approx(1.0)
    assert pace.wait("b") == 0.0
    now[0] += 1
    assert pace.wait("a") == 0.0
    assert pace.wait("a") > 0
    assert Pace(0).wait("a") == 0.0


def small_app(seconds: float) -> FastAPI:
    app = FastAPI()
    explain_problems(app)
    app.add_middleware(BodyLimits, upload_mb=1, seconds=seconds)

    @app.put("/{path:path}")
    async def size(path: str, request: Request) -> int:
        return len(await request.body())

    return app


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/api/ask", 200_000, 200),
        ("/api/ask", 300_000, 413),
        ("/api/uploads/a.txt", 300_000, 200),
        ("/api/uploads/a.txt", 1_100_000, 413),
    ],
)
def test_a_body_is_bounded_whether_announced_or_not(path: str, size: int, status: int) -> None:
    with TestClient(small_app(5)) as client:
        assert client.put(path, content=b"x" * size).status_code == status
        pieces = client.put(path, content=iter([b"x" * 50_000] * (size // 50_000)))
        assert pieces.status_code == status
        if status == 413:
            assert pieces.headers["content-type"] == "application/problem+json"


def test_a_body_that_never_ends_is_cut_off() -> None:
    async def dripping() -> AsyncIterator[bytes]:
        while True:
            yield b"x"
            await asyncio.sleep(0.05)

    async def sent() -> httpx.Response:
        transport = httpx.ASGITransport(small_app(0.3))
        async with httpx.AsyncClient(transport=transport, base_url="http://t") as client:
            return await client.put("/api/ask", content=dripping())

    response = asyncio.run(sent())
    assert response.status_code == 408
    assert "quá chậm" in response.json()["detail"]


@contextmanager
def serving(app: FastAPI, protocol: type[PatientProtocol]) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="critical", http=protocol))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield int(listening.getsockname()[1])
        finally:
            server.should_exit = True
            thread.join(10)


class Impatient(PatientProtocol):
    head_seconds = 0.3


def test_whoever_sends_no_whole_head_is_cut_off_and_others_are_served() -> None:
    with serving(small_app(5), Impatient) as port:
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(20)]
        for each in slow:
            each.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")
        silent = socket.create_connection(("127.0.0.1", port))
        answered = httpx.put(f"http://127.0.0.1:{port}/a", content=b"xyz", trust_env=False)
        assert answered.json() == 3
        for each in (*slow, silent):
            assert is_cut(each)
            each.close()


def is_cut(connection: socket.socket) -> bool:
    connection.settimeout(3)
    try:
        return connection.recv(100) == b""
    except ConnectionError:
        return True


def test_a_head_without_end_is_cut_off() -> None:
    with (
        serving(small_app(5), PatientProtocol) as port,
        socket.create_connection(("127.0.0.1", port)) as endless,
    ):
        sent = 0
        with suppress(ConnectionError):
            endless.sendall(b"GET / HTTP/1.1\r\nX-A: ")
            while sent < 200:
                endless.sendall(b"x" * 65536)
                sent += 1
                time.sleep(0.001)
        assert sent < 200


def test_a_kept_connection_serves_many_requests() -> None:
    with (
        serving(small_app(5), Impatient) as port,
        httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client,
    ):
        for size in (1, 100_000, 5):
            assert client.put("/a", content=b"x" * size).json() == size
            time.sleep(0.4)


def test_who_hurries_too_much_is_told_when_to_come_back(registry: Registry, home: Path) -> None:
    entrance = Entrance(AccessSettings(rate_per_minute=10))
    with TestClient(create_app(Double().ask, registry, entrance)) as client:
        got = [client.get("/api/tasks").status_code for _ in range(6)]
        assert got == [200] * 5 + [429]
        refused = client.post("/api/ask", json={"question": "Ai?"})
        assert refused.json()["status"] == 429
        assert int(refused.headers["retry-after"]) >= 1
        assert client.get("/healthz").status_code == 200


def test_allowed_sites_may_ask_and_no_others(registry: Registry, home: Path) -> None:
    settings = AccessSettings(allowed_sites="https://Co-Quan.example, https://b.example:8443")
    assert settings.sites == ("https://co-quan.example", "https://b.example:8443")
    asked = {"question": "Ai?"}
    with TestClient(
        create_app(Double().ask, registry, open_entrance(settings, home)), base_url="http://localhost"
    ) as client:
        for site, status, allowed in (
            ("https://co-quan.example", 200, "https://co-quan.example"),
            ("https://evil.example", 403, None),
        ):
            response = client.post("/api/ask", json=asked, headers={"Origin": site})
            assert response.status_code == status
            assert response.headers.get("access-control-allow-origin") == allowed
        preflight = {"Origin": "https://co-quan.example", "Access-Control-Request-Method": "PUT"}
        assert client.options("/api/uploads/a.txt", headers=preflight).status_code == 400
        writing = client.put(
            "/api/uploads/a.txt", content=b"x", headers={"Origin": "https://co-quan.example"}
        )
        assert writing.status_code == 403


def test_a_bad_site_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLYAO_ALLOWED_SITES", "co-quan.example")
    with pytest.raises(ValueError, match="TROLYAO_ALLOWED_SITES"):
        load_access_settings()
