"""One writer at a time: a lock file that the system releases with the process that holds it."""

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
    try:
        file = (home / "ingest.lock").open("a")
    except OSError as error:
        raise StoreFault(f"Không ghi được vào thư mục dữ liệu {home} ({reason(error)}).") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BusyError(
                "Đang có một lần nạp tài liệu khác chạy trên cùng thư mục dữ liệu; hãy đợi xong rồi chạy lại."
            ) from None
        yield
