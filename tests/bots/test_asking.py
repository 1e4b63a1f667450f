from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from assistant.answer import Answer, Citation, Said, Status, Tell, unheard
from bots.journal.feedback import Opinion, open_feedback
from bots.journal.journals import Journals
from bots.suggestions import Suggestions
from bots.web.app import create_app
from corpus.faults import StoreFault
from corpus.registry import Registry
from tests.bots.doubles import FILE, Double, small_entry

QUOTE = small_entry().tasks[0].source.quote


class Listing(Double):
    """Answers with every record, fails where asked to, knows nothing of finance."""

    def ask(
        self,
        question: str,
        history: Sequence[str] = (),
        sources: frozenset[str] = frozenset(),
        tell: Tell = unheard,
    ) -> Answer:
        self.asked.append((question, tuple(history)))
        self.within = sources
        if "kho hỏng" in question:
            raise StoreFault("Không đọc được sổ đăng ký.")
        if "từng câu" in question:
            tell(Said("Sở Nội vụ chủ trì [1].", (Citation(1, FILE, "15/QĐ-UBND", "STT 1", None, QUOTE),)))
        if "nổ" in question:
            raise RuntimeError("bí mật")
        entry = small_entry()
        status = Status.NOT_FOUND if "Tài chính" in question else Status.ANSWERED
        return Answer(question, status, "list", "Có.", 5, (*entry.tasks, *entry.targets, *entry.assignments))


@pytest.fixture
def answering() -> Listing:
    return Listing()


@pytest.fixture
def client(registry: Registry, answering: Listing, home: Path) -> Iterator[TestClient]:
    app = create_app(answering.ask, registry, journals=Journals(open_feedback(home, 90)))
    with TestClient(app, raise_server_exceptions=False) as opened:
        yield opened


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for event in text.strip().split("\n\n"):
        name, data = event.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


def test_a_streamed_answer_is_the_answer_object_after_a_word_of_progress(client: TestClient) -> None:
    response = client.post("/api/ask/stream", json={"question": "Ai?", "history": ["trước"]})
    assert response.headers["content-type"].startswith("text/event-stream")
    (first, progress), (second, answer) = events(response.text)
    assert (first, second) == ("status", "answer")
    assert "Đang tra cứu" in str(progress["text"])
    plain = client.post("/api/ask", json={"question": "Ai?", "history": ["trước"]}).json()
    assert answer == plain
    assert plain["records"][0]["href"].startswith(f"/documents/{FILE}?at=1&v=abab")


def test_checked_sentences_come_before_the_whole_answer_with_what_proves_them(client: TestClient) -> None:
    response = client.post("/api/ask/stream", json={"question": "Trả lời từng câu"})
    _, (name, sentence), (last, _) = events(response.text)
    assert (name, last) == ("sentence", "answer")
    assert sentence["text"] == "Sở Nội vụ chủ trì [1]."
    (citation,) = sentence["citations"]
    assert (citation["mark"], citation["quote"]) == (1, QUOTE)
    assert citation["href"].startswith(f"/documents/{FILE}?at=1")


def test_a_fault_after_the_first_sentence_is_told_too(client: TestClient) -> None:
    told = events(client.post("/api/ask/stream", json={"question": "từng câu rồi nổ"}).text)
    assert [name for name, _ in told] == ["status", "sentence", "problem"]


@pytest.mark.parametrize(
    ("question", "status", "said"), [("kho hỏng", 503, "sổ đăng ký"), ("nổ", 500, "ngoài dự kiến")]
)
def test_a_fault_while_streaming_is_told_as_a_problem(
    client: TestClient, question: str, status: int, said: str
) -> None:
    name, problem = events(client.post("/api/ask/stream", json={"question": question}).text)[-1]
    assert name == "problem"
    assert problem["status"] == status
    assert said in str(problem["detail"])
    assert "bí mật" not in str(problem)


@pytest.mark.parametrize("path", ["/api/ask/stream", "/api/ask.xlsx"])
def test_a_bad_question_is_a_problem_everywhere(client: TestClient, path: str) -> None:
    assert client.post(path, content=b"{").status_code == 422
    assert client.post(path, json={"question": " "}).status_code == 422
    assert client.post(path, content=b"x" * 300_000).status_code == 413


