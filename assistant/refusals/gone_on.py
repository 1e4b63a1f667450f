"""A question that goes on to another thing than the answer it would get: told again, or from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from assistant.answer import Status
from assistant.draft import Draft
from assistant.naming.levels import only_levels
from assistant.query import Intent, Query
from corpus.model import Task
from corpus.text import fold, squeeze

_SAYING = (Status.ANSWERED, Status.PARTIAL)
_CLOSING = r"(?: (?:thi(?: sao| the nao| bao nhieu| nhu the nao)?|sao|the nao|bao nhieu|a|em|vay|ha|nhi))*"
_ANOTHER = re.compile(
    rf"^\W*(?:(?:the|vay|va|roi) )*con (?P<next>[^,;?]+?){_CLOSING}\W*$"
    r"|^\W*(?:(?:the|vay) )*(?P<then>[^,;?]+?) thi (?:sao|the nao)\W*$"
)
_YEAR = re.compile(r"\b20\d\d\b")
_LONGEST = 4  # words of what is gone on to, and that say what a short question is about
_BACK = 3  # answers looked at


def goes_elsewhere(own: Query, draft: Draft, told: Iterable[Draft]) -> bool:
    """Whether ``draft`` answers another thing than ``own`` goes on to.

    ``told`` are the answers before, the last first. It names a thing that is not in what is told again; or
    it is short, names no document, and words alone are found for it in one that was not spoken of.
    """
    if draft.status not in _SAYING or own.scope.named:
        return False
    last = list(islice(told, _BACK))
    return _is_told_again(own, draft, last) or _is_from_elsewhere(own, draft, last)


def _is_told_again(own: Query, draft: Draft, told: Iterable[Draft]) -> bool:
    gone_to = _ANOTHER.match(squeeze(fold(own.text)))
    quotes = {record.source.quote for record in draft.records}
    known = {record.source.quote for one in told for record in one.records}
    if gone_to is None or not quotes or not quotes <= known:
        return False
    thing = gone_to["next"] or gone_to["then"]
    said = squeeze(fold(" . ".join(quotes)))
    years = _YEAR.findall(thing)
    if years and all(isinstance(record, Task) for record in draft.records):
        return not any(year in said for year in years)
    content = own.topic.content
    named = bool(content) and not only_levels(content) and not own.parties
    return named and len(thing.split()) <= _LONGEST and not re.search(rf"\b{re.escape(thing)}\b", said)


def _is_from_elsewhere(own: Query, draft: Draft, told: Iterable[Draft]) -> bool:
    spoken_of = {line.source.document for one in told for line in one.lines if line.source}
    found = {line.source.document for line in draft.lines if line.source}
    asked = own.intent in (Intent.TEXT, Intent.LEAD) and own.noun != "document"
    short = len(own.topic.content) <= _LONGEST
    return bool(asked and short and spoken_of and not draft.records and not found & spoken_of)
