"""The topics of two questions put together: what the later one asks of what the earlier one was about."""

from __future__ import annotations

from dataclasses import replace

from assistant.naming.levels import ranks_in
from assistant.query import Topic


def helped(new: Topic, old: Topic) -> Topic:
    """``new`` with the words of ``old`` beside, which need not be met."""
    both = joined(new, replace(old, also=None))
    return replace(both, required=new.required + tuple(False for _ in old.words))


def joined(first: Topic, second: Topic) -> Topic:
    """The words of both topics, all of what either requires required."""
    return Topic(
        first.words + second.words,
        first.required + second.required,
        first.named + second.named,
        others=first.others + second.others if first.others and second.others else (),
    )


def without_level(old: Topic, new: Topic) -> Topic:
    """``old`` less the level of government it names, where ``new`` names one ("còn cấp huyện?")."""
    if not ranks_in(new.words):
        return old
    gone = ranks_in(old.words)
    kept = [i for i in range(len(old.words)) if i not in gone]
    return Topic(
        tuple(old.words[i] for i in kept),
        tuple(old.required[i] for i in kept),
        tuple(old.named[i] for i in kept),
    )
