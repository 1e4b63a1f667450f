"""Which records and passages a topic means: proposed by the search legs, decided word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.finding.named_rows import of_another_row
from assistant.finding.near_names import is_near_name
from assistant.finding.owners import owned_by_another, without_agencies
from assistant.finding.procedures import is_listed
from assistant.finding.projects import called_otherwise
from assistant.finding.ranking import Scored, candidates, lead_of, words_around
from assistant.finding.unknown_terms import lacks_unknown_term
from assistant.knowledge import Knowledge
from assistant.naming.localities import of_another_province, of_another_unit
from assistant.naming.renaming import heirs_of
from assistant.query import Intent, Query, Scope
from assistant.scoring.acceptance import Lead, likelihood
from assistant.scoring.matching import CONTEXT, Fit, matcher_of
from assistant.scoring.scattered import is_scattered
from assistant.scoring.slots import filled_otherwise
from assistant.settings import AnswerSettings
from corpus.agencies import agency_key
from corpus.model import Assignment, Hit, Passage, Record, Target, Task
from corpus.text import MARK, fold

PASSAGE_CONTEXT = 0.9
STANDING_OUT, HALF, WHOLE = 0.55, 0.48, 0.65
AHEAD, FAR_AHEAD, SEVERAL = 0.12, 0.2, 3
LEAST_COVERAGE, SOME, NEVER = 0.52, 0.38, 9.0
LOOSE, ELSEWHERE = 0.65, 0.25
NEAR = 0.25
DOUBTED = 0.04  # likelihood; what is less likely is not meant, however much of the question it says
PLAINLY, PLAINLY_CLAIMED = 0.15, 0.03
WHOLLY = 0.98
IN_ITS_WORDS = 0.25  # of the weight of the words, in one run
NEARER_CLAIMED = 0.15  # cosine
HEADING, HEADING_BONUS = 120, 0.2
_FRAME = re.compile(r"^\W*noi nhan\b|\bcong hoa xa hoi chu nghia viet nam\b")
_ASKS_BASES = re.compile(r"\b(?:theo de nghi|de nghi cua|de nghi ban hanh|to trinh|can cu|co so phap ly)\b")
_BASES = re.compile(
    r"^\W*can cu (?:(?:hien phap|(?:bo )?luat|phap lenh|nghi dinh)"
    r"|(?:quyet dinh|nghi quyet|ke hoach|chi thi|thong tu|chuong trinh|ket luan|cong van)(?! nay\b)) .*;"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a question is answered from, best first, and what came near but not near enough."""

    kept: tuple[Scored, ...]
    rejected: tuple[Scored, ...]

    def sureness(self) -> float:
        """The likelihood (0–1) that the best one kept is the one meant; 0 where none is."""
        if not self.kept:
            return 0.0
        return likelihood(self.kept[0].fit, lead_of(self.kept[0], (*self.kept, *self.rejected)))


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


