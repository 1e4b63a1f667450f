"""Archives are folders of documents: each member a source of its own, gone when it is gone."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from corpus.settings import Settings
from corpus.store import Store, open_store
from ingestion.archives import members
from ingestion.gathering import gather
from ingestion.loading import Limits, Unreadable
from ingestion.report import Report
from ingestion.sync import sync

PLAN = "UBND TỈNH A\nSố: {}/KH-UBND\n\nKẾ HOẠCH\nNăm 2025\n\nTT\tNhiệm vụ\tChủ trì\n1\tMở lớp\tSở Nội vụ\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr("corpus.segment._tokenizer", lambda: str.split)
    opened = open_store(Settings(home=tmp_path / "home"))
    yield opened
    opened.close()


def pack(path: Path, files: dict[str, str | bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def outcome(report: Report) -> dict[str, str]:
    return {file.source: file.status for file in report.files}


def test_members_come_change_and_go_as_files_of_a_folder_do(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "vào"
    folder.mkdir()
    page = f"<html><body><p>{PLAN.format(3)}</p></body></html>"
    files = {"a.txt": PLAN.format(1), "năm 2025/b.txt": PLAN.format(2), "__MACOSX/x.txt": "x", ".ẩn": "x"}
    archive = pack(folder / "gói.zip", {**files, "c.html": page})
    assert outcome(sync(store, [folder])) == {"a.txt": "added", "b.txt": "added", "c.html": "added"}
    assert outcome(sync(store, [archive])) == {
        "a.txt": "unchanged",
        "b.txt": "unchanged",
        "c.html": "unchanged",
    }
    pack(archive, {"a.txt": PLAN.format(1), "năm 2025/b.txt": PLAN.format(4)})
    assert outcome(sync(store, [folder])) == {"a.txt": "unchanged", "b.txt": "updated", "c.html": "removed"}
    archive.unlink()
    assert outcome(sync(store, [folder])) == {"a.txt": "removed", "b.txt": "removed"}


def test_a_member_that_cannot_be_read_does_not_stop_the_others(store: Store, tmp_path: Path) -> None:
    inner = io.BytesIO()
    with ZipFile(inner, "w") as archive:
        archive.writestr("x.txt", PLAN)
    path = pack(tmp_path / "a.zip", {"1.zip": inner.getvalue(), "2.exe": b"MZ", "3.txt": PLAN.format(3)})
    report = sync(store, [path])
    assert outcome(report) == {"1.zip": "failed", "2.exe": "failed", "3.txt": "added"}
    assert "giải nén" in str(report.files[0].message)


def test_names_that_lead_out_or_are_of_old_windows_are_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("../../thoát.txt", "x")
        archive.writestr("/etc/passwd", "x")
        old = ZipInfo("Kế hoạch.txt".encode("cp1258", "replace").decode("cp437"))
        archive.writestr(old, "x")
    assert [member.path.name for member in members(path, Limits())][-1].endswith(".txt")
    assert all(path in member.path.parents for member in members(path, Limits()))


def test_a_bomb_or_a_broken_archive_is_one_fault(tmp_path: Path) -> None:
    pack(tmp_path / "bom.zip", {"a.txt": b"0" * 5_000_000})
    (tmp_path / "hong.zip").write_bytes(b"PK\x03\x04" + b"x" * 100)
    gathered = gather([tmp_path], Limits(expanded_megabytes=1))
    assert gathered.files == ()
    assert {Path(place).name for place, _ in gathered.faults} == {"bom.zip", "hong.zip"}
    with pytest.raises(Unreadable, match="quá lớn"):
        members(tmp_path / "bom.zip", Limits(expanded_megabytes=1))
