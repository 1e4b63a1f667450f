"""A watchword of so many things ("5 rõ", "bốn tại chỗ"), told as a document spells it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.language.ordinals import CARDINALS
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.model import Source
from corpus.text import fold, squeeze
from corpus.timespans import aligned

_BARE = tuple(map(fold, CARDINALS))
_WORDS = "|".join(_BARE)
_COUNTED = re.compile(
    rf"(?<![\w/.-])(?P<many>\d{{1,2}}|{_WORDS})\s+(?:(?:cai|chu|dieu|yeu to|tieu chi)\s+)?[“\"']?"
    r"(?P<word>[^\W\d_]+)[”\"']?(?:\s+(?P<next>[^\W\d_]+))?"
)
_WHAT = re.compile(
    r"\b(?:la|gom|bao gom|nghia la|y la|tuc la|ke ra)\b[^.;?!]{0,12}\b(?:gi|nao|sao|chi)\b"
    r"|\bgom (?:nhung|cac)\b|\bla (?:nhung|cac|may) (?:\w+ )?(?:gi|nao)\b"
)
_ITEMS = r"\s*[”\"']?\s*[:(]\s*(?P<items>[^:;.“”\"()|\n]+)"
_MOST, _FEWEST = 4, 2
_LONGEST = 12  # words of one thing


def slogan_told(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """What each document asked about says the things are that a question counts; ``None`` where none does."""
    asked = fold(query.text)
    if not _WHAT.search(asked):
        return None
    for found in _COUNTED.finditer(aligned(query.text)):
        many = _many(found["many"])
        phrases = [found["word"], *([f"{found['word']} {found['next']}"] if found["next"] else [])]
        for words in reversed(phrases):
            lines = list(_spelt_out(many, words, query, knowledge, settings)) if many >= _FEWEST else []
            if lines:
                return Draft(Status.ANSWERED, Intent.TEXT, tuple(lines))
    return None


def _many(said: str) -> int:
    return int(said) if said.isdigit() else _BARE.index(said) + 1


def _spelt_out(
    many: int, words: str, query: Query, knowledge: Knowledge, settings: AnswerSettings
) -> Iterator[Line]:
    """The first place in each document where ``many`` things follow ``words``, as many as it says."""
    number = rf"(?:0?{many}|{_BARE[many - 1]})" if many <= len(_BARE) else str(many)
    printed = re.compile(rf"(?<!\w){number}\s+[“\"']?{words}{_ITEMS}")
    hits = knowledge.retriever.retrieve(f"{many} {words}", settings.candidates, sources=query.scope.sources)
    told: set[str] = set()
    for hit in hits:
        source = hit.passage.source
        piece = _piece(printed, many, source) if source.document not in told and len(told) < _MOST else None
        if piece:
            told.add(source.document)
            yield Line(f"“{squeeze(piece)}” [*]", source, (squeeze(piece),))
            yield Line(place(knowledge.head(source.document), source.locator))


def _piece(printed: re.Pattern[str], many: int, source: Source) -> str | None:
    for found in printed.finditer(aligned(source.quote)):
        items = [item.split() for item in re.split(r",|\s(?:va)\s", found["items"]) if item.strip()]
        if len(items) == many and all(len(item) <= _LONGEST for item in items):
            return source.quote[found.start() : found.end()].strip()
    return None
