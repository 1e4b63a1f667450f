"""Words of a question for a list that say nothing of it: single ones, here and there ("anh sắp họp …")."""

from __future__ import annotations

from dataclasses import replace

from assistant.query import Query, Topic

_FEWEST, _MOST = 2, 4
_ABOUT = frozenset(
    ("ve", "cho", "den", "toi", "vuc", "mang", "khau", "chuyen", "vu", "la", "co", "cac", "nhung")
)


def without_stray(query: Query) -> Query | None:
    """``query`` of its agencies and documents alone, where its other words stand each by itself.

    A thing is said by words side by side, or after "về"; ``None`` where any is.
    """
    words, content = query.topic.words, set(query.topic.content)
    places = [index for index, word in enumerate(words) if word in content]
    if not (len(query.parties) == 1 and query.scope.named and _FEWEST <= len(places) <= _MOST):
        return None
    for index in places:
        before = words[index - 1].bare if index else ""
        if index - 1 in places or before in _ABOUT or words[index].capital or not words[index].bare.isalpha():
            return None
    return replace(query, topic=Topic())
