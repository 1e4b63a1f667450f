from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import trolyao
from tests.bots.doubles import Double

ENGLISH = re.compile(r"\b(Usage|Options|Commands|Arguments|Error|Missing|Invalid|Try|Show this|No such)\b")


@pytest.mark.parametrize("name", [n for n in trolyao.COMMANDS if n != "eval"])
def test_every_command_has_a_vietnamese_help_page(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert trolyao.run([name, "--help"]) == 0
    page = capsys.readouterr().out
    assert "Cách dùng: trolyao" in page
    assert not ENGLISH.search(page)


def test_the_overview_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert trolyao.run([]) == 0
    page = capsys.readouterr().out
    assert all(f"\n  {name} " in page for name in trolyao.COMMANDS)
    assert not ENGLISH.search(page)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (["akk"], "Có phải ý bạn là “ask”"),
        (["ask"], "Thiếu tham số CÂU_HỎI"),
        (["ask", "a", "b"], "Thừa tham số: b"),
        (["ask", "a", "--jsno"], "--jsno"),
        (["ask", "a", "--history"], "Tùy chọn --history cần một giá trị"),
        (["ask", "   "], "đang trống"),
        (["ask", "\x00\x07"], "đang trống"),
        (["ask", "dài " * 25_000], "quá mức 2000"),
        (["serve", "--port", "abc"], "tùy chọn --port"),
        (["serve", "--port", "70000"], "tùy chọn --port"),
        (["batch", "q.txt", "-o", "a.csv"], ".jsonl, .csv, .xlsx"),
        (["batch", "khong-co.csv", "-o", "a.csv"], "không tìm thấy"),
        (["tasks", "--format", "doc"], "hãy chọn: table"),
        (["tasks", "--format", "xlsx"], "-o"),
    ],
)
def test_wrong_use_is_explained_and_exits_two(
    line: list[str], said: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trolyao.run(line) == 2
    captured = capsys.readouterr()
    assert said in captured.err
    assert captured.out == ""
    assert not ENGLISH.search(captured.err)


def test_a_bad_setting_is_wrong_use(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TROLYAO_DATABASE_URL", "mysql://x")
    assert trolyao.run(["tasks"]) == 2
    assert "TROLYAO_DATABASE_URL" in capsys.readouterr().err


def test_ask_prints_answer_then_citations(double: Double, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        trolyao.run(
            ["ask", "Ai chủ\ttrì?\x00", "--history", "câu một", "--history", " ", "--history", "câu hai"]
        )
        == 0
    )
    assert double.asked == [("Ai chủ trì?", ("câu một", "câu hai"))]
    out = capsys.readouterr().out
    assert out.startswith("=Sở Nội vụ chủ trì [1].")
    assert "[1] 15/QĐ-UBND – Phụ lục, STT 1" in out
    assert "“=Sở Nội vụ <b>chủ trì</b>”" in out


def test_ask_json_is_one_object_on_standard_output(
    double: Double, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trolyao.run(["ask", "Ai chủ trì?", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["status"] == "answered"
    assert answer["citations"][0]["locator"] == "Phụ lục, STT 1"


def test_a_failed_answer_exits_one(double: Double) -> None:
    assert trolyao.run(["ask", "câu hỏng"]) == 1


def test_a_group_without_a_command_shows_its_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert trolyao.run(["eval"]) == 0
    page = capsys.readouterr().out
    assert "Cách dùng: trolyao eval" in page
    assert not ENGLISH.search(page)


def test_an_interrupt_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bots.cli.ask.open_assistant", interrupted)
    assert trolyao.run(["ask", "Ai?"]) == 130
    assert "Đã dừng" in capsys.readouterr().err


def test_importing_the_command_loads_no_engine() -> None:
    engines = ("sqlalchemy", "chromadb", "tantivy", "underthesea", "fastapi", "rich")
    code = f"import trolyao, sys; print([m for m in {engines} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("name", "value"), [("TROLYAO_CHAT_BASE_URL", "localhost:8000"), ("TROLYAO_ANSWER_MARGIN", "nhỏ")]
)
def test_a_bad_setting_of_answering_is_named(
    name: str, value: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, value)
    assert trolyao.run(["ask", "Ai chủ trì?"]) == 2
    assert name in capsys.readouterr().err
