from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assistant.answer import Answer, Citation, Status
from corpus.model import Block, BlockKind
from corpus.settings import Settings
from eval.ablation import ablate, ablation_text, variants
from eval.answer_report import answers_json
from eval.answers import Verdict, judge
from eval.cases import Case, CasesError, Expectation, load_cases
from eval.charts import histogram, share_bar, stacked_bar
from eval.cli import app
from eval.facts import Fact
from eval.journal import circumstances
from eval.page import page
from eval.publish import END, START, full, summary, write_between
from eval.run import Run
from eval.run_comparison import compare_runs, comparison_text
from eval.run_files import read_run, write_run
from tests.eval.conftest import Bench

ROW = "1\tSố hóa hồ sơ\tSở Nội vụ\tNăm 2024"
BLOCKS = [Block(1, BlockKind.ROW, ROW)]
KNOWN = Expectation(frozenset({"answered"}), frozenset({"a.txt"}), (Fact.of("Sở Nội vụ"),), quote=("Số hóa",))
UNKNOWN = Expectation(frozenset({"not_found"}))
SILENCE = Answer("?", Status.NOT_FOUND, "lead", "Không tìm thấy.", latency_ms=4.0)


def said(text: str, quote: str = ROW) -> Answer:
    citation = Citation(1, "a.txt", "12/KH-UBND", "STT 1", None, quote)
    return Answer("?", Status.ANSWERED, "lead", text, citations=(citation,), latency_ms=2.0)


def verdict(id: str, expect: Expectation, answer: Answer, question: str = "Ai?") -> Verdict:
    return judge(Case(id, question, expect, "lead", "formal"), answer, lambda source: BLOCKS)


def report(*verdicts: Verdict, name: str = "thử") -> dict[str, Any]:
    run = circumstances(Settings()) | {"seconds": 1.0, "documents": {"a.txt": "0" * 64}}
    return answers_json(Run(name, verdicts)) | {"run": run}


RIGHT = said("Sở Nội vụ [1].")
FOUR = (
    verdict("q1", KNOWN, RIGHT),
    verdict("q2", KNOWN, said("Sở Nội vụ [1].", f"{ROW} và nhiều nữa")),
    verdict("q3", UNKNOWN, SILENCE),
    verdict("q4", KNOWN, SILENCE),
)


