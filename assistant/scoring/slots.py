"""Whether a text says what a question says but for one place, which it fills with something else.

"Cơ sở dữ liệu về thanh niên" is not "cơ sở dữ liệu về tôn giáo": between or beside words that match in
one run, the text has other words of content in the very place of those it lacks. What is said in other
words all over has no such runs, and what a text only leaves out is not filled otherwise.
"""

from __future__ import annotations

from assistant.query import Topic
from assistant.scoring.alignment import Alignment
from assistant.scoring.matching import matcher_of
from assistant.scoring.weights import Weights

_RUN, _RUN_AFTER = 2, 4  # words that match beside the place; where none match before it
_WIDEST = 8  # words between the two matching runs
_SHORT = 4  # words of content; longer questions are told in words that no text has
_BEYOND = 2  # words more than those missing that may stand for them


def filled_otherwise(
    topic: Topic, main: str, context: str, weights: Weights, rest: float, lone: bool = False
) -> bool:
    """Whether the text ``main`` (``context`` stands above it) fills one place of ``topic`` otherwise.

    Its words count as typed: what a short form stands for is a guess, which the text may say otherwise.
    So is a word read for another; where the text has that as it was typed, it lacks nothing.
    ``rest``: the least weighted share of the other words of the topic that it has in place. ``lone``: a
    word of one syllable may be such a place as well ("xuất khẩu gạo").
    """
    starts = [word.start for word in topic.words]
    if starts != sorted(starts):  # of two questions, one going on from the other
        return False
    lone = lone and len(topic.content) <= _SHORT
    alignment = Alignment(matcher_of(topic, weights), main, context, weights)
    typed = _typed_otherwise(topic)
    return any(
        _fills(alignment, lacking, rest, lone)
        for lacking in alignment.lacking()
        if not any(alignment.has(typed[index]) for index in lacking if index in typed)
    )


def _typed_otherwise(topic: Topic) -> dict[int, str]:
    """The words of ``topic`` that were typed in other letters, by their place, as they were typed."""
    typed = topic.also.words if topic.also else ()
    if len(typed) != len(topic.words):
        return {}
    pairs = enumerate(zip(topic.words, typed, strict=True))
    return {index: was.bare for index, (read, was) in pairs if read.bare != was.bare}


def _fills(alignment: Alignment, lacking: list[int], rest: float, lone: bool) -> bool:
    """Whether the text has other words in the place of the run ``lacking``."""
    if all(map(alignment.places, lacking)) or alignment.rest(lacking) < rest:
        return False
    if alignment.is_doing(lacking) or not alignment.is_official(lacking, lone):
        return False
    before, after = alignment.before(lacking[0]), alignment.after(lacking[-1])
    size = len(lacking) + _BEYOND
    starts, ends = alignment.places(before), alignment.places(after)
    for place in starts:
        if alignment.adds(lacking[0], place) or alignment.cuts(lacking, place + 1, place + 1 + _WIDEST):
            continue
        end = min((e for e in ends if place < e <= place + _WIDEST), default=None)
        run = alignment.run(before, place, -1) + (0 if end is None else alignment.run(after, end, 1))
        if run >= _RUN and alignment.tells(place + 1, place + 1 + size if end is None else end):
            return True
        if run >= _RUN_AFTER and alignment.says_again(place + 1):
            return True
    alone = [e for e in ends if not any(place < e <= place + _WIDEST for place in starts)]
    return any(alignment.run(after, e, 1) >= _RUN_AFTER and alignment.tells(e - size, e) for e in alone)
