from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import trolyao
from ingestion.sync import Progress

DECISION = """ỦY BAN NHÂN DÂN
TỈNH THỬ NGHIỆM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/QĐ-UBND

Thử Nghiệm, ngày 05 tháng 01 năm 2022

QUYẾT ĐỊNH
Ban hành Kế hoạch số hóa hồ sơ năm 2022

PHỤ LỤC
NHIỆM VỤ SỐ HÓA HỒ SƠ NĂM 2022

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành
1\tRà soát kho lưu trữ giấy\tSở Nội vụ\tSở Tài chính\tQuý I/2022
2\tTập huấn kỹ năng quét hồ sơ\tSở Khoa học và Công nghệ\tCác sở, ban, ngành\tQuý II/2022
"""


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    made = tmp_path / "van-ban"
    made.mkdir()
    (made / "15-qd.txt").write_text(DECISION, "utf-8")
    return made


def ingested(capsys: pytest.CaptureFixture[str], *paths: Path) -> tuple[int, dict[str, str]]:
    status = trolyao.run(["ingest", *map(str, paths), "--json"])
    report = json.loads(capsys.readouterr().out)
    return status, {file["source"]: file["status"] for file in report["files"]}


def test_files_come_stay_and_go(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ingested(capsys, folder) == (0, {"15-qd.txt": "added"})
    assert ingested(capsys, folder) == (0, {"15-qd.txt": "unchanged"})
    assert trolyao.run(["tasks", "--agency", "Sở Nội vụ", "--format", "jsonl"]) == 0
    assert json.loads(capsys.readouterr().out)["task"] == "Rà soát kho lưu trữ giấy"
    assert trolyao.run(["doctor"]) == 0
    (folder / "15-qd.txt").unlink()
    capsys.readouterr()
    assert ingested(capsys, folder) == (0, {"15-qd.txt": "removed"})


def test_a_person_sees_how_far_a_new_model_s_vectors_are(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ingested(capsys, folder)[0] == 0
    seen: list[tuple[int, int, str]] = []

    @contextmanager
    def recorded() -> Iterator[Progress]:
        yield lambda *news: seen.append(news)

    monkeypatch.setattr("bots.cli.ingest._progress", recorded)
    monkeypatch.setenv("TROLYAO_EMBEDDER", "hashing")
    assert ingested(capsys, folder) == (0, {"15-qd.txt": "unchanged"})
    indexing = [(done, total) for done, total, name in seen if "chỉ mục" in name]
    assert len(indexing) == 2
    assert indexing[0] == (0, indexing[1][1])
    assert indexing[1][0] == indexing[1][1] > 0


@pytest.mark.parametrize(
    "content",
    [b"", bytes(range(256)) * 40, b"\x7fELF\x00\x00" * 50],
    ids=["empty", "binary", "program"],
)
def test_a_bad_file_is_told_and_does_not_stop_the_others(
    content: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "hong.txt").write_bytes(content)
    assert ingested(capsys, folder) == (1, {"15-qd.txt": "added", "hong.txt": "failed"})


def test_a_file_over_the_limit_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TROLYAO_MAX_FILE_MB", "1")
    with (folder / "to.txt").open("wb") as big:
        big.truncate(50_000_000)
    assert trolyao.run(["ingest", str(folder)]) == 1
    assert "quá lớn" in capsys.readouterr().out


def test_a_missing_file_beside_a_good_one_is_partly_done(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, files = ingested(capsys, folder, folder / "khong-co.txt")
    assert status == 1
    assert sorted(files.values()) == ["added", "failed"]


def test_nothing_but_missing_files_is_wrong_use(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trolyao.run(["ingest", "khong-co"]) == 2
    assert "“khong-co”" in capsys.readouterr().err
    assert trolyao.run(["ingest"]) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_home_without_rights_fails_with_the_reason(
    folder: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.mkdir(mode=0o555)
    assert trolyao.run(["ingest", str(folder)]) == 1
    assert "không có quyền" in capsys.readouterr().err


def test_a_home_that_is_a_file_fails_with_the_reason(
    folder: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home.write_text("đây là một tệp")
    for line in (["ingest", str(folder)], ["tasks"], ["ask", "Ai chủ trì?"]):
        assert trolyao.run(line) == 1
        assert str(home) in capsys.readouterr().err
