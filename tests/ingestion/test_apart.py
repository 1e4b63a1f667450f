"""Files read in a process of their own: what it says comes back, and nothing it does can hurt its parent."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from openpyxl import Workbook

from ingestion.apart import ReadingApart
from ingestion.loading import Limits, Unreadable, load

PAGE = "<html><body><p>KẾ HOẠCH</p><p>Số: 15/KH-UBND</p></body></html>"
WRONG = """
import os, sys, time, json
from multiprocessing.connection import Connection
asked, said = Connection(int(sys.argv[1]), writable=False), Connection(int(sys.argv[2]), readable=False)
while True:
    name = os.path.basename(asked.recv_bytes().decode())
    if "dies" in name: os.kill(os.getpid(), 9)
    if "hangs" in name: time.sleep(60)
    if "lies" in name: said.send_bytes(b"{")
    if "tells" in name: said.send_bytes(json.dumps({"page": [1, 2]}).encode())
    if "spent" in name: said.send_bytes(json.dumps({"spent": True}).encode())
    blocks = [["paragraph", name, [], None, 2, "\\t"]]
    document = {"source": name, "digest": "0", "warnings": [], "blocks": blocks}
    said.send_bytes(json.dumps({"document": document}).encode())
"""
COMMAND = (sys.executable, "-c", WRONG)


def page(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_what_is_read_apart_is_what_is_read_here(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["TT", "Nhiệm vụ", "Chủ trì"])
    book.active.append([1, "Mở lớp", "Sở Nội vụ"])
    book.active.merge_cells("B2:B3")
    book.save(tmp_path / "a.xlsx")
    with ReadingApart() as reading:
        for path in (page(tmp_path, "a.html"), tmp_path / "a.xlsx"):
            assert reading.load(path) == load(path)


def test_why_a_file_is_not_read_comes_back(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><p> </p></html>")
    with ReadingApart() as reading, pytest.raises(Unreadable, match="không có nội dung"):
        reading.load(tmp_path / "a.html")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("dies.html", "dừng giữa chừng"),
        ("lies.html", "dừng giữa chừng"),
        ("spent.html", "bộ nhớ"),
        ("hangs.html", "giây"),
    ],
)
def test_whatever_the_process_does_the_next_file_is_read(tmp_path: Path, name: str, said: str) -> None:
    with ReadingApart(Limits(seconds=3), COMMAND) as reading:
        with pytest.raises(Unreadable, match=said):
            reading.load(page(tmp_path, name))
        assert reading.load(page(tmp_path, "next.html")).blocks[0].page == 2


def test_pages_are_told_as_they_are_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with ReadingApart(Limits(), COMMAND) as reading:
        reading.load(page(tmp_path, "tells.html"), lambda done, pages: told.append((done, pages)))
    assert told == [(1, 2)]


def test_memory_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><p>" + "<b>x</b>" * 2_000_000 + "</p></html>")
    with ReadingApart(Limits(memory_megabytes=300)) as reading, pytest.raises(Unreadable, match="Hãy"):
        reading.load(path)


def test_plain_text_needs_no_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    with ReadingApart(Limits(), ("/nowhere",)) as reading:
        assert reading.load(tmp_path / "a.txt").blocks[0].text == "KẾ HOẠCH"


def test_the_process_leaves_when_its_parent_is_killed(tmp_path: Path) -> None:
    path = page(tmp_path, "a.html")
    parent = (
        "import os, sys, time; from pathlib import Path; from ingestion.apart import ReadingApart\n"
        "reading = ReadingApart(); reading.load(Path(sys.argv[1]))\n"
        "print(reading._process._process.pid, flush=True); time.sleep(60)"
    )
    read, write = os.pipe()
    pid = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", parent, str(path)],
        {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        file_actions=[(os.POSIX_SPAWN_DUP2, write, 1)],
    )
    os.close(write)
    with os.fdopen(read) as said:
        child = int(said.readline())
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    until = time.monotonic() + 20
    while is_alive(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(child)


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
