"""Documents laid out for reading, kept while the register stands still, and links into them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any
from urllib.parse import quote as quoted

from assistant.answer import Answer, Said, answer_json, citation_json
from bots.web.spans import Span, locate
from bots.web.view import View, lay_out
from corpus.model import Block, Record
from corpus.registry import RecordFilter, Registry

_KEPT = 24
_VERSION = 8


@dataclass(frozen=True, slots=True)
class Highlights:
    """The stretches of a document a reader was sent to."""

    spans: tuple[Span, ...] = ()

    def marked(self, block: Block) -> bool:
        """Whether anything of ``block`` is highlighted."""
        return any(span.block == block.ordinal for span in self.spans)

    def pieces(self, block: Block) -> list[tuple[str, bool]]:
        """Return the text of ``block`` cut into stretches, each with whether it is highlighted."""
        own = sorted((s.start, s.end or len(block.text)) for s in self.spans if s.block == block.ordinal)
        cut: list[tuple[str, bool]] = []
        done = 0
        for start, end in own:
            first, last = max(start, done), min(end, len(block.text))
            if first < last:
                cut += [(block.text[done:first], False), (block.text[first:last], True)]
                done = last
        cut.append((block.text[done:], False))
        return [(text, marked) for text, marked in cut if text]


class Library:
    """Lays out documents once per state of the register. Safe to share between threads."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._lock = Lock()
        self._revision = -1
        self._views: dict[str, View] = {}

    def view(self, source: str) -> View | None:
        """Return the document named ``source`` laid out, None where it is unknown."""
        revision = self._registry.revision()
        with self._lock:
            if revision != self._revision:
                self._views, self._revision = {}, revision
            if source in self._views:
                return self._views[source]
        view = self._read(source)
        if view is not None:
            with self._lock:
                while len(self._views) >= _KEPT:
                    self._views.pop(next(iter(self._views)))
                self._views[source] = view
        return view

    def _read(self, source: str) -> View | None:
        head = self._registry.head(source)
        if head is None:
            return None
        where = RecordFilter(sources=frozenset({source}))
        records: tuple[Record, ...] = (
            *self._registry.tasks(where),
            *self._registry.targets(where),
            *self._registry.assignments(where),
        )
        return lay_out(head, self._registry.blocks(source), records)

    def answer(self, answer: Answer) -> dict[str, Any]:
        """Return the answer object with links ``href`` to what is printed, and each citation's ``blocks``."""
        told = answer_json(answer)
        digests = self._registry.digests() if answer.records else {}
        for shown, record in zip(told["records"], answer.records, strict=True):
            shown["href"] = record_link(record, digests.get(record.source.document, ""))
        for citation in told["citations"]:
            citation |= self._place(citation["source"], citation["quote"], answer.records)
        return told

    def said(self, said: Said) -> dict[str, Any]:
        """Return a sentence that came before the whole answer, its citations linked to what is printed."""
        proofs = (citation_json(citation) for citation in said.citations)
        return {"text": said.text, "citations": [c | self._place(c["source"], c["quote"]) for c in proofs]}

    def _place(self, source: str, words: str, records: Sequence[Record] = ()) -> dict[str, Any]:
        """Where a quote is printed, sought first where one of the ``records`` it comes from stands."""
        near = [
            block
            for record in records
            if record.source.document == source and record.source.quote == words
            for block in record.source.blocks
        ]
        view = self.view(source)
        spans = locate(words, view.blocks, near) if view else ()
        return {
            "blocks": [span.block for span in spans],
            "href": link(source, view.head.digest if view else "", spans),
        }


def link(source: str, digest: str, spans: Sequence[Span]) -> str:
    """Return the address of a document, opened at ``spans`` and with them highlighted."""
    place = f"/documents/{quoted(source, safe='')}"
    if not spans:
        return place
    at = ",".join(map(str, spans))
    return f"{place}?at={at}&v={digest[:_VERSION]}#b{spans[0].block}"


def record_link(record: Record, digest: str) -> str:
    """Return the address of the printed words a record was read from."""
    own: Iterable[int] = sorted(record.source.blocks)
    return link(record.source.document, digest, tuple(Span(block) for block in own))


def is_version(view: View, version: str | None) -> bool:
    """Whether a link made for ``version`` of a document still fits what is kept of it."""
    return not version or view.head.digest.startswith(version)
