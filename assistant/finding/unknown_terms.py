"""A term asked about that is no word of Vietnamese and stands in no document ("camera", "EGDI")."""

from __future__ import annotations

import re

from assistant.knowledge import Knowledge
from assistant.language.foreign import is_foreign
from assistant.query import Query
from assistant.scoring.matching import CONTEXT, matcher_of
from assistant.scoring.told import told_in

_FEW, _SHORT, _LETTERS = 4, 6, 4  # words of content of a question, letters of a term
_MOSTLY = 0.5  # coverage; of what says most of a longer question one word may be talk
_VOWEL = re.compile("[aeiouy]")  # without one it is a short form


def lacks_unknown_term(query: Query, own: str, around: str, knowledge: Knowledge) -> bool:
    """Whether a short question is of such a term, which a text says in no other words either."""
    topic, weights = query.topic, knowledge.weights
    if len(topic.content) > _SHORT:
        return False
    said = {word.bare for word in topic.also.words} if topic.also else None
    matcher = matcher_of(topic, weights)
    met = matcher.meet(told_in(own), around, CONTEXT)
    terms = [
        word
        for word, (value, _) in zip(matcher.words, met, strict=True)
        if word.needed and not value and _is_term(word.bare)
        if said is None or word.bare in said  # what a document defines is written out there
        if not weights.known(word.bare)
    ]
    few = len(topic.content) <= _FEW
    return bool(terms) and (few or matcher.fit(own, around).coverage < _MOSTLY)


def _is_term(bare: str) -> bool:
    return len(bare) >= _LETTERS and is_foreign(bare) and _VOWEL.search(bare) is not None
