"""Keywords in place of a question: running text answers them only where it has what they begin with."""

from __future__ import annotations

import re

from assistant.knowledge import Knowledge
from assistant.query import Intent, Query, Topic
from assistant.scoring.asked import SYNONYM
from assistant.scoring.compounds import beside
from assistant.scoring.matching import matcher_of
from assistant.scoring.told import Told, told_in
from assistant.scoring.weights import Weights
from assistant.wording import document_name
from corpus.compounds import belong_together
from corpus.model import Passage
from corpus.text import fold

_ASKS = re.compile(r"[?]|\b(?:nao|gi|ai|may|bao nhieu|dau|sao|the nao|khong|chua|bao gio|khi nao)\b")


def is_of_keywords(passage: Passage, query: Query, knowledge: Knowledge) -> bool:
    """Whether ``passage`` has the noun that keywords begin with, and is about another of them as well.

    "Lương kiểm lâm" is not told by what rangers do; what asks in words of its own is not judged here.
    """
    if not query.implicit or query.intent is not Intent.TEXT or _ASKS.search(fold(query.text)):
        return True
    head = knowledge.head(passage.source.document)
    around = f"{passage.title} . {head.title or ''} . {document_name(head)}"
    text = told_in(passage.source.quote)
    forms = (query.topic, query.topic.also) if query.topic.also else (query.topic,)
    return any(_is_of(form, text, around, knowledge.weights) for form in forms)


def _is_of(topic: Topic, text: Told, around: str, weights: Weights) -> bool:
    needed = [index for index, wanted in enumerate(topic.required) if wanted]
    first, others = _split(topic, needed)
    matcher = matcher_of(topic, weights)
    met = [value for value, _ in matcher.meet(text, "", 1.0)]
    if not all(met[index] >= SYNONYM for index in first):
        return False
    noun = [topic.words[index].bare for index in first]
    if (
        len(noun) > 1
        and not any(met[index] == SYNONYM for index in first)
        and not beside(noun[0], noun[1], text)
    ):
        return False
    near = matcher.meet(text, around, 1.0)
    return not others or any(near[index][0] >= SYNONYM for index in others)


def _split(topic: Topic, needed: list[int]) -> tuple[list[int], list[int]]:
    """The places of the noun that keywords begin with, one word or two, and those of the others."""
    noun = [topic.words[index].bare for index in needed[:2]]
    pair = (
        len(noun) > 1 and needed[1] == needed[0] + 1 and (len(needed) == len(noun) or belong_together(*noun))
    )
    size = 1 + pair
    return needed[:size], needed[size:]
