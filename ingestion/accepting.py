"""What a person accepted of a model's proposals takes its place among the records read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Assignment, Document, Record, Task
from corpus.proposals import Proposal
from corpus.quotes import is_verbatim
from corpus.text import comparable

_MOVED = "Bản ghi {by} đã chấp nhận ở {place} không còn khớp chỗ in nên không được đưa vào; hãy xem lại."


@dataclass(frozen=True, slots=True)
class Taken:
    """The tasks and assignments of a document with those accepted; ``warnings``: what no longer fits."""

    tasks: tuple[Task, ...]
    assignments: tuple[Assignment, ...]
    warnings: tuple[str, ...] = ()


def take_in(
    document: Document,
    tasks: Sequence[Task],
    assignments: Sequence[Assignment],
    accepted: Sequence[Proposal],
) -> Taken:
    """Return the records read with those ``accepted`` for this very version of the document.

    A row gets what the reader left blank, never anything else than it read; a duty that the reader has by
    now read itself is not said twice.
    """
    rows, duties, moved = list(tasks), list(assignments), []
    for proposal in accepted:
        record = proposal.accepted
        at = next((n for n, row in enumerate(rows) if _is_row(row, record)), None)
        if proposal.digest != document.digest or not _is_printed(record, document):
            moved.append(_MOVED.format(by=proposal.by, place=record.source.locator))
        elif isinstance(record, Assignment):
            if not any(_says_the_same(duty, record) for duty in duties):
                duties.append(record)
        elif at is not None:
            rows[at] = filled(rows[at], record)
    duties.sort(key=_first_block)
    return Taken(tuple(rows), tuple(duties), tuple(dict.fromkeys(moved)))


def filled(read: Task, given: Task) -> Task:
    """Return the row ``read`` with what it leaves blank taken from ``given``."""
    task = read
    if not read.lead and given.lead:
        task = replace(task, lead=given.lead, lead_text=read.lead_text or given.lead_text)
    if not read.coordinate and given.coordinate:
        printed = read.coordinate_text or given.coordinate_text
        task = replace(task, coordinate=given.coordinate, coordinate_text=printed)
    if read.deadline_text is None and given.deadline_text:
        task = replace(task, deadline_text=given.deadline_text, deadline=given.deadline)
    return task if task == read else replace(task, accepted=given.accepted)


def _is_printed(record: Record, document: Document) -> bool:
    own = [block for block in document.blocks if block.ordinal in record.source.blocks]
    return is_verbatim(record.source.quote, own)


def _is_row(row: Task, record: Record) -> bool:
    same = isinstance(record, Task) and comparable(row.task) == comparable(record.task)
    return same and row.source.blocks == record.source.blocks


def _says_the_same(one: Assignment, other: Assignment) -> bool:
    """Whether two duties give the same agency the same part with words that one has of the other."""
    words, others = comparable(one.text), comparable(other.text)
    shared = set(one.source.blocks) & set(other.source.blocks) and (words in others or others in words)
    return bool(shared) and (one.agency, one.role) == (other.agency, other.role)


def _first_block(record: Record) -> int:
    return min(record.source.blocks, default=0)
