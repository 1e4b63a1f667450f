"""What the assistant keeps at hand of the registry: heads, agencies, word weights; renewed on change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.matching import Weights
from corpus.agencies import AgencyLexicon, agency_key
from corpus.model import Head, Record, Task
from corpus.registry import Registry
from corpus.search import Retriever


@dataclass(frozen=True, slots=True)
class Knowledge:
    """A consistent view of one revision of the registry."""

    revision: int
    registry: Registry
    retriever: Retriever
    heads: tuple[Head, ...]
    agencies: AgencyLexicon
    weights: Weights

    def head(self, source: str) -> Head:
        """The head of a known document."""
        return next(head for head in self.heads if head.source == source)

    def provinces(self) -> tuple[str, ...]:
        """The provinces there are documents of."""
        return tuple(dict.fromkeys(h.province for h in self.heads if h.province))

    def issuers(self) -> dict[str, list[Head]]:
        """Documents by the key of the agency that issued them."""
        found: dict[str, list[Head]] = {}
        for head in self.heads:
            if head.issuer:
                found.setdefault(agency_key(head.issuer), []).append(head)
        return found


def sections(records: Sequence[Record]) -> dict[str, list[Record]]:
    """Records by the title of the section and of the part they stand in, as printed."""
    found: dict[str, list[Record]] = {}
    for record in records:
        titles = (record.section, record.part) if isinstance(record, Task) else (record.section,)
        for title in dict.fromkeys(titles):
            if title:
                found.setdefault(title, []).append(record)
    return found
