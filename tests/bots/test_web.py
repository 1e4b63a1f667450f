from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator

import httpx
import pytest
import uvicorn
from starlette.testclient import TestClient

from bots.web.app import STATIC, create_app
from corpus.registry import Registry
from tests.bots.doubles import FILE, Double


@pytest.fixture
def answering() -> Double:
    return Double()


@pytest.fixture
def client(registry: Registry, answering: Double) -> Iterator[TestClient]:
    with TestClient(create_app(answering.ask, registry), raise_server_exceptions=False) as opened:
        yield opened


def test_a_question_is_answered_with_the_answer_object(client: TestClient, answering: Double) -> None:
    asked = {"question": "Ai chủ trì?\u0000", "history": ["trước"], "conversation": "c1"}
    response = client.post("/api/ask", json=asked)
    assert response.status_code == 200
    assert response.json()["citations"][0]["mark"] == 1
    assert answering.asked == [("Ai chủ trì?", ("trước",))]


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b'{"question": ""}', 422, "trống"),
        (b'{"question": "' + b"x " * 50_000 + b'"}', 422, "quá mức 2000"),
        (b"x" * 300_000, 413, "quá lớn"),
        (b"{", 422, "JSON"),
        (b"\xff\xfe", 422, "JSON"),
        (b'{"question": 5}', 422, "JSON"),
        (b'{"history": []}', 422, "JSON"),
    ],
)
def test_a_bad_question_is_a_problem(client: TestClient, content: bytes, status: int, said: str) -> None:
    response = client.post("/api/ask", content=content)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert said in problem["detail"]
    assert problem["instance"] == "/api/ask"


@pytest.mark.parametrize(
    ("path", "total", "shown"),
    [
        ("/api/tasks", 2, 2),
        ("/api/tasks?limit=1&offset=1", 2, 1),
        ("/api/tasks?agency=Sở Tài chính&role=lead", 1, 1),
        ("/api/targets?from=2023", 1, 1),
        ("/api/targets?limit=1", 2, 1),
        ("/api/assignments", 1, 1),
        ("/api/documents", 1, 1),
        ("/api/documents?offset=1", 1, 0),
    ],
)
def test_listings_are_filtered_and_paged(client: TestClient, path: str, total: int, shown: int) -> None:
    page = client.get(path).json()
    assert (page["total"], len(page["items"])) == (total, shown)


def test_one_document(client: TestClient) -> None:
    document = client.get(f"/api/documents/{FILE}").json()
    assert document["number"] == "15/QĐ-UBND"
    assert document["counts"] == {"tasks": 2, "targets": 2, "assignments": 1}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/documents/khong-co", 404),
        ("/api/khac", 404),
        ("/api/ask", 405),
        ("/api/tasks?limit=0", 422),
        ("/api/tasks?from=xyz", 422),
        ("/api/tasks?role=sep", 422),
        ("/api/tasks?agancy=x", 422),
        ("/static/../../model.py", 404),
    ],
)
def test_every_error_is_a_vietnamese_problem(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert re.search("[àáảãạăâđêôơư]", response.json()["detail"])


def test_a_fault_hides_its_cause(registry: Registry) -> None:
    def broken(question: str, history: object = ()) -> None:
        raise RuntimeError("bí mật")

    with TestClient(create_app(broken, registry), raise_server_exceptions=False) as client:
        response = client.post("/api/ask", json={"question": "Ai?"})
    assert response.status_code == 500
    assert "bí mật" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"


def test_health(client: TestClient, registry: Registry) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ready", "documents": 1}
    registry.remove(FILE)
    assert client.get("/readyz").status_code == 503


def test_the_page_is_self_contained_and_guarded(client: TestClient) -> None:
    page = client.get("/")
    assert 'lang="vi"' in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    used = re.findall(r'(?:src|href)="([^"#]+)"', page.text)
    assert used
    assert all(client.get(path).status_code == 200 for path in used)


def test_the_script_never_builds_html_from_text() -> None:
    script = (STATIC / "chat.js").read_text("utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https?://", script)


def test_a_real_server_answers(registry: Registry, answering: Double) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(answering.ask, registry), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        deadline = time.monotonic() + 10
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        response = httpx.post(f"{address}/api/ask", json={"question": "Ai chủ trì?"}, trust_env=False)
        assert response.json()["status"] == "answered"
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@pytest.mark.parametrize("path", ["/", "/board", "/documents", "/api/tasks", "/widget.js", "/static/chat.js"])
def test_the_head_of_a_page_is_told_without_the_page(client: TestClient, path: str) -> None:
    head, whole = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-type", "content-length", "content-security-policy"):
        assert head.headers.get(name) == whole.headers.get(name)
    assert client.head("/nowhere").status_code == 404
