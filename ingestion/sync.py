"""Ingestion: gather the files, plan what changed, apply it file by file, report.

The indexes get a document's new passages first, the registry then changes in one transaction, and
what the registry no longer knows leaves the indexes last: stopped at any moment, a reader sees the
old state or the new, and the next run finishes the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from corpus.faults import StoreFault
from corpus.lock import only_writer
from corpus.model import Entry
from corpus.proposals import accepted_marks
from corpus.registry import Origin, RecordFilter
from corpus.store import Store, index, reconcile_if_moved
from ingestion.apart import ReadingApart
from ingestion.gathering import gather
from ingestion.loaders.limits import USUAL, Limits, PageRead
from ingestion.loading import Unreadable
from ingestion.planning import Step, origin_of, plan
from ingestion.reading import read
from ingestion.report import FileReport, Report, Status

Progress = Callable[[int, int, str], None]


def sync(
    store: Store,
    paths: Sequence[Path],
    progress: Progress = lambda done, total, name: None,
    limits: Limits = USUAL,
) -> Report:
    """Bring the store in step with the files and folders of ``paths``; safe to repeat.

    ``progress(done, total, name)`` is called before each file and once after the last. Raises
    StoreFault only where the store as a whole cannot be used or another run is under way.
    """
    began = perf_counter()
    with only_writer(store.home):
        gathered = gather(paths, limits)
        steps = plan(store.registry, gathered)
        outcomes = [FileReport(place, "failed", reason) for place, reason in gathered.faults]
        with ReadingApart(limits) as reading:
            for done, step in enumerate(steps):
                progress(done, len(steps), step.path.name)
                outcomes.append(_apply(store, step, reading, _of_file(progress, done, len(steps), step)))
        outcomes.extend(_follow(store))
        progress(len(steps), len(steps), "")
    return Report(tuple(outcomes), perf_counter() - began)


def _of_file(progress: Progress, done: int, total: int, step: Step) -> PageRead:
    """Tell of each page read of a file as ``progress`` within it."""
    return lambda page, pages: progress(done, total, f"{step.path.name} (trang {page}/{pages})")


def _apply(store: Store, step: Step, reading: ReadingApart, page_read: PageRead) -> FileReport:
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
            outcome = _read_and_write(store, step, reading, page_read)
    except (Unreadable, StoreFault) as error:
        outcome = FileReport(source, "failed", str(error))
    except Exception as error:  # one file's fault must not stop the others
        outcome = FileReport(source, "failed", f"lỗi khi đọc tệp ({type(error).__name__}: {error}).")
    return replace(outcome, seconds=perf_counter() - began)


def _follow(store: Store) -> list[FileReport]:
    """Bring the indexes in step; what hinders that is an outcome of its own, not the end of the report."""
    try:
        reconcile_if_moved(store)
    except StoreFault as error:
        return [FileReport("(chỉ mục tìm kiếm)", "failed", str(error))]
    return []


def _read_and_write(store: Store, step: Step, reading: ReadingApart, page_read: PageRead) -> FileReport:
    document = reading.load(step.path, page_read)
    known = store.registry.proposals.all(document.source, "accepted")
    accepted = [proposal for proposal in known if proposal.digest == document.digest]
    entry = read(document, accepted)
    mark = accepted_marks(accepted).get(document.digest, "")
    write(store, entry, origin_of(step.path, mark))
    return _of_entry(entry, step.status)


def write(store: Store, entry: Entry, origin: Origin | None = None) -> None:
    """Write one document: its passages into the indexes, then all of it into the registry."""
    index(store, entry.passages)
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
