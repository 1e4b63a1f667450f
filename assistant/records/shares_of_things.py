"""A share told for a number: only that of the very things counted, and said to be a share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line, refusal
from assistant.knowledge import Knowledge
from assistant.language.quantities import Quantity, names_number, quantities
from assistant.query import Intent, Query, Topic
from assistant.scoring.matching import matcher_of
from corpus.model import Record, Target
from corpus.text import fold
from prompts import load

_OTHERWISE = ("percent", "rank", "points")
_ASKED = re.compile(r"\b(?:bao nhieu|may)\b")
_OF_NO_THING = re.compile(
    r"\bbao nhieu (?:doi voi|so voi|ca nuoc|tren|trong|cua|cho|theo|moi|hang)\b|\bmay \S+(?: \S+)? nao\b"
)
_SHARES = re.compile(r"%|\b(?:phan tram|ty le|ti le|ty trong)\b")
_RIGHT_AFTER = re.compile(r"%(?: [^\s%]+){0,3} $")  # "100% các cơ quan", "10% số lượng đơn vị"
_OF_SHARE = re.compile(r"\b(?:ty|ti) le(?: [^\s%]+){0,16} $")
_OVER = re.compile(r"\b(?:tren tong|so voi|/)")
_HOW_MUCH = re.compile(r"\b(?:bao nhieu|may)\b(?!.*(?:%|phan tram))")
_WHOLLY = 0.85  # coverage of a target that says what is asked
_NAME = 2  # words of the name of a thing
_OPENING = 3  # words before what an indicator begins with
_CONTENT, _PERSON = "hai long", "nguoi"


def is_share(record: Record) -> bool:
    """Whether ``record`` is a target set as a share."""
    return isinstance(record, Target) and "%" in f"{record.unit}{record.value}"


def counts_things(query: Query) -> tuple[Quantity, ...]:
    """The things whose number alone ``query`` asks for; none where it speaks of a share itself.

    Nor where another figure is asked beside: "mấy sở … phải đạt bao nhiêu" speaks of several.
    """
    said = fold(query.text)
    asked = [one for one in quantities(query.text) if one.thing]
    other = query.unit in _OTHERWISE or _SHARES.search(said) or _OF_NO_THING.search(said)
    asking = len(_ASKED.findall(said)) or int(names_number(query.text))
    return () if other or len(asked) != asking else tuple(asked)


def is_share_of(target: Target, asked: Sequence[Quantity], topic: Topic) -> bool:
    """Whether a target is the share of one of the things ``asked`` for, by its name or one for another."""
    return any(_is_of(target, called) for one in asked if one.thing for called in _called(one.thing, topic))


def _called(thing: re.Pattern[str], topic: Topic) -> list[re.Pattern[str]]:
    """``thing``, and what else the words of ``topic`` that name it may be called ("nhà dân": "hộ dân")."""
    words = [word.bare for word in topic.words]
    called = [thing]
    for place, others in enumerate(topic.others):
        if thing.match(" ".join(words[place : place + _NAME])):
            called += [_pattern(" ".join(other)) for other in others]
    for group in load("quantities")["alike"]:
        called += [_pattern(name) for name in group if any(thing.fullmatch(fold(one)) for one in group)]
    return called


def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(fold(name))}\b")


def of_number_asked(query: Query, draft: Draft, knowledge: Knowledge) -> Draft:
    """``draft`` after the remark that it tells shares of what is counted; refused where of other things."""
    shares = [record for record in draft.records if isinstance(record, Target) and is_share(record)]
    if draft.status is not Status.ANSWERED or not shares or len(shares) < len(draft.records):
        return draft
    if _asks_fee(query.text) or (_asks_no_figure(query) and not _says_all(shares, query, knowledge)):
        return refusal(draft.intent, load("replies")["not_found"])
    asked = counts_things(query)
    if not asked:
        return draft
    if not any(is_share_of(target, asked, query.topic) for target in shares):
        return refusal(draft.intent, load("replies")["not_found"])
    return replace(draft, lines=(Line(load("replies")["share_told"]), *draft.lines))


def _asks_fee(text: str) -> bool:
    """Whether a question opens with a fee or pay, and asks how much that is."""
    fees = "|".join(map(re.escape, load("quantities")["fees"]))
    return bool(re.match(rf"(?:{fees})\b", text.strip().lower()) and _HOW_MUCH.search(fold(text)))


def _asks_no_figure(query: Query) -> bool:
    """Whether a question asks where or what, rather than for a target."""
    words = "|".join(map(fold, load("quantities")["no_figure"]))
    plain = query.intents == (Intent.TEXT,) and query.noun != "target"
    return plain and bool(re.search(rf"\b(?:{words})\b", fold(query.text)))


def _says_all(shares: Sequence[Target], query: Query, knowledge: Knowledge) -> bool:
    """Whether one of the targets says nearly all that is asked about."""
    matcher = matcher_of(query.topic, knowledge.weights)
    return any(matcher.fit(target.text).coverage >= _WHOLLY for target in shares)


def _is_of(target: Target, thing: re.Pattern[str]) -> bool:
    said, called = fold(target.text), fold(target.indicator or "")
    if _CONTENT in called and thing.search(_PERSON):
        return True
    if any(len(called[: found.start()].split()) <= _OPENING for found in thing.finditer(called)):
        return True
    for words in (said, called):
        for found in thing.finditer(words):
            before = words[: found.start()]
            rate = _OF_SHARE.search(before)
            if _RIGHT_AFTER.search(before) or (rate and not _OVER.search(rate[0])):
                return True
    return False
