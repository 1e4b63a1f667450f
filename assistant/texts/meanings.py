"""What a short form stands for ("LGSP là gì", "PAPI viết tắt của gì"), as a document writes it out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.knowledge import Knowledge
from assistant.language.shortened import is_short
from assistant.language.words import words_of
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.wording import place
from corpus.model import Source
from corpus.text import fold, nfc
from prompts import load

_TOKEN = re.compile(r"[^\W_]+(?:[&/-][^\W_]+)*")
_FEWEST = 2  # letters of a short form
_MOST = 4  # documents
_WORDS = 2  # of what a short form stands for
_LONGEST = 200  # characters of it
_BREAK = re.compile(r"[.;:|\n\t“”\"()]|(?:^|\s)[-+•–—]\s|,\s(?=[^\W\d_])(?![a-zà-ỹđ])")
_EDGES = " ,-+•–—\xa0"
_DEEP = 5  # times as many passages are looked through as for other questions
_SHOUTED = 0.5  # share of the words in capitals


def meaning_told(question: str, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """How the documents write out the short forms asked about, or that none does; else ``None``."""
    shorts = tuple(_asked(nfc(question), knowledge))
    if not shorts:
        return None
    lines = [line for short in shorts for line in _written_out(short, query, knowledge, settings)]
    if not lines and not all(map(str.isupper, shorts)):
        return None
    if not lines:
        return refusal(Intent.TEXT, load("replies")["no_meaning"].format(short=", ".join(shorts)))
    return Draft(Status.ANSWERED, Intent.TEXT, tuple(lines))


def _asked(text: str, knowledge: Knowledge) -> Iterator[str]:
    """The short forms, as typed, of which nothing but the meaning is asked; the last ones of the question."""
    typed = _TOKEN.findall(text)
    bare = [fold(token) for token in typed]
    while bare and bare[-1] in _said("courtesy"):
        del typed[-1], bare[-1]
    said = next((phrase for phrase in _phrases("means") if tuple(bare[-len(phrase) :]) == phrase), ())
    rest = typed[: len(typed) - len(said)]
    shouted = sum(token.isupper() for token in typed) > _SHOUTED * len(typed) and len(typed) > len(said) + 1
    found: list[str] = []
    while rest and _is_short(rest[-1], knowledge, shouted):
        found.append(rest.pop())
        if not (rest and fold(rest[-1]) == "va"):
            break
        rest.pop()
    if not found:
        return
    before = tuple(map(fold, rest))
    named = any(before[-len(phrase) :] == phrase for phrase in _phrases("means_before"))
    alone = said and (not rest or before[-1] in _said("before") or _opens(found[-1], text))
    if named or alone:
        yield from reversed(found)


def _opens(short: str, text: str) -> bool:
    """Whether ``short`` stands after a comma or the like."""
    return bool(re.search(rf"[,;:.?]\s*{re.escape(short)}\b", text))


def _is_short(typed: str, knowledge: Knowledge, shouted: bool) -> bool:
    letters = [letter for letter in typed if letter.isalpha()]
    if len(letters) < _FEWEST or any(letter.isdigit() for letter in typed):
        return False
    capitals = all(map(str.isupper, letters)) and not shouted
    return capitals or (is_short(fold(typed)) and knowledge.weights.known(fold(typed)))


def _written_out(short: str, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Iterator[Line]:
    """The first place in each document that writes ``short`` out."""
    words = " ".join((short, *(word.text for word in words_of(short))))
    hits = knowledge.retriever.retrieve(words, _DEEP * settings.candidates, sources=query.scope.sources)
    told: set[str] = set()
    for hit in hits:
        source = hit.passage.source
        piece = None if source.document in told or len(told) == _MOST else _piece(short, source)
        if piece:
            told.add(source.document)
            yield Line(f"“{piece}” [*]", source, (piece,))
            yield Line(place(knowledge.head(source.document), source.locator))


def _piece(short: str, source: Source) -> str | None:
    """``nền tảng tích hợp, chia sẻ dữ liệu (LGSP)``, ``LGSP (nền tảng …)`` or ``LGSP là …``, as printed."""
    name, quote = re.escape(short), source.quote
    beside = re.search(rf"\(\s*(?:[^()\d]{{0,30}}\s)?{name}\s*\)", quote, re.IGNORECASE)
    if beside:
        start = max((mark.end() for mark in _BREAK.finditer(quote, 0, beside.start())), default=0)
        words = quote[start : beside.start()].split()
        if len(words) >= _WORDS and beside.start() - start <= _LONGEST:
            return quote[start : beside.end()].strip(_EDGES)
    after = re.search(rf"\b{name}\s*(?:\(([^()]+)\)|là\s[^.;:\n|]+)", quote)
    words = re.findall(r"[^\W\d_]+", after.group(0)) if after else []
    return after.group(0) if after and len(words) > _WORDS and len(after.group(0)) <= _LONGEST else None


@cache
def _phrases(name: str) -> Sequence[tuple[str, ...]]:
    """The phrases of ``called.toml``, folded, the longest first."""
    return sorted((tuple(fold(said).split()) for said in load("called")[name]), key=len, reverse=True)


@cache
def _said(name: str) -> frozenset[str]:
    return frozenset(map(fold, load("called")[name]))
