"""What a question sets side by side, each with the documents it means and what is asked of it alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.language.contrast import Contrast
from assistant.language.words import Word
from assistant.naming.anchors import Anchor, Span
from assistant.query import Party, Query, Scope, Side, Topic
from assistant.understanding.told_apart import told_apart
from corpus.model import Head
from corpus.timespans import aligned

_TWO = 2
_BREAK = re.compile(r"[,;:?.](?=\s|$)|\s(?=con\s)")
_JOINED = re.compile(r"(?:\W|\b(?:va|voi|hay|vs|so voi|cung|lan|con|voi ca|ca|tinh|o|cua|giua)\b)*")
_JOINING = re.compile(r"\b(?:va|voi|hay|vs|lan|con)\b|[,;]")
_TURNS = re.compile(r"[,;:?.] *(?:(?:va|the|vay) )?con (?:(?:tinh|o|cua|ben|phia|thanh pho|tp) )*")
_PRINTED_IN = re.compile(r"[,;]? *\b(?:theo|trong|tai)(?: (?!va\b|voi\b|con\b)[a-z]+){0,4} *$")


@dataclass(frozen=True, slots=True)
class Group:
    """Anchors that name one side, and the documents they leave."""

    anchors: tuple[Anchor, ...]
    heads: frozenset[Head]

    @property
    def years(self) -> tuple[int, ...]:
        """The years it is named with."""
        return tuple(anchor.year for anchor in self.anchors if anchor.year)

    @property
    def told(self) -> tuple[int, ...]:
        """Those of them that say what is asked of it, not only which document it is."""
        return tuple(anchor.year for anchor in self.anchors if anchor.year and not anchor.calls)


def groups_of(text: str, anchors: Sequence[Anchor], contrast: Contrast | None) -> tuple[Group, ...]:
    """The sides ``anchors`` name, in order: those that mean the same documents together."""
    groups: list[Group] = []
    last = -1
    for anchor in told_apart(text, anchors):
        place = _meant(anchor, groups, last)
        if place is not None:
            group = groups[place]
            groups[place] = Group((*group.anchors, anchor), group.heads & anchor.heads or group.heads)
            last = place
            continue
        if anchor.weak:
            other = _apart(anchor, groups) if contrast else None
            if other is None:
                continue
            anchor = other
        if not anchor.heads and not _beside(text, groups, anchor, contrast):
            continue
        groups.append(Group((anchor,), anchor.heads))
        last = len(groups) - 1
    return tuple(groups) if sum(bool(group.heads) for group in groups) >= 1 and len(groups) >= _TWO else ()


def _meant(anchor: Anchor, groups: Sequence[Group], last: int) -> int | None:
    """Which of ``groups`` an anchor belongs to: that before it, else an earlier one."""
    for place in (last, *(i for i in range(len(groups)) if i != last)):
        if groups and groups[place].heads & anchor.heads and (place == last or not anchor.weak):
            return place
    return None


def _apart(anchor: Anchor, groups: Sequence[Group]) -> Anchor | None:
    """A year or kind that tells another document of a place named ("năm 2022 so với năm 2025")."""
    wide = frozenset(head for group in groups for one in group.anchors for head in one.wide)
    own = anchor.heads & wide
    return replace(anchor, heads=own, weak=False) if own else None


def _beside(text: str, groups: Sequence[Group], anchor: Anchor, contrast: Contrast | None) -> bool:
    """Whether what is not stored is set beside something: next to it, in a clause that turns to it
    ("…, còn Kon Tum thì ai?"), or in a question that compares."""
    if contrast or not groups:
        return True
    between = aligned(text)[groups[-1].anchors[-1].end : anchor.start]
    turn = between[max(map(between.rfind, ",;:?.")) :]
    return bool(_JOINED.fullmatch(between) or _TURNS.fullmatch(turn))


def named_apart(text: str, groups: Sequence[Group]) -> bool:
    """Whether ``groups`` are named one beside the other ("A và B") or each in a clause of its own.

    Where something of A is printed ("…, theo B") stands beside nothing.
    """
    plain = aligned(text)
    gaps = [plain[a.anchors[0].end : b.anchors[0].start] for a, b in pairwise(groups)]
    gaps = [_PRINTED_IN.sub("", gap) for gap in gaps]
    return all(_JOINING.search(gap) for gap in gaps)


def sides_of(
    text: str,
    groups: Sequence[Group],
    topic: Topic,
    years: Sequence[int],
    parties: Sequence[Party],
    words: Sequence[Word],
) -> tuple[Side, ...]:
    """The sides with what is said of each alone: its years, agencies and topics, the likeliest first."""
    clauses = _clauses(text, groups)
    own_years = {year for group in groups for year in group.years}
    shared = tuple(year for year in years if year not in own_years)
    sides = []
    for index, group in enumerate(groups):
        topics = _topics(topic, clauses, index) if clauses else ()
        own = [p for p in parties if clauses and _inside(words[p.start].start, clauses[index])]
        free = [p for p in parties if not any(_inside(words[p.start].start, c) for c in clauses)]
        heads = tuple(sorted(group.heads, key=lambda head: head.source))
        meant = tuple(own) or tuple(free) or tuple(parties)
        sides.append(Side(group.anchors[0].name, heads, topics, (*shared, *group.told), meant))
    return tuple(sides)


def scope_of(sides: Sequence[Side], scope: Scope) -> Scope:
    """The documents of all ``sides`` together."""
    heads = tuple(dict.fromkeys(head for side in sides for head in side.heads))
    return Scope(
        heads, named=True, numbered=scope.numbered, several=True, note=scope.note, places=scope.places
    )


def _clauses(text: str, groups: Sequence[Group]) -> tuple[Span, ...]:
    """What is said of each side alone; none where two of them stand in one clause."""
    plain = aligned(text)
    starts = [0, *(match.end() for match in _BREAK.finditer(plain)), len(text)]
    opens = [max(s for s in starts if s <= group.anchors[0].start) for group in groups]
    if len(set(opens)) < max(len(opens), _TWO) or opens != sorted(opens):
        return ()
    after = min((s for s in starts if s > opens[-1]), default=len(text))
    end = len(text) if plain[opens[-1] :].lstrip().startswith("con ") else after
    return tuple(zip(opens, (*opens[1:], end), strict=True))


def _topics(topic: Topic, clauses: Sequence[Span], index: int) -> tuple[Topic, ...]:
    """What may be meant of a side: what is said of all and of it; what is said of the side before."""

    def around(*kept: int) -> Topic:
        return topic.within(
            lambda word: all(i in kept or not _inside(word.start, c) for i, c in enumerate(clauses))
        )

    own = topic.within(lambda word: _inside(word.start, clauses[index]))
    told = [around(index)]
    if len(own.content) >= _TWO:
        told.append(own)
    else:
        others = [i for i in range(len(clauses)) if i != index]
        fullest = max(others, key=lambda i: len(around(i).content))
        told = (
            [around(index, fullest), *told]
            if len(around().content) < _TWO
            else [*told, around(index, fullest)]
        )
    return tuple(one for one in told if one.content)


def _inside(place: int, span: Span) -> bool:
    return span[0] <= place < span[1]


def brought_in(query: Query, before: Query) -> tuple[Side, ...]:
    """The sides of a question that goes on from ``before``: its own; those spoken of; or what it names
    set beside what was spoken of, where it compares ("còn B thì sao, khác gì?")."""
    if query.sides:
        return query.sides
    new, old = query.scope, before.scope
    if not new.named:
        kept = () if query.topic.content else None
        return tuple(replace(side, topics=side.topics if kept is None else kept) for side in before.sides)
    if query.contrast is None or not (old.named and new.heads and old.heads) or new.sources & old.sources:
        return ()
    years = query.years or before.years
    return (
        Side("", old.heads, (), before.years, before.parties),
        Side("", new.heads, (), years, query.parties or before.parties),
    )


def asked_apart(query: Query, first: Query) -> tuple[Side, ...]:
    """The sides where two sentences ask of different documents ("A giao ai? B thì giao ai?")."""
    new, old = query.scope, first.scope
    named = new.named and old.named and new.heads and old.heads and not new.sources & old.sources
    if query.sides or first.sides or not named:
        return ()
    own = (query.topic,) if len(query.topic.content) >= _TWO else (first.topic,)
    return (
        Side("", old.heads, (first.topic,), first.years, first.parties),
        Side("", new.heads, own, query.years, query.parties or first.parties),
    )
