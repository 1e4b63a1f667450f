"""Which records and passages a topic means: proposed by the search legs, decided word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.acceptance import Lead, likelihood
from assistant.constraints import contradicts
from assistant.knowledge import Knowledge
from assistant.localities import of_another_unit
from assistant.matching import CONTEXT, Fit, Matcher
from assistant.owners import owned_by_another
from assistant.query import Intent, Query, Scope
from assistant.renaming import known_as
from assistant.settings import AnswerSettings
from assistant.slots import filled_otherwise
from assistant.wording import leads
from corpus.agencies import agency_key
from corpus.model import Assignment, Head, Passage, Record, Target, Task
from corpus.text import fold

PARTY_BONUS, TASK_BONUS = 0.1, 0.04
YEAR_BONUS = 0.06
PASSAGE_CONTEXT = 0.9
STANDING_OUT, HALF, WHOLE = 0.55, 0.48, 0.65
AHEAD, FAR_AHEAD, SEVERAL = 0.12, 0.2, 3
LEAST_COVERAGE, SOME, NEVER = 0.52, 0.38, 9.0
LOOSE, ELSEWHERE = 0.65, 0.25
NEAR = 0.25
NEARNESS = 1.2  # what a cosine less by 1 than the greatest takes from a score where no word is met
DOUBTED = 0.04  # likelihood; what is less likely is not meant, however much of the question it says
PLAINLY, PLAINLY_CLAIMED = 0.15, 0.03
HEADING, HEADING_BONUS = 120, 0.2
_NUMBERED = re.compile(r"^\W*(?:\d+|[IVX]+|[a-zđ])(?:\.\d+)*[.)]\s*")
_FRAME = re.compile(r"^\W*noi nhan\b|\bcong hoa xa hoi chu nghia viet nam\b")  # says nothing of the matter


@dataclass(frozen=True, slots=True)
class Scored:
    """A record or passage with how well it fits: ``fit.score`` decides, ``score`` ranks.

    ``near`` is its cosine to the question in the dense leg, 0 where that did not propose it; ``above``
    the headings it stands under.
    """

    item: Record | Passage
    fit: Fit
    score: float
    near: float = 0.0
    above: str = ""

    @property
    def source(self) -> str:
        """The document it stands in."""
        return self.item.source.document


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a question is answered from, best first, and what came near but not near enough."""

    kept: tuple[Scored, ...]
    rejected: tuple[Scored, ...]


def find_records(
    query: Query,
    kinds: Iterable[str],
    knowledge: Knowledge,
    settings: AnswerSettings,
    context: float = CONTEXT,
) -> Evidence:
    """Records of ``kinds`` (task, target, assignment) that fit the topic.

    ``context`` is what a word counts that stands only in the headings above a record. What fits
    the documents asked about loosely, and another one plainly, is that other's alone.
    """
    kinds = frozenset(kinds)
    found = _fitting(query, kinds, knowledge, settings, context)
    if not query.scope.named or not found.kept or found.kept[0].fit.coverage >= LOOSE:
        return found
    everywhere = replace(query, scope=Scope(knowledge.heads))
    others = _fitting(everywhere, kinds, knowledge, settings, context).kept
    best = max((scored.fit.coverage for scored in others), default=0.0)
    if best >= max(settings.list_coverage, found.kept[0].fit.coverage + ELSEWHERE):
        return Evidence((), (*found.kept, *found.rejected))
    return found


def _fitting(
    query: Query, kinds: frozenset[str], knowledge: Knowledge, settings: AnswerSettings, context: float
) -> Evidence:
    ranked = candidates(query, kinds, knowledge, settings, context)
    if query.intent in (Intent.LIST, Intent.COUNT):
        return _decide(ranked, settings.record_score)
    return _accepted(ranked, query, knowledge, settings)