def test_every_stage_has_its_known_figure() -> None:
    found = report(*FOUR)
    assert (found["right"], found["wrong"], found["refused"], found["false_quotes"]) == (2, 1, 1, 1)
    assert found["citations"]["verbatim"] == {"share": 0.5, "judged": 2}
    assert found["citations"]["proving"] == {"share": 1.0, "judged": 2}
    assert found["abstention"]["refused_unanswerable"] == {"share": 1.0, "judged": 1}
    assert found["abstention"]["refused_answerable"]["share"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["facts"]["agency"]["share"] == pytest.approx(2 / 3, abs=1e-4)
    low, high = found["intervals"]["right_share"]
    assert low < 0.5 < high


def test_a_citation_that_does_not_carry_the_fact_is_seen() -> None:
    plain = Expectation(frozenset({"answered"}), frozenset({"a.txt"}), (Fact.of("Sở Nội vụ"),))
    assert verdict("q1", plain, said("Sở Nội vụ [1].", "Số hóa hồ sơ")).proven is False


def test_a_list_with_one_item_missing_is_partly_right_and_its_total_wrong() -> None:
    both = Expectation(
        KNOWN.status, KNOWN.documents, (Fact.of("Số hóa hồ sơ"), Fact.of("Lập kế hoạch")), total=2
    )
    found = verdict("q1", both, said("1 nhiệm vụ: Số hóa hồ sơ [1]."))
    assert found.grade == "partly"
    assert found.reasons == ("thiếu: Lập kế hoạch", "không nêu tổng số, đúng là 2")


def test_a_document_may_be_named_by_its_number() -> None:
    by_number = Expectation(KNOWN.status, frozenset({"Kế hoạch số 12/KH-UBND"}), KNOWN.facts)
    assert verdict("q1", by_number, RIGHT).grade == "right"
    other = Expectation(KNOWN.status, frozenset({"Kế hoạch số 112/KH-UBND"}), KNOWN.facts)
    assert verdict("q1", other, RIGHT).grade == "wrong"


def test_two_runs_are_compared_question_by_question() -> None:
    before = report(*FOUR)
    after = report(verdict("q1", KNOWN, SILENCE), *FOUR[1:3], verdict("q4", KNOWN, RIGHT), name="thử")
    found = compare_runs(before, after)
    assert [(c["id"], c["better"]) for c in found["changed"]] == [("q1", False), ("q4", True)]
    assert found["paired"]["right_share"]["difference"] == 0.0
    text = comparison_text(found)
    assert "q4 [không trả lời → đúng]" in text
    assert "Kém đi: 1 câu" in text
    assert compare_runs(before, before)["changed"] == []


def test_a_run_is_kept_whole_and_read_again(tmp_path: Path) -> None:
    written, shown = write_run(tmp_path / "runs", report(*FOUR))
    again, _ = write_run(tmp_path / "runs", report(*FOUR))
    assert again != written
    assert read_run(written)["cases"][1]["grade"] == "wrong"
    assert shown.read_text("utf-8").startswith("<!doctype html>")
    (tmp_path / "x.json").write_text("{}", "utf-8")
    with pytest.raises(CasesError, match="không phải kết quả"):
        read_run(tmp_path / "x.json")


def test_the_page_escapes_all_and_needs_nothing_from_outside() -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    made = page(report(verdict("q1", KNOWN, said(evil), evil), name=f"bộ {evil}"))
    assert "<script>alert" not in made
    assert "<img" not in made
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", made)
    cases = re.search(r'<script type="application/json" id="cases">(.*?)</script>', made, re.S)
    assert cases is not None
    assert json.loads(cases[1])[0]["question"] == evil


def test_a_sealed_run_shows_no_question_on_its_page() -> None:
    sealed = Case("q1", "Câu kín?", KNOWN, "lead", "formal", sealed=True)
    made = page(report(judge(sealed, SILENCE, lambda source: BLOCKS)))
    assert "Câu kín" not in made
    assert "chỉ có tổng số" in made


def test_charts_draw_what_is_counted() -> None:
    bar = stacked_bar([("right", 3), ("wrong", 1), ("refused", 0)], "lead")
    assert 'class="right" x="0.00%" width="75.00%"' in bar
    assert 'class="wrong" x="75.00%" width="25.00%"' in bar
    assert "refused" not in bar
    assert 'x1="40.00%" x2="60.00%"' in share_bar(0.5, "x", (0.4, 0.6))
    drawn = histogram([0.5, 3.0, 3.5], "thời gian")
    assert drawn.count("<rect") == drawn.count(">&lt; ") + drawn.count(">≥ ")
    assert ">2</text>" in drawn
    assert "<svg" in histogram([], "trống")


def test_tables_are_written_between_the_marks_only(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(f"đầu\n{START}\ncũ\n{END}\ncuối\n", "utf-8")
    write_between(path, summary({"tune": report(*FOUR)}))
    text = path.read_text("utf-8")
    assert text.startswith("đầu\n")
    assert text.endswith("\ncuối\n")
    assert "cũ" not in text
    assert "| chỉnh, bộ 1 | 4 | **50,0 %**" in text
    write_between(path, "mới")
    assert path.read_text("utf-8") == f"đầu\n{START}\n\nmới\n\n{END}\ncuối\n"
    path.write_text("không dấu", "utf-8")
    with pytest.raises(CasesError, match="thiếu hai dòng"):
        write_between(path, "x")


def test_the_shipped_pages_have_their_marks() -> None:
    root = Path(__file__).parents[2]
    for name in ("README.md", "docs/bang-diem.md"):
        text = (root / name).read_text("utf-8")
        assert text.index(START) < text.index(END)


def test_variants_answer_the_same_cases_and_are_compared_with_the_whole(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("eval.ablation.missing_libraries", lambda: ["langchain_chroma"])
    settings = Settings(home=tmp_path / "home", embedder="hashing")
    found = ablate("thử", load_cases(str(bench.cases)), settings, bench.documents)
    assert [v["variant"] for v in found["variants"]] == [v.name for v in variants()]
    whole, no_dense, *_ = found["variants"]
    assert (whole["right"], whole["against_whole"]["difference"]) == (4, 0.0)
    assert no_dense["right"] == 4
    assert "langchain_chroma" in ablation_text(found)
    assert "bỏ tìm theo véc-tơ" in full({"tune": report(*FOUR)}, found)


def test_the_command_writes_report_and_page(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TROLYAO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TROLYAO_EMBEDDER", "hashing")
    asked = ["answers", str(bench.cases), "--documents", str(bench.documents), "-o", str(tmp_path / "runs")]
    ran = CliRunner().invoke(app, [*asked, "--json"])
    assert ran.exit_code == 0, ran.output
    assert json.loads(ran.stdout)["right"] == 4
    (written,) = (tmp_path / "runs").glob("*.json")
    assert written.with_suffix(".html").exists()
    ran = CliRunner().invoke(app, ["compare", str(written), str(written)])
    assert "So 4 câu chung" in ran.stdout
