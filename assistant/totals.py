"""How many there are of what is listed in one sentence ("những bộ nào phải …", "các tỉnh nào được …")."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.query import Intent, Query
from corpus.agencies import agency_key, is_group
from corpus.model import Assignment
from corpus.text import fold
from prompts import load

_ASKED = re.compile(
    r"\b(?:nhung|cac|may|bao nhieu) (?P<noun>co quan|don vi|bo|so|nganh|dia phuong|tinh|thanh pho|tap doan"
    r"|to chuc|van de|noi dung|nhom|du an|chuong trinh|giai phap|nhiem vu|linh vuc)\b"
)
_OF_BODIES = frozenset(("co quan", "don vi", "bo", "so", "nganh", "tap doan", "to chuc"))


def with_total(query: Query, draft: Draft) -> Draft:
    """``draft`` with the number of those it names, where several are asked for and one sentence has them."""
    sources = {(line.source.document, line.source.quote) for line in draft.lines if line.source}
    asked = _ASKED.search(fold(query.text))
    if draft.status is not Status.ANSWERED or draft.total is not None or len(sources) != 1 or not asked:
        return draft
    ((_, quote),) = sources
    if query.intent is Intent.LEAD and asked["noun"] in _OF_BODIES:
        return _with_bodies(draft)
    printed = {int(n) for n in re.findall(rf"(?<![\d.,/])0?(\d{{1,2}}) {asked['noun']}\b", fold(quote))}
    return replace(draft, total=printed.pop()) if len(printed) == 1 else draft


def _with_bodies(draft: Draft) -> Draft:
    """The number of the agencies a sentence gives its duty to, where each is named."""
    given = [record for record in draft.records if isinstance(record, Assignment)]
    names = {agency_key(record.agency): record.agency for record in given}
    if len(given) != len(draft.records) or len(names) < 2 or any(map(is_group, names.values())):
        return draft
    told = Line(load("replies")["bodies_counted"].format(count=len(names)))
    return replace(draft, lines=(*draft.lines, told), total=len(names))