def candidates(
    query: Query,
    kinds: frozenset[str],
    knowledge: Knowledge,
    settings: AnswerSettings,
    context: float = CONTEXT,
) -> list[Scored]:
    """The records the search legs propose, best first by how well they fit."""
    hits = knowledge.retriever.retrieve(
        query.topic.text, settings.candidates, sources=query.scope.sources, kinds=kinds
    )
    above = {hit.passage.record_id: hit.passage.title for hit in hits if hit.passage.record_id}
    near: dict[str, float] = {}
    for hit in hits:
        if hit.passage.record_id:
            cosine = hit.legs.get("dense", 0.0)
            near[hit.passage.record_id] = max(cosine, near.get(hit.passage.record_id, 0.0))
    records = knowledge.registry.records(list(above))
    records = {key: record for key, record in records.items() if not contradicts(record, query)}
    matcher = Matcher(query.topic, knowledge.weights)
    scored = [
        replace(
            _score(record, matcher.fit(*_words(record, above[key]), context), query, knowledge),
            near=near[key],
            above=above[key],
        )
        for key, record in records.items()
    ]
    return sorted(_brought_near(scored), key=lambda s: -s.score)


def _brought_near(scored: Sequence[Scored]) -> list[Scored]:
    """The same, ranked by nearness in meaning too, the more so the less any meets the question's words."""
    best = max((s.fit.coverage for s in scored), default=1.0)
    near = [s.near for s in scored if s.near]
    farthest, nearest = min(near, default=0.0), max(near, default=0.0)
    share = NEARNESS * max(1.0 - best, 0.0)
    return [replace(s, score=s.score - share * (nearest - (s.near or farthest))) for s in scored]


def lead_of(best: Scored, others: Sequence[Scored]) -> Lead:
    """How far ``best`` stands ahead of all other sentences, and by words of those of its document.

    What was not proposed fits no better than the worst that was.
    """
    rivals = [s for s in others if s.item.source.quote != best.item.source.quote]
    worst = min((s.fit.score for s in rivals), default=0.0)
    words = best.fit.score - max((s.fit.score for s in rivals if s.source == best.source), default=worst)
    near = [s.near for s in (best, *others) if s.near]
    farthest, nearest = min(near, default=0.0), max(near, default=0.0)
    own = best.near or farthest
    ahead = own - max((s.near or farthest for s in rivals), default=farthest)
    return Lead(words, own / nearest if nearest else 0.0, ahead)


