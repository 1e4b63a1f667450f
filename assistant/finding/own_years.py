"""The year of what a task is about ("chỉ số năm 2023"), where a question asks for that of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import FACTS, Query
from assistant.wording import name_of
from corpus.model import Head, Target
from corpus.text import fold, nfc
from corpus.timespans import aligned
from prompts import load

_SPAN = re.compile(r"(?<![\d/.-])(20\d\d)(?: ?(?:-|den(?: nam)?) ?(20\d\d))?(?![\d/])")
_CITED = re.compile(
    r"\b(?:ngay|thang|so) ?\d\S*(?:,? (?:ngay|nam|cua))?\W*$"
)  # a year of a day, or of a number
_TIMED = re.compile(  # a year that says when something is done, not of what it is
    r"(?:^|[,.;:?!]|\b(?:trong|vao|den|toi|het|truoc|sau|tu|cuoi|dau|giua|so voi|la|quy \w+))\W*(?:nam\W*)?$"
)
_PAPER = re.compile(
    r"\b(?:ke hoach|chuong trinh|quyet dinh|nghi quyet|chi thi|cong van|thong bao)\b[^,;?]{0,70}$"
)
_NEAR = 4  # words before a year that say of what it is
_GOING_ON = {"còn", "thế", "vậy", "con"}
_LIGHT = ("năm", "giai", "đoạn", "của", "tỉnh", "các", "và", "cho", "ở", "trong")
_SMALL = {fold(word) for word in _LIGHT}
_Years = frozenset[int]


def of_its_own_year(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` after the remark that what it tells is of another year, where the question asks for that."""
    facts = set(query.intents) <= set(FACTS) and not query.confirms
    if draft.status is not Status.ANSWERED or not facts or not draft.records:
        return draft
    heads = [knowledge.head(record.source.document) for record in draft.records]
    asked = [(years, near) for years, near in _named(query.text) if not _is_of_paper(query, years, heads)]
    if not asked or set(query.issued) & set().union(*(years for years, _ in asked)):
        return draft
    for record in draft.records:
        own = () if isinstance(record, Target) else tuple(_named(name_of(record)))
        told = frozenset[int]().union(*(years for years, _ in own))
        said = frozenset[str]().union(*(near for _, near in own))
        if not told or any(years & told or not _is_of(near, said) for years, near in asked):
            return draft
    names = ", ".join(str(min(years)) for years, _ in asked)
    remark = Line(load("replies")["another_year"].format(years=names))
    return replace(draft, status=Status.PARTIAL, lines=(remark, *draft.lines))


def _is_of(near: tuple[str, ...], said: frozenset[str]) -> bool:
    """Whether the words before a year asked for, the last and half of all, are ``said`` before another."""
    return not near or (near[-1] in said and 2 * len(said.intersection(near)) >= len(near))


def _named(text: str) -> Iterator[tuple[_Years, tuple[str, ...]]]:
    """The years that ``text`` says something is of, each with the words that say of what."""
    plain, words = aligned(nfc(text)), words_of(text)
    for match in _SPAN.finditer(plain):
        before = plain[: match.start()]
        if _TIMED.search(before) or _CITED.search(before):
            continue
        led = [word.text for word in words if word.end <= match.start() and word.text not in _LIGHT]
        first, last = int(match[1]), int(match[2] or match[1])
        yield frozenset(range(first, last + 1)), tuple(word for word in led[-_NEAR:] if word not in _GOING_ON)


def _is_of_paper(query: Query, years: _Years, heads: list[Head]) -> bool:
    """Whether years only tell which document is meant: one of theirs, after the kind of it."""
    plain = aligned(nfc(query.text))
    called = _PAPER.search(plain[: plain.find(str(min(years)))])
    words = {word.bare for word in words_of(called[0])} - _SMALL if called else set()
    return called is not None and any(
        words <= {word.bare for word in words_of(f"{head.type} {head.title}")}
        for head in heads
        if (head.years and years & set(range(head.years[0], head.years[1] + 1)))
        or (head.date and head.date.year in years)
    )
