"""Short questions of a talk that say but one thing: whose, without a date, which day."""

from __future__ import annotations

import re

from assistant.language.pointers import says_nothing
from assistant.language.sentences import points
from assistant.query import Intent, Query
from assistant.records.receivers import asks_who_receives
from corpus.text import fold

_LONGEST_COUNT = 9  # words of a question that asks how many of a list are whose
_THE_PAPER = re.compile(
    r"\b(?:trong|theo|o|tai) (?:ban |cai |tap )?"
    r"(?:ke hoach|quyet dinh|cong van|van ban|nghi quyet|chuong trinh|thong bao|phu luc)"
    r"(?=\s*[,.?;]|\s*$| (?:thi|nay|do|ay|co|ghi|noi|quy dinh|yeu cau|giao|phai)\b)"
)
_LONGEST = 5  # words of a question that asks no more than a day


def says_no_condition(query: Query) -> bool:
    """Whether a list asks no more than how many, or whose of what was listed before ("Sở Nội vụ?")."""
    own = query.topic.content or query.period or query.recurs or query.waits or query.limits or query.product
    return query.intent in (Intent.LIST, Intent.COUNT) and query.noun != "target" and not own


def counts_of_it(query: Query, before: Query) -> bool:
    """Whether it is asked how many of what was listed on a condition are of a body ("mấy việc của Sở A?")."""
    on_condition = before.period or before.waits or before.recurs or before.limits
    short = len(query.text.split()) <= _LONGEST_COUNT and not query.scope.named
    whose = query.intent is Intent.COUNT and query.parties and says_no_condition(query)
    return bool(on_condition and short and whose and before.intent in (Intent.LIST, Intent.COUNT))


def asks_who_most(query: Query) -> bool:
    """Whether it is asked who has the most or least of what is listed: no body named before is meant."""
    return query.arrange in ("most", "least") and query.by in (None, "agency")


def asks_receiver_alone(part: Query) -> bool:
    """Whether a question asks no more than who receives what was told of ("gửi cho ai?", "nộp về đâu?")."""
    named = part.parties or part.scope.named or part.period or part.years or part.declined
    content = [word for word in part.topic.content if not says_nothing(word, pointed=True)]
    return asks_who_receives(part.text) and not named and not content


def without_date(query: Query) -> bool:
    """Whether what has no date is listed ("việc nào chưa có thời hạn?")."""
    return any(blank.field == "deadline" for blank in query.limits.blank)


def asks_day_alone(query: Query) -> bool:
    """Whether a question asks when, and of nothing ("ngày nào?"): of a document, its date."""
    own = query.topic.content or query.parties or query.period or query.years or points(query.text)
    return query.intents == (Intent.DEADLINE,) and not own and len(query.text.split()) <= _LONGEST


def is_of_the_paper(text: str) -> bool:
    """Whether a question speaks of a paper by its kind alone ("trong kế hoạch thì …"): the one told of."""
    return bool(_THE_PAPER.search(fold(text)))
