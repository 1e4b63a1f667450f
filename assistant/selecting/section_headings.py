"""The heading that listed tasks stand under, where a question asks for them by it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.naming.titles import mark_of
from corpus.model import Record, Source
from corpus.text import MARK, comparable

_NEARBY = 80  # blocks above the first task
_HALF = 0.5
_CALLED = re.compile(r"(?:mục|phần|nhóm|muc|phan|nhom)\s+([IVX]{1,5}|[A-Z]|\d{1,2})(?!\w)", re.IGNORECASE)


def heading_asked(text: str, records: Sequence[Record], knowledge: Knowledge) -> tuple[str, Source] | None:
    """The one section ``records`` are all of, if ``text`` calls it, and where its heading is printed."""
    titles = {record.section for record in records}
    documents = {record.source.document for record in records}
    title = records[0].section
    if len(titles) > 1 or len(documents) > 1 or not title or not _calls(text, title):
        return None
    first = records[0].source
    start = min(first.blocks)
    words = comparable(MARK.sub("", title))
    above = knowledge.registry.blocks(first.document, range(max(start - _NEARBY, 0), start))
    printed = next((b for b in reversed(above) if words in comparable(b.text)), None)
    if printed is None:
        return None
    return title, Source(first.document, (printed.ordinal,), first.locator, printed.text)


def _calls(text: str, title: str) -> bool:
    """Whether ``text`` says the mark of a section, or at least half the words of its title."""
    if any(match[1].upper() == mark_of(title) for match in _CALLED.finditer(text)):
        return True
    said = {word.bare for word in words_of(text)}
    words = [word.bare for word in words_of(MARK.sub("", title))]
    return bool(words) and sum(word in said for word in words) >= _HALF * len(words)
