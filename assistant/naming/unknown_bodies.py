"""Bodies that no document names, asked what they are to do ("Hội Nhà báo phối hợp việc gì?")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.draft import Draft, refusal
from assistant.knowledge import Knowledge
from assistant.query import Party, Query
from corpus.agencies import agency_key
from corpus.agency_names import starts
from corpus.places import find_places
from corpus.text import fold, nfc, squeeze
from corpus.timespans import aligned
from corpus.wording import expand_words, key_of
from prompts import load

_DOES = re.compile(
    r"\b(?:phai|co|duoc|can|chu tri|phoi hop|lam|chiu|tham gia|dam nhan|thuc hien|se|phu trach)\b"
    r"[^,;:?]{0,40}\b(?:gi|nao)\b"
)
_LEVEL = r"(?:xa|phuong|thi tran|huyen|quan|thon|ban|ap|khu pho|to dan pho)"
_LEVELLED = re.compile(
    rf"(?P<stem>.+?) (?:cap |cac )?(?P<levels>{_LEVEL}(?: (?:va |hoac )?{_LEVEL})*)"
    r"(?: (?:o|cua|tai|thuoc|trong))?$"
)
_DUTY = re.compile(
    r"\b(?:lam|nhiem vu|trach nhiem|viec|chu tri|phoi hop|giao|lo)\b[^,;:?]{0,15}\b(?:gi|nao)\b"
)
_SHORT = re.compile(
    r"(?<![\w/.-])([^\W\d_]{2,6}) (?:chủ trì|chu tri|phối hợp|phoi hop|phụ trách|phu trach)(?!\w)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:]\s*")
_PERSON = re.compile(  # before the name of a person, who may be printed with another title
    r"^(?:(?:ong|ba|anh|chi|co|chu|bac|dong chi|d/c"
    r"|(?:pho )?(?:chu tich|giam doc|truong phong|truong ban))\s+)+"
)
_STILL = re.compile(r"(?:\s+(?:dang|hien|con|cung|da|vua|se))+\s*$")  # before what the body does
_FEWEST, _MOST, _CUT = 2, 8, 3  # words of a name, of one cut short
_SMALL = frozenset(("cac", "tinh"))


def body_asked(query: Query, knowledge: Knowledge) -> str | None:
    """The name of the body asked what it is to do, where no known one is named and nothing else is said."""
    text = nfc(query.text)
    span = _span(text)
    if query.parties or span is None or knowledge.agencies.find(text):
        return None
    within = all(span.start <= word.start < span.stop for word in query.topic.content)
    return text[span.start : span.stop].strip() if within else None


def _span(text: str) -> range | None:
    """Where ``text`` (NFC) names a body that is asked what it is to do, whoever that is."""
    does = _DOES.search(aligned(text))
    if does is None:
        return None
    start = max((cut.end() for cut in _PARTS.finditer(text, 0, does.start())), default=0)
    name = text[start : does.start()]
    end = start + min((place.start for place in find_places(name)), default=len(name))
    still = _STILL.search(aligned(text[start:end]))
    end -= len(still[0]) if still else 0
    words = expand_words(text[start:end])
    return range(start, end) if _FEWEST <= len(words) <= _MOST and starts(words, "heads") else None


def is_named(query: Query, quotes: Sequence[str], knowledge: Knowledge) -> bool:
    """Whether the body of one level that is asked what it is to do ("Công an xã"), if any, is in ``quotes``.

    So is another body that no document names, where nothing else is said.
    """
    asks = not query.parties and _DUTY.search(aligned(nfc(query.text)))
    span = _span(nfc(query.text)) if asks else None
    if span is None:
        return True
    said = [" ".join(key_of(quote)) for quote in quotes]
    name = " ".join(key_of(nfc(query.text)[span.start : span.stop]))
    levelled = _LEVELLED.match(name)
    if levelled:
        stem, level = re.escape(levelled["stem"]), "|".join(re.findall(_LEVEL, levelled["levels"]))
        return any(re.search(rf"\b{stem}\b.{{0,30}}\b(?:{level})\b", quote) for quote in said)
    body = body_asked(query, knowledge)
    return body is None or body_meant(body, knowledge) is not None or any(_bare(body) in one for one in said)


def _bare(body: str) -> str:
    return _PERSON.sub("", " ".join(key_of(body))).removesuffix(" tinh")


def short_unknown(query: Query, knowledge: Knowledge) -> str | None:
    """The letters that stand for a body no one knows ("XYZ chủ trì mấy việc"), where nothing else is said."""
    said = _SHORT.search(query.text)
    content = query.topic.content
    if query.parties or said is None or len(content) != 1 or content[0].start != said.start(1):
        return None
    return None if knowledge.speller.is_syllable(fold(said[1])) else said[1]


def body_meant(body: str, knowledge: Knowledge) -> Party | None:
    """The one body that documents name by all the words of ``body``, and others between or after them."""
    said = [word for word in key_of(body) if word not in _SMALL]
    keys = [key for key in knowledge.keys if _is_cut(said, key.split())] if len(said) >= _CUT else []
    names = knowledge.printed if len(keys) == 1 else ()
    return next((Party(keys[0], name, 0, 0) for name in names if agency_key(name) == keys[0]), None)


def _is_cut(said: Sequence[str], named: Sequence[str]) -> bool:
    """Whether ``said`` are words of ``named`` in their order, the first of it first."""
    rest = iter(named)
    return said[:1] == list(named[:1]) and all(word in rest for word in said)


def only_of(body: str, told: Draft, query: Query) -> Draft:
    """``told``, or a refusal where it is quoted from words that do not name ``body``."""
    name = _PERSON.sub("", fold(body))
    quotes = [fold(squeeze(line.source.quote)) for line in told.lines if line.source]
    if all(name in quote for quote in quotes):
        return told
    return refusal(query.intent, load("replies")["not_found"])
