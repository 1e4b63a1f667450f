"""The records that may be meant, ranked: proposed by the search legs, compared word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from assistant.finding.columns import other_cells
from assistant.finding.constraints import contradicts
from assistant.finding.events import events_asked
from assistant.finding.indices import of_another_body
from assistant.knowledge import Knowledge
from assistant.query import Query
from assistant.scoring.acceptance import Lead
from assistant.scoring.matching import CONTEXT, Fit, matcher_of
from assistant.settings import AnswerSettings
from assistant.wording import leads
from corpus.agencies import agency_key
from corpus.model import Assignment, Head, Passage, Record, Target, Task

PARTY_BONUS, TASK_BONUS, YEAR_BONUS = 0.1, 0.04, 0.06
NEARNESS = 1.8  # what a cosine less by 1 than the greatest takes from a score where no word is met


@dataclass(frozen=True, slots=True)
class Scored:
    """A record or passage with how well it fits: ``fit.score`` decides, ``score`` ranks.

    ``near`` is the cosine of its own words to the question's, 0 where there are no vectors; ``above`` the
    headings it stands under.
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


def candidates(
    query: Query,
    kinds: frozenset[str],
    knowledge: Knowledge,
    settings: AnswerSettings,
    context: float = CONTEXT,
) -> list[Scored]:
    """The records the search legs propose, best first by how well they fit."""
    topic = query.topic
    hits = knowledge.retriever.retrieve(
        topic.text, settings.candidates, sources=query.scope.sources, kinds=kinds, spoken=topic.spoken
    )
    above = {hit.passage.record_id: hit.passage.title for hit in hits if hit.passage.record_id}
    records = knowledge.registry.records(list(above))
    events = events_asked(topic)
    records = {key: record for key, record in records.items() if not contradicts(record, query, events)}
    records = {key: one for key, one in records.items() if not of_another_body(one, query, knowledge)}
    told = {key: words_around(record, above[key]) for key, record in records.items()}
    near = knowledge.retriever.nearness(topic.spoken, [own for own, _ in told.values()])
    matcher = matcher_of(topic, knowledge.weights)
    fits = [matcher.fit(*words, context) for words in told.values()]
    scored = [
        Scored(record, found, _score(record, found, query, knowledge), cosine, above[key])
        for (key, record), found, cosine in zip(records.items(), fits, near, strict=True)
    ]
    return sorted(brought_near(scored), key=lambda s: -s.score)


def brought_near(scored: Sequence[Scored]) -> list[Scored]:
    """The same, ranked by nearness in meaning too, the more so the less any meets the question's words."""
    best = max((s.fit.coverage for s in scored), default=1.0)
    nearest = max((s.near for s in scored), default=0.0)
    share = NEARNESS * max(1.0 - best, 0.0)
    if not share:
        return list(scored)
    return [Scored(s.item, s.fit, s.score - share * (nearest - s.near), s.near, s.above) for s in scored]


def lead_of(best: Scored, others: Sequence[Scored]) -> Lead:
    """How far ``best`` stands ahead of all other sentences, and by words of those of its document.

    What was not proposed fits no better than the worst that was.
    """
    rivals = [s for s in others if s.item.source.quote != best.item.source.quote]
    worst = min((s.fit.score for s in rivals), default=0.0)
    words = best.fit.score - max((s.fit.score for s in rivals if s.source == best.source), default=worst)
    nearest = max((s.near for s in (best, *others)), default=0.0)
    ahead = best.near - max((s.near for s in rivals), default=0.0)
    return Lead(words, best.near / nearest if nearest > 0 else 0.0, ahead)


def _score(record: Record, found: Fit, query: Query, knowledge: Knowledge) -> float:
    """What a record that fits so (``found``) is ranked by: its agencies and year count as well."""
    head = knowledge.head(record.source.document)
    score = found.score
    asked = {party.key for party in query.parties}
    if asked and not query.confirms and asked & {agency_key(name) for name in leads(record)}:
        score += PARTY_BONUS
    if isinstance(record, Task):
        score += TASK_BONUS
    if query.years and _is_of_year(record, head, query.years):
        score += YEAR_BONUS
    return score


def words_around(record: Record, above: str, *, cells: bool = True) -> tuple[str, str]:
    """A record's own words, and those of its surroundings (``above``: the headings it stands under).

    ``cells``: with the further columns of a task, which say how it is dealt with rather than what it is.
    """
    if isinstance(record, Task):
        around = (record.section, record.part, record.annex, record.lead_text, record.coordinate_text)
        further = chain(*other_cells(record).items()) if cells else ()
        beside = (record.product, record.deadline_text, *further)
        return record.task, _joined(*around, *beside, above)
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
