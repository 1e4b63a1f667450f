from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from bots.accounts.settings import AccessSettings
from bots.incoming import BadUpload, check_content, safe_name
from bots.shelf import Shelf
from bots.web.opening import Web, open_web
from bots.web.uploads import Uploads
from corpus.lock import only_writer
from corpus.registry import Registry
from corpus.settings import Settings
from corpus.store import Store, open_store
from ingestion.report import Report
from tests.bots.doubles import Double
from tests.bots.services import parts

SUFFIXES = (".txt", ".md")
PLAN = """ỦY BAN NHÂN DÂN TỈNH THỬ
Số: 15/QĐ-UBND

QUYẾT ĐỊNH
Ban hành Kế hoạch số hóa hồ sơ năm 2024

Điều 1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính lập danh mục hồ sơ, hoàn thành trước ngày 30/6/2024.
"""


@pytest.fixture
def store(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("TROLYAO_EMBEDDER", "hashing")
    opened = open_store(Settings(home=home, embedder="hashing"))
    yield opened
    opened.close()


def done(client: TestClient, job: dict[str, Any]) -> dict[str, Any]:
    until = time.monotonic() + 20
    while job["state"] in ("waiting", "reading") and time.monotonic() < until:
        time.sleep(0.02)
        job = client.get(f"/api/uploads/jobs/{job['id']}").json()
    return job


def put(client: TestClient, name: str, text: str, query: str = "") -> dict[str, Any]:
    response = client.put(f"/api/uploads/{name}{query}", content=text.encode())
    assert response.status_code == 202, response.text
    return done(client, response.json())


def left_in(web: Web) -> list[str]:
    return sorted(path.name for path in web.uploads.folder.iterdir())


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/kế hoạch.TXT", "kế hoạch.TXT"),
        ("C:\\vb\\a.md", "a.md"),
        (".hidden.txt", "hidden.txt"),
        ("~$a.txt", "a.txt"),
        ("a\x00\n<b>\u202e.txt", "a b .txt"),
        ("  a   b.txt ", "a b.txt"),
    ],
)
def test_a_name_loses_folders_and_tricks(name: str, safe: str) -> None:
    assert safe_name(name, SUFFIXES) == safe


@pytest.mark.parametrize(
    "name", ["", "..", "../", ".txt", "...txt", "a.exe", "a", "a.txt/", "a.txt.exe", "x" * 200 + ".txt"]
)
def test_an_unfit_name_is_refused(name: str) -> None:
    with pytest.raises(BadUpload):
        safe_name(name, SUFFIXES)


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 40, b"\x7fELF\x02", b"MZ\x90", b"Rar!\x1a", bytes(range(1, 32)) * 10]
)
def test_what_nothing_reads_is_refused_whatever_its_name(content: bytes) -> None:
    with pytest.raises(BadUpload, match=r"“a\.txt”: "):
        check_content("a.txt", content)


@pytest.mark.parametrize("name", ["a.txt", "a.doc", "a.docx"])
@pytest.mark.parametrize("content", ["Kế hoạch".encode("utf-16"), b"{\\rtf1 Ke hoach}"])
def test_a_file_is_what_it_holds(name: str, content: bytes) -> None:
    check_content(name, content)


def test_a_document_goes_in_is_replaced_read_again_and_goes_out(
    client: TestClient, web: Web, store: Store
) -> None:
    job = put(client, "kế hoạch.txt", PLAN)
    assert (job["state"], job["by"], job["report"]["counts"]["added"]) == ("done", "demo", 1)
    assert "[mới nạp] kế hoạch.txt" in job["report_text"]
    assert client.get("/api/documents/kế hoạch.txt").json()["number"] == "15/QĐ-UBND"
    listed = client.get("/api/uploads").json()["items"]
    assert [(item["source"], item["uploaded"]) for item in listed] == [("kế hoạch.txt", True)]

    refused = client.put("/api/uploads/kế hoạch.txt", content=PLAN.encode())
    assert refused.status_code == 409
    changed = put(client, "kế hoạch.txt", PLAN.replace("15/QĐ", "16/QĐ"), "?replace=true")
    assert changed["report"]["counts"]["updated"] == 1
    assert client.get("/api/documents/kế hoạch.txt").json()["number"] == "16/QĐ-UBND"

    again = client.post("/api/uploads/kế hoạch.txt/again")
    assert done(client, again.json())["report"]["counts"]["unchanged"] == 1
    out = client.delete("/api/uploads/kế hoạch.txt")
    assert done(client, out.json())["report"]["counts"]["removed"] == 1
    assert client.get("/api/documents/kế hoạch.txt").status_code == 404
    assert client.delete("/api/uploads/kế hoạch.txt").status_code == 404
    assert left_in(web) == []
    web.audit.flush()
    told = [
        (row["way"], row["method"], row["status"]) for row in web.audit.entries(100)[1] if row["way"] == "job"
    ]
    assert told == [("job", "OUT", 200), ("job", "AGAIN", 200), ("job", "IN", 200), ("job", "IN", 200)]


