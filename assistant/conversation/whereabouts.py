"""Where what was told of before takes place ("còn địa điểm ở đâu?"), and whether its cost is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.conversation.staying import own_words
from assistant.draft import Draft, Line, refusal
from assistant.finding.excerpts import sentences
from assistant.knowledge import Knowledge
from assistant.language.quantities import asks_money
from assistant.language.words import words_of
from assistant.query import Intent, Query
from assistant.scoring.matching import matcher_of
from assistant.wording import place
from corpus.model import Record, Source
from corpus.text import fold
from prompts import load

_ASKED = re.compile(r"\b(?:o|tai) (?:dau|(?:\w+ ){1,2}nao)\b|\bdia diem\b")
_AT = re.compile(r"(?<!\w)(?:tại|ở|trên địa bàn)\s+\w", re.IGNORECASE)
_CELL = re.compile(r"\s*(?:\||\t)\s*")
_COST = frozenset(("kinh", "phi", "tien", "von", "ngan", "sach", "ton", "het", "chi"))
_EMPTY = frozenset(("địa", "điểm", "đặt", "thi", "họp"))


def asks_cost(part: Query) -> bool:
    """Whether a question asks how much money, and names nothing the money is for."""
    if part.intents != (Intent.TARGET,) or part.scope.named or part.parties or part.declined or part.years:
        return False
    return asks_money(part.text) and speaks_of_cost(part)


def speaks_of_cost(part: Query) -> bool:
    """Whether a question names nothing but money."""
    return all(word.bare in _COST for word in own_words(part))


def asks_where(part: Query, told: frozenset[str]) -> bool:
    """Whether a question asks no more than the place of what was ``told`` before."""
    if part.intents != (Intent.TEXT,) or part.scope.named or part.parties or part.declined or part.years:
        return False
    own = [word for word in own_words(part) if word.text not in told and word.text not in _EMPTY]
    return not own and bool(_ASKED.search(fold(part.text)))


def where_told(records: Sequence[Record], before: Query, knowledge: Knowledge) -> Draft:
    """The sentence or cell with a place that speaks most of what was asked ``before``; else a refusal."""
    matcher = matcher_of(before.topic, knowledge.weights)
    said = [(one.source, words) for one in records for words in _statements(one) if _AT.search(words)]
    if not said:
        return refusal(Intent.TEXT, load("replies")["not_found"])
    source, words = max(said, key=lambda one: matcher.fit(one[1]).score)
    where = Line(place(knowledge.head(source.document), source.locator))
    return Draft(
        Status.ANSWERED, Intent.TEXT, (Line(f"“{words}” [*].", source, (words,)), where), tuple(records)
    )


def quoted_words(records: Sequence[Record]) -> frozenset[str]:
    """The words of what was quoted, with their accents."""
    return frozenset(word.text for record in records for word in words_of(record.source.quote))


def _statements(record: Record) -> list[str]:
    source: Source = record.source
    return [sentence for cell in _CELL.split(source.quote) for sentence in sentences(cell)]
