"""The words a document is called by: of its title and issuer, and the letters these are cut to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.query import Query
from assistant.words import Word, words_of
from corpus.model import Head

_LETTERS = re.compile(r"[^aeiouy\W\d_]{3,}")  # no syllable: the first letters of a name
_SKIPPED = ("va",)


def calling(heads: Sequence[Head]) -> Callable[[Word], bool]:
    """Tell of a word whether the one document of ``heads`` is called by it ("PCCC"); of several, none is."""
    if len(heads) != 1:
        return lambda word: False
    words = words_of(f"{heads[0].title or ''} {heads[0].issuer or ''}")
    named = {word.bare for word in words}
    initials = "".join(word.bare[0] for word in words if word.bare not in _SKIPPED)
    return lambda word: word.bare in named or bool(_LETTERS.fullmatch(word.bare) and word.bare in initials)


def is_stray(query: Query, written: Sequence[str]) -> bool:
    """Whether no topic is left but one stray syllable, beside what the document of an agency is called by.

    One that stands in what is ``written`` there of its tasks is no stray: it says which are meant.
    """
    if len(query.topic.content) == 1 or not query.parties:
        return len(query.topic.content) == 1
    is_called = calling(query.scope.heads)
    also = query.topic.also.content if query.topic.also else query.topic.content
    left = min(([w for w in words if not is_called(w)] for words in (query.topic.content, also)), key=len)
    known = {word.bare for text in written for word in words_of(text)} if len(left) == 1 else set()
    return len(left) <= 1 and not any(word.bare in known for word in left)
