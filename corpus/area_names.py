"""The name of an area, a district or a province, at a place in a text's words."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.places import Province, provinces
from corpus.wording import Word

_LONGEST_PROVINCE, _LONGEST_AREA = 4, 4  # words
_BETWEEN = ("", "-", "–")  # the words of one name
_KINDS = ("huyen", "xa", "phuong", "tran", "quan", "pho", "khu")


def end_of_area(text: str, words: Sequence[Word], start: int) -> int:
    """Where the name ends that ``words`` of ``text`` have at ``start``, known by its capitals.

    It follows the kind of the area ("huyện" + "Đắk Mil"); ``start`` where there is none, or a province's.
    """
    if words[start - 1].folded not in _KINDS:
        return start
    end = start
    while end < len(words) and end - start < _LONGEST_AREA and text[words[end].start].isupper():
        gap = text[words[end - 1].end : words[end].start] if end > start else ""
        if words[end].apart or gap.strip() not in _BETWEEN:
            break
        end += 1
    return start if text.isupper() or _named(words[start:end]) in provinces() else end


def province_at(words: Sequence[Word]) -> Province | None:
    """The province that ``words`` begin with the name of."""
    named = (_named(words[:size]) for size in range(_LONGEST_PROVINCE, 0, -1))
    return next((provinces()[name] for name in named if name in provinces()), None)


def _named(words: Sequence[Word]) -> str:
    return " ".join(word.folded for word in words)
