"""A fault put on purpose into one stage turns that stage red, and the gate says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import assistant.bootstrap
import ingestion.reading
from assistant.answer import Answer
from corpus.dense import DenseIndex
from corpus.lexical import LexicalIndex
from corpus.model import Entry
from corpus.settings import Settings
from eval.answering import gate_figures
from eval.gate import broken_stages, check_figures, gate_json, gate_text
from tests.eval.conftest import Bench


def figures(bench: Bench, tmp_path: Path) -> dict[str, Any]:
    settings = Settings(home=tmp_path / "home", embedder="hashing")
    return gate_figures(settings, str(bench.cases), bench.documents, bench.gold)


def red(bench: Bench, tmp_path: Path) -> tuple[str, ...]:
    return broken_stages(check_figures(figures(bench, tmp_path), bench.bounds))


def test_without_a_fault_every_stage_is_green(bench: Bench, tmp_path: Path) -> None:
    measured = figures(bench, tmp_path)
    checks = check_figures(measured, bench.bounds)
    assert broken_stages(checks) == ()
    assert gate_json(checks, measured) == {"held": True, "broken": [], "stages": [], "behind": []}


def test_a_reader_that_mistakes_the_agency(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = ingestion.reading.read

    def mistaken(document: Any) -> Entry:
        entry = read(document)
        return replace(entry, tasks=tuple(replace(t, lead=("Sở Y tế",)) for t in entry.tasks))

    monkeypatch.setattr("ingestion.reading.read", mistaken)
    measured = figures(bench, tmp_path)
    checks = check_figures(measured, bench.bounds)
    assert broken_stages(checks)[0] == "đọc văn bản"
    assert "hiểu câu hỏi" not in broken_stages(checks)
    assert "task.lead: chuẩn [Sở Xây dựng] | đọc [Sở Y tế]" in gate_text(checks, measured)


def test_a_searcher_that_finds_nothing(bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for index in (LexicalIndex, DenseIndex):
        monkeypatch.setattr(index, "search", lambda self, *given, **named: [])
    assert red(bench, tmp_path)[0] == "tìm"


def spoilt(change: Callable[[Answer], Answer]) -> Callable[..., Answer]:
    answer = assistant.bootstrap.answer

    def spoiling(*given: Any) -> Answer:
        return change(answer(*given))

    return spoiling


def test_a_composer_that_says_another_agency(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(answer: Answer) -> Answer:
        return replace(answer, text=answer.text.replace("Sở Xây dựng", "Sở Y tế"))

    monkeypatch.setattr("assistant.bootstrap.answer", spoilt(other))
    assert red(bench, tmp_path) == ("trả lời",)


def test_a_composer_that_invents_a_quote(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def invented(answer: Answer) -> Answer:
        cited = tuple(replace(c, quote=f"{c.quote} và các sở") for c in answer.citations)
        return replace(answer, citations=cited)

    monkeypatch.setattr("assistant.bootstrap.answer", spoilt(invented))
    measured = figures(bench, tmp_path)
    assert "trích dẫn" in broken_stages(check_figures(measured, bench.bounds))
    assert measured["answers"]["wrong"] == 3