def find_passages(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Evidence:
    """Prose passages that meet the topic."""
    hits = knowledge.retriever.retrieve(
        query.topic.text, settings.candidates, sources=query.scope.sources, kinds=frozenset({"text"})
    )
    matcher = Matcher(query.topic.with_cues(), knowledge.weights)
    scored = []
    for hit in hits:
        passage = hit.passage
        if _FRAME.search(fold(passage.text)):
            continue
        found = matcher.fit(passage.text, passage.title, PASSAGE_CONTEXT)
        heading = _NUMBERED.sub("", passage.text.partition("\n")[0])
        spoken = matcher.fit(heading).closeness if len(heading) < HEADING else 0.0
        scored.append(Scored(passage, found, found.score + HEADING_BONUS * spoken))
    return _decide(scored, settings.passage_score)


def alternatives(kept: Sequence[Scored], margin: float) -> tuple[Scored, ...]:
    """The best and those within ``margin`` of it."""
    return tuple(s for s in kept if s.score >= kept[0].score - margin) if kept else ()


def _score(record: Record, found: Fit, query: Query, knowledge: Knowledge) -> Scored:
    """A record that fits so (``found``), ranked by its agencies and year as well."""
    head = knowledge.head(record.source.document)
    score = found.score
    asked = {party.key for party in query.parties}
    if asked and not query.confirms and asked & {agency_key(name) for name in leads(record)}:
        score += PARTY_BONUS
    if isinstance(record, Task):
        score += TASK_BONUS
    if query.years and _is_of_year(record, head, query.years):
        score += YEAR_BONUS
    return Scored(record, found, score)


def _words(record: Record, above: str) -> tuple[str, str]:
    """A record's own words, and those of its surroundings (``above``: the headings it stands under)."""
    if isinstance(record, Task):
        around = (record.section, record.part, record.annex, record.lead_text, record.coordinate_text)
        return record.task, _joined(*around, record.product, record.deadline_text, above)
    if isinstance(record, Target):
        own = _joined(record.indicator or record.text, record.scope)
        return own, _joined(record.text, record.value, record.section, *record.owner, *record.monitor, above)
    assert isinstance(record, Assignment)
    return record.text, _joined(record.agency, record.section, above)


def _joined(*parts: str | None) -> str:
    return " . ".join(part for part in parts if part)


def _is_of_year(record: Record, head: Head, years: Sequence[int]) -> bool:
    if head.year in years or (head.date is not None and not head.years and head.date.year in years):
        return True
    if isinstance(record, Target):
        return bool(record.by) and any(str(record.by).startswith(str(year)) for year in years)
    deadline = record.deadline
    return bool(deadline and deadline.end and deadline.end.year in years)


def _accepted(
    ranked: Sequence[Scored], query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> Evidence:
    """Of each document the records near its best one, where that is likely enough the one meant.

    What misses a name or number of the question is never kept; what fills one place of it otherwise is
    not, nor what fits worse; what involves none of the agencies it asks of must be the surer.
    """
    heirs = known_as(query.parties, knowledge.keys, knowledge.successions)
    asked = frozenset[str]() if query.claims or query.confirms else heirs.keys
    least: dict[str, float] = {}
    sibling = False
    for best in ranked:
        if best.source in least or best.fit.unnamed:
            continue
        stranger = bool(asked) and not asked & involved(best.item, knowledge)
        needed = settings.stranger_likelihood if stranger else settings.likelihood
        sure = likelihood(best.fit, lead_of(best, ranked))
        plain = not best.fit.parted and best.fit.coverage >= settings.own_coverage + 0.2
        likely = sure >= needed or (plain and sure >= DOUBTED)
        sibling = sibling or (likely and is_sibling(best, query, knowledge, settings))
        least[best.source] = best.score - NEAR if likely and not sibling else NEVER
    kept = [s for s in ranked if not s.fit.unnamed and s.score >= least[s.source]]
    return Evidence(tuple(kept), tuple(s for s in ranked if s not in kept))


def is_sibling(best: Scored, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether a record says what the question says but for one thing, and has another in its place."""
    if isinstance(best.item, Passage) or query.sides or query.contrast:
        return False
    own, around = _words(best.item, best.above)
    if of_another_unit(query.parties, f"{own} {around}"):
        return True
    if owned_by_another(query, own, involved(best.item, knowledge), knowledge):
        return True
    return filled_otherwise(query.topic, own, around, knowledge.weights, settings.slot_rest)


def _decide(scored: Sequence[Scored], least: float) -> Evidence:
    """Keep what fits at least ``least``; failing that, the one that stands out from all others.

    What misses a name or number of the question is never kept.
    """
    ranked = sorted(scored, key=lambda s: -s.score)
    named = [s for s in ranked if not s.fit.unnamed]
    kept = [s for s in named if s.fit.score >= least and s.fit.coverage >= LEAST_COVERAGE]
    if not kept and named and named[0].fit.score >= STANDING_OUT:
        best = named[0]
        quote = best.item.source.quote
        others = [s.score for s in ranked if s.item.source.quote != quote]
        if best.score - max(others, default=0.0) >= _needed_lead(best.fit):
            kept = [s for s in named if s.item.source.quote == quote]
    return Evidence(tuple(kept), tuple(s for s in ranked if s not in kept))


def _needed_lead(found: Fit) -> float:
    """How far ahead of all others a weak fit must be to be taken for the one meant."""
    if found.met < SEVERAL:
        return NEVER
    if found.coverage >= HALF or found.closeness >= WHOLE:
        return AHEAD
    return FAR_AHEAD if found.coverage >= SOME else NEVER


def binding(query: Query, kept: Sequence[Scored], knowledge: Knowledge) -> Sequence[Scored]:
    """Those that involve an agency the question names; all where none does, or others fit plainly better."""
    keys = {party.key for party in query.parties}
    bound = [s for s in kept if keys & involved(s.item, knowledge)]
    if not bound:
        return kept
    best = max(kept, key=lambda s: s.fit.score)
    plainly = PLAINLY_CLAIMED if query.confirms else PLAINLY
    if best in bound or best.fit.coverage - max(s.fit.coverage for s in bound) < plainly:
        return bound
    return [best, *(s for s in kept if s is not best and s not in bound)]


def involved(item: Record | Passage, knowledge: Knowledge) -> frozenset[str]:
    """The keys of the agencies a record is about: its own, and the issuer of its document."""
    head = knowledge.head(item.source.document)
    names = [head.issuer] if head.issuer else []
    if isinstance(item, Task):
        names += [*item.lead, *item.coordinate]
    elif isinstance(item, Target):
        names += [*item.owner, *item.monitor]
    elif isinstance(item, Assignment):
        names += [item.agency, *item.coordinate]
    return frozenset(map(agency_key, names))
