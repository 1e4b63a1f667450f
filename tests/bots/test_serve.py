from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

import trolyao
from corpus.registry import Registry


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def test_a_busy_port_fails_with_advice(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        assert trolyao.run(["serve", "--port", str(busy.getsockname()[1])]) == 1
    said = capsys.readouterr().err
    assert "cổng đang được chương trình khác dùng" in said
    assert "--port" in said


@pytest.mark.parametrize("host", ["203.0.113.7", "0.0.0.0", "::"])
def test_the_open_mode_is_for_this_machine_alone(
    home: Path, capsys: pytest.CaptureFixture[str], host: str
) -> None:
    assert trolyao.run(["serve", "--host", host]) == 2
    assert "TROLYAO_ACCESS=accounts" in capsys.readouterr().err


def test_an_unknown_host_fails_with_advice(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TROLYAO_ACCESS", "accounts")
    assert trolyao.run(["serve", "--host", "203.0.113.7"]) == 1
    assert "máy này không có địa chỉ đó" in capsys.readouterr().err


def until_ready(port: int) -> object:
    said: object = None
    until = time.monotonic() + 30
    while time.monotonic() < until:
        try:
            answer = httpx.get(f"http://127.0.0.1:{port}/readyz", trust_env=False)
            said = answer.json()
            if answer.status_code == 200:
                break
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    return said


def test_serve_says_where_answers_and_stops_cleanly(registry: Registry, home: Path) -> None:
    port = free_port()
    code = "import sys, trolyao; sys.exit(trolyao.run(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(Path(trolyao.__file__).parent)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stderr is not None
        try:
            said = server.stderr.readline()
            assert f"http://127.0.0.1:{port}/ (1 văn bản)" in said
            assert until_ready(port) == {"status": "ready", "documents": 1}
            asked = httpx.post(f"http://127.0.0.1:{port}/api/ask", json={"question": "Ai?"}, trust_env=False)
            assert asked.json()["status"] in ("not_found", "declined", "clarify")
            server.send_signal(signal.SIGINT)
            assert server.wait(10) == 130
        finally:
            server.kill()
        assert server.stderr.read().strip() == "Đã dừng theo yêu cầu."
