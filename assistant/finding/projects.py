"""Schemes asked for by what they are called: "Đề án Kho lưu trữ số" is no store of data kept otherwise."""

from __future__ import annotations

from assistant.query import Topic
from assistant.scoring.asked import SYNONYM
from assistant.scoring.compounds import beside
from assistant.scoring.matching import CONTEXT, matcher_of
from assistant.scoring.told import Told, told_in
from assistant.scoring.weights import Weights
from corpus.bonds import bond

_KINDS = (("đề", "án"), ("dự", "án"), ("chương", "trình"), ("chiến", "lược"), ("quy", "hoạch"))
_FIRM = 2.5  # the bond of two syllables that are one word
_NAME = 3  # words of a name that are looked at
_SIZE = 2


def called_otherwise(topic: Topic, text: str, weights: Weights) -> bool:
    """Whether ``topic`` asks for a scheme by a name that ``text``, of no scheme, has not in one piece.

    That is the name typed with a capital, or else what of it is one word.
    """
    told = told_in(text)
    met = matcher_of(topic, weights).meet(told, "", CONTEXT)
    for start in range(_SIZE, len(topic.words)):
        kind = tuple(word.text for word in topic.words[start - _SIZE : start])
        if kind not in _KINDS or not topic.required[start] or _is_any(told):
            continue
        if any(met[i][0] == SYNONYM for i in range(start, min(start + _NAME, len(met)))):
            return False
        return any(not beside(one, other, told) for one, other in _pairs(topic, start))
    return False


def _pairs(topic: Topic, start: int) -> list[tuple[str, str]]:
    """The words side by side, folded, of the name that begins at ``start``."""
    pairs = []
    for index in range(start, min(start + _NAME, len(topic.words)) - 1):
        one, other = topic.words[index : index + _SIZE]
        if not topic.required[index + 1] or other.opens:
            break
        if topic.words[start].capital or bond(one.text, other.text) >= _FIRM:
            pairs.append((one.bare, other.bare))
    return pairs


def _is_any(told: Told) -> bool:
    """Whether a text speaks of a scheme itself."""
    return any(_has(kind, told) for kind in _KINDS)


def _has(kind: tuple[str, ...], told: Told) -> bool:
    return any(told.texts[start : start + _SIZE] == kind for start in told.starts.get(kind[0], ()))
