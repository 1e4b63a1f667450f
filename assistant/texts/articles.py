"""The articles of a document: one that it does not have, and that which says who must carry it out."""

from __future__ import annotations

import re

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.knowledge import Knowledge
from assistant.language.outlines import outline_of
from assistant.query import Intent, Query
from assistant.texts.places_called import place_told
from assistant.wording import place, short_name
from corpus.model import Head
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_MOST = 3  # documents
_ARTICLE = re.compile(r"^\W*Điều\s+(\d{1,3})\b", re.MULTILINE)
_BEGUN = re.compile(r"(?:^|[.;:/])\W*Điều\s+(\d{1,3})\b", re.MULTILINE)  # within a line too
_CALLED = re.compile(
    r"\bdieu (?:so |thu )?(\d{1,3})\b(?! (?:cua |trong )?(?:luat|bo luat|nghi dinh|thong tu|phap lenh))"
)
_WHO = re.compile(
    r"\b(?:chiu trach nhiem|co trach nhiem|phai|chiu) (?:to chuc )?thi hanh"
    r"(?= (?:van ban|quyet dinh|qd|chi thi|nghi quyet|thong tu|ke hoach|cong van|nay|no|do|ay|so)\b| *\W*$)"
)
_CARRIED_OUT = re.compile(r"\b(?:chiu|co) trach nhiem (?:to chuc )?thi hanh\b[^.;]{0,60}\bnay\b")


def article_told(query: Query, knowledge: Knowledge) -> Draft | None:
    """What stands at a place called by its number, that it is not there, or whom the documents named bind."""
    heads = query.scope.heads
    if not query.scope.named or query.scope.missing or not 0 < len(heads) <= _MOST:
        return None
    if _WHO.search(fold(query.text)):
        return _bound(query, knowledge)
    absent = _absent(query, heads[0], knowledge) if len(heads) == 1 and query.scope.numbered else None
    return absent or place_told(query, knowledge)


def _bound(query: Query, knowledge: Knowledge) -> Draft:
    """The articles by which each document says who carries it out."""
    lines: list[Line] = []
    for head in query.scope.heads:
        for passage in outline_of(knowledge.registry, head.source, knowledge.revision).text:
            said = _binding(passage.source.quote)
            if said:
                lines.append(Line(f"“{said}” [*]", passage.source, (said,)))
                lines.append(Line(place(head, passage.source.locator)))
    if not lines:
        return refusal(query.intent, load("replies")["not_found"])
    return Draft(Status.ANSWERED, Intent.TEXT, tuple(lines))


def _binding(quote: str) -> str | None:
    """The whole article of ``quote`` that says who carries the document out; its line, if in no article."""
    said = _CARRIED_OUT.search(aligned(quote))
    if said is None:
        return None
    starts = [match.start() for match in _ARTICLE.finditer(quote, 0, said.start())]
    end = quote.find("\n", said.end())
    start = starts[-1] if starts else quote.rfind("\n", 0, said.start()) + 1
    return quote[start : end if end >= 0 else len(quote)].strip()


def _absent(query: Query, head: Head, knowledge: Knowledge) -> Draft | None:
    """That ``head`` has no article of the number asked for, where it has others.

    The heading of an article with long clauses stands in none of its passages: the whole text is looked at.
    """
    asked = {int(number) for number in _CALLED.findall(fold(query.text))}
    printed = knowledge.registry.blocks(head.source) if asked else ()
    there = {int(number) for block in printed for number in _BEGUN.findall(block.text)}
    if not asked or not there or asked & there:
        return None
    told = load("replies")["no_article"]
    numbers = ", ".join(map(str, sorted(asked)))
    return refusal(query.intent, told.format(number=numbers, document=short_name(head)))
