"""Whose thing a task is about: "kế hoạch … của Sở A" is not that of Sở B."""

from __future__ import annotations

from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Query
from corpus.model import Record, Target, Task

_OF, _YEAR, _FIELD = "của", "năm", "lĩnh vực"
_THING = 2  # words of what is owned


def owned_by_another(query: Query, text: str, own: frozenset[str], knowledge: Knowledge) -> bool:
    """Whether ``text`` says of an agency what the question says of another one.

    ``own``: the keys of the agencies that the text is about; one of them named is no other.
    """
    asked = {party.key for party in query.parties}
    if not asked or asked & own:
        return False
    theirs = {key: thing for key, thing in _owned(query.text, knowledge).items() if key in asked}
    if not theirs or asked & {mention.key for mention in knowledge.agencies.find(text)}:
        return False
    return not set(theirs.values()).isdisjoint(_owned(text, knowledge).values())


def _owned(text: str, knowledge: Knowledge) -> dict[str, tuple[str, ...]]:
    """Of each agency that something is said to be of, the last words of that, a year left out."""
    words = words_of(text)
    owned: dict[str, tuple[str, ...]] = {}
    for mention in knowledge.agencies.find(text):
        before = [word.text for word in words if word.end <= mention.start]
        if not before or before.pop() != _OF:
            continue
        while before and (before[-1].isdigit() or before[-1] == _YEAR):
            before.pop()
        if before:
            owned[mention.key] = tuple(before[-_THING:])
    return owned


def without_agencies(record: Record, own: str, around: str) -> str:
    """The text ``around`` a record without who does it, where it says (``own``) what field it is of.

    "Lĩnh vực văn hóa" is not that of sports because it is for "Bộ Văn hóa, Thể thao và Du lịch".
    """
    names: tuple[str | None, ...] = ()
    if _FIELD in own.lower():
        if isinstance(record, Task):
            names = (record.lead_text, record.coordinate_text)
        elif isinstance(record, Target):
            names = (*record.owner, *record.monitor)
        else:
            names = (record.agency,)
    for name in filter(None, names):
        around = around.replace(name, "")
    return around
