from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.lock import BusyError, only_writer
from corpus.model import Check, TableReport
from corpus.settings import Settings
from corpus.store import Store, StoreError, open_store, passages_in_step
from ingestion import planning
from ingestion import sync as syncing
from ingestion.report import FileReport, Report, report_json, report_text
from ingestion.sync import sync

PLAN = """ỦY BAN NHÂN DÂN
TỈNH AN BÌNH

Số: {number}/KH-UBND

KẾ HOẠCH
Phát triển thư viện số năm 2025

I. NHIỆM VỤ

1. Sở Văn hóa

- Chủ trì, phối hợp với Sở Tài chính xây dựng {what} trước ngày 30/6/2025.

STT\tNhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tThời gian hoàn thành
1\tSố hoá tài liệu quý\tSở Văn hóa\tSở Tài chính\tQuý I/2025
2\tMở {what} cho người dân\tSở Nội vụ\tSở Văn hóa\tQuý II/2025
"""


def put(folder: Path, name: str, number: int = 1, what: str = "phòng đọc") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(PLAN.format(number=number, what=what), encoding="utf-8")
    return path


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    put(tmp_path / "plans", "a.txt", 1, "phòng đọc")
    put(tmp_path / "plans", "b.txt", 2, "kho sách")
    return tmp_path / "plans"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr("corpus.segment._tokenizer", lambda: str.split)
    opened = open_store(Settings(home=tmp_path / "home"))
    yield opened
    opened.close()


def outcome(report: Report) -> dict[str, str]:
    return {file.source: file.status for file in report.files}


def told(report: Report, source: str) -> str:
    return next(file.message or "" for file in report.files if file.source == source)


def test_a_folder_is_ingested_once_and_only_changes_are_read_again(store: Store, plans: Path) -> None:
    first = sync(store, [plans])
    assert outcome(first) == {"a.txt": "added", "b.txt": "added"}
    assert [task.number for task in store.registry.tasks()] == ["1/KH-UBND"] * 2 + ["2/KH-UBND"] * 2
    assert first.files[0].tasks == 2
    assert first.files[0].passages == len(store.registry.passage_ids("a.txt")) > 2
    assert passages_in_step(store)

    before = store.registry.revision()
    again = sync(store, [plans])
    assert outcome(again) == {"a.txt": "unchanged", "b.txt": "unchanged"}
    assert store.registry.revision() == before
    assert (again.files[0].tasks, again.files[0].tables) == (2, first.files[0].tables)

    put(plans, "a.txt", 1, "nhà lưu trữ")
    assert outcome(sync(store, [plans])) == {"a.txt": "updated", "b.txt": "unchanged"}
    assert store.retriever.retrieve("mở nhà lưu trữ cho người dân", 1)[0].passage.source.document == "a.txt"
    assert "phòng đọc" not in {task.task for task in store.registry.tasks()}
    assert passages_in_step(store)


def test_a_removed_file_leaves_nothing_behind(store: Store, plans: Path, tmp_path: Path) -> None:
    elsewhere = put(tmp_path / "khac", "c.txt", 3, "máy tính")
    sync(store, [plans, elsewhere])
    (plans / "b.txt").unlink()
    assert outcome(sync(store, [elsewhere])) == {"c.txt": "unchanged"}
    assert "b.txt" in store.registry.digests()
    assert outcome(sync(store, [plans]))["b.txt"] == "removed"
    assert set(store.registry.digests()) == {"a.txt", "c.txt"}
    assert passages_in_step(store)
    sources = {hit.passage.source.document for hit in store.retriever.retrieve("kho sách", 20)}
    assert "b.txt" not in sources


def test_a_removed_folder_is_noticed_from_above(store: Store, plans: Path) -> None:
    below = put(plans / "2025", "c.txt", 3)
    sync(store, [plans])
    below.unlink()
    below.parent.rmdir()
    assert outcome(sync(store, [plans]))["c.txt"] == "removed"


