from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

import trolyao
from corpus.registry import Registry


def listed(capsys: pytest.CaptureFixture[str], *line: str) -> list[str]:
    assert trolyao.run([*line, "--format", "jsonl"]) == 0
    return [json.loads(raw)["id"][-2:] for raw in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    ("line", "ids"),
    [
        (["tasks"], ["t1", "t2"]),
        (["tasks", "--agency", "Sở Tài chính"], ["t1", "t2"]),
        (["tasks", "--agency", "sở tài chính", "--role", "chủ trì"], ["t2"]),
        (["tasks", "--agency", "Sở Tài chính", "--role", "coordinate"], ["t1"]),
        (["tasks", "--document", "15"], ["t1", "t2"]),
        (["tasks", "--document", "15/qđ-ubnd"], ["t1", "t2"]),
        (["tasks", "--province", "thử"], ["t1", "t2"]),
        (["tasks", "--province", "Khác"], []),
        (["tasks", "--section", "cải cách"], ["t1"]),
        (["tasks", "--from", "3/2022", "--to", "2022"], ["t1"]),
        (["tasks", "--from", "2023"], []),
        (["targets", "--to", "2022-06-30"], ["c1"]),
        (["targets", "--from", "2023", "--to", "2025"], ["c2"]),
        (["assignments", "--agency", "Sở Y tế"], ["a1"]),
    ],
)
def test_filters(
    line: list[str], ids: list[str], registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    assert listed(capsys, *line) == ids


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ([], 1),
        (["--agency", "Sở Y tế"], 1),
        (["--agency", "Sở Xa"], 0),
        (["--from", "2023"], 0),
        (["--to", "1/2022"], 1),
    ],
)
def test_documents_are_filtered_by_what_they_hold(
    line: list[str], count: int, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trolyao.run(["documents", *line, "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == count


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["--from", "hôm qua"], "Không hiểu ngày"),
        (["--from", "31/2/2022"], "trong lịch"),
        (["--from", "2023", "--to", "2022"], "ngược"),
        (["--role", "sếp"], "vai trò"),
        (["--document", "999"], "Đã nạp: 15/QĐ-UBND"),
    ],
)
def test_a_filter_that_makes_no_sense_is_wrong_use(
    line: list[str], said: str, registry: Registry, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trolyao.run(["tasks", *line]) == 2
    assert said in capsys.readouterr().err


def test_the_table_shows_what_the_cells_say(registry: Registry, capsys: pytest.CaptureFixture[str]) -> None:
    assert trolyao.run(["tasks"]) == 0
    out = capsys.readouterr().out
    assert "Sở Nội vụ" in out
    assert "Quý I/2022" in out
    assert out.endswith("2 dòng\n")


def test_csv_opens_without_running_formulas(registry: Registry, capsys: pytest.CaptureFixture[str]) -> None:
    assert trolyao.run(["tasks", "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[1]["Nhiệm vụ"] == "'=SUM(A1) trang tin"
    assert rows[0]["Đến ngày"] == "2022-03-31"


def test_xlsx_is_wrapped_filtered_and_holds_no_formula(registry: Registry, tmp_path: Path) -> None:
    path = tmp_path / "ra" / "viec.xlsx"
    assert trolyao.run(["tasks", "-o", str(path)]) == 0
    sheet = load_workbook(path).worksheets[0]
    column = [c.value for c in sheet[1]].index("Nhiệm vụ") + 1
    cell = sheet.cell(3, column)
    assert (cell.value, cell.data_type) == ("=SUM(A1) trang tin", "s")
    assert cell.alignment.wrap_text
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert [p.name for p in path.parent.iterdir()] == ["viec.xlsx"]


def test_an_empty_registry_says_what_to_do(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trolyao.run(["targets", "--format", "json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out) == []
    assert "trolyao ingest" in captured.err


def test_export_writes_four_sets_whole(
    registry: Registry, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trolyao.run(["export", str(tmp_path / "ra")]) == 0
    sizes = {p.name: len(p.read_text("utf-8").splitlines()) for p in (tmp_path / "ra").iterdir()}
    assert sizes == {"documents.jsonl": 1, "tasks.jsonl": 2, "targets.jsonl": 2, "assignments.jsonl": 1}
    assert capsys.readouterr().out == ""


def test_export_onto_a_file_is_wrong_use(registry: Registry, tmp_path: Path) -> None:
    (tmp_path / "ra").write_text("x")
    assert trolyao.run(["export", str(tmp_path / "ra")]) == 2
