from __future__ import annotations

from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from bots.web.app import create_app
from corpus.registry import Registry
from tests.bots.doubles import FILE, Double


@pytest.fixture
def client(registry: Registry) -> Iterator[TestClient]:
    with TestClient(create_app(Double().ask, registry), raise_server_exceptions=False) as opened:
        yield opened


def samples(client: TestClient) -> dict[tuple[str, ...], float]:
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


def test_metrics_count_requests_by_route_answers_by_status_and_what_is_known(client: TestClient) -> None:
    client.post("/api/ask", json={"question": "Ai?"})
    client.post("/api/ask", json={"question": "hỏng"})
    client.get(f"/documents/{FILE}")
    client.get("/documents/khong-co")
    client.get("/bi-mat/khong-co")
    figures = samples(client)
    assert figures["trolyao_answers_total", "answered"] == 1
    assert figures["trolyao_answers_total", "failed"] == 1
    assert figures["trolyao_requests_total", "POST", "/api/ask", "200"] == 2
    assert figures["trolyao_requests_total", "GET", "/documents/{source}", "200"] == 1
    assert figures["trolyao_requests_total", "GET", "/documents/{source}", "404"] == 1
    assert figures["trolyao_requests_total", "GET", "other", "404"] == 1
    assert not any("bi-mat" in "".join(labels) for labels in figures)
    assert (figures["trolyao_known", "documents"], figures["trolyao_known", "tasks"]) == (1, 2)
    assert figures["trolyao_request_seconds_count", "/api/ask"] == 2


def test_every_operation_is_described_in_vietnamese(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    operations = [(path, said) for path, methods in schema["paths"].items() for said in methods.values()]
    assert {"/api/ask", "/api/ask/stream", "/api/tasks", "/api/board", "/calendar.ics"} <= {
        p for p, _ in operations
    }
    for path, said in operations:
        assert not said["summary"].isascii(), path
        assert said["tags"], path
    undescribed = [
        (path, parameter["name"])
        for path, said in operations
        for parameter in said.get("parameters", ())
        if parameter["in"] == "query" and not parameter.get("description")
    ]
    assert not undescribed


def test_the_reference_page_lists_every_operation_with_an_example(client: TestClient) -> None:
    page = client.get("/docs").text
    schema = client.get("/openapi.json").json()
    assert all(f"</b> {path}<" in page for path in schema["paths"])
    assert "Cơ quan nào chủ trì xây dựng kế hoạch số hoá?" in page
