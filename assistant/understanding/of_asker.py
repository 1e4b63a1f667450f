"""A list asked for with words of the one who asks ("… để cuối tuần tôi rà"), read without them."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.language.clauses import Span, clauses_in
from assistant.language.cues import find_cues
from assistant.language.words import words_of
from assistant.query import Query
from corpus.timespans import aligned

_PURPOSE = re.compile(r"\s*(?:de|nho|mong|vi|cho kip|phuc vu)\b")
_ASKING = ("ask.", "role.", "noun.")


def without_asker(query: Query) -> Query | None:
    """``query`` less the clauses that speak of the one who asks or of what for; ``None`` where none does."""
    spans = _own_clauses(query.text)
    topic = query.topic.within(lambda word: not any(a <= word.start < b for a, b in spans))
    return replace(query, topic=topic) if len(topic.content) < len(query.topic.content) else None


def _own_clauses(text: str) -> list[Span]:
    """The clauses of ``text`` (NFC) that name who asks, or say what for, and ask nothing themselves."""
    words = words_of(text)
    cues = find_cues(words)
    plain = aligned(text)
    found = []
    for start, end in clauses_in(text):
        inside = [cue for cue in cues if start <= words[cue.start].start < end]
        asks = any(cue.label.startswith(_ASKING) for cue in inside)
        person = any(cue.label == "aside.person" for cue in inside)
        if not asks and (person or _PURPOSE.match(plain, start, end)):
            found.append((start, end))
    return found
