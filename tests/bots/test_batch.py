from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

import trolyao
from assistant.answer import Answer
from tests.bots.doubles import Double

pytestmark = pytest.mark.usefixtures("double")


def answers(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_bad_lines_do_not_stop_the_others(
    double: Double, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [
        '{"id": "q1", "question": "Ai chủ trì?", "history": ["trước"]}',
        "{hỏng",
        "[1, 2]",
        "",
        '{"id": 7}',
        '{"id": "q5", "question": "x", "history": "không phải danh sách"}',
        json.dumps({"id": "q6", "question": "dài " * 1000}),
        json.dumps({"question": "Hạn khi nào?"}),
        json.dumps({"id": "q8", "question": "câu hỏng"}),
        '{"id": "\\ud800", "question": "nửa chữ \\ud800"}',
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), "utf-8")
    assert trolyao.run(["batch", str(tmp_path / "in.jsonl"), "-o", str(tmp_path / "out.jsonl")]) == 1
    found = answers(tmp_path / "out.jsonl")
    assert [a["id"] for a in found] == ["q1", "2", "3", "7", "q5", "q6", "8", "q8", "?"]
    assert [a["status"] for a in found] == ["answered", *["failed"] * 5, "answered", "failed", "answered"]
    assert all(a["answer"] for a in found)
    assert double.asked[0] == ("Ai chủ trì?", ("trước",))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "3/9" in captured.err


def test_csv_in_xlsx_out_keeps_ids_and_runs_no_formula(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("\ufeffid;Câu hỏi\nA1;Ai chủ trì?\n;Hạn khi nào?\n", "utf-8")
    assert trolyao.run(["batch", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.xlsx")]) == 0
    header, *rows = load_workbook(tmp_path / "out.xlsx").worksheets[0].iter_rows()
    names = [c.value for c in header]
    assert [row[0].value for row in rows] == ["A1", "2"]
    cell = rows[0][names.index("Trả lời")]
    assert (cell.value, cell.data_type) == ("=Sở Nội vụ chủ trì [1].", "s")


def test_xlsx_in_csv_out(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["id", "question"], [12, "Ai chủ trì?"], [None, None]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    assert trolyao.run(["batch", str(tmp_path / "in.xlsx"), "-o", str(tmp_path / "out.csv")]) == 0
    header, first, *_ = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert header.startswith("Mã,Câu hỏi,Trạng thái,Loại câu hỏi,Trả lời,")
    assert first.startswith("12,Ai chủ trì?,đã trả lời,chủ trì,'=Sở Nội vụ")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("in.jsonl", b"", "không có câu hỏi"),
        ("in.csv", b"", "không có câu hỏi"),
        ("in.csv", b"id,noi dung\n1,x\n", "Không thấy cột"),
        ("in.csv", "câu hỏi\nviệc gì\n".encode("cp1258", "replace"), "UTF-8"),
        ("in.xlsx", b"khong phai excel", "hỏng"),
        ("in.jsonl", b"\xff\xfe\x00\x01\x80", "UTF-8"),
    ],
)
def test_unreadable_input_is_wrong_use(
    name: str, content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert trolyao.run(["batch", str(tmp_path / name), "-o", str(tmp_path / "out.csv")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_an_unwritable_place_fails_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in.csv").write_text("question\nAi?\n", "utf-8")
    (tmp_path / "tep").write_text("")
    assert trolyao.run(["batch", str(tmp_path / "in.csv"), "-o", str(tmp_path / "tep" / "out.csv")]) == 1
    assert "Không ghi được" in capsys.readouterr().err


def test_a_stopped_run_goes_on_where_it_was(
    double: Double, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in.csv").write_text("id,question\n1,Câu một\n2,Câu hai\n3,Câu ba\n", "utf-8")
    arguments = ["batch", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.jsonl")]
    plain = double.ask

    def stopping(question: str, history: Sequence[str] = ()) -> Answer:
        if question == "Câu ba":
            raise KeyboardInterrupt
        return plain(question, history)

    monkeypatch.setattr(double, "ask", stopping)
    assert trolyao.run(arguments) == 130
    assert "Đã giữ 2/3 câu" in capsys.readouterr().err
    assert not (tmp_path / "out.jsonl").exists()
    monkeypatch.setattr(double, "ask", plain)
    assert trolyao.run(arguments) == 0
    assert [question for question, _ in double.asked] == ["Câu một", "Câu hai", "Câu ba"]
    assert [a["id"] for a in answers(tmp_path / "out.jsonl")] == ["1", "2", "3"]
    assert [p.name for p in tmp_path.iterdir() if "partial" in p.name] == []


def test_other_documents_mean_asking_anew(
    double: Double, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in.csv").write_text("question\nCâu một\nCâu hai\n", "utf-8")
    arguments = ["batch", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.jsonl")]
    with monkeypatch.context() as stopped:
        stopped.setattr("bots.cli.batch.written_whole", interrupted)
        assert trolyao.run(arguments) == 130
    monkeypatch.setattr(double.store.registry, "heads", lambda: ())
    assert trolyao.run(arguments) == 0
    assert len(double.asked) == 4


def interrupted(path: Path) -> object:
    raise KeyboardInterrupt


def test_an_error_at_one_question_leaves_the_others(
    double: Double, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in.csv").write_text("question\nCâu một\nCâu hai\n", "utf-8")
    plain = double.ask

    def failing(question: str, history: Sequence[str] = ()) -> Answer:
        if question == "Câu một":
            raise RuntimeError("hỏng")
        return plain(question, history)

    monkeypatch.setattr(double, "ask", failing)
    assert trolyao.run(["batch", str(tmp_path / "in.csv"), "-o", str(tmp_path / "out.jsonl")]) == 1
    assert [a["status"] for a in answers(tmp_path / "out.jsonl")] == ["failed", "answered"]


def test_a_sheet_with_a_title_above_its_header_and_a_frozen_filtered_answer(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (["DANH SÁCH CÂU HỎI"], [None], ["STT", "Câu hỏi"], [1, "Ai chủ trì?"]):
        book.active.append(row)
    book.save(tmp_path / "in.xlsx")
    assert trolyao.run(["batch", str(tmp_path / "in.xlsx"), "-o", str(tmp_path / "out.xlsx")]) == 0
    sheet = load_workbook(tmp_path / "out.xlsx").worksheets[0]
    header, answer = ([cell.value for cell in row] for row in sheet.iter_rows())
    row = dict(zip(header, answer, strict=True))
    assert (row["Mã"], row["Câu hỏi"], row["Tệp"]) == (
        "1",
        "Ai chủ trì?",
        "15-qd-ubnd-tinh-thu-2022.txt",
    )
    assert row["Trích nguyên văn"] == "[1] “=Sở Nội vụ <b>chủ trì</b>”"
    assert row["Căn cứ"] == "[1] 15/QĐ-UBND – Phụ lục, STT 1"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:K2")
    assert sheet.cell(2, 5).alignment.wrap_text


def test_a_hidden_sheet_holds_no_questions(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.sheet_state = "hidden"
    book.active.append(["câu hỏi"])
    book.active.append(["Câu giấu đi?"])
    shown = book.create_sheet()
    shown.append(["Câu hỏi"])
    shown.append(["Ai chủ trì?"])
    book.active = 1
    book.save(tmp_path / "in.xlsx")
    assert trolyao.run(["batch", str(tmp_path / "in.xlsx"), "-o", str(tmp_path / "out.jsonl")]) == 0
    assert [a["question"] for a in answers(tmp_path / "out.jsonl")] == ["Ai chủ trì?"]
