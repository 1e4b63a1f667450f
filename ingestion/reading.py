"""From a document to everything known of it: one pass of every reader, ids in document order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from corpus.model import Assignment, Document, Entry, Head, TableReport, Target, Task
from corpus.proposals import Proposal
from ingestion.accepting import take_in
from ingestion.head import read_head
from ingestion.outline import outline
from ingestion.passages import passages_of
from ingestion.prose import read_prose
from ingestion.tables import read_tables
from ingestion.terms import defined_terms

_Noun = TypeVar("_Noun", Task, Target, Assignment)


def read(document: Document, accepted: Sequence[Proposal] = ()) -> Entry:
    """Return what ``document`` says: head, tasks, targets, assignments, passages, table reports.

    ``accepted``: the proposals for it that a person took in.
    """
    placed = outline(document)
    head = read_head(document)
    tables = read_tables(placed, head)
    prose = read_prose(placed, head)
    tasks: tuple[Task, ...] = _in_order((*tables.tasks, *prose.tasks), head, "t")
    targets: tuple[Target, ...] = _in_order((*tables.targets, *prose.targets), head, "c")
    assignments: tuple[Assignment, ...] = _in_order(prose.assignments, head, "a")
    taken = take_in(document, tasks, assignments, accepted)
    checked = _checked(head, tables.reports, (*document.warnings, *taken.warnings))
    checked = replace(checked, terms=defined_terms(block.text for block in document.blocks))
    passages = passages_of(placed, checked, (*taken.tasks, *targets, *taken.assignments))
    return Entry(document, checked, taken.tasks, targets, taken.assignments, passages, tables.reports)


def _in_order(records: Iterable[_Noun], head: Head, letter: str) -> tuple[_Noun, ...]:
    """``records`` as they stand in the document, numbered anew, each with the document's number."""
    ordered = sorted(records, key=lambda record: min(record.source.blocks, default=0))
    key = head.digest[:12]
    return tuple(
        replace(record, id=f"{key}-{letter}{n}", number=head.number) for n, record in enumerate(ordered, 1)
    )


def _checked(head: Head, reports: Sequence[TableReport], warnings: Sequence[str]) -> Head:
    """The head with the tables' checks, and the loader's warnings before its own."""
    checks = (*head.checks, *(check for report in reports for check in report.checks))
    return replace(
        head,
        checks=tuple(dict.fromkeys(checks)),
        warnings=tuple(dict.fromkeys((*warnings, *head.warnings))),
    )
