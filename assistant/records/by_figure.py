"""Which targets have the figure a question gives ("98% đó là của cái gì?")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.choices import ask_which
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.records.figures import statement
from assistant.scoring.matching import matcher_of
from assistant.selecting.by_share import share_asked
from assistant.wording import place
from corpus.model import Target
from corpus.registry import RecordFilter
from corpus.timespans import aligned

_FIGURE = r"(?P<value>\d+(?:[.,]\d+)?)\s*(?:%|phan tram\b)"
_NOUN = r"(?:cai|chi tieu|chi so|muc tieu|ty le|ti le|noi dung|viec|khoan|thu|dieu|linh vuc|phan)"
_NEAR = r"(?: (?!bao\b|may\b)\w+){0,10}"
_ASKED = (
    re.compile(rf"{_FIGURE}{_NEAR} (?:la|cua|ve|cho|chi|voi)(?: {_NOUN})? (?:gi|nao)\b"),
    re.compile(rf"\b{_NOUN} (?:gi|nao){_NEAR} (?:dat|la|bang|muc|co|tri|tren|thieu|nhat) (?:\S+ )?{_FIGURE}"),
)
_EMPTY = frozenset(
    ("con", "so", "muc", "chi", "tieu", "ty", "ti", "le", "phan", "tram", "ke", "hoach", "dat", "gia", "tri")
)
_MOST, _SHOWN = 5, 12  # told of several documents, of one
_HALF = 0.5  # coverage of what else is said of it


def targets_of_figure(query: Query, knowledge: Knowledge) -> Draft | None:
    """The targets at the share that is given, asked what that is of; ``None`` where none is at it."""
    plain = aligned(query.text)
    asked = next((match for pattern in _ASKED if (match := pattern.search(plain))), None)
    share = share_asked(query)
    if asked is None or query.sides or query.parties or (share and not share.single):
        return None
    value = asked["value"].replace(",", ".")
    found = [t for t in _stored(query, knowledge) if _is(t, value)]
    found = _suiting(
        [t for t in found if t.by and t.by[:4] in map(str, query.years)] or found, query, knowledge
    )
    heads = [knowledge.head(source) for source in dict.fromkeys(t.source.document for t in found)]
    if len(found) > _MOST and len(heads) > 1:
        return ask_which(query, heads, found)
    if not found:
        return None
    lines: list[Line] = []
    for target in found[:_SHOWN]:
        where = place(knowledge.head(target.source.document), target.source.locator)
        lines += (statement(target, with_agencies=False), Line(where))
    left = len(found) - _SHOWN
    lines += [Line(f"… và {left} chỉ tiêu nữa (tổng số {len(found)}).")] if left > 0 else []
    return Draft(Status.ANSWERED, Intent.TARGET, tuple(lines), tuple(found))


def _stored(query: Query, knowledge: Knowledge) -> Sequence[Target]:
    return knowledge.registry.targets(RecordFilter(sources=query.scope.sources))


def _is(target: Target, value: str) -> bool:
    """Whether a target is a share of ``value`` in a hundred."""
    share = "%" in f"{target.unit}{target.value}"
    return share and (target.value or "").strip(" %").replace(",", ".") == value


def _suiting(targets: Sequence[Target], query: Query, knowledge: Knowledge) -> list[Target]:
    """Those of ``targets`` that have what else the question says."""
    said = {w.start for w in query.topic.words if not w.bare.isdigit() and w.bare not in _EMPTY}
    topic = query.topic.within(lambda word: word.start in said)
    if not topic.content:
        return list(targets)
    matcher = matcher_of(topic, knowledge.weights)
    title = {head.source: head.title or "" for head in query.scope.heads}
    above = [f"{t.section or ''} . {title.get(t.source.document, '')}" for t in targets]
    return [
        t for t, around in zip(targets, above, strict=True) if matcher.fit(t.text, around).coverage >= _HALF
    ]
