"""What the row of a listed procedure says in its own words of something else, and what no column says."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.excerpts import sentences
from assistant.finding.procedure_likeness import Likeness
from assistant.finding.procedures import Procedure, called
from assistant.finding.procedures_meant import Listing
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.scoring.told import told_in
from assistant.wording import place
from corpus.model import Source
from corpus.text import fold, squeeze
from prompts import load

_ASKING = frozenset((
    "lam", "phai", "thi", "sao", "gi", "the", "nao", "bi", "co", "khong", "duoc", "can", "nen", "thu", "tuc",
    "xin", "nhu", "muon", "viec", "ai", "hanh", "chinh",
))  # fmt: skip


def cell_told(procedure: Procedure, field: str, words: str, source: Source) -> Line:
    """``words`` of a cell of a procedure, after what it is of."""
    printed = procedure.labels[field]
    label = printed.lower() if printed.isupper() else printed[:1].lower() + printed[1:]
    text = load("replies")["procedure"].format(name=procedure.name, label=label, said=words)
    return Line(text, source, (procedure.name, words))


def said_within(
    query: Query, meant: Sequence[Likeness], listing: Listing, knowledge: Knowledge
) -> Draft | None:
    """The sentences of the rows meant that have all the question says beside their names; else ``None``."""
    lines: list[Line] = []
    for procedure in (one.procedure for one in meant):
        known = {fold(word) for word in told_in(procedure.name).texts} | _ASKING
        rest = {word.bare for word in query.topic.content} - known
        source = listing.source(procedure)
        told = [
            cell_told(procedure, field, squeeze(sentence), source)
            for field, cell in procedure.cells.items()
            if field not in ("name", "basis") and rest
            for sentence in sentences(cell)
            if rest <= {fold(word) for word in told_in(sentence).texts}
        ]
        lines += told
        lines += [Line(place(knowledge.head(source.document), source.locator))] if told else []
    return Draft(Status.ANSWERED, query.intent, tuple(lines)) if lines else None


def unsaid_of(
    procedures: Sequence[Procedure], fields: Sequence[str], listing: Listing, knowledge: Knowledge
) -> list[Line]:
    """That the list has a procedure and no column of what is asked; none where running text may say it."""
    names = {field: name for field in fields if (name := called(field))}
    asked = {field: name for field, name in names.items() if not any(field in p.labels for p in procedures)}
    if not asked or _may_say(asked, listing, knowledge):
        return []
    reply, told = load("replies")["procedure_unsaid"], ", ".join(asked.values())
    return [
        Line(reply.format(name=one.name, fields=told), listing.source(one), (one.name,)) for one in procedures
    ]


def _may_say(asked: dict[str, str], listing: Listing, knowledge: Knowledge) -> bool:
    """Whether text outside the list speaks of what is asked, by a name of such a column."""
    heads = [fold(head) for field in asked for head in load("procedures")[field]["columns"]]
    tables = {procedure.block.table for procedure in listing.procedures}
    blocks = knowledge.registry.blocks(listing.passage.source.document)
    texts = (fold(block.text) for block in blocks if block.table not in tables)
    return any(head in text for text in texts for head in heads)
