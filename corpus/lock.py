"""One at a time: lock files that the system releases with the process that holds them."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.faults import StoreFault, reason


class BusyError(StoreFault):
    """Another process is ingesting into the same folder."""


@contextmanager
def only_writer(home: Path) -> Iterator[None]:
    """Hold the writer's lock of ``home``; raise BusyError where another process has it."""
    busy = "Đang có một lần nạp tài liệu khác chạy trên cùng thư mục dữ liệu; hãy đợi xong rồi chạy lại."
    with held(home / "ingest.lock", BusyError(busy)):
        yield


@contextmanager
def held(path: Path, busy: StoreFault) -> Iterator[None]:
    """Hold the lock file at ``path``; raise ``busy`` where another process has it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
    except OSError as error:
        raise StoreFault(f"Không ghi được vào thư mục dữ liệu {path.parent} ({reason(error)}).") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise busy from None
        yield