@pytest.mark.parametrize("scope", ["tỉnh Thử", "thu", "15/QĐ-UBND", FILE])
def test_a_scope_holds_the_question_to_its_documents(
    client: TestClient, answering: Listing, scope: str
) -> None:
    client.post("/api/ask", json={"question": "Ai chủ trì?", "scope": scope})
    assert answering.asked[-1][0] == "Ai chủ trì?"
    assert answering.within == {FILE}


@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream", "/api/ask.xlsx"])
@pytest.mark.parametrize("scope", ["999/QĐ-UBND", "tỉnh Cà Mau", "xyz", "?", "x" * 300])
def test_a_scope_that_is_none_is_refused(
    client: TestClient, answering: Listing, path: str, scope: str
) -> None:
    refused = client.post(path, json={"question": "Ai chủ trì?", "scope": scope})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert answering.asked == []
    if len(scope) < 200:
        assert scope.removeprefix("tỉnh ") in refused.json()["detail"]


def test_the_records_of_an_answer_are_an_excel_file_with_a_sheet_for_each_kind(client: TestClient) -> None:
    response = client.post("/api/ask.xlsx", json={"question": "Những việc gì?"})
    assert 'filename="tra-loi.xlsx"' in response.headers["content-disposition"]
    book = load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Nhiệm vụ", "Chỉ tiêu", "Việc được giao"]
    header, *rows = book["Nhiệm vụ"].values
    assert [row[header.index("Nhiệm vụ")] for row in rows] == ["Lập kế hoạch số hoá", "=SUM(A1) trang tin"]
    assert book["Nhiệm vụ"].cell(3, header.index("Nhiệm vụ") + 1).data_type == "s"


def test_a_listing_goes_to_excel_whole_and_filtered(client: TestClient) -> None:
    response = client.get("/api/tasks.xlsx", params={"agency": "Sở Tài chính", "role": "lead", "limit": 1})
    assert len(list(load_workbook(io.BytesIO(response.content)).worksheets[0].values)) == 2
    empty = client.get("/api/targets.xlsx", params={"agency": "Sở Không có"})
    assert len(list(load_workbook(io.BytesIO(empty.content)).worksheets[0].values)) == 1


def test_only_questions_that_are_answered_are_offered(
    client: TestClient, registry: Registry, answering: Listing
) -> None:
    offered = client.get("/api/suggestions").json()["items"]
    assert offered
    assert all(question.endswith("?") for question in offered)
    asked = len(answering.asked)
    assert client.get("/api/suggestions").json()["items"] == offered
    assert len(answering.asked) == asked
    silent = Suggestions(
        lambda question, history=(): Answer(question, Status.NOT_FOUND, "lead", "Không."), registry
    )
    assert silent.all() == ()


def test_an_opinion_is_kept_in_a_file_of_its_own(client: TestClient, home: Path) -> None:
    given = {"question": "Ai?", "verdict": "up", "status": "answered", "comment": " tốt "}
    assert client.post("/api/feedback", json=given).status_code == 201
    assert client.get("/api/feedback").json()["items"][0]["comment"] == "tốt"
    kept = open_feedback(home, 90).all()
    assert [(o["question"], o["verdict"], o["comment"]) for o in kept] == [("Ai?", "up", "tốt")]


@pytest.mark.parametrize(
    "given",
    [
        {"verdict": "up"},
        {"question": "Ai?", "verdict": "sideways"},
        {"question": " ", "verdict": "up"},
        {"question": "Ai?", "verdict": "up", "comment": "x" * 2001},
    ],
)
def test_a_bad_opinion_is_a_problem(client: TestClient, given: dict[str, str]) -> None:
    assert client.post("/api/feedback", json=given).status_code == 422


def test_opinions_go_with_the_days_questions_are_kept(home: Path) -> None:
    home.mkdir()
    opinion = Opinion(question="Ai chủ trì?", verdict="up")
    kept = open_feedback(home, 90)
    assert kept.add(opinion)
    with sqlite3.connect(home / "feedback.sqlite") as file:
        file.execute("UPDATE feedback SET at = '2020-01-01T00:00:00+00:00'")
    assert kept.add(opinion)
    assert len(kept.all()) == 1
    assert not open_feedback(home, 0).add(opinion)
    assert open_feedback(home, 0).all() == []
