"""Documents in, out and again: each a job that runs after the one before, in the order asked."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event, Lock
from typing import Literal, Protocol

from bots.accounts.accounts import now
from bots.incoming import BadUpload, check_content, safe_name
from bots.processes.ingesting import Interrupted
from bots.shelf import ELSEWHERE, FOLDER, Shelf, is_elsewhere
from corpus.faults import StoreFault, reason
from corpus.lock import BusyError
from corpus.registry import Registry
from ingestion.archives import SUFFIX, is_archive, members
from ingestion.loading import Limits, Unreadable, read_bytes, suffixes
from ingestion.report import FileReport, Report
from ingestion.sync import Progress

State = Literal["waiting", "reading", "done", "failed"]
Work = Literal["in", "out", "again"]
_JOBS_KEPT = 200
MOST_WAITING = 50
_TRIES, _BETWEEN_TRIES = 60, 2.0


class Ingest(Protocol):
    """Brings the store in step with files and folders, as ``ingestion.sync.sync`` does."""

    def __call__(self, paths: Sequence[Path], progress: Progress) -> Report:
        """Ingest ``paths``; raise StoreFault."""
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """One piece of work on one document and what came of it; ``by`` is the account that asked.

    ``done`` of ``total`` files are read: taking one out looks through all of the folder.
    """

    id: str
    work: Work
    source: str
    by: str
    state: State = "waiting"
    message: str = ""
    done: int = 0
    total: int = 0
    report: Report | None = None
    at: str = field(default_factory=now)


class Refused(ValueError):
    """A job cannot be taken on; the message says why, in Vietnamese."""


class Uploads:
    """Keeps uploaded files in a folder of its own and the store in step with it."""

    def __init__(
        self,
        home: Path,
        registry: Registry,
        ingest: Ingest,
        max_mb: float,
        finished: Callable[[Job], None] = lambda job: None,
    ) -> None:
        self.max_mb = max_mb
        self._limits = Limits(megabytes=max_mb)
        self.shelf = Shelf(home / FOLDER, registry.digests)
        self._registry = registry
        self._ingest = ingest
        self._finished = finished
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="ingest")
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._closing = Event()
        self.shelf.tidy()
        for waiting, name in self.shelf.laid_by():
            self._take(waiting, name, "")

    @property
    def folder(self) -> Path:
        """Where the uploaded files are."""
        return self.shelf.folder

    def close(self) -> None:
        """Finish the job under way; those that wait are done after the next start."""
        self._closing.set()
        self._worker.shutdown(cancel_futures=True)

    # --- what is asked ----------------------------------------------------------------------

    def refuse_name(self, name: str, *, anew: bool) -> None:
        """Raise Refused where a document ``name`` is known and must not be replaced (``anew``: may be)."""
        origin = self._registry.origins().get(name)
        if is_elsewhere(origin, self.folder):
            raise Refused(ELSEWHERE.format(name=name))
        if not anew and (origin is not None or (self.folder / name).exists()):
            raise Refused(f"Đã có văn bản tên “{name}”. Hãy chọn thay bằng bản mới, hoặc đổi tên tệp.")

    def put(self, incoming: Path, name: str, by: str) -> Job:
        """Take in the file written at ``incoming`` as ``name``, in place of any former version."""
        self._refuse_crowd()
        return self._take(self.shelf.lay_by(incoming, name), name, by)

    def remove(self, source: str, by: str) -> Job:
        """Take out an uploaded document; raise KeyError where unknown, Refused where it is not uploaded."""
        self._refuse_crowd()
        if is_elsewhere(self._registry.origins()[source], self.folder):
            raise Refused(f"“{source}” được nạp từ thư mục của máy chủ; hãy gỡ tệp ở đó rồi nạp lại thư mục.")
        return self._queue(Job(_id(), "out", source, by), self._remove)

    def again(self, source: str, by: str) -> Job:
        """Read a document again from its file; raise KeyError where unknown, Refused where it is gone."""
        path = Path(self._registry.origins()[source].folder) / source
        if not path.is_file():
            raise Refused(f"Không còn tệp gốc của “{source}” trên máy chủ.")
        self._refuse_crowd()
        return self._queue(Job(_id(), "again", source, by), lambda job: self._read(job, path))

    def job(self, job_id: str) -> Job | None:
        """Return a job as it stands now, None where unknown or long past."""
        return self._jobs.get(job_id)

    def jobs(self) -> tuple[Job, ...]:
        """Return the jobs remembered, latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    # --- how it is done ---------------------------------------------------------------------

    def _take(self, waiting: Path, name: str, by: str) -> Job:
        return self._queue(Job(_id(), "in", name, by), lambda job: self._put(job, waiting))

    def _refuse_crowd(self) -> None:
        with self._lock:
            if sum(each.state == "waiting" for each in self._jobs.values()) >= MOST_WAITING:
                raise Refused("Đang có quá nhiều tệp chờ nạp. Hãy đợi xong bớt rồi nạp tiếp.")

    def _queue(self, job: Job, work: Callable[[Job], Report]) -> Job:
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _JOBS_KEPT:
                self._jobs.popitem(last=False)
        self._worker.submit(self._run, job, work)
        return job

    def _run(self, job: Job, work: Callable[[Job], Report]) -> None:
        job = self._note(replace(job, state="reading"))
        try:
            report = work(job)
        except StoreFault as fault:
            job = replace(job, state="failed", message=str(fault))
        except OSError as error:
            job = replace(job, state="failed", message=f"Không đọc, ghi được tệp ({reason(error)}).")
        except Exception as error:  # one file's fault must not stop the others
            job = replace(job, state="failed", message=f"Lỗi ngoài dự kiến ({type(error).__name__}).")
        else:
            own = _own(report, job.source)
            failed = not report.files or not report.complete or (own is None and not _is_named_archive(job))
            message = (own.message if own else _counted(report)) or ""
            job = replace(job, state="failed" if failed else "done", message=message, report=report)
        self._note(job)
        self._finished(job)

    def _note(self, job: Job) -> Job:
        with self._lock:
            if job.id in self._jobs:
                self._jobs[job.id] = job
        return job

    def _put(self, job: Job, waiting: Path) -> Report:
        """Put the file in its place and read it; a version that cannot be read leaves the former one."""
        if not waiting.exists():
            raise StoreFault("Tệp gửi lên không còn trên máy chủ. Hãy gửi lại.")
        if is_archive(waiting):
            return self._put_members(job, waiting)
        with self.shelf.put_in(waiting, job.source) as target:
            return self._read(job, target)

    def _put_members(self, job: Job, waiting: Path) -> Report:
        """Put each file of an archive in its place and read it; broken off, all is done at the next start."""
        outcomes: list[FileReport] = []
        try:
            held = members(waiting, self._limits)
            for done, member in enumerate(held):
                self._note(replace(job, state="reading", done=done, total=len(held)))
                outcomes += self._put_member(job, member.path)
        except Interrupted:
            raise
        except Unreadable as fault:
            outcomes = [FileReport(job.source, "failed", fault.message)]
        waiting.unlink()
        return Report(tuple(outcomes))

    def _put_member(self, job: Job, path: Path) -> Sequence[FileReport]:
        incoming = self.shelf.incoming()
        try:
            name = safe_name(path.name, suffixes())
            self.refuse_name(name, anew=True)
            content = read_bytes(path, self._limits)
            check_content(name, content)
            incoming.write_bytes(content)
            with self.shelf.put_in(incoming, name) as target:
                return self._read(job, target).files
        except (BadUpload, Refused, Unreadable) as refused:
            return [FileReport(path.name, "failed", str(refused))]
        finally:
            incoming.unlink(missing_ok=True)

    def _remove(self, job: Job) -> Report:
        self.shelf.remove(job.source)
        return self._read(job, self.folder)

    def _read(self, job: Job, path: Path) -> Report:
        """Ingest ``path``, waiting for whoever else is ingesting."""

        def progress(done: int, total: int, name: str) -> None:
            page = name.removeprefix(path.name)  # of a slow reading
            self._note(replace(job, state="reading", done=done, total=total, message=page.strip(" ()")))

        for _ in range(_TRIES):
            try:
                return self._ingest((path,), progress)
            except BusyError as busy:
                self._note(replace(job, state="reading", message=str(busy)))
                if self._closing.wait(_BETWEEN_TRIES):
                    break
        return self._ingest((path,), progress)


def _own(report: Report, source: str) -> FileReport | None:
    return next((file for file in report.files if file.source == source), None)


def _is_named_archive(job: Job) -> bool:
    return job.work == "in" and job.source.lower().endswith(SUFFIX)


def _counted(report: Report) -> str:
    read = sum(file.status != "failed" for file in report.files)
    return f"nạp {read} trong {len(report.files)} tệp của gói."


def _id() -> str:
    return secrets.token_hex(8)
