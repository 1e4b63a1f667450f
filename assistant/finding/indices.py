"""Indices that administrations are measured by (PAR INDEX, SIPAS …): what is told of one is not another's."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Query
from corpus.agencies import agency_key, group_covers
from corpus.model import Head, Record, Target
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

Span = tuple[int, int]
_OFFICE = re.compile(r"(?:so|cuc|chi cuc|van phong|ban quan ly|thanh tra)\b")
_OFFICE_ASKED = re.compile(r"\b(?:sở|cục|văn phòng|thanh tra)\b")
_KEPT = 4096  # texts whose indices are known
_OF, _ITS = "cua", 1  # word before the body whose index it is


def of_another_index(record: Record, question: str) -> bool:
    """Whether ``question`` asks of indices of which ``record`` holds none, but others.

    A target is of an index only where its own words or its heading say so: what stands in the same
    sentence may be of another. A task is of another where it names others alone.
    """
    if not indices_in(question, "asked"):
        return False
    asked = indices_in(question)
    if not isinstance(record, Target):
        spoken = indices_in(record.source.quote)
        return bool(spoken) and not asked & spoken
    parts = (record.indicator, record.text, record.section, record.source.quote)
    spoken = next((found for part in parts if part and (found := indices_in(part))), frozenset())
    return not asked & spoken


def of_another_body(record: Record, query: Query, knowledge: Knowledge) -> bool:
    """Whether ``query`` asks the index of a body ("PAR INDEX của Sở A") of which a target says nothing.

    That of a province is none of an office's own plan.
    """
    if not isinstance(record, Target) or not indices_in(query.text, "asked"):
        return False
    words = [word.bare for word in words_of(query.text)]
    keys = {party.key for party in query.parties if words[: party.start][-_ITS:] == [_OF]}
    head = knowledge.head(record.source.document)
    if not keys:
        return is_of_an_office(head) and _asks_of_province(query)
    said = f"{record.source.quote} . {head.title} . {head.issuer or ''}"
    named = {mention.key for mention in knowledge.agencies.find(said)}
    groups = (*record.owner, *record.monitor, record.scope or "", record.text, record.indicator or "")
    named |= set(map(agency_key, groups))
    return not (keys & named or any(group_covers(group, key) for group in groups for key in keys))


def _asks_of_province(query: Query) -> bool:
    """Whether a question names a province, and no body in it, with documents of the province at hand."""
    spoken = query.parties or _OFFICE_ASKED.search(query.text.lower())
    return bool(query.scope.places) and not spoken and not all(map(is_of_an_office, query.scope.heads))


def is_of_an_office(head: Head) -> bool:
    """Whether a document is an office's own, not its province's."""
    return bool(_OFFICE.match(fold(head.issuer or "")))


@lru_cache(maxsize=_KEPT)
def indices_in(text: str, *only: str) -> frozenset[str]:
    """The indices that ``text`` names; by the words of questions alone where those are the ``only`` ones."""
    folded = fold(text)
    return frozenset(name for name, said in _names(only or ("asked", "said")).items() if said.search(folded))


def indices_named(text: str) -> dict[str, Span]:
    """Where ``text`` (NFC) first names each index, in characters."""
    plain = aligned(text)
    found = {name: said.search(plain) for name, said in _names(("asked",)).items()}
    return {name: match.span() for name, match in found.items() if match}


@cache
def _names(kinds: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """How each index is called, folded."""
    named = {name: [word for kind in kinds for word in one[kind]] for name, one in load("indices").items()}
    return {name: re.compile(rf"\b(?:{'|'.join(map(fold, words))})\b") for name, words in named.items()}
