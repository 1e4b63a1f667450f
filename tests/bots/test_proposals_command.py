from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import trolyao
from corpus.lock import only_writer
from tests.fishing_plan import ANNEX, FILE, HEAD
from tests.language_server import KEY, LanguageServer, Reply, serving

FUNDING = "Sở Y tế bố trí kinh phí tập huấn sơ cứu cho ngư dân trong dự toán được giao."
PLAN = f"KẾ HOẠCH\nPhát triển nghề cá tỉnh Quảng Nam năm 2023\n\nI. KINH PHÍ\n\n{FUNDING}\n\n"
TRUE = [{"piece": 1, "agency": "Sở Y tế", "role": "implement", "coordinate": [], "deadline": None}]
FALSE = [{"piece": 1, "agency": "Sở Hàng hải", "role": "lead", "coordinate": [], "deadline": None}]
ASKED = "Sở Y tế được giao việc gì?"


@pytest.fixture
def model() -> Iterator[LanguageServer]:
    told = json.dumps([*TRUE, *FALSE], ensure_ascii=False)
    with serving(lambda system, user: told) as opened:
        yield opened


@pytest.fixture
def folder(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    made = tmp_path / "van-ban"
    made.mkdir()
    (made / FILE).write_text(HEAD + PLAN + ANNEX, "utf-8")
    assert trolyao.run(["ingest", str(made)]) == 0
    capsys.readouterr()
    return made


@pytest.fixture
def configured(model: LanguageServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("MODEL", "nho"), ("BASE_URL", model.url), ("API_KEY", KEY), ("RETRIES", "0")):
        monkeypatch.setenv(f"TROLYAO_CHAT_{name}", value)


def listed(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    capsys.readouterr()
    assert trolyao.run(["proposals", "list", "--json", *options]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def answer(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    monkeypatch.delenv("TROLYAO_CHAT_MODEL", raising=False)
    capsys.readouterr()
    assert trolyao.run(["ask", ASKED, "--json"]) == 0
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def test_without_a_model_there_is_a_message_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trolyao.run(["proposals", "make"]) == 1
    assert "TROLYAO_CHAT_MODEL" in capsys.readouterr().err
    assert listed(capsys) == []


@pytest.mark.usefixtures("configured")
def test_what_is_proposed_is_answered_from_once_somebody_accepts_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert trolyao.run(["proposals", "make"]) == 0
    said = capsys.readouterr().out
    assert "1 đề xuất mới" in said
    assert "Sở Hàng hải" in said.partition("bị loại")[2]
    (waiting,) = listed(capsys)
    assert (waiting["state"], waiting["by"]) == ("proposed", "")
    assert FUNDING not in str(answer(capsys, monkeypatch))
    assert trolyao.run(["proposals", "accept", str(waiting["id"]), "--by", "An"]) == 0
    assert listed(capsys) == []
    told = answer(capsys, monkeypatch)
    assert FUNDING in str(told["citations"])
    assert "do mô hình nho đề xuất, An đã chấp nhận ngày" in str(told["answer"])
    assert trolyao.run(["assignments", "--agency", "Sở Y tế", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["accepted"]["by"] == "An"
    assert trolyao.run(["proposals", "reject", str(waiting["id"])]) == 0
    assert FUNDING not in str(answer(capsys, monkeypatch))


@pytest.mark.usefixtures("configured")
def test_a_document_whose_file_is_gone_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trolyao.run(["proposals", "make", "--document", "77/QĐ-UBND"]) == 0
    (waiting,) = listed(capsys, "--document", FILE)
    (folder / FILE).unlink()
    assert trolyao.run(["proposals", "accept", str(waiting["id"])]) == 1
    assert "Không còn tệp gốc" in capsys.readouterr().err


@pytest.mark.usefixtures("configured")
def test_what_another_ingestion_kept_from_the_register_is_made_up_for(
    folder: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trolyao.run(["proposals", "make"]) == 0
    (waiting,) = listed(capsys)
    with only_writer(home):
        assert trolyao.run(["proposals", "accept", str(waiting["id"])]) == 1
    assert "hãy đợi xong rồi chạy lại" in capsys.readouterr().err
    assert trolyao.run(["proposals", "accept", str(waiting["id"])]) == 0
    assert trolyao.run(["assignments", "--agency", "Sở Y tế", "--format", "jsonl"]) == 0
    assert FUNDING in capsys.readouterr().out


@pytest.mark.usefixtures("configured")
def test_a_model_that_fails_is_told(
    folder: Path, model: LanguageServer, capsys: pytest.CaptureFixture[str]
) -> None:
    model.speak = lambda system, user: Reply("[]", status=500)
    assert trolyao.run(["proposals", "make"]) == 1
    assert "máy chủ mô hình báo lỗi 500" in capsys.readouterr().out
    assert listed(capsys) == []


@pytest.mark.parametrize(
    "line",
    [
        ["accept", "khong-co"],
        ["reject", "khong-co"],
        ["list", "--state", "x"],
        ["list", "--document", "999/QĐ"],
    ],
)
def test_what_is_not_there_is_wrong_use(
    folder: Path, capsys: pytest.CaptureFixture[str], line: list[str]
) -> None:
    assert trolyao.run(["proposals", *line]) == 2
    assert capsys.readouterr().err.startswith("Lỗi: Không có")
