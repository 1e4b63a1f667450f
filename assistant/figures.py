"""Targets: the figure, what it measures, by when, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.evidence import Scored, alternatives, binding, find_records
from assistant.excerpts import plainly_said
from assistant.facts import compose_facts, nearest
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.wording import figure, name_of, place, short
from corpus.model import Target

_TIE = 0.02
_MOST = 5


def compose_target(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """Answer with the target meant; with each document's where several state one."""
    found = find_records(query, ("target",), knowledge, settings)
    if not found.kept:
        if set(query.intents) & _TASK_FACTS:
            return compose_facts(query, knowledge, settings)
        if query.years and find_records(replace(query, years=()), ("target",), knowledge, settings).kept:
            return nearest(query, found)
        told = None if query.unit else plainly_said(query, knowledge, settings)
        return told or nearest(query, found)
    every_document = query.intent is Intent.COMPARE
    kept = binding(query, found.kept, knowledge)
    chosen = _choose(kept, 1.0 if every_document else settings.margin)
    lines: list[Line] = []
    for target in chosen:
        lines.append(
            _statement(target, bool(query.roles & {"monitor", "implement"}) or Intent.LEAD in query.intents)
        )
        lines.append(Line(place(knowledge.head(target.source.document), target.source.locator)))
    return Draft(Status.ANSWERED, query.intent, tuple(lines), chosen)


_TASK_FACTS = {Intent.LEAD, Intent.COORDINATE, Intent.DEADLINE, Intent.PRODUCT}


def _choose(kept: Sequence[Scored], margin: float) -> tuple[Target, ...]:
    """The best target of each document near the best of all, with its fellows of one sentence."""
    chosen: list[Target] = []
    seen: dict[str, float] = {}
    for scored in alternatives(kept, margin):
        best = seen.setdefault(scored.source, scored.score)
        target = scored.item
        if isinstance(target, Target) and scored.score >= best - _TIE and len(chosen) < _MOST:
            chosen.append(target)
    return tuple(chosen)


def _statement(target: Target, with_agencies: bool) -> Line:
    """``Tối thiểu 80% – “…” (đến năm 2025) [1].``, with those who answer for it where asked."""
    facts = [fact for fact in (target.value,) if fact]
    text = figure(target)
    text = f"{text[:1].upper()}{text[1:]} – “{short(_words(target), 400)}”"
    if target.by:
        text += f" (năm {target.by})" if len(target.by) == 4 else f" (hạn {target.by})"
    if with_agencies:
        for label, names in (("theo dõi", target.monitor), ("thực hiện", target.owner)):
            if names:
                text += f"; {label}: {'; '.join(names)}"
                facts += names
    return Line(f"{text} [*].", target.source, tuple(facts))


def _words(target: Target) -> str:
    """The sentence itself where it holds the figure, else what the row measures."""
    return target.text if target.value and target.value in target.text else name_of(target)
