"""Duties in documents of rules alone, told apart line by line: many of them stand in one passage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.draft import Draft
from assistant.finding.evidence import find_passages, is_frame
from assistant.finding.excerpts import has_records
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query, Topic
from assistant.scoring.matching import Fit, matcher_of
from assistant.scoring.slots import filled_otherwise
from assistant.settings import AnswerSettings
from assistant.texts.headed import agencies_over, duty_told
from assistant.understanding.conditions import states_time
from corpus.actors import acts, subject
from corpus.agencies import agency_key
from corpus.marks import split_mark
from corpus.model import Block, BlockKind, Passage
from corpus.text import fold

_BELOW = " › "
_WHOLE, _BARELY = 0.95, 0.05  # of one that says all of the question: its coverage, how far ahead it is
_FAR = 0.2
_HELPS = "phoi hop"
_Fitting = tuple[Fit, Passage, Block]


def line_said(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Passage | None:
    """The passage with the one duty that says what was asked; ``None`` where another says it as well.

    What is barely ahead must also speak of little else: a long duty has the words of many questions.
    Where it is asked who does it, what else the same agency does is no other answer, nor is what nobody in
    particular does, or does only with others.
    """
    ranked = _ranked(query, knowledge, settings)
    if not ranked:
        return None
    if query.intents == (Intent.LEAD,):
        ranked = _of_agencies(ranked, query, knowledge)
    best, passage, block = ranked[0]
    ahead = best.score - max((fit.score for fit, _, other in ranked if other != block), default=0.0)
    plainly = best.coverage >= _WHOLE and ahead >= _BARELY
    plainly = plainly and best.closeness >= max(fit.closeness for fit, _, _ in ranked)
    likely = best.score >= settings.passage_score and ahead >= _FAR
    if best.unnamed or not (plainly or likely):
        return None
    around = f"{passage.title} {passage.text}"
    other = filled_otherwise(query.topic, block.text, around, knowledge.weights, settings.slot_rest)
    return None if other else passage


def line_told(
    query: Query, topics: Iterable[Topic], knowledge: Knowledge, settings: AnswerSettings
) -> Draft | None:
    """The duty that one clause of a long question says, its ``topics``; of rules alone, as of all of it."""
    if query.intents != (Intent.LEAD,) or not query.scope.named or has_records(query, knowledge):
        return None
    for topic in topics:
        asked = replace(query, topic=topic)
        said = line_said(asked, knowledge, settings)
        if said:
            return duty_told(said, asked, knowledge)
    return None


def _ranked(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> list[_Fitting]:
    """The duties of the passages found, with how well each says what was asked, the best first."""
    matcher = matcher_of(query.topic.with_cues(), knowledge.weights)
    found = find_passages(query, knowledge, settings)
    timed, year = Intent.DEADLINE in query.intents, query.today.year
    fits: list[_Fitting] = []
    for scored in (*found.kept, *found.rejected):
        if isinstance(scored.item, Passage):
            above = " . ".join(scored.item.title.split(_BELOW)[1:])
            duties = [
                block
                for block in _duties(scored.item, knowledge)
                if not timed or states_time(block.text, year)
            ]
            fits += [(matcher.fit(block.text, above), scored.item, block) for block in duties]
    return sorted(fits, key=lambda one: -one[0].score)


def _of_agencies(ranked: list[_Fitting], query: Query, knowledge: Knowledge) -> list[_Fitting]:
    """The best duty and its rivals: those near it that another agency has, or that name none above them."""
    near = [one for one in ranked if one[0].score >= ranked[0][0].score - _FAR]
    leading = [one for one in near if not ("lead" in query.roles and _only_helps(one[2]))]
    owned = [(one, _owner(one, knowledge)) for one in leading]
    whose = next((owner for _, owner in owned if owner), None)
    if whose is None:
        return ranked
    best = next(one for one, owner in owned if owner)
    rivals = [one for one, owner in owned if owner and owner != whose]
    return [best, *rivals, *(one for one in ranked if one not in near)]


def _only_helps(block: Block) -> bool:
    return fold(split_mark(block.text)[1]).startswith(_HELPS)


def _owner(fitting: _Fitting, knowledge: Knowledge) -> frozenset[str]:
    """The keys of those whose duty it is, by its own words or by the heading over it."""
    _, passage, block = fitting
    own = subject(split_mark(block.text)[1], opening=True)
    return frozenset(map(agency_key, own.names if own else agencies_over(block, passage, knowledge)))


def _duties(passage: Passage, knowledge: Knowledge) -> list[Block]:
    """The paragraphs of a passage that say what somebody does."""
    if is_frame(passage.source.quote):
        return []
    blocks = knowledge.registry.blocks(passage.source.document, passage.source.blocks)
    said = [(block, split_mark(block.text)[1]) for block in blocks if block.kind is BlockKind.PARAGRAPH]
    return [block for block, body in said if acts(body) or subject(body, opening=True)]
