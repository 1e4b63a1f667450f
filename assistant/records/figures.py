"""Targets: the figure, what it measures, by when, and who answers for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.finding.choices import MANY, ask_which
from assistant.finding.evidence import WHOLLY, Evidence, alternatives, binding, find_records
from assistant.finding.excerpts import around, plainly_said, quote_passage
from assistant.finding.families import asked_together, measured, owned
from assistant.finding.nearest import nearest
from assistant.finding.of_year import is_of_year
from assistant.finding.present import as_target, present_state
from assistant.finding.ranking import Scored, candidates
from assistant.knowledge import Knowledge
from assistant.language.quantities import SHARE, counts_other, quantities
from assistant.naming.levels import levels_together
from assistant.query import Intent, Query
from assistant.records.amounts import amount_stated
from assistant.records.counted import counted, says_number
from assistant.records.facts import compose_facts
from assistant.records.shares_of_things import counts_things, is_share, is_share_of
from assistant.scoring.matching import fit
from assistant.settings import AnswerSettings
from assistant.texts.unassigned import told_by
from assistant.understanding.present_words import present_words
from assistant.wording import answering, figure, name_of, place, short
from corpus.model import Assignment, Target, Task

_TIE, _WHOLE_TIE = 0.02, 0.035
_MOST = 5
_LONGEST = 400  # characters of a task told whole
_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s*%")
_STATEMENT = re.compile(r";\s+|\.\s+|\n")


def compose_target(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """Answer with the target meant; with each document's where several state one.

    Asked for several levels at once ("cấp tỉnh, huyện, xã lần lượt"), those of one measure. Asked how
    things stand today, what running text tells of it, else the target as no more than a target.
    """
    if not present_words(query.text):
        return _targets(query, knowledge, settings)
    return present_state(query, knowledge, settings) or as_target(_targets(query, knowledge, settings))


def _targets(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    together = _of_levels(query, knowledge, settings)
    if together:
        source = together[0].source
        lines = [_level(target) for target in together]
        lines.append(Line(place(knowledge.head(source.document), source.locator)))
        return Draft(Status.ANSWERED, query.intent, tuple(lines), together)
    found = find_records(query, ("target",), knowledge, settings)
    come_to = counted(query, found, knowledge, settings)
    if come_to:
        return come_to
    if not found.kept:
        return _otherwise(query, found, knowledge, settings)
    every_document = query.intent is Intent.COMPARE
    kept = binding(query, found.kept, knowledge)
    many = () if every_document or query.scope.several else _one_each(alternatives(kept, settings.margin))
    if len(many) > MANY:
        return ask_which(query, [knowledge.head(target.source.document) for target in many], many)
    chosen = owned(_choose(kept, 1.0 if every_document else settings.margin), kept)
    told = tuple(target for target in chosen if not _counts_other(target, query))
    if chosen and not told:
        return _otherwise(query, found, knowledge, settings)
    chosen = by_year(told) if len(query.years) > 1 else told
    lines = []
    for target in chosen:
        lines.append(
            statement(target, bool(query.roles & {"monitor", "implement"}) or Intent.LEAD in query.intents)
        )
        lines.append(Line(place(knowledge.head(target.source.document), target.source.locator)))
    return Draft(Status.ANSWERED, query.intent, tuple(lines), chosen)


def by_year(targets: Sequence[Target]) -> tuple[Target, ...]:
    """``targets`` of several years as these follow each other; as they are where one has no year."""
    dated = all(target.by for target in targets)
    return tuple(sorted(targets, key=lambda target: target.by or "") if dated else targets)


def _counts_other(target: Target, query: Query) -> bool:
    """Whether a target has a unit, and is no number or share of what is counted: 250 beds are no doctors."""
    if is_share(target):
        asked = counts_things(query)
        return bool(asked) and not is_share_of(target, asked, query.topic)
    if not target.unit and not (target.comparator == "rank<=" and counts_things(query)):
        return False
    said = (target.unit, target.indicator, target.text, target.section, target.source.quote)
    return counts_other(" . ".join(part for part in said if part), quantities(query.text))


def _otherwise(query: Query, found: Evidence, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """What answers where no target is meant: a task's facts, running text with a figure, the nearest."""
    if set(query.intents) & _TASK_FACTS:
        return compose_facts(query, knowledge, settings)
    if "monitor" in query.roles and not (query.unit or query.claims):
        return compose_facts(replace(query, intents=(Intent.LEAD,)), knowledge, settings)
    if query.years and find_records(replace(query, years=()), ("target",), knowledge, settings).kept:
        return nearest(query, found)
    stated = _in_task(query, knowledge, settings) if query.unit == "percent" else None
    if stated:
        return stated
    share = amount_stated(query, (SHARE,), knowledge, settings) if query.unit == "percent" else None
    if share:
        return told_by(share, query, knowledge)
    passage = None if query.unit else plainly_said(query, knowledge, settings)
    timely = passage and is_of_year(passage.text, passage, query, knowledge)
    told = quote_passage(passage, query, knowledge) if passage and timely else None
    return told if told and _has_figure(told, query) else nearest(query, found)


