"""Duties that running text states without saying who leads them, or by when."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.finding.evidence import find_passages
from assistant.finding.excerpts import quote_passage, sentences
from assistant.finding.ranking import Scored
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.scoring.matching import Fit, Matcher, matcher_of
from assistant.settings import AnswerSettings
from assistant.texts.headed import duty_told
from assistant.understanding.conditions import states_time
from corpus.model import Passage
from corpus.text import fold
from prompts import load

FIELDS = {
    Intent.LEAD: "cơ quan chủ trì",
    Intent.COORDINATE: "cơ quan phối hợp",
    Intent.DEADLINE: "thời hạn",
    Intent.PRODUCT: "sản phẩm",
}
_PLAINER = 0.25
_WORTH = 0.9
_FEWEST = 4
_SPEAKING, _AROUND = 0.5, 0.5  # coverage of what speaks of a matter; what a word of the heading counts
_BELOW = " › "
_FIRST = 8  # characters of a numbering before the agency that acts
_GIVEN = r"giao (?:cho )?(?:so|ban|van phong|bo|ubnd|cac)"
_PART = re.compile(rf"\b(?:chu tri|dau moi|phoi hop (?:voi|cung)|{_GIVEN}|trach nhiem)\b")
_BY_SOME = re.compile(r"\b(?:do (?:cac|nhung|mot|chinh)|phoi hop|de nghi|doanh nghiep|nha dau tu)\b")


def stated_plainer(
    query: Query, best: Scored, knowledge: Knowledge, settings: AnswerSettings
) -> Draft | None:
    """The running text that states the duty asked about, where ``best``, a record, is plainly another.

    It says nearly every word of the topic in one sentence, and much more of them than the record.
    """
    if query.topic.content and best.fit.coverage > _WORTH - _PLAINER:
        return None
    found = find_passages(query, knowledge, settings)
    matcher = matcher_of(query.topic, knowledge.weights)
    for scored in (*found.kept, *found.rejected):
        passage = scored.item
        if not isinstance(passage, Passage) or passage.source.document != best.source:
            continue
        said = _best_sentence(passage.source.quote, matcher)
        if said.met >= _FEWEST and said.coverage >= max(_WORTH, best.fit.coverage + _PLAINER):
            return told_by(passage, query, knowledge)
    return None


def _best_sentence(text: str, matcher: Matcher) -> Fit:
    return max((matcher.fit(sentence) for sentence in sentences(text)), key=lambda fit: fit.score)


def told_by(passage: Passage, query: Query, knowledge: Knowledge) -> Draft:
    """What ``passage`` says of the topic, and which of the facts asked it does not say."""
    headed = duty_told(passage, query, knowledge)
    told = headed or quote_passage(passage, query, knowledge)
    words = " ".join(fact for line in told.lines for fact in line.facts)
    missing = [
        FIELDS[intent]
        for intent in dict.fromkeys(query.intents)
        if intent in FIELDS and not _says(intent, words, passage, knowledge, query)
        if not (headed and intent is Intent.LEAD)
    ]
    if not missing:
        return told
    speaks = matcher_of(query.topic, knowledge.weights).fit(words, passage.title, _AROUND).coverage
    if speaks < _SPEAKING:  # of this matter nothing is said, so neither that a fact of it is not
        return refusal(query.intent, load("replies")["not_found"])
    reply = "unsaid" if all(_is_silent(field, words, knowledge) for field in missing) else "maybe_said"
    note = load("replies")[reply].format(fields=", ".join(missing))
    return replace(told, status=Status.PARTIAL, lines=(Line(note), *told.lines))


def _is_silent(field: str, words: str, knowledge: Knowledge) -> bool:
    """Whether ``words`` surely do not say it: who plays a part they may, where they name or mean a body."""
    if field not in (FIELDS[Intent.LEAD], FIELDS[Intent.COORDINATE]):
        return True
    return not knowledge.agencies.find(words) and not _BY_SOME.search(fold(words))


def _says(intent: Intent, words: str, passage: Passage, knowledge: Knowledge, query: Query) -> bool:
    """Whether ``words`` could say what is asked: an agency with a part to play, or a time."""
    if intent is Intent.PRODUCT:
        return True
    if intent is Intent.DEADLINE:
        return states_time(words, query.today.year)
    find = knowledge.agencies.find
    if _PART.search(fold(words)) or any(find(heading) for heading in passage.title.split(_BELOW)[1:]):
        return True
    return any(mention.start <= _FIRST for mention in find(words)[:1])
