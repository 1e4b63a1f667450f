"""The evidence a model is given: numbered, checked against the source, and nothing that gives orders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.draft import Line
from assistant.finding.cite import Citations
from assistant.finding.evidence import find_passages, find_records
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.settings import AnswerSettings
from assistant.wording import answering, document_name
from assistant.writing.words import is_planted
from corpus.model import Head, Passage, Record, Source, Target, Task

_MOST, _MOST_LETTERS = 8, 9000
_SENTENCE = 14  # words
_FORM = re.compile(
    r"\bcộng h(?:òa|oà) xã hội chủ nghĩa việt nam\b|^\W*(?:nơi nhận|(?:ban hành )?kèm theo)\b", re.IGNORECASE
)
Item = Record | Passage
_KINDS = ("task", "target", "assignment")


@dataclass(frozen=True, slots=True)
class Ground:
    """One numbered piece of evidence: where it stands, its words with their labels.

    ``facts`` are the words that must stand in the quote, or in a row above it, for it to be a proof.
    """

    mark: int
    source: Source
    place: str
    text: str
    facts: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """All that may be said on it: the document's name, the place in it, the words."""
        return f"{self.place}.\n{self.text}"


def numbered(items: Iterable[Item], knowledge: Knowledge) -> tuple[Ground, ...]:
    """Number what is word for word in its document and gives no orders, each quote once, up to a limit."""
    found: list[Ground] = []
    seen: set[tuple[str, str]] = set()
    room = _MOST_LETTERS
    for item in items:
        source, text, facts = item.source, told(item), _facts(item)
        key = (source.document, source.quote)
        if key in seen or len(found) == _MOST or len(text) > room:
            continue
        seen.add(key)
        place = _place(knowledge.head(source.document), source.locator)
        proof = Citations(knowledge.registry).marks_for(Line("", source, facts))
        if proof and not is_planted(f"{place}\n{source.quote}\n{text}"):
            found.append(Ground(len(found) + 1, source, place, text, facts))
            room -= len(text)
    return tuple(found)


def on_topic(query: Query, found: Answer, knowledge: Knowledge, settings: AnswerSettings) -> Iterator[Item]:
    """What the answer without a model stands on, then what else meets the topic."""
    yield from found.records
    records = find_records(query, _KINDS, knowledge, settings).kept
    passages = find_passages(query, knowledge, settings).kept
    cited = {citation.quote for citation in found.citations}
    ranked = sorted((*records, *passages), key=lambda s: (s.item.source.quote not in cited, -s.score))
    yield from (scored.item for scored in ranked)


def of_document(head: Head, knowledge: Knowledge) -> Sequence[Item]:
    """The openings of a document's sections, in order: what it is about, in its own words."""
    known = knowledge.registry.passages(sorted(knowledge.registry.passage_ids(head.source)))
    telling = (p for p in known.values() if p.kind == "text" and telling_line(p.source.quote))
    texts = sorted(telling, key=lambda p: min(p.source.blocks))
    sections: dict[str, Passage] = {}
    for passage in texts:
        sections.setdefault(passage.source.locator, passage)
    return _spread(list(sections.values()))


def telling_line(quote: str) -> str | None:
    """Return the first line that holds a sentence, unlike a letterhead or the list of those it is sent to."""
    lines = (line for line in quote.splitlines() if not _FORM.search(line))
    return next((line for line in lines if len(line.split()) >= _SENTENCE), None)


def _spread(passages: Sequence[Passage]) -> Sequence[Passage]:
    """At most as many as a model is given, evenly over the document."""
    step = max(len(passages) / _MOST, 1.0)
    return [passages[int(i * step)] for i in range(min(len(passages), _MOST))]


def told(item: Item) -> str:
    """The words of a record or passage; a record's under the labels of its columns."""
    if isinstance(item, Task):
        parts = (
            ("", item.task),
            ("cơ quan chủ trì: ", _listed(item.lead_text)),
            ("cơ quan phối hợp: ", _listed(item.coordinate_text)),
            ("sản phẩm: ", item.product),
            ("thời hạn: ", item.deadline_text),
        )
        return ", ".join(label + words.rstrip(" .;,") for label, words in parts if words)
    if isinstance(item, Target):
        return "\n".join(
            [item.source.quote, *(f"{label}: {', '.join(who)}" for label, who in answering(item))]
        )
    return item.source.quote


def _listed(cell: str | None) -> str | None:
    """A cell's agencies in one line, parted by commas."""
    return re.sub(r"\s*[;\n]\s*", ", ", cell) if cell else None


def _facts(item: Item) -> tuple[str, ...]:
    if isinstance(item, Task):
        cells = (item.lead_text, item.coordinate_text, item.product, item.deadline_text)
        return tuple(cell for cell in cells if cell)
    return (*item.owner, *item.monitor) if isinstance(item, Target) else ()


def _place(head: Head, locator: str) -> str:
    title = f" ({head.title})" if head.title else ""
    return f"{document_name(head)}{title}" + (f", {locator}" if locator else "")
