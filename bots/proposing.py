"""Proposals made over the register's documents, and what was decided brought into the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.writing.chat import Writer
from assistant.writing.proposing import propose
from corpus.agencies import AgencyLexicon
from corpus.model import Head, Record
from corpus.proposals import Proposal
from corpus.registry import RecordFilter, Registry
from ingestion.archives import is_file
from ingestion.unread import unread


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one document: how many pieces were ``unsure``, what is ``new``, what fell and why."""

    source: str
    unsure: int
    new: int
    known: int
    fallen: tuple[str, ...]
    faults: tuple[str, ...]


def make(registry: Registry, heads: Sequence[Head], writer: Writer) -> Iterator[Made]:
    """Have ``writer`` propose records for each document of ``heads``; keep what holds."""
    agencies = registry.agencies()
    known = AgencyLexicon(agencies)
    for head in heads:
        unsure = unread(head, registry.blocks(head.source), _records(registry, head.source), known)
        lexicon = AgencyLexicon((*agencies, *(name for each in unsure for name in each.names)))
        offered = tuple(propose(head, unsure, writer, lexicon))
        held = [proposal for each in offered for proposal in each.proposals]
        new = registry.proposals.add(held) if held else 0
        yield Made(
            source=head.source,
            unsure=len(unsure),
            new=new,
            known=len(held) - new,
            fallen=tuple(reason for each in offered for reason in each.fallen),
            faults=tuple(each.fault for each in offered if each.fault),
        )


def files_of(registry: Registry, decided: Sequence[Proposal]) -> tuple[list[Path], list[str]]:
    """Return the files to be read again after a decision, and the documents whose file is gone."""
    sources = dict.fromkeys(proposal.record.source.document for proposal in decided)
    origins = registry.origins()
    places = {source: Path(origins[source].folder) / source for source in sources if source in origins}
    there = {source: path for source, path in places.items() if is_file(path)}
    return list(there.values()), [source for source in sources if source not in there]


def _records(registry: Registry, source: str) -> tuple[Record, ...]:
    here = RecordFilter(sources=frozenset({source}))
    return (*registry.tasks(here), *registry.targets(here), *registry.assignments(here))
