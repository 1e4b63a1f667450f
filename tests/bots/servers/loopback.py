"""An HTTP server on loopback whose calls can be made to fail in the ways networks do."""

from __future__ import annotations

import json
import threading
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

Json = dict[str, Any]


@dataclass
class Fault:
    """What goes wrong with the next call of ``path`` (its end): the connection is dropped ``before`` or
    ``after`` it is done, with ``hit`` called first, or it is answered with ``status`` and nothing is done,
    or it is done after ``slow`` seconds."""

    path: str
    before: bool = False
    after: bool = False
    status: int = 0
    slow: float = 0.0
    hit: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Call:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Json:
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.body.decode(), strict_parsing=True))


class Loopback(ABC):
    """Answers each call with ``answer``: HTTP status and JSON."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.faults: list[Fault] = []
        self.calls: list[Call] = []
        handler = type("BoundHandler", (_Handler,), {"loopback": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self._thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    @abstractmethod
    def answer(self, call: Call) -> tuple[int, Json]: ...

    def fault_for(self, path: str) -> Fault | None:
        with self.lock:
            fault = next((f for f in self.faults if path.endswith(f.path)), None)
            if fault is not None:
                self.faults.remove(fault)
            return fault


def wait_for(done: Callable[[], bool], seconds: float = 15.0) -> None:
    """Wait until ``done``; AssertionError where it takes too long."""
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until
        time.sleep(0.01)


class Answering(BaseHTTPRequestHandler):
    """Answers in JSON, or drops the connection."""

    protocol_version = "HTTP/1.1"

    def send_json(self, status: int, body: Json) -> None:
        data = json.dumps(body).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def drop(self, fault: Fault) -> None:
        fault.hit()
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_: object) -> None:
        pass


class _Handler(Answering):
    loopback: Loopback

    def do_GET(self) -> None:
        self._handle()

    def do_POST(self) -> None:
        self._handle()

    def _handle(self) -> None:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        call = Call(self.command, parts.path, dict(parse_qsl(parts.query)), headers, body)
        fault = self.loopback.fault_for(parts.path) or Fault("")
        time.sleep(fault.slow)
        if fault.before:
            return self.drop(fault)
        if fault.status:
            return self.send_json(fault.status, {"message": "lỗi"})
        with self.loopback.lock:
            self.loopback.calls.append(call)
        answered = self.loopback.answer(call)
        return self.drop(fault) if fault.after else self.send_json(*answered)
