"""Which of several documents is meant: the choices, each by the one word that answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.query import Query
from assistant.wording import short_name
from corpus.model import Head, Record
from corpus.text import fold
from prompts import load

MANY = 4  # documents told side by side; of more, one is asked for
_MOST = 12  # choices on a line each; the others follow on one line


def labels(heads: Sequence[Head]) -> dict[str, str]:
    """What tells each of ``heads`` from the others, by source, in the order shown: its place, or its name."""
    there = Counter(head.province for head in heads)
    told = {h.source: h.province if h.province and there[h.province] == 1 else short_name(h) for h in heads}
    return dict(sorted(told.items(), key=lambda item: fold(item[1])))


def offered(query: Query, heads: Sequence[Head]) -> tuple[str, ...]:
    """The question once more for each of ``heads``, with what tells it."""
    asked = query.text.rstrip(" ?.")
    return tuple(f"{asked} – {label}?" for label in list(labels(heads).values())[:_MOST])


def ask_which(query: Query, heads: Sequence[Head], records: Sequence[Record] = ()) -> Draft:
    """Ask which of ``heads`` is meant; ``records`` (one of each) prove that each tells of it."""
    named = labels(heads)
    proof = {record.source.document: record for record in records}
    ordered = tuple(proof[source] for source in named if source in proof)
    lines = [Line(load("replies")["clarify_document"])]
    for index, (source, label) in enumerate(list(named.items())[:_MOST], 1):
        record = proof.get(source)
        lines.append(Line(f"{index}. {label}{' [*]' if record else ''}", record.source if record else None))
    if len(named) > _MOST:
        lines.append(Line(f"… và: {', '.join(list(named.values())[_MOST:])}"))
    return Draft(Status.CLARIFY, query.intent, tuple(lines), ordered, suggestions=offered(query, heads))