def _in_task(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The percentage a task or duty states where it speaks of what is asked, in the words it does."""
    kept = find_records(query, ("task", "assignment"), knowledge, settings).kept
    record = kept[0].item if kept else None
    if not isinstance(record, Task | Assignment):
        return None
    statements = _STATEMENT.split(name_of(record))
    meets = [fit(query.topic, told, "", knowledge.weights).coverage for told in statements]
    statement = statements[meets.index(max(meets))]
    shares = _SHARE.findall(statement)
    if len(shares) != 1:
        return None
    words = name_of(record) if len(name_of(record)) <= _LONGEST else statement
    where = Line(place(knowledge.head(record.source.document), record.source.locator))
    return Draft(
        Status.ANSWERED,
        query.intent,
        (Line(f"“{words}” [*].", record.source, tuple(shares)), where),
        (record,),
    )


def _of_levels(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> tuple[Target, ...]:
    """The targets of the levels asked for side by side; none where a question does not ask so."""
    levels = levels_together(query.text)
    if not levels:
        return ()
    ranked = candidates(query, frozenset({"target"}), knowledge, settings)
    return asked_together(query, levels, ranked, knowledge, settings.likelihood)


def _has_figure(told: Draft, query: Query) -> bool:
    """Whether running text quoted holds a number of what is counted: else it does not say how many."""
    return any(says_number(fact, query.text) for line in told.lines for fact in line.facts)


_TASK_FACTS = {Intent.LEAD, Intent.COORDINATE, Intent.DEADLINE, Intent.PRODUCT}


def _choose(kept: Sequence[Scored], margin: float) -> tuple[Target, ...]:
    """The best target of each document near the best of all, with its fellows of one sentence."""
    chosen: list[Target] = []
    seen: dict[str, float] = {}
    for scored in alternatives(kept, margin):
        best = seen.setdefault(scored.source, scored.score)
        target = scored.item
        tie = _WHOLE_TIE if scored.fit.coverage >= WHOLLY else _TIE
        if isinstance(target, Target) and scored.score >= best - tie and len(chosen) < _MOST:
            chosen.append(target)
    of_one_row = len({target.source.quote for target in chosen}) == 1
    return tuple(sorted(chosen, key=lambda target: target.by or "") if of_one_row else chosen)


def _one_each(kept: Sequence[Scored]) -> tuple[Target, ...]:
    """The best target of each document."""
    best: dict[str, Target] = {}
    for scored in kept:
        if isinstance(scored.item, Target):
            best.setdefault(scored.source, scored.item)
    return tuple(best.values())


def statement(target: Target, with_agencies: bool) -> Line:
    """``Tối thiểu 80% – “…” (đến năm 2025) [1].``, with those who answer for it where asked."""
    facts = [fact for fact in (target.value,) if fact]
    text = f"{_figure(target)} – “{around(_words(target), facts, 400)}”{_by(target)}"
    if with_agencies:
        for label, names in answering(target):
            text += f"; {label}: {'; '.join(names)}"
            facts += names
    return Line(f"{text} [*].", target.source, tuple(facts))


def answered_for(target: Target) -> Line | None:
    """A target with those who answer for it; ``None`` where the document names nobody."""
    return statement(target, with_agencies=True) if target.monitor or target.owner else None


def _level(target: Target) -> Line:
    """``Tối thiểu 80% – cấp huyện – “…” [1].`` for a target of several levels."""
    measure, own = measured(target)
    told = f"{_figure(target)} – {own} – “{short(measure, 300)}”{_by(target)}"
    return Line(f"{told} [*].", target.source, (target.value,) if target.value else ())


def _figure(target: Target) -> str:
    text = figure(target)
    return f"{text[:1].upper()}{text[1:]}"


def _by(target: Target) -> str:
    if not target.by:
        return ""
    return f" (năm {target.by})" if len(target.by) == 4 else f" (hạn {target.by})"


def _words(target: Target) -> str:
    """The sentence itself where it holds the figure, else what the row measures."""
    return target.text if target.value and target.value in target.text else name_of(target)
