"""Ingestion: gather the files, plan what changed, apply it file by file, report.

The indexes get a document's new passages first, the registry then changes in one transaction, and
what the registry no longer knows leaves the indexes last: stopped at any moment, a reader sees the
old state or the new, and the next run finishes the rest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from time import perf_counter

from corpus.faults import StoreFault
from corpus.lock import only_writer
from corpus.model import Entry
from corpus.registry import Origin, RecordFilter
from corpus.store import Store, reconcile_if_moved
from ingestion.gathering import Gathered, gather
from ingestion.loading import MAX_MB, Unreadable, load
from ingestion.reading import read
from ingestion.report import FileReport, Report, Status

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class _Step:
    """What is to be done with one file: ``status`` is the outcome if all goes well."""

    path: Path
    status: Status
    message: str | None = None


def sync(
    store: Store,
    paths: Sequence[Path],
    progress: Progress = lambda done, total, name: None,
    max_mb: float = MAX_MB,
) -> Report:
    """Bring the store in step with the files and folders of ``paths``; safe to repeat.

    ``progress(done, total, name)`` is called before each file and once after the last. Raises
    StoreFault only where the store as a whole cannot be used or another run is under way.
    """
    began = perf_counter()
    with only_writer(store.home):
        gathered = gather(paths)
        steps = _plan(store, gathered)
        outcomes = [FileReport(place, "failed", reason) for place, reason in gathered.faults]
        for done, step in enumerate(steps):
            progress(done, len(steps), step.path.name)
            outcomes.append(_apply(store, step, max_mb))
        reconcile_if_moved(store)
        progress(len(steps), len(steps), "")
    return Report(tuple(outcomes), perf_counter() - began)


# --- plan -----------------------------------------------------------------------------------


def _plan(store: Store, gathered: Gathered) -> list[_Step]:
    """The steps in their order: what is gone leaves first, so that a renamed file finds room."""
    origins = store.registry.origins()
    digests = store.registry.digests()
    present = {path.name for path in gathered.files}
    gone = [
        source
        for source, origin in origins.items()
        if source not in present and origin.folder and gathered.looked_at(Path(origin.folder))
    ]
    steps = [_Step(Path(origins[source].folder) / source, "removed") for source in gone]
    holders = {digest: source for source, digest in digests.items() if source not in gone}
    taken: dict[str, Path] = {}
    for path in gathered.files:
        step = _step(path, digests, origins, holders, taken)
        taken.setdefault(path.name, path)
        steps.append(step)
    return steps


def _step(
    path: Path,
    digests: dict[str, str],
    origins: dict[str, Origin],
    holders: dict[str, str],
    taken: dict[str, Path],
) -> _Step:
    """Compare one file with what is known; ``holders`` names the source of each known content."""
    digest, known = _digest(path), digests.get(path.name)
    former = _former_place(path, origins.get(path.name), taken)
    if former is not None:
        if digest is not None and digest == _digest(former):
            return _Step(path, "unchanged", f"giống hệt tệp cùng tên trong {former.parent}, chỉ giữ một bản.")
        return _Step(
            path,
            "failed",
            f"trùng tên với một tệp khác trong {former.parent}; hãy đổi tên một trong hai tệp.",
        )
    if digest is not None:
        holder = holders.setdefault(digest, path.name)
        if holder != path.name:
            return _Step(path, "unchanged", f"nội dung giống hệt tệp “{holder}” đã nạp, bỏ qua.")
    if known is None:
        return _Step(path, "added")
    same = known == digest and origins[path.name] == _origin(path)
    return _Step(path, "unchanged" if same else "updated")


def _former_place(path: Path, origin: Origin | None, taken: dict[str, Path]) -> Path | None:
    """Another file of the same name: met before in this run, or ingested earlier and still there."""
    if path.name in taken:
        return taken[path.name]
    if origin is None or not origin.folder or Path(origin.folder) == path.parent:
        return None
    former = Path(origin.folder) / path.name
    return former if former.is_file() else None


def _origin(path: Path) -> Origin:
    return Origin(str(path.parent), reader_version())


def _digest(path: Path) -> str | None:
    """SHA-256 of the file's bytes; None where it cannot be read (loading then says why)."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


@cache
def reader_version() -> str:
    """Return a mark of the reading code and its data: with any other, documents are read anew."""
    mark = hashlib.sha256()
    for package in ("corpus", "ingestion"):
        for name, data in _code(files(package)):
            mark.update(name.encode() + b"\0" + data)
    return mark.hexdigest()[:16]


def _code(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name not in ("documents", "__pycache__"):
            yield from _code(item)
        elif item.name.endswith((".py", ".toml", ".csv", ".json")):
            yield item.name, item.read_bytes()


# --- apply ----------------------------------------------------------------------------------


def _apply(store: Store, step: _Step, max_mb: float) -> FileReport:
    """Do one step; whatever goes wrong with one file is said in its outcome, the others go on."""
    began = perf_counter()
    source = step.path.name
    try:
        if step.status == "removed":
            store.registry.remove(source)
            outcome = FileReport(source, "removed", "tệp không còn trong thư mục.")
        elif step.status == "failed" or (step.status == "unchanged" and step.message):
            outcome = FileReport(source, step.status, step.message)
        elif step.status == "unchanged":
            outcome = _known(store, source)
        else:
            outcome = _read_and_write(store, step, max_mb)
    except (Unreadable, StoreFault) as error:
        outcome = FileReport(source, "failed", str(error))
    except Exception as error:  # one file's fault must not stop the others
        outcome = FileReport(source, "failed", f"lỗi khi đọc tệp ({type(error).__name__}: {error}).")
    return replace(outcome, seconds=perf_counter() - began)


def _read_and_write(store: Store, step: _Step, max_mb: float) -> FileReport:
    entry = read(load(step.path, max_mb))
    write(store, entry, _origin(step.path))
    return _of_entry(entry, step.status)


def write(store: Store, entry: Entry, origin: Origin | None = None) -> None:
    """Write one document: its passages into the indexes, then all of it into the registry."""
    store.lexical.add(entry.passages)
    store.dense.add(entry.passages)
    store.registry.replace(entry, origin)


def _of_entry(entry: Entry, status: Status) -> FileReport:
    return FileReport(
        source=entry.head.source,
        status=status,
        tasks=len(entry.tasks),
        targets=len(entry.targets),
        assignments=len(entry.assignments),
        passages=len(entry.passages),
        tables=entry.tables,
        checks=entry.head.checks,
        warnings=entry.head.warnings,
    )


def _known(store: Store, source: str) -> FileReport:
    """What is known of a file that has not changed."""
    registry, here = store.registry, RecordFilter(sources=frozenset({source}))
    head = registry.head(source)
    return FileReport(
        source=source,
        status="unchanged",
        tasks=registry.count("task", here),
        targets=registry.count("target", here),
        assignments=registry.count("assignment", here),
        passages=len(registry.passage_ids(source)),
        tables=registry.tables(source),
        checks=head.checks if head else (),
        warnings=head.warnings if head else (),
    )
