"""The kind of body asked for ("công ty nào"): what is said of no such body is no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.answer import Status
from assistant.draft import Draft
from assistant.knowledge import Knowledge
from assistant.naming.unknown_bodies import is_named
from assistant.query import Intent, Query
from corpus.text import settle_tones
from prompts import load

_ASKED = frozenset((Intent.LEAD, Intent.COORDINATE))
_NO_BODY = "(?<!môi )(?<!thị )(?<!công )"  # "thị trường nào"


def is_of_another_body(query: Query, draft: Draft, knowledge: Knowledge) -> bool:
    """Whether a body of one kind is asked for, and nothing that ``draft`` quotes names any of that kind.

    So of a body that is asked what it is to do, which nothing quoted names.
    """
    if draft.status not in (Status.ANSWERED, Status.PARTIAL) or query.confirms or query.parties:
        return False
    told = [line.source.quote for line in draft.lines if line.source]
    if told and not is_named(query, told, knowledge):
        return True
    if not _ASKED.intersection(query.intents):
        return False
    asked = _plain(query.text)
    quotes = [_plain(line.source.quote) for line in draft.lines if line.source]
    kinds = [named for asks, named in _kinds() if asks.search(asked)]
    return bool(quotes) and any(not any(map(named.search, quotes)) for named in kinds)


@cache
def _kinds() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """For each kind, how it is asked for and what names one."""
    kinds = load("offices")["kind"].values()
    return tuple(
        (re.compile(rf"{_NO_BODY}{_any(kind['asked'])} nào\b(?! cũng\b)"), re.compile(_any(kind["named"])))
        for kind in kinds
    )


def _any(words: Sequence[str]) -> str:
    return rf"\b(?:{'|'.join(re.escape(_plain(word)) for word in words)})\b"


def _plain(text: str) -> str:
    return settle_tones(text.lower())