def test_a_version_that_cannot_be_read_leaves_the_former_one(client: TestClient, web: Web) -> None:
    put(client, "a.txt", PLAN)
    broken = client.put("/api/uploads/a.txt?replace=true", content="Số: 17".encode() + b"\xff\xfe\xfa" * 50)
    job = done(client, broken.json())
    assert job["state"] == "failed"
    assert job["message"]
    assert (web.uploads.folder / "a.txt").read_text("utf-8") == PLAN
    assert client.get("/api/documents/a.txt").json()["number"] == "15/QĐ-UBND"
    assert left_in(web) == ["a.txt"]


def test_what_is_known_already_is_not_kept_twice(client: TestClient, web: Web) -> None:
    put(client, "a.txt", PLAN)
    job = put(client, "b.txt", PLAN)
    assert "giống hệt" in job["message"]
    assert left_in(web) == ["a.txt"]


@pytest.mark.parametrize(
    ("path", "content", "status"),
    [
        ("/api/uploads/a.txt", b"", 422),
        ("/api/uploads/a.txt", b"MZ\x90 ...", 422),
        ("/api/uploads/a.pdf.exe", b"x", 422),
        ("/api/uploads/a.txt", b"x" * 600_000, 413),
        ("/api/uploads/..%2F..%2Fa.txt", b"x", 404),
        ("/api/uploads/..%5C..%5Ca.exe", b"x", 422),
        ("/api/uploads/%00.txt", b"x", 422),
    ],
)
def test_a_bad_file_is_refused_and_leaves_nothing(
    client: TestClient, web: Web, home: Path, path: str, content: bytes, status: int
) -> None:
    before = sorted(home.rglob("*"))
    response = client.put(path, content=content)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert left_in(web) == []
    assert sorted(each for each in home.rglob("*") if "audit" not in each.name) == [
        each for each in before if "audit" not in each.name
    ]


def test_a_body_that_breaks_off_leaves_nothing(client: TestClient, web: Web) -> None:
    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 50_000

    assert client.put("/api/uploads/a.txt", content=pieces()).status_code == 413
    assert left_in(web) == []


def test_each_file_of_an_archive_is_a_document_of_its_own(client: TestClient, web: Web) -> None:
    held = io.BytesIO()
    with ZipFile(held, "w") as archive:
        archive.writestr("năm/1.txt", PLAN)
        archive.writestr("2.html", f"<html><p>{PLAN.replace('15/QĐ', '16/QĐ')}</p></html>")
        archive.writestr("3.exe", b"MZ")
    job = done(client, client.put("/api/uploads/gói.zip", content=held.getvalue()).json())
    assert {file["source"]: file["status"] for file in job["report"]["files"]} == {
        "1.txt": "added",
        "2.html": "added",
        "3.exe": "failed",
    }
    assert (job["state"], job["message"]) == ("failed", "nạp 2 trong 3 tệp của gói.")
    assert left_in(web) == ["1.txt", "2.html"]
    listed = client.get("/api/uploads").json()["items"]
    assert [(item["source"], item["uploaded"]) for item in listed] == [("1.txt", True), ("2.html", True)]


def test_a_file_named_as_an_archive_that_is_none_is_refused(client: TestClient) -> None:
    assert client.put("/api/uploads/gói.zip", content=b"MZ" * 50).status_code == 422