def find_passages(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Evidence:
    """Prose passages that meet the topic."""
    topic = query.topic
    hits = proposed_text(query, knowledge, settings)
    matcher = matcher_of(topic.with_cues(), knowledge.weights)
    scored = []
    for hit in hits:
        passage = hit.passage
        if _is_of_head(passage.source.quote):
            continue
        found = matcher.fit(passage.text, passage.title, PASSAGE_CONTEXT)
        if found.asked and not found.met:  # only its title, or words with other accents, say any of it
            continue
        heading = MARK.sub("", passage.text.partition("\n")[0])
        spoken = matcher.fit(heading).closeness if len(heading) < HEADING else 0.0
        scored.append(Scored(passage, found, found.score + HEADING_BONUS * spoken))
    decided = _decide(scored, settings.passage_score)
    return decided if _ASKS_BASES.search(fold(query.text)) else _without_bases(decided)


def _without_bases(found: Evidence) -> Evidence:
    """``found`` less what a document stands on; nothing where that fits best."""
    told = tuple(s for s in found.kept if not _is_of_bases(s.item.source.quote))
    told = told if told[:1] == found.kept[:1] else ()
    return Evidence(told, (*(s for s in found.kept if s not in told), *found.rejected))


def is_frame(text: str) -> bool:
    """Whether a text is the top of a document, its bases or its receivers: it says nothing of the matter."""
    return _is_of_head(text) or _is_of_bases(text)


@lru_cache(maxsize=20_000)
def _is_of_head(text: str) -> bool:
    return bool(_FRAME.search(fold(text)))


@lru_cache(maxsize=20_000)
def _is_of_bases(text: str) -> bool:
    return bool(_BASES.search(fold(text)))


def proposed_text(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Sequence[Hit]:
    """The running text the search legs propose for the topic, of the documents asked about."""
    return running_text(proposed(query, knowledge, settings), knowledge)


def running_text(hits: Iterable[Hit], knowledge: Knowledge) -> list[Hit]:
    """``hits`` without rows of lists of procedures, which are told by their columns."""
    registry, revision = knowledge.registry, knowledge.revision
    return [hit for hit in hits if not is_listed(hit.passage, registry, revision)]


def proposed(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Sequence[Hit]:
    """All passages that are no record's that the search legs propose, of the documents asked about."""
    return knowledge.retriever.retrieve(
        query.topic.text,
        settings.candidates,
        sources=query.scope.sources,
        kinds=frozenset({"text"}),
        spoken=query.topic.spoken,
    )


def alternatives(kept: Sequence[Scored], margin: float) -> tuple[Scored, ...]:
    """The best and those within ``margin`` of it; twice that for others' rows that say all it says of all."""
    if not kept:
        return ()
    least, whole = kept[0].score - margin, kept[0].fit.coverage >= WHOLLY

    def wide(scored: Scored) -> bool:
        said = isinstance(scored.item, Task) and scored.source != kept[0].source and not scored.fit.parted
        return whole and said and scored.fit.coverage >= WHOLLY and scored.score >= least - margin

    return tuple(s for s in kept if s.score >= least or wide(s))


def _accepted(
    ranked: Sequence[Scored], query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> Evidence:
    """Of each document the records near its best one, where that is likely enough the one meant.

    What misses a name or number of the question is never kept; what fills one place of it otherwise is
    not, nor what fits worse; what involves none of the agencies it asks of must be the surer, however much
    of the question it says. What says it here and there in a long text is not kept either.
    """
    heirs = heirs_of(query, knowledge)
    asked = frozenset[str]() if query.claims or query.confirms else heirs.keys
    least: dict[str, float] = {}
    sibling = False
    for best in ranked:
        if best.source in least or best.fit.unnamed:
            continue
        needed, own = settings.likelihood, True
        if asked:
            own = bool(asked & involved(best.item, knowledge))
            needed = settings.own_likelihood if own else settings.stranger_likelihood
        lead = lead_of(best, ranked)
        sure = likelihood(best.fit, lead)
        plain = own and not best.fit.parted and best.fit.coverage >= settings.own_coverage + 0.2
        likely = sure >= needed or (plain and sure >= DOUBTED)
        likely = likely and not _is_scattered(best, lead, query, knowledge)
        sibling = sibling or (likely and is_sibling(best, query, knowledge, settings))
        least[best.source] = best.score - NEAR if likely and not sibling else NEVER
    kept = [s for s in ranked if not s.fit.unnamed and s.score >= least[s.source]]
    return Evidence(tuple(kept), tuple(s for s in ranked if s not in kept))


def _is_scattered(best: Scored, lead: Lead, query: Query, knowledge: Knowledge) -> bool:
    if isinstance(best.item, Passage):
        return False
    words = words_around(best.item, best.above)
    return is_scattered(matcher_of(query.topic, knowledge.weights), *words, lead, best.near)


def is_sibling(best: Scored, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether a record says what the question says but for one thing, and has another in its place."""
    if isinstance(best.item, Passage) or query.sides or query.contrast:
        return False
    own, around = words_around(best.item, best.above, cells=False)
    if of_another_unit(query.parties, f"{own} {around}") or of_another_province(
        query, best.source, knowledge
    ):
        return True
    if owned_by_another(query, own, involved(best.item, knowledge), knowledge):
        return True
    if called_otherwise(query.topic, f"{own} . {around}", knowledge.weights) or lacks_unknown_term(
        query, own, around, knowledge
    ):
        return True
    if is_near_name(query, own, _called(best.item)) or of_another_row(
        query.topic, best.item, best.above, knowledge.weights
    ):
        return True
    around = without_agencies(best.item, own, around)
    lone = isinstance(best.item, Target)
    return filled_otherwise(query.topic, own, around, knowledge.weights, settings.slot_rest, lone)


def _called(record: Record) -> str:
    """What a record is called by beside its own words: what comes of it, its section."""
    product = record.product if isinstance(record, Task) else record.text
    part = record.part if isinstance(record, Task) else None
    return " . ".join(filter(None, (product, part, record.section)))


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
    """Those that involve an agency the question names; all where none does, or others fit plainly better.

    What it asks to confirm may be said of another's task: that which has its words in one run, or is far
    nearer to it in meaning, is the better.
    """
    keys = {party.key for party in query.parties}
    bound = [s for s in kept if keys & involved(s.item, knowledge)]
    if not bound:
        return kept
    best = max(kept, key=lambda s: s.fit.score)
    plainly = PLAINLY_CLAIMED if query.confirms else PLAINLY
    foremost = max(kept, key=lambda s: s.score)
    ahead = foremost.fit.run - max(s.fit.run for s in bound)
    in_its_words = query.confirms and foremost is best and ahead >= IN_ITS_WORDS
    nearer = foremost.near - max(s.near for s in bound)
    if query.confirms and foremost not in bound and nearer >= NEARER_CLAIMED:
        best = foremost
    elif best in bound or (
        best.fit.coverage - max(s.fit.coverage for s in bound) < plainly and not in_its_words
    ):
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
