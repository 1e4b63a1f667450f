from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from bots.journal.conversations import open_conversations
from bots.journal.journals import Journals
from bots.web.app import create_app
from bots.web.shapes.answers import AnswerShape, OpinionPage, ProblemShape, SessionShape, WholeTalkShape
from bots.web.shapes.register import (
    AssignmentPage,
    DocumentPage,
    TargetPage,
    TaskPage,
    TextPage,
    WholeDocumentShape,
)
from bots.web.shapes.shape import Shape
from bots.web.shapes.work import BoardShape
from corpus.registry import Registry
from tests.bots.doubles import FILE, Double

SMALL = ("/api/suggestions", "/api/feedback")  # an object of one field, told by its example
SHAPES: list[tuple[str, type[Shape]]] = [
    ("/api/documents", DocumentPage),
    (f"/api/documents/{FILE}", WholeDocumentShape),
    (f"/api/documents/{FILE}/text", TextPage),
    ("/api/tasks", TaskPage),
    ("/api/targets", TargetPage),
    ("/api/assignments", AssignmentPage),
    ("/api/board", BoardShape),
    ("/api/board?kind=assignments", BoardShape),
    ("/api/session", SessionShape),
    ("/api/feedback", OpinionPage),
]


@pytest.fixture
def client(registry: Registry, home: Path) -> Iterator[TestClient]:
    journals = Journals(conversations=open_conversations(home, 90))
    app = create_app(Double().ask, registry, journals=journals)
    with TestClient(app, raise_server_exceptions=False) as opened:
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


def test_every_answer_is_described_by_its_fields_and_every_error_as_a_problem(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    assert "HTTPValidationError" not in schema["components"]["schemas"]
    checked = 0
    for path, methods in schema["paths"].items():
        for said in methods.values():
            if path.startswith("/api/"):
                (done,) = (code for code in said["responses"] if code.isdigit())
                for kind, content in said["responses"][done].get("content", {}).items():
                    checked += 1
                    told = content["schema"]
                    plain = told.get("type") in ("string", "array") or path in SMALL
                    assert plain or {"$ref", "properties"} & told.keys(), (path, kind, told)
                assert "application/problem+json" in said["responses"]["default"]["content"], path
    assert checked > 12


@pytest.mark.parametrize(("path", "shape"), SHAPES)
def test_what_is_answered_is_what_is_described(client: TestClient, path: str, shape: type[Shape]) -> None:
    response = client.get(path)
    assert response.status_code == 200
    shape.model_validate(response.json())


def test_an_answer_and_its_conversation_are_what_is_described(client: TestClient) -> None:
    answer = client.post("/api/ask", json={"question": "Ai chủ trì?", "conversation": "a"}).json()
    AnswerShape.model_validate(answer)
    kept = WholeTalkShape.model_validate(client.get("/api/conversations/a").json())
    assert kept.turns[0].answer == AnswerShape.model_validate(answer)
    ProblemShape.model_validate(client.post("/api/ask", json={"question": " "}).json())


def test_the_text_of_a_document_is_told_piece_by_piece(client: TestClient) -> None:
    whole = client.get(f"/api/documents/{FILE}/text").json()
    assert [(piece["block"], piece["records"]) for piece in whole["items"]] == [
        (1, ["ababababab-t1"]),
        (2, ["ababababab-t2"]),
    ]
    assert "số hoá" in whole["items"][0]["text"]
    second = client.get(f"/api/documents/{FILE}/text?limit=1&offset=1").json()
    assert (second["total"], [piece["block"] for piece in second["items"]]) == (2, [2])
    found = client.get(f"/api/documents/{FILE}/text", params={"quote": "Lập kế hoạch số hoá"}).json()["found"]
    assert [span["block"] for span in found] == [1]
    assert client.get("/api/documents/khong-co/text").status_code == 404


def test_the_reference_page_lists_every_operation_with_an_example(client: TestClient) -> None:
    page = client.get("/docs").text
    schema = client.get("/openapi.json").json()
    assert all(f"</b> {path}<" in page for path in schema["paths"])
    assert "Cơ quan nào chủ trì xây dựng kế hoạch số hoá?" in page
