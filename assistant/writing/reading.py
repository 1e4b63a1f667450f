"""A text as the guard compares it: its words, facts and agencies in order, with how far apart they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.writing.stated import Stated, normal, stated_in
from assistant.writing.words import wordings
from corpus.agencies import AgencyLexicon, is_group
from corpus.text import settle_tones
from corpus.wording import expand_abbreviations

_FACT = 0xE000  # private characters stand for facts while abbreviations are written out
_MOST_FACTS = 6000
_TOKEN = re.compile(r"[^\W_]+|[\ue000-\uf8ff]")
_SENTENCE_END = re.compile(r"[.;!?\n\t|]")
_FAR, _APART, _LIGHT = 4.0, 2.0, 0.25


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a fact or an agency: ``label`` is what it is compared by, ``at`` where it stands.

    ``kind`` is ``word``, ``agency`` or the kind of a fact; ``gap`` the text before it, since the last item;
    ``light`` words tell little, a ``loose`` agency is a group ("các cơ quan, đơn vị").
    """

    kind: str
    label: str
    at: float
    gap: str
    fact: Stated | None = None
    light: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read: ``items`` in order, ``words`` and ``pairs`` of words for telling what stands in it."""

    items: tuple[Item, ...]
    facts: tuple[Stated, ...]
    agencies: Mapping[str, str]
    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    line: tuple[str, ...]


@lru_cache(maxsize=512)
def read(text: str, lexicon: AgencyLexicon) -> Reading:
    """Read ``text``; agencies are those ``lexicon`` knows, by key with the words used."""
    plain = normal(text)
    facts = stated_in(plain)[:_MOST_FACTS]
    spelt = expand_abbreviations(_masked(plain, facts))
    found = lexicon.find(spelt)
    spans = {mention.start: mention for mention in found}
    items = tuple(_items(spelt, facts, {s: (m.end, m.key) for s, m in spans.items()}))
    line = tuple(settle_tones(word.lower()) for word in _TOKEN.findall(spelt) if not _is_fact(word))
    return Reading(
        items=items,
        facts=facts,
        agencies={mention.key: spelt[mention.start : mention.end] for mention in found},
        words=frozenset(line),
        pairs=frozenset(pairwise(line)),
        line=line,
    )


def _masked(text: str, facts: Sequence[Stated]) -> str:
    out, end = [], 0
    for index, fact in enumerate(facts):
        out += [text[end : fact.start], " ", chr(_FACT + index), " "]
        end = fact.end
    return "".join([*out, text[end:]])


def _is_fact(token: str) -> bool:
    return "\ue000" <= token[0] <= "\uf8ff"


def _items(text: str, facts: Sequence[Stated], agencies: Mapping[int, tuple[int, str]]) -> Iterator[Item]:
    functions = wordings().functions
    at, last, skip = 0.0, 0, 0
    for match in _TOKEN.finditer(text):
        if match.start() < skip:
            continue
        gap, token = text[last : match.start()], match.group(0)
        last = match.end()
        kind, label, fact, loose = "word", settle_tones(token.lower()), None, False
        if match.start() in agencies:
            last, key = agencies[match.start()]
            kind, label, loose = "agency", f"agency:{key}", is_group(text[match.start() : last])
            skip = last
        elif _is_fact(token):
            fact = facts[ord(token) - _FACT]
            kind, label = fact.kind, f"{fact.kind}:{fact.value}"
        light = kind == "word" and label in functions
        at += _step(gap, light)
        yield Item(kind, label, at, gap, fact, light, loose)


def _step(gap: str, light: bool) -> float:
    far = _FAR if _SENTENCE_END.search(gap) else _APART if "," in gap else 0.0
    return far + (_LIGHT if light else 1.0)