def test_a_renamed_file_takes_its_records_along(store: Store, plans: Path) -> None:
    sync(store, [plans])
    (plans / "b.txt").rename(plans / "z.txt")
    assert outcome(sync(store, [plans])) == {"b.txt": "removed", "a.txt": "unchanged", "z.txt": "added"}
    assert {task.source.document for task in store.registry.tasks()} == {"a.txt", "z.txt"}
    hits = store.retriever.retrieve("kho sách", 1, sources=frozenset({"z.txt"}))
    assert hits[0].passage.source.document == "z.txt"


def test_names_and_contents_met_twice(store: Store, plans: Path, tmp_path: Path) -> None:
    sync(store, [plans])
    put(tmp_path / "ban-sao", "a.txt", 1, "phòng đọc")
    put(tmp_path / "ban-sao", "b.txt", 9, "nội dung khác")
    put(tmp_path / "ban-sao", "b2.txt", 2, "kho sách")
    report = sync(store, [tmp_path / "ban-sao"])
    assert outcome(report) == {"a.txt": "unchanged", "b.txt": "failed", "b2.txt": "unchanged"}
    assert "trùng tên" in told(report, "b.txt")
    assert "giống hệt tệp “b.txt”" in told(report, "b2.txt")
    assert not report.complete
    assert store.registry.head("b.txt") is not None
    assert len(store.registry.tasks()) == 4


def test_a_moved_file_is_followed(store: Store, plans: Path, tmp_path: Path) -> None:
    sync(store, [plans])
    (tmp_path / "moi").mkdir()
    (plans / "a.txt").rename(tmp_path / "moi" / "a.txt")
    assert outcome(sync(store, [tmp_path / "moi"])) == {"a.txt": "updated"}
    assert set(outcome(sync(store, [plans]))) == {"b.txt"}


def test_a_faulty_file_never_stops_the_others(
    store: Store, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plans / "rong.txt").write_bytes(b"")
    (plans / "anh.txt").write_bytes(bytes(range(256)) * 50)
    (plans / "la.xyz").write_text("?")
    read = syncing.read

    def breaks(document: object, accepted: object) -> object:
        if getattr(document, "source", "") == "a.txt":
            raise ZeroDivisionError("hỏng")
        return read(document, accepted)  # whatever the loader gave

    monkeypatch.setattr(syncing, "read", breaks)
    report = sync(store, [plans, plans / "khong-co"])
    found = outcome(report)
    assert found.pop("b.txt") == "added"
    assert set(found.values()) == {"failed"}
    assert len(found) == 5
    assert "ZeroDivisionError" in told(report, "a.txt")
    assert all(file.message for file in report.files if file.status == "failed")


