"""A list that holds nothing: said so that it is true of the agencies asked about, and where was looked."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from assistant.draft import Draft, refusal
from assistant.knowledge import Knowledge
from assistant.query import NO_LIMITS, Query, Topic
from assistant.selecting.inventory import groups_of
from assistant.settings import AnswerSettings
from assistant.times.ordering import windows_of
from assistant.understanding.rows_of_kind import kind_named
from assistant.wording import day, day_and_month, document_name
from corpus.text import fold
from prompts import load

_COUNTED = re.compile(r"\b(?:bao nhieu|may)\b")
_PARTS = {"lead": "chủ trì", "coordinate": "phối hợp"}


def nothing_listed(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft:
    """That no record fits; of agencies that have other tasks there, that none fits what was asked."""
    replies = load("replies")
    where = _due(query, settings) + _searched(query)
    other = "chỉ tiêu" if query.noun == "target" else "nhiệm vụ"
    noun = kind_named(query) or other
    if _contradict(query, settings):
        return refusal(query.intent, replies["not_found"])
    if not query.parties:
        unsure = _unsure(query)
        reply = "not_found_words" if unsure else "not_found_filter"
        reply = "not_found_together" if len(_COUNTED.findall(fold(query.text))) > 1 else reply
        return refusal(query.intent, replies[reply].format(noun=noun, scope=where, words=unsure))
    names = ", ".join(dict.fromkeys(party.name for party in query.parties))
    part = query.roles & set(_PARTS)
    bare = _unconditioned(query)
    if bare != query and _has_any(bare, knowledge, settings):
        return refusal(
            query.intent,
            replies["not_found_condition"].format(noun=noun, other=other, agency=names, scope=where),
        )
    if len(part) == 1 and _has_any(replace(bare, roles=frozenset(_PARTS)), knowledge, settings):
        said = ", ".join(_PARTS[role] for role in part)
        told = replies["not_found_part"].format(noun=noun, agency=names, part=said, scope=where)
        return refusal(query.intent, told)
    reply = "not_found_asked" if _is_conditioned(query) else "not_found_agency"  # its text may give it others
    return refusal(query.intent, replies[reply].format(noun=noun, agency=names, scope=where))


def _contradict(query: Query, settings: AnswerSettings) -> bool:
    """Whether no day can lie in all the times read from a question: one of them is not what was meant."""
    windows = [window for window in windows_of(query, settings.soon_days) if not window.yearless]
    latest = max((window.start for window in windows if window.start), default=date.min)
    return any(window.end and window.end < latest for window in windows)


def _unsure(query: Query) -> str:
    """The words by which tasks were sought that none of them has: what these ask may be said otherwise."""
    topics = (query.topic, query.waits, query.product, query.limits.known, query.limits.product)
    words = [word.text for topic in topics if topic for word in topic.content]
    return " ".join(dict.fromkeys(words))


def _is_conditioned(query: Query) -> bool:
    """Whether more is asked than what agencies have to do."""
    asked = (query.topic.content, query.period, query.arrange, query.waits, query.product, query.recurs)
    return any(asked) or query.limits != NO_LIMITS


def _unconditioned(query: Query) -> Query:
    """``query`` of its agencies, by name, their part and the documents alone."""
    return replace(
        query,
        text="",
        roles=query.roles or frozenset(_PARTS),
        background="",
        topic=Topic(),
        period=None,
        arrange=None,
        waits=None,
        product=None,
        recurs=None,
        limits=NO_LIMITS,
    )


def _has_any(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    return any(group.records for group in groups_of(query, knowledge, settings))


def _due(query: Query, settings: AnswerSettings) -> str:
    """The days a deadline was asked to lie in, in words."""
    told = []
    for window in windows_of(query, settings.soon_days):
        say = day_and_month if window.yearless else day
        words = (f" từ {say(window.start)}" if window.start else "") + (
            f" đến {say(window.end)}" if window.end else ""
        )
        told.append(words)
    return f" có thời hạn{' và'.join(told)}" if any(told) else ""


def _searched(query: Query) -> str:
    """Where nothing was found, in words: the one document, or the documents of the places named."""
    heads = query.scope.heads
    if not query.scope.named or not heads:
        return " trong các văn bản đã nạp"
    if len(heads) == 1:
        return f" trong {document_name(heads[0])}"
    provinces = list(dict.fromkeys(head.province for head in heads if head.province))
    return f" trong các văn bản của {', '.join(provinces)}" if provinces else f" trong {len(heads)} văn bản"
