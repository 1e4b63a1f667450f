"""Who somebody is that signs a document ("Ông Trần Văn An là ai, giữ chức gì?"): what the signature says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from assistant.document_facts.documents import compose_document
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from corpus.model import Head
from corpus.once import once_for
from corpus.text import fold, nfc, squeeze
from prompts import load

_FEWEST = 2  # words of a name
_MARKS = re.compile(r"[^\w/]+")


def person_told(question: str, query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """Which documents somebody named signs, and in which office, where nothing else is asked of him."""
    asked = _plain(question)
    named = {
        signer for name, signers in _signers(knowledge.heads).items() if name in asked for signer in signers
    }
    if len(named) != 1:
        return None
    rest = asked.replace(f" {_plain(named.pop() or '').strip()} ", " , ")
    if not _asks_of_person(rest):
        return None
    heads = tuple(_signed(asked, query, knowledge))
    scope = replace(query.scope, heads=heads, named=True, missing=None)
    told = replace(
        query, intents=(Intent.DOCUMENT,), aspects=("signer",), noun=None, scope=scope, roles=frozenset()
    )
    return compose_document(told, knowledge, settings) if heads else None


def _signed(asked: str, query: Query, knowledge: Knowledge) -> Iterator[Head]:
    heads = query.scope.heads if query.scope.named and not query.scope.missing else knowledge.heads
    meant = {signer for name, signers in _signers(heads).items() if name in asked for signer in signers}
    return (head for head in heads if head.signer in meant)


@once_for
def _signers(heads: Sequence[Head]) -> Mapping[str, frozenset[str]]:
    """Who signs documents, as printed, by plain names of so many words as to tell a person."""
    found: dict[str, set[str]] = {}
    for signer in {head.signer for head in heads if head.signer}:
        name = _plain(signer)
        if len(name.split()) >= _FEWEST:
            found.setdefault(name, set()).add(signer)
    return {name: frozenset(signers) for name, signers in found.items()}


def _asks_of_person(rest: str) -> bool:
    """Whether what stands around a name asks who that is, and is all of such words."""
    asks = any(f" {said} " in rest for said in map(fold, load("called")["person_asks"]))
    return asks and not _words_of_person().sub(" ", rest).replace(",", "").strip()


@cache
def _words_of_person() -> re.Pattern[str]:
    said = sorted(map(fold, load("called")["person"]), key=len, reverse=True)
    return re.compile(rf"(?<=[ ])(?:{'|'.join(map(re.escape, said))})(?=[ ])")


def _plain(text: str) -> str:
    """Folded words, a blank on each side."""
    return f" {squeeze(_MARKS.sub(' ', fold(nfc(text))))} "