def test_documents_of_the_server_s_own_folders_stay(
    client: TestClient, web: Web, store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "van-ban"
    folder.mkdir()
    (folder / "goc.txt").write_text(PLAN, "utf-8")
    web.uploads._ingest((folder,), lambda done, total, name: None)
    for response in (
        client.put("/api/uploads/goc.txt?replace=true", content=b"noi dung khac"),
        client.delete("/api/uploads/goc.txt"),
    ):
        assert response.status_code == 409
        assert "thư mục của máy chủ" in response.json()["detail"]
    assert client.get("/api/uploads").json()["items"][0]["uploaded"] is False
    assert (folder / "goc.txt").exists()


def test_one_waits_while_another_program_ingests(
    client: TestClient, web: Web, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bots.web.uploads._BETWEEN_TRIES", 0.05)
    with only_writer(store.home):
        job = client.put("/api/uploads/a.txt", content=PLAN.encode()).json()
        time.sleep(0.2)
        waiting = client.get(f"/api/uploads/jobs/{job['id']}").json()
        assert waiting["state"] == "reading"
        assert "lần nạp tài liệu khác" in waiting["message"]
        assert client.get("/api/tasks").status_code == 200
    assert done(client, waiting)["state"] == "done"


def crashed_with(home: Path, files: dict[str, str]) -> Path:
    folder = home / "uploads"
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(("known", "kept"), [("bản cũ", "bản cũ"), ("bản mới", "bản mới")])
def test_of_two_versions_a_crash_leaves_the_one_that_is_known(home: Path, known: str, kept: str) -> None:
    folder = crashed_with(home, {".incoming-1": "nửa chừng", ".former-a.txt": "bản cũ", "a.txt": "bản mới"})
    digest = hashlib.sha256(known.encode()).hexdigest()
    shelf = Shelf(folder, lambda: {"a.txt": digest})
    shelf.tidy()
    assert [(path.name, path.read_text()) for path in folder.iterdir()] == [("a.txt", kept)]
    assert shelf.laid_by() == []


def test_what_was_taken_in_before_a_crash_is_read_after_it(store: Store, home: Path) -> None:
    waiting = f".waiting-{'0' * 16}-b-2.txt"
    other = PLAN.replace("15/QĐ", "16/QĐ")
    crashed_with(home, {"a.txt": PLAN, waiting: other})
    web = open_web(parts(store, Double().ask), AccessSettings())
    until = time.monotonic() + 20
    while any(job.state != "done" for job in web.uploads.jobs()) and time.monotonic() < until:
        time.sleep(0.02)
    web.close()
    assert sorted(store.registry.digests()) == left_in(web) == ["a.txt", "b-2.txt"]


def test_a_fault_of_one_job_is_told_and_the_next_one_runs(home: Path, registry: Registry) -> None:
    def ingest(paths: Any, progress: Any) -> Report:
        raise RuntimeError("bí mật")

    uploads = Uploads(home, registry, ingest, 1)
    jobs = []
    for n in range(2):
        incoming = uploads.shelf.incoming()
        incoming.write_text("x")
        jobs.append(uploads.put(incoming, f"{n}.txt", "an").id)
    until = time.monotonic() + 5
    while any(job.state != "failed" for job in uploads.jobs()) and time.monotonic() < until:
        time.sleep(0.02)
    uploads.close()
    assert {job.state for job in uploads.jobs()} == {"failed"}
    assert all("bí mật" not in job.message for job in uploads.jobs())
    assert list(uploads.folder.iterdir()) == []


def test_what_was_asked_in_vain_is_listed(client: TestClient, web: Web) -> None:
    client.post("/api/ask", json={"question": "câu hỏng <script>"})
    client.post("/api/ask", json={"question": "Ai chủ trì?"})
    web.audit.flush()
    assert [(row["question"], row["times"]) for row in client.get("/api/unanswered").json()] == [
        ("câu hỏng <script>", 1)
    ]


def test_the_page_names_what_can_be_read(client: TestClient) -> None:
    page = client.get("/upload")
    assert page.status_code == 200
    assert ".txt" in page.text
    assert "0.5 MB" in page.text
