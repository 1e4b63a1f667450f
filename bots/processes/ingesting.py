"""Documents read in a process of its own: what goes wrong there, memory included, stays there."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from bots.processes.child import Child, ChildGone, ChildSlow
from corpus.faults import StoreFault
from corpus.settings import Settings
from ingestion.report import Report
from ingestion.sync import Progress

AROUND_SECONDS = 300.0  # for what is done with a file besides reading it
_POLITENESS = 10
_FIRST_TO_GO = "700"  # of 1000: where memory runs out, this process rather than the service
_CRASHED = (
    "Tiến trình đọc tệp dừng giữa chừng (có thể tệp quá nặng so với bộ nhớ máy chủ). Dữ liệu cũ còn nguyên."
)
_STOPPING = "Dịch vụ đang dừng; tệp được đọc tiếp khi khởi động lại."
_SLOW = "Đọc tệp quá lâu nên đã dừng. Dữ liệu cũ còn nguyên; hãy tách tệp rồi nạp lại."
_FAULT = "Lỗi ngoài dự kiến khi đọc tệp ({}). Dữ liệu cũ còn nguyên."
_log = logging.getLogger("trolyao.ingesting")


class Interrupted(StoreFault):
    """The reading was broken off because the service stops; it can be done anew."""


class IngestingApart:
    """Brings the store of ``settings`` in step with files and folders, one process a time it is asked."""

    def __init__(
        self,
        settings: Settings,
        sync: Callable[[Settings, Sequence[Path], Progress], Report],
        file_seconds: float | None = None,
    ) -> None:
        self._settings = settings
        self._sync = sync
        self._seconds = file_seconds or settings.read_seconds + AROUND_SECONDS
        self._lock = Lock()
        self._child: Child | None = None
        self._closing = False

    def close(self) -> None:
        """Break off the reading under way and begin no other."""
        with self._lock:
            self._closing = True
            if self._child is not None:
                self._child.kill()

    def __call__(self, paths: Sequence[Path], progress: Progress) -> Report:
        """Ingest ``paths``; raise StoreFault, BusyError among them where another run is under way."""
        with self._lock:
            if self._closing:
                raise Interrupted(_STOPPING)
            child = self._child = Child(_ingest, self._settings, tuple(paths), self._sync)
        try:
            while True:
                said = child.receive(self._seconds)
                if isinstance(said, Report):
                    return said
                if isinstance(said, StoreFault):
                    raise said
                progress(*said)
        except ChildGone:
            raise Interrupted(_STOPPING) if self._closing else StoreFault(_CRASHED) from None
        except ChildSlow:
            child.stop(0)
            raise StoreFault(_SLOW) from None
        finally:
            with self._lock:
                self._child = None
            child.stop()


def sync_once(settings: Settings, paths: Sequence[Path], progress: Progress) -> Report:
    """Open the store of ``settings``, bring it in step with ``paths`` and close it; raise StoreFault."""
    from corpus.store import open_store
    from ingestion.loaders.limits import limits_of
    from ingestion.sync import sync

    store = open_store(settings)
    try:
        return sync(store, paths, progress, limits_of(settings))
    finally:
        store.close()


def _ingest(
    pipe: Connection,
    settings: Settings,
    paths: Sequence[Path],
    sync: Callable[[Settings, Sequence[Path], Progress], Report],
) -> None:
    """In the process: give way to those who ask, and tell each step."""
    os.nice(_POLITENESS)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text(_FIRST_TO_GO)
    try:
        said: Report | StoreFault = sync(settings, paths, lambda *step: pipe.send(step))
    except StoreFault as fault:
        said = fault
    except Exception as error:
        _log.exception("lỗi khi đọc tệp")
        said = StoreFault(_FAULT.format(type(error).__name__))
    pipe.send(said)
