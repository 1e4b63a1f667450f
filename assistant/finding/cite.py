"""The last gate: every statement's quote is checked against the stored source, or the statement falls."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.answer import Answer, Citation, Status
from assistant.draft import Draft, Line
from assistant.finding.excerpts import sentence_with
from corpus.model import Source
from corpus.quotes import is_verbatim
from corpus.registry import Registry
from corpus.text import comparable
from prompts import load

_NEARBY = 80
_ITEM = re.compile(r"(?<=[.;:])\s*[-+•–]\s+")  # a fact told over several items is printed with their marks


class Citations:
    """Numbers the proofs of one answer, each quote once."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._marks: dict[tuple[str, str], Citation] = {}

    @property
    def found(self) -> tuple[Citation, ...]:
        """The citations made so far, in order."""
        return tuple(self._marks.values())

    def expect(self, sources: Iterable[Source]) -> None:
        """Have the blocks of ``sources`` read at once, a document each time, not one line after another."""
        places: dict[str, set[int]] = {}
        for source in sources:
            places.setdefault(source.document, set()).update(source.blocks)
        for document, ordinals in places.items():
            self._registry.blocks(document, ordinals)

    def marks_for(self, line: Line) -> str | None:
        """Return the marks that prove ``line`` (``[1]``, ``[1][2]``), ``None`` where nothing does."""
        source = line.source
        assert source is not None
        proofs = [source, *line.beside]
        if not all(is_verbatim(p.quote, self._registry.blocks(p.document, p.blocks)) for p in proofs):
            return None
        for fact in line.facts:
            if fact and not any(_holds(p.quote, fact) for p in proofs):
                above = self._above(source, fact)
                if above is None:
                    return None
                proofs.append(above)
        return "".join(f"[{self._mark(proof).mark}]" for proof in proofs)

    def _mark(self, source: Source) -> Citation:
        key = (source.document, source.quote)
        if key not in self._marks:
            head = self._registry.head(source.document)
            self._marks[key] = Citation(
                len(self._marks) + 1,
                source.document,
                head.number if head else None,
                source.locator,
                source.page,
                source.quote,
            )
        return self._marks[key]

    def _above(self, source: Source, fact: str) -> Source | None:
        """The rest of the paragraph, or the nearest row or heading above, that prints ``fact``."""
        first = min(source.blocks)
        near = self._registry.blocks(source.document, range(max(first - _NEARBY, 0), first + 1))
        for block in reversed(near):
            if _holds(block.text, fact):
                words = sentence_with(block.text, fact) if block.ordinal == first else block.text
                return Source(source.document, (block.ordinal,), source.locator, words)
        return None


def _holds(quote: str, fact: str) -> bool:
    """Whether ``quote`` prints ``fact``: as it is, or its head noun once for several names
    ("Các Sở: Giáo dục và Đào tạo, Y tế" for "Sở Y tế")."""
    printed = comparable(_ITEM.sub(" ", quote))
    head, _, name = fact.partition(" ")
    return comparable(_ITEM.sub(" ", fact)) in printed or (
        len(name) > 2 and comparable(head) in printed and comparable(name) in printed
    )


def cite(question: str, draft: Draft, registry: Registry) -> Answer:
    """Turn a draft into an answer whose every statement is proved; ``not_found`` where none is."""
    citations = Citations(registry)
    lines, proved, fallen = _prove(draft.lines, citations)
    status = draft.status
    if fallen and not proved:
        replies = load("replies")
        return Answer(question, Status.NOT_FOUND, draft.intent.value, replies["not_found"])
    if fallen and status is Status.ANSWERED:
        status = Status.PARTIAL
    return Answer(
        question=question,
        status=status,
        intent=draft.intent.value,
        text="\n".join(lines),
        total=draft.total,
        records=draft.records,
        citations=citations.found,
        suggestions=draft.suggestions,
    )


def _prove(lines: Sequence[Line], citations: Citations) -> tuple[list[str], int, int]:
    citations.expect(source for line in lines for source in (line.source, *line.beside) if source)
    kept: list[str] = []
    proved = fallen = 0
    for line in lines:
        if line.source is None:
            kept.append(line.text)
            continue
        marks = citations.marks_for(line)
        if marks is None:
            fallen += 1
            continue
        proved += 1
        kept.append(_with_marks(line.text, marks))
    return kept, proved, fallen


def _with_marks(text: str, marks: str) -> str:
    return text.replace("[*]", marks) if "[*]" in text else f"{text} {marks}"
