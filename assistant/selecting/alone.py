"""Tasks that an agency leads by itself, or that several lead together, where a question asks for those."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.knowledge import Knowledge
from assistant.naming.renaming import heirs_of
from assistant.query import Query
from assistant.understanding.so_many import so_many
from corpus.agencies import is_group
from corpus.model import Record, Task
from corpus.places import find_places
from corpus.registry import RecordFilter
from corpus.text import fold

_ALONE = re.compile(
    r"\b(?:dung rieng|mot minh|rieng minh|chi minh)\b|\b(?:khong|ko|k) (?:tinh|ke|gom|bao gom)"
    r"(?: (?:cac|nhung|may))?(?: (?:dong|viec|nhiem vu|muc|phan))?"
    r"(?: (?:ghi|giao|lam|dung|chu tri))* (?:chung|cung)\b"
)
_JOINTLY = re.compile(  # with its accents: "Sở Lao động chủ trì", "Hội đồng chủ trì"
    r"\b(?:cùng|chung|(?<!hội )(?<!cộng )(?<!hợp )đồng)"
    r"(?: (?:nhau|đứng|được|giao|tên|vai|là|làm|đơn vị|cơ quan))*"
    r" (?:chủ trì|phụ trách|đứng đầu|làm đầu mối)\b"
    r"|\b(?:cùng|chung)(?: với)? (?:cơ quan|đơn vị|sở|ngành|nơi|bên) khác(?: cùng)? (?:chủ trì|phụ trách)\b"
    r"|\b(?:chủ trì|phụ trách) (?:cùng|chung)(?: với)? (?:cơ quan|đơn vị|sở|ngành|nơi|bên) khác\b"
    r"|\b(?:chủ trì|phụ trách|đứng đầu) chung\b"
)
_INCLUDING = re.compile(  # "kể cả việc cùng chủ trì với bộ khác", "chủ trì hoặc cùng chủ trì"
    r"\b(?:(?:kể|gồm|tính|và|lẫn) cả|(?:hoặc|hay)(?: là)? (?:cùng|đồng))\b[^,.;?]*"
)
_PLURAL = re.compile(r"^(?:cac|nhung) ")


def alone(text: str, found: Sequence[Record]) -> Sequence[Record]:
    """Those of ``found`` that one agency leads, where ``text`` asks for what it leads by itself."""
    if not _ALONE.search(fold(_placeless(text))):
        return found
    return [record for record in found if not isinstance(record, Task) or len(record.lead) == 1]


def asks_jointly(query: Query) -> bool:
    """Whether it is asked for what several lead together ("A và các địa phương cùng chủ trì")."""
    asked = _INCLUDING.sub("", _placeless(query.text).lower())
    together = bool(_JOINTLY.search(asked)) or so_many(query.text) is not None
    return "lead" in query.roles and together and not _ALONE.search(fold(asked))


def how_many(query: Query) -> str:
    """How many are to lead together, in the words of the question; "nhiều nơi" where it does not say."""
    many = so_many(query.text)
    return many.said if many else "nhiều nơi"


def _placeless(text: str) -> str:
    """``text`` less the places it names: none says who acts how ("Lâm Đồng chủ trì", "Hồ Chí Minh")."""
    for place in reversed(find_places(text)):
        text = f"{text[: place.start]}{text[place.end :]}"
    return text


def jointly(query: Query, found: Sequence[Record], knowledge: Knowledge) -> Sequence[Record]:
    """The tasks of ``found`` that all the agencies asked about, and any group told of, lead together."""
    many = so_many(query.text)
    tasks = [r for r in found if isinstance(r, Task) and len(r.lead) > 1 and (not many or many.are(r.lead))]
    named = {party.start for party in query.parties}  # one name may be read as of several
    for start in named if len(named) > 1 else ():
        same = tuple(party for party in query.parties if party.start == start)
        keys = heirs_of(replace(query, parties=same), knowledge).keys
        led = knowledge.registry.tasks(RecordFilter(keys, frozenset({"lead"}), query.scope.sources))
        ids = {task.id for task in led}
        tasks = [task for task in tasks if task.id in ids]
    asked = fold(query.text)
    groups = {n for task in tasks for n in task.lead if is_group(n) and _PLURAL.sub("", fold(n)) in asked}
    return [task for task in tasks if not groups or groups & set(task.lead)]