def test_a_document_is_read_anew_when_the_reader_changed(
    store: Store, plans: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync(store, [plans])
    monkeypatch.setattr(planning, "reader_version", lambda: "khác")
    assert set(outcome(sync(store, [plans])).values()) == {"updated"}
    assert passages_in_step(store)


def test_progress_names_each_file(store: Store, plans: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    sync(store, [plans], lambda done, total, name: seen.append((done, total, name)))
    assert seen == [(0, 2, "a.txt"), (1, 2, "b.txt"), (2, 2, "")]


def test_one_ingestion_at_a_time(store: Store, plans: Path) -> None:
    with only_writer(store.home), pytest.raises(BusyError, match="Đang có một lần nạp"):
        sync(store, [plans])
    assert sync(store, [plans]).complete


def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("")
    with pytest.raises(StoreError, match="Không tạo được thư mục dữ liệu"):
        open_store(Settings(home=tmp_path / "tep" / "home"))


# --- stopped half way -------------------------------------------------------------------------

CHILD = """
import os, signal, sys
from pathlib import Path
import corpus.segment
corpus.segment._tokenizer = lambda: str.split
from corpus.dense import DenseIndex
from corpus.lexical import LexicalIndex
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.store import open_store
from corpus.vectors import VectorFile
from ingestion.report import report_json
from ingestion.sync import sync
import json, resource

home, plans, point = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def after(owner, name):
    kept = getattr(owner, name)
    def stop(self, *args):
        kept(self, *args)
        die()
    setattr(owner, name, stop)
if point == "words": after(LexicalIndex, "add")
if point == "vectors": after(DenseIndex, "add")
if point == "engine": VectorFile.add = die
if point == "rows": after(VectorFile, "add")
if point == "registry": after(Registry, "replace")
if point == "inside":
    import corpus.registry as module
    module._revision = die
store = open_store(Settings(home=home))
if point == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
print(json.dumps(report_json(sync(store, [plans]))))
"""


def run_child(home: Path, plans: Path, point: str) -> subprocess.CompletedProcess[str]:
    here = Path(__file__).parents[2]
    command = [sys.executable, "-c", CHILD, str(home), str(plans), point]
    return subprocess.run(command, capture_output=True, text=True, cwd=here, env=os.environ, check=False)


@pytest.mark.parametrize("point", ["words", "engine", "rows", "vectors", "inside", "registry"])
def test_killed_at_any_moment_a_reader_sees_old_or_new(store: Store, plans: Path, point: str) -> None:
    (plans / "b.txt").unlink()
    sync(store, [plans])
    old = {task.task for task in store.registry.tasks()}
    put(plans, "a.txt", 1, "nhà lưu trữ")
    store.close()
    assert run_child(store.home, plans, point).returncode == -signal.SIGKILL

    reader = open_store(Settings(home=store.home))
    seen = {task.task for task in reader.registry.tasks()}
    new = {"Số hoá tài liệu quý", "Mở nhà lưu trữ cho người dân"}
    assert seen == (new if point == "registry" else old)
    for hit in reader.retriever.retrieve("mở phòng đọc hoặc nhà lưu trữ cho người dân", 20):
        assert hit.passage.record_id is None or reader.registry.record(hit.passage.record_id) is not None
    reader.close()

    after = open_store(Settings(home=store.home))
    assert sync(after, [plans]).complete
    assert {task.task for task in after.registry.tasks()} == new
    assert passages_in_step(after)
    after.close()


def test_a_full_disk_is_said_and_loses_nothing(store: Store, plans: Path) -> None:
    sync(store, [plans])
    old = store.registry.tasks()
    put(plans, "a.txt", 1, "nhà lưu trữ")
    store.close()
    child = run_child(store.home, plans, "full")
    files = {file["source"]: file for file in json.loads(child.stdout)["files"]} if child.stdout else {}
    said = files["a.txt"]["message"] if files else child.stderr
    assert "ổ đĩa" in said
    after = open_store(Settings(home=store.home))
    assert after.registry.tasks() == old
    assert sync(after, [plans]).complete
    assert passages_in_step(after)
    after.close()


def test_what_the_indexes_followed_cannot_be_noted_on_a_full_disk(store: Store, plans: Path) -> None:
    (store.home / "indexed").mkdir()
    report = sync(store, [plans])
    assert not report.complete
    assert [file.status for file in report.files if file.source.endswith(".txt")] == ["added", "added"]
    assert "Không ghi được" in str(report.files[-1].message)


# --- the report -------------------------------------------------------------------------------


def test_the_report_reads_as_text_and_as_json() -> None:
    check = Check("Phụ lục, phần A", 22, 24, True, "22 dòng đánh số và 2 dòng con")
    table = TableReport(
        "Phụ lục", "tasks", 24, 3, ("stt", "task"), ("ghép 2 dòng",), ("lặp 5",), {"deadline": 2}, (check,)
    )
    good = FileReport("a.txt", "added", None, 24, 1, 2, 30, (table,), (check,), ("thiếu ngày",))
    report = Report((good, FileReport("b.txt", "failed", "tệp rỗng.")), 1.25)
    text = report_text(report)
    for words in (
        "[mới nạp] a.txt",
        "24 nhiệm vụ",
        "thời hạn 2",
        "in 22, đọc được 24: khớp (22 dòng",
        "đã sửa: ghép 2 dòng",
        "lặp 5",
        "! thiếu ngày",
        "[LỖI] b.txt: tệp rỗng.",
        "1 mới nạp, 1 LỖI",
    ):
        assert words in text
    assert text.count("đọc được 24") == 1
    data = json.loads(json.dumps(report_json(report)))
    assert data["complete"] is False
    assert data["counts"]["failed"] == 1
    assert data["files"][0]["tables"][0]["blanks"] == {"deadline": 2}
