"""Duties in documents of rules alone, told apart line by line: many of them stand in one passage."""

from __future__ import annotations

from assistant.conditions import states_time
from assistant.evidence import find_passages
from assistant.knowledge import Knowledge
from assistant.matching import Fit, Matcher
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.slots import filled_otherwise
from corpus.actors import acts, subject
from corpus.marks import split_mark
from corpus.model import BlockKind, Passage

_BELOW = " › "
_WHOLE, _BARELY = 0.95, 0.05  # of one that says all of the question: its coverage, how far ahead it is
_FAR = 0.2


def line_said(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Passage | None:
    """The passage with the one duty that says what was asked; ``None`` where another says it as well.

    What is barely ahead must also speak of little else: a long duty has the words of many questions.
    """
    matcher = Matcher(query.topic.with_cues(), knowledge.weights)
    found = find_passages(query, knowledge, settings)
    timed, year = Intent.DEADLINE in query.intents, query.today.year
    fits: list[tuple[Fit, Passage, str]] = []
    for scored in (*found.kept, *found.rejected):
        if isinstance(scored.item, Passage):
            above = " . ".join(scored.item.title.split(_BELOW)[1:])
            duties = [
                line for line in _duties(scored.item, knowledge) if not timed or states_time(line, year)
            ]
            fits += [(matcher.fit(line, above), scored.item, line) for line in duties]
    if not fits:
        return None
    best, passage, line = max(fits, key=lambda one: one[0].score)
    ahead = best.score - max((fit.score for fit, _, other in fits if other != line), default=0.0)
    plainly = best.coverage >= _WHOLE and ahead >= _BARELY
    plainly = plainly and best.closeness >= max(fit.closeness for fit, _, _ in fits)
    likely = best.score >= settings.passage_score and ahead >= _FAR
    if best.unnamed or not (plainly or likely):
        return None
    around = f"{passage.title} {passage.text}"
    other = filled_otherwise(query.topic, line, around, knowledge.weights, settings.slot_rest)
    return None if other else passage


def _duties(passage: Passage, knowledge: Knowledge) -> list[str]:
    """The paragraphs of a passage that say what somebody does."""
    blocks = knowledge.registry.blocks(passage.source.document, passage.source.blocks)
    lines = [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH]
    bodies = [(line, split_mark(line)[1]) for line in lines]
    return [line for line, body in bodies if acts(body) or subject(body, opening=True)]
