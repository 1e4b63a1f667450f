"""How many people or bodies, asked where documents set the share of them: "bao nhiêu công chức" – "100%"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft
from assistant.language.words import words_of
from assistant.query import Intent, Query
from assistant.records.figures_apart import figures_apart
from corpus.model import Target
from corpus.timespans import aligned

_HOW_MANY = re.compile(
    r"\b(?:bao nhieu|may)"
    r"(?= (?!phan tram|diem|lan|nam|thang|ngay|gio|tien|dong|ty|trieu|bien che)([^\W\d_]+))"
)
_RATE = re.compile(r"\bt[iy] le\b.*\b(?:bao nhieu|may)\b(?! (?:phan tram|diem|lan))(?! ?%)")
_FEWEST = 3  # words that say what those counted are to be or have


def share_told(query: Query, read: Callable[[str], Query], compose: Callable[[Query], Draft]) -> Draft | None:
    """The share of those that ``query`` counts, where documents set that; ``None`` where they do not."""
    rate = _RATE.search(aligned(query.text)) if query.intents == (Intent.TARGET,) and not query.unit else None
    if rate:
        return _rate_told(
            f"{query.text[: rate.end()]} phần trăm{query.text[rate.end() :]}", query, read, compose
        )
    text, counted = query.text, set[str]()
    for asked in reversed(list(_HOW_MANY.finditer(aligned(text)))):
        text = f"{text[: asked.end()]} phần trăm{text[asked.end() :]}"
        counted.add(asked[1])
    if query.intents != (Intent.TARGET,) or query.unit == "percent" or not counted:
        return None
    if len(query.topic.content) < _FEWEST:
        return None
    share = replace(read(text), scope=query.scope)
    if share.intents != (Intent.TARGET,) or share.declined:
        return None
    draft = figures_apart(share, read, compose) or compose(share)
    shares = [r for r in draft.records if isinstance(r, Target) and r.unit == "%" and _names(r, counted)]
    meant = draft.records and len(shares) == len(draft.records) and draft.status is Status.ANSWERED
    return draft if meant else None


def _rate_told(
    text: str, query: Query, read: Callable[[str], Query], compose: Callable[[Query], Draft]
) -> Draft | None:
    """What gives the rate asked for ("tỷ lệ … là bao nhiêu") as a share, be it in the words of a task."""
    draft = compose(replace(read(text), scope=query.scope))
    shares = [record for record in draft.records if "%" in record.source.quote]
    return draft if shares and draft.status is Status.ANSWERED else None


def _names(target: Target, counted: Iterable[str]) -> bool:
    """Whether a target speaks of all that is ``counted`` (folded words)."""
    return {word.bare for word in words_of(target.source.quote)}.issuperset(counted)
