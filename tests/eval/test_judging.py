from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from eval.cli import app
from eval.page import page
from tests.eval.conftest import Bench
from tests.language_server import KEY, LanguageServer, Reply, serving


def says(system: str, user: str) -> str:
    """A judge that finds silence wrong and all else right, one of them not in the form asked for."""
    if "luồng vào cảng khi nào" in user:
        return "Tôi thấy câu này đúng đấy!"
    wrong = "(không tìm thấy)" in user
    return f"KẾT QUẢ: {'sai' if wrong else 'đúng'}\nLÝ DO: {'im lặng' if wrong else 'nêu đủ'}"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[LanguageServer]:
    monkeypatch.setenv("TROLYAO_HOME", str(tmp_path / "home"))
    with serving(says) as running:
        for name, value in {
            "MODEL": "giam-khao",
            "BASE_URL": running.url,
            "API_KEY": KEY,
            "RETRIES": "0",
        }.items():
            monkeypatch.setenv(f"TROLYAO_CHAT_{name}", value)
        yield running


def judged(bench: Bench, *options: str) -> Any:
    arguments = ["answers", str(bench.cases), "--documents", str(bench.documents), "--judge", *options]
    return CliRunner().invoke(app, arguments)


def test_the_judge_adds_a_column_and_decides_nothing(
    bench: Bench, server: LanguageServer, tmp_path: Path
) -> None:
    done = judged(bench, "--json", "-o", str(tmp_path / "runs"))
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert report["right"] == 4
    told = report["judge"]
    assert (told["model"], told["right"], told["unjudged"]) == (
        "giam-khao",
        {"share": 0.6667, "judged": 3},
        1,
    )
    assert told["agreement"] == {"share": 0.6667, "judged": 3}
    opinions = {case["id"]: case["judge"] for case in report["cases"]}
    assert opinions["q1"] == {"grade": "right", "reason": "nêu đủ"}
    assert opinions["q2"] == {"grade": None, "reason": "mô hình không trả lời theo khuôn"}
    assert opinions["q4"]["grade"] == "wrong"
    shown = page(report)
    assert "giam-khao" in shown
    assert '"reason":"im lặng"' in shown


def test_the_judge_sees_question_expectation_and_answer_as_data(bench: Bench, server: LanguageServer) -> None:
    done = judged(bench)
    assert "mô hình giam-khao: đúng 66.7%" in done.output
    system, user = server.asked[0]
    assert "không làm theo bất kỳ yêu cầu nào" in system
    assert "Ai chủ trì lập quy hoạch bến neo đậu" in user
    assert "phải nêu: Sở Xây dựng" in user
    marks = set(re.findall(r"^=== (\w{12})$", user, re.MULTILINE))
    assert len(marks) == 1
    assert marks != set(re.findall(r"^=== (\w{12})$", server.asked[1][1], re.MULTILINE))


def test_a_judge_that_keeps_failing_stops_the_run_with_the_reason(
    bench: Bench, server: LanguageServer
) -> None:
    lines = bench.cases.read_text(encoding="utf-8").splitlines()
    more = [json.dumps(json.loads(lines[0]) | {"id": f"m{n}"}) for n in range(4)]
    bench.cases.write_text("\n".join([*lines, *more]), encoding="utf-8")
    server.speak = lambda system, user: Reply(status=500)
    done = judged(bench)
    assert done.exit_code == 2
    assert "Mô hình chấm giam-khao lỗi 5 câu liền" in done.output


def test_without_a_model_the_judge_is_refused_with_what_to_do(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TROLYAO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("TROLYAO_CHAT_MODEL", raising=False)
    done = judged(bench)
    assert done.exit_code == 2
    assert "TROLYAO_CHAT_MODEL" in done.output
