"""A server on loopback that speaks the OpenAI protocol as strictly as the real one, and misbehaves when told to."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEY = "khoa-thu"
_ROLES = {"system", "developer", "user", "assistant", "tool"}


@dataclass(frozen=True)
class Reply:
    """What the server does: say ``text``, then ``held`` once that is released; or one of the faults."""

    text: str = ""
    status: int = 200
    stall: float = 0.0
    drip: float = 0.0
    broken: bool = False
    cut: bool = False
    finish: str = "stop"
    headers: Mapping[str, str] = field(default_factory=dict)
    held: str = ""
    released: threading.Event = field(default_factory=threading.Event)


Speaker = Callable[[str, str], Reply | str]


@dataclass
class LanguageServer:
    """Where it listens, what it was asked (system and user words), and how it answers."""

    url: str
    speak: Speaker
    asked: list[tuple[str, str]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)


@contextmanager
def serving(speak: Speaker) -> Iterator[LanguageServer]:
    """A server answering with ``speak`` (system words, user words), closed at the end."""
    listening = _Listening(("127.0.0.1", 0), _Handler)
    server = listening.language = LanguageServer(f"http://127.0.0.1:{listening.server_address[1]}/v1", speak)
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.closing.set()
        listening.shutdown()
        listening.server_close()
        thread.join()


class _Listening(ThreadingHTTPServer):
    """The listening socket; ``closing`` wakes those who stall."""

    daemon_threads = True
    language: LanguageServer

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.closing = threading.Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that is gone; anything else is the test's own fault."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Listening

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path != "/v1/chat/completions":
            return self._error(404, f"Invalid URL (POST {self.path})")
        if self.headers.get("Authorization") != f"Bearer {KEY}":
            return self._error(401, "Incorrect API key provided")
        fault, data = _checked(body)
        if fault:
            return self._error(400, fault)
        server = self.server.language
        words = {m["role"]: m["content"] for m in data["messages"]}
        server.bodies.append(data)
        server.asked.append((words.get("system", ""), words.get("user", "")))
        said = server.speak(*server.asked[-1])
        reply = Reply(said) if isinstance(said, str) else said
        if reply.stall:
            self.server.closing.wait(reply.stall)
        if reply.status != 200:
            return self._error(reply.status, "told to fail", reply.headers)
        try:
            self._stream(data["model"], reply) if data.get("stream") else self._whole(data["model"], reply)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _error(self, status: int, message: str, headers: Mapping[str, str] | None = None) -> None:
        told = {"error": {"message": message, "type": "error", "param": None, "code": None}}
        self._send(status, json.dumps(told).encode(), headers or {})

    def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _whole(self, model: str, reply: Reply) -> None:
        choice = {
            "index": 0,
            "message": {"role": "assistant", "content": reply.text + reply.held},
            "finish_reason": reply.finish,
        }
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        told = _frame(model, "chat.completion") | {"choices": [choice], "usage": usage}
        body = json.dumps(told).encode()
        self._send(200, body[: len(body) // 2] if reply.broken else body, {})

    def _stream(self, model: str, reply: Reply) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        until = time.monotonic() + reply.drip
        while time.monotonic() < until:
            self._chunk(b": keep-alive\n\n")
            time.sleep(0.02)
        if reply.broken:
            self._chunk(b'data: {"id": "x", "choices": [{"delta": {"content": "S\xe1\n\n')
            return self._chunk(b"")
        frame = _frame(model, "chat.completion.chunk")
        pieces = [reply.text[i : i + 7] for i in range(0, len(reply.text), 7)]
        if reply.cut:
            pieces = pieces[: len(pieces) // 2]
        for delta in ({"role": "assistant", "content": ""}, *({"content": piece} for piece in pieces)):
            choice = {"index": 0, "delta": delta, "finish_reason": None}
            self._event(frame | {"choices": [choice]})
        if reply.held:
            reply.released.wait(30)
            choice = {"index": 0, "delta": {"content": reply.held}, "finish_reason": None}
            self._event(frame | {"choices": [choice]})
        if reply.cut:
            return self._chunk(b"")
        self._event(frame | {"choices": [{"index": 0, "delta": {}, "finish_reason": reply.finish}]})
        self._chunk(b"data: [DONE]\n\n")
        self._chunk(b"")

    def _event(self, data: Mapping[str, Any]) -> None:
        self._chunk(f"data: {json.dumps(data)}\n\n".encode())

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()


def _frame(model: str, kind: str) -> dict[str, Any]:
    return {"id": "chatcmpl-1", "object": kind, "created": 1, "model": model}


def _checked(body: bytes) -> tuple[str, dict[str, Any]]:
    """What is wrong with a request, and the request: as strict as the real thing on what is required."""
    try:
        data = json.loads(body)
    except ValueError:
        return "We could not parse the JSON body of your request.", {}
    if not isinstance(data, dict) or not isinstance(data.get("model"), str):
        return "you must provide a model parameter", {}
    messages = data.get("messages")
    if not isinstance(messages, list) or not messages:
        return "[] is too short - 'messages'", {}
    for message in messages:
        if message.get("role") not in _ROLES or not isinstance(message.get("content"), str):
            return f"Invalid value for a message: {message}", {}
    return "", data
