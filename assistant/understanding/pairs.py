"""Two tasks, or targets, set against each other ("giữa A và B thì việc nào làm trước?")."""

from __future__ import annotations

import re

from assistant.query import Topic
from corpus.timespans import aligned

_WHICH = re.compile(
    r"[\s,:]+(?:thi )?(?:(?:trong )?hai (?:viec|nhiem vu)[, ]+(?:thi )?)?"
    r"(?:viec|nhiem vu|cai|de an|ke hoach|du an|hang muc|chi tieu|chi so|muc tieu|ty le|ti le) nao\b"
)
_SET = re.compile(r"\b(?:so sanh|doi chieu)\b")
_BETWEEN = re.compile(r"\bgiua\b")
_AND = re.compile(r"\b(?:va|voi|hay|hoac)\b")
FEWEST = 2  # words that say which task is meant
Pair = tuple[Topic, Topic]


def pairs_in(text: str, topic: Topic, arrange: str | None = None, fewest: int = FEWEST) -> tuple[Pair, ...]:
    """The ways to read ``text`` (NFC) as asking of two things which is first, or more; none if of no two.

    ``arrange``: an order asked of a list, which two things joined by "và" may be the topic of.
    ``fewest``: how many words must say which thing is meant.
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
        one, other = _within(topic, start, cut.start()), _within(topic, cut.end(), asked.start())
        if min(len(one.content), len(other.content)) >= fewest:
            found.append((one, other) if fewest == FEWEST else (_beside(one, other), _beside(other, one)))
    return tuple(found)


def targets_beside(text: str, topic: Topic) -> tuple[Pair, ...]:
    """The ways to read ``text`` (NFC) as setting two targets side by side ("so sánh chỉ tiêu A và B")."""
    plain = aligned(text)
    said = _SET.search(plain)
    start = said.end() if said else 0
    pairs = (
        (_within(topic, start, c.start()), _within(topic, c.end(), len(text)))
        for c in _AND.finditer(plain, start)
    )
    return tuple((_beside(a, b), _beside(b, a)) for a, b in pairs if a.content and b.content)


def _beside(own: Topic, other: Topic) -> Topic:
    """``own`` with the words around ``other`` that need not be met: they may be said of both."""
    content = set(other.content)
    around = other.within(lambda word: word not in content)
    return Topic(
        own.words + around.words,
        own.required + around.required,
        own.named + around.named,
        others=own.others + around.others if own.others else (),
    )


def _within(topic: Topic, start: int, end: int) -> Topic:
    return topic.within(lambda word: start <= word.start < end)
