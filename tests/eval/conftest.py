from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fishing_plan import ANNEX, FILE, HEAD, ROWS

BOUNDS = """
[least]
"registry/total/tasks/recall" = 1.0
"registry/total/fields/task.lead/share" = 1.0
"answers/understanding/intent/share" = 1.0
"answers/retrieval/hybrid/R@10" = 1.0
"answers/citations/verbatim/share" = 1.0
"answers/abstention/refused_unanswerable/share" = 1.0
"answers/right_share" = 1.0
[most]
"answers/wrong_share" = 0.0
"""


@dataclass(frozen=True, slots=True)
class Bench:
    """A made-up plan with its gold, questions and bounds, on disk."""

    documents: Path
    gold: Path
    cases: Path
    bounds: Path


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    documents, gold = tmp_path / "documents", tmp_path / "gold"
    documents.mkdir()
    gold.mkdir()
    (documents / FILE).write_text(HEAD + ANNEX, encoding="utf-8")
    book = {
        "file": FILE,
        "document": {"number": "77/QĐ-UBND"},
        "tasks": [_gold_task(*row) for row in ROWS],
        "targets": [],
        "prose_assignments": [],
    }
    (gold / "plan.json").write_text(json.dumps(book), encoding="utf-8")
    lines = [
        _case("q1", "Ai chủ trì lập quy hoạch bến neo đậu tránh trú bão?", "lead", "Sở Xây dựng"),
        _case("q2", "Nạo vét luồng vào cảng khi nào xong?", "deadline", "Tháng 9/2023"),
        _case("q3", "Sản phẩm của việc nạo vét luồng vào cảng là gì?", "product", "Công trình hoàn thành"),
        {
            "id": "q4",
            "question": "Ai chủ trì xây dựng sân bay vũ trụ?",
            "expect": {"status": ["not_found"]},
            "intent": "not_found",
            "style": "formal",
        },
    ]
    cases = tmp_path / "cases.jsonl"
    cases.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    bounds = tmp_path / "bounds.toml"
    bounds.write_text(BOUNDS, encoding="utf-8")
    return Bench(documents, gold, cases, bounds)


def _gold_task(stt: str, task: str, lead: str, coordinate: str, product: str, due: str) -> dict[str, Any]:
    return {
        "task": task,
        "stt": stt,
        "lead": [lead],
        "coordinate": [coordinate],
        "product": product,
        "deadline_text": due,
    }


def _case(id: str, question: str, intent: str, fact: str) -> dict[str, Any]:
    row = next(row for row in ROWS if fact in row)
    expect = {"status": ["answered"], "documents": [FILE], "facts": [fact], "quote": [row[1]]}
    return {"id": id, "question": question, "expect": expect, "intent": intent, "style": "formal"}
