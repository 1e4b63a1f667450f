"""The documents whose titles are all that a list is asked by ("nhiệm vụ thực hiện Nghị quyết 57")."""

from __future__ import annotations

from dataclasses import replace

from assistant.knowledge import Knowledge
from assistant.query import Query, Topic
from assistant.scoring.matching import matcher_of
from corpus.model import Head
from corpus.registry import RecordFilter

_SAID = 0.5  # of the topic, in the title that says most of it


def of_titled(query: Query, knowledge: Knowledge) -> Query:
    """``query`` of all that stands in the documents whose titles, or their annexes', say its topic.

    Of all it may be of where no title does, and of the documents named where it names any.
    """
    whole = replace(query, topic=Topic())
    if query.scope.named or len(query.scope.heads) <= 1:
        return whole
    matcher = matcher_of(query.topic, knowledge.weights)
    annexes: dict[str, set[str]] = {}
    for task in knowledge.registry.tasks(RecordFilter(sources=query.scope.sources)):
        annexes.setdefault(task.source.document, set()).add(task.annex or "")

    def said(head: Head) -> float:
        titles = (head.title or "", *annexes.get(head.source, ()))
        return max(matcher.fit(title).coverage for title in titles)

    shares = [said(head) for head in query.scope.heads]
    best = max(shares)
    titled = tuple(h for h, share in zip(query.scope.heads, shares, strict=True) if share == best >= _SAID)
    return replace(whole, scope=replace(query.scope, heads=titled, named=True)) if titled else whole
