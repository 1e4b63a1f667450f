"""Two tasks set against each other ("giữa A và B thì việc nào làm trước, mỗi việc tháng mấy?")."""

from __future__ import annotations

import re

from assistant.query import Topic
from corpus.timespans import aligned

_WHICH = re.compile(
    r"[\s,:]+(?:thi )?(?:(?:trong )?hai (?:viec|nhiem vu)[, ]+(?:thi )?)?"
    r"(?:viec|nhiem vu|cai|de an|ke hoach|du an|hang muc) nao\b"
)
_BETWEEN = re.compile(r"\bgiua\b")
_AND = re.compile(r"\b(?:va|voi|hay|hoac)\b")
_FEWEST = 2  # words that say which task is meant
Pair = tuple[Topic, Topic]


def pairs_in(text: str, topic: Topic, arrange: str | None = None) -> tuple[Pair, ...]:
    """The ways to read ``text`` (NFC) as asking which of two tasks comes first; none where it names no two.

    ``arrange``: an order asked of a list, which two things joined by "và" may be the topic of.
    """
    plain = aligned(text)
    asked = _WHICH.search(plain)
    if asked is None:
        return ()
    between = _BETWEEN.search(plain, 0, asked.start())
    if arrange and not between:
        return ()
    start = between.end() if between else 0
    found = []
    for cut in _AND.finditer(plain, start, asked.start()):
        pair = _within(topic, start, cut.start()), _within(topic, cut.end(), asked.start())
        if all(len(one.content) >= _FEWEST for one in pair):
            found.append(pair)
    return tuple(found)


def _within(topic: Topic, start: int, end: int) -> Topic:
    return topic.within(lambda word: start <= word.start < end)
