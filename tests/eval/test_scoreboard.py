from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.answer import Answer, Status
from corpus.settings import Settings
from eval.answer_report import answers_json
from eval.answer_text import answers_text
from eval.answers import Verdict
from eval.baseline import BaselineError, require_baseline
from eval.cases import DOCUMENTS, Case, Expectation
from eval.cli import app
from eval.facts import Fact
from eval.journal import record
from eval.processes import ProcessError, run_measured
from eval.run import Run
from eval.tables import table
from eval.warm import measure_warm

REAL = Path(__file__).parents[2].parent / "shared" / "real-documents"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TROLYAO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def verdict(id: str, grade: str, sealed: bool = False) -> Verdict:
    expect = Expectation(frozenset({"answered"}), frozenset({"a.txt"}), (Fact.of("Sở Nội vụ"),))
    case = Case(id, f"Câu hỏi {id}?", expect, "lead", "formal", sealed=sealed)
    answer = Answer(case.question, Status.ANSWERED, "lead", "Sở Y tế", latency_ms=2.0)
    return Verdict(case, answer, grade, ("thiếu: Sở Nội vụ",))  # any grade


def test_a_report_counts_by_intent_and_lists_what_is_not_right() -> None:
    verdicts = (verdict("q1", "right"), verdict("q2", "wrong"), verdict("q3", "refused"))
    report = answers_json(Run("tune", verdicts))
    assert (report["right"], report["wrong"], report["refused"]) == (1, 1, 1)
    assert report["by_intent"] == {"lead": {"right": 1, "partly": 0, "wrong": 1, "refused": 1, "n": 3}}
    assert report["by_document"]["a.txt"]["n"] == 3
    assert [c["id"] for c in report["cases"]] == ["q1", "q2", "q3"]
    text = answers_text(report)
    assert "Câu hỏi q2?" in text
    assert "Câu hỏi q1?" not in text


def test_sealed_questions_show_only_in_totals() -> None:
    report = answers_json(Run("sealed", (verdict("q1", "wrong", sealed=True),)))
    shown = answers_text(report) + json.dumps(report)
    assert "Câu hỏi" not in shown
    assert "lead" not in shown
    assert "sai 1" in shown


def test_figures_are_kept_with_commit_and_settings(home: Path) -> None:
    path = record(Settings(home=home), "answers", {"right": 3})
    record(Settings(home=home), "answers", {"right": 4})
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["figures"]["right"] for line in lines] == [3, 4]
    assert lines[0]["settings"]["embedder"] == Settings().embedder
    assert "commit" in lines[0]


def test_a_program_is_measured_and_its_failure_told() -> None:
    done = run_measured([sys.executable, "-c", "import os; print(os.environ['WORD'])"], {"WORD": "xong"})
    assert done.output.strip() == "xong"
    assert done.seconds > 0
    assert done.peak_mib > 1
    with pytest.raises(ProcessError, match="hỏng rồi"):
        run_measured([sys.executable, "-X", "utf8", "-c", "raise SystemExit('hỏng rồi')"])


def test_warm_figures_count_facts_from_the_right_document() -> None:
    known = verdict("q1", "right").case
    unknown = Case("q2", "?", Expectation(frozenset({"not_found"})), "not_found", "formal")
    shown = {"q1": ("Sở Nội vụ chủ trì", frozenset({"a.txt"})), "q2": ("", frozenset[str]())}
    figures = measure_warm([known, unknown], lambda case: shown[case.id])
    assert (figures["facts"], figures["silent"]) == (1.0, 1.0)
    elsewhere = measure_warm([known], lambda case: ("Sở Nội vụ chủ trì", frozenset({"b.txt"})))
    assert elsewhere["facts"] == 0.0


def test_a_missing_pipeline_is_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.baseline.find_spec", lambda name: None)
    with pytest.raises(BaselineError, match=r"trolyao\[baseline\]"):
        require_baseline()


def test_a_table_lines_up_accented_words() -> None:
    lines = table(["văn bản", "F1"], [["Đắk Nông", 0.5], ["a", None]]).splitlines()
    assert lines == ["văn bản      F1", "--------  -----", "Đắk Nông  0.500", "a             -"]


def test_registry_command_prints_json_and_records_it(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "gold").mkdir(parents=True)
    (folder / "no-tasks_a.txt").write_text("QUY CHẾ\n\nĐiều 1. Phạm vi điều chỉnh.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Không có bản chuẩn.\n", encoding="utf-8")
    ran = CliRunner().invoke(app, ["registry", str(folder), "--json"])
    assert ran.exit_code == 0, ran.output
    report = json.loads(ran.stdout)
    assert report["no_tasks"] == {"no-tasks_a.txt": 0}
    assert report["unjudged"] == ["b.txt"]
    assert (home / "eval" / "figures.jsonl").exists()


def test_a_wrong_set_ends_with_a_message_and_status_2(tmp_path: Path) -> None:
    ran = CliRunner().invoke(app, ["answers", str(tmp_path / "absent.jsonl")])
    assert ran.exit_code == 2
    assert "Không đọc được bộ câu hỏi" in ran.stderr


@pytest.mark.shared
@pytest.mark.skipif(not REAL.exists(), reason="the shared development data is absent")
def test_real_documents_are_read_as_by_hand() -> None:
    from eval.registry import score_folder

    board = score_folder(REAL, REAL / "gold")
    assert board.failed == {}
    assert set(board.no_tasks.values()) == {0}
    assert board.total("tasks").f1 >= 0.97
    assert board.total("targets").recall >= 0.95
    assert board.fields()["task.lead"].share == pytest.approx(1.0, abs=0.02)


def test_the_documents_to_measure_on_are_there() -> None:
    assert len(list(DOCUMENTS.iterdir())) == 5
