from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from eval.cases import Case, CasesError, load_cases
from eval.facts import Fact


def sheet(path: Path, *rows: list[Any]) -> Path:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def by_id(path: Path) -> dict[str, Case]:
    return {case.id: case for case in load_cases(str(path))}


def test_an_officials_sheet_becomes_cases(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "cau-hoi.xlsx",
        ["CÂU HỎI KIỂM TRA TRỢ LÝ"],
        ["STT", "Câu hỏi", "Câu hỏi trước", "Cơ quan", "Thời hạn", "Số văn bản", "Ý hỏi"],
        [1, "Ai chủ trì đề án?", None, "Sở Nội vụ; Sở Tài chính", None, "12/KH-UBND", "Chủ trì"],
        [2, "Khi nào xong?", "Ai chủ trì?\nAi phối hợp?", None, datetime(2025, 12, 31), None, None],
    )
    cases = by_id(path)
    first = cases["1"].expect
    assert first.facts == (Fact(("Sở Nội vụ",), "agency"), Fact(("Sở Tài chính",), "agency"))
    assert first.documents == {"12/KH-UBND"}
    assert first.status == {"answered", "partial"}
    assert (cases["1"].intent, cases["1"].style) == ("lead", "chưa ghi")
    assert cases["2"].history == ("Ai chủ trì?", "Ai phối hợp?")
    assert cases["2"].expect.facts == (Fact(("31/12/2025",), "date"),)


def test_the_expected_answer_in_one_column_tells_what_is_not_known(tmp_path: Path) -> None:
    path = tmp_path / "cau-hoi.csv"
    path.write_text(
        "câu hỏi;đáp án\nAi chủ trì?;Sở Nội vụ|SNV\nSân bay?;Không có trong văn bản\n"
        "Ai, khi nào?;Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, hoàn thành trong quý I năm 2025\n",
        "utf-8",
    )
    told, unknown, sentence = load_cases(str(path))
    assert told.expect.facts == (Fact.of("Sở Nội vụ", "SNV"),)
    assert (unknown.expect.facts, unknown.expect.must_refuse) == ((), True)
    assert [fact.kind for fact in sentence.expect.facts] == ["sentence"]


def test_a_percentage_cell_is_read_as_shown(tmp_path: Path) -> None:
    path = sheet(tmp_path / "x.xlsx", ["Câu hỏi", "Giá trị"], ["Bao nhiêu?", 0.85])
    book_path = tmp_path / "y.xlsx"
    book = Workbook()
    assert book.active is not None
    book.active.append(["Câu hỏi", "Giá trị"])
    book.active.append(["Bao nhiêu?", 0.85])
    book.active["B2"].number_format = "0%"
    book.save(book_path)
    assert load_cases(str(path))[0].expect.facts == (Fact(("0.85",), "value"),)
    assert load_cases(str(book_path))[0].expect.facts == (Fact(("85%",), "value"),)


def line(**changes: Any) -> str:
    expect = {"status": ["answered"], "facts": ["Sở Nội vụ"]} | changes.pop("expect", {})
    return json.dumps({"id": "q1", "question": "Ai?", "expect": expect} | changes, ensure_ascii=False)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ('{"id": "q9", "question": ', "dòng 2: không phải JSON"),
        ("[1]", "dòng 2: không phải một đối tượng JSON"),
        (line(id="q9", question=" "), "dòng 2: thiếu “question”"),
        (line(id="q9", histroy=[]), "dòng 2: không có trường “histroy”"),
        (line(id="q9", expect={"fact": ["x"]}), "dòng 2: không có trường “expect.fact”"),
        (line(id="q9", expect={"status": ["maybe"]}), "dòng 2: “expect.status” sai (maybe)"),
        (line(id="q9", expect={"facts": [{"colour": ["x"]}]}), "loại phải là một trong agency"),
        (line(id="q9", expect={"facts": [[]]}), "một sự việc để trống"),
        (line(id="q9", expect={"total": -1}), "“expect.total” phải là số nguyên không âm"),
        (line(), "dòng 2: mã “q1” đã dùng"),
        (json.dumps({"id": "q9", "question": "Ai?"}), "dòng 2: thiếu “expect”"),
    ],
)
def test_a_bad_line_is_named_with_its_fault(bad: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(f"{line()}\n{bad}\n", "utf-8")
    with pytest.raises(CasesError) as raised:
        load_cases(str(path))
    assert said in str(raised.value)


def test_every_bad_row_of_a_sheet_is_named_at_once(tmp_path: Path) -> None:
    path = sheet(
        tmp_path / "x.xlsx", ["Câu hỏi", "Đáp án"], ["Ai?", "Sở Nội vụ"], ["Khi nào?", None], [None, "Quý I"]
    )
    with pytest.raises(CasesError) as raised:
        load_cases(str(path))
    text = str(raised.value)
    assert "2 dòng sai" in text
    assert "dòng 3: không nêu điều mong đợi" in text
    assert "dòng 4: thiếu “question”" in text


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.csv", b"noi dung\nx\n", "không thấy cột"),
        ("x.xlsx", b"khong phai excel", "hỏng"),
        ("x.jsonl", b"", "không có câu nào"),
        ("x.jsonl", b"\xff\xfe\x80", "không phải UTF-8"),
    ],
)
def test_an_unusable_file_is_told(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CasesError, match=said):
        load_cases(str(tmp_path / name))
