"""Targets asked for by their share ("chỉ tiêu nào dưới 60%", "mấy chỉ tiêu 90%", "từ 80% đến 90%")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.cues import find_cues
from assistant.language.words import words_of
from assistant.query import Intent, Query
from corpus.model import Record, Target
from corpus.timespans import aligned

_BELOW = r"duoi|thap hon|nho hon|it hon|kem hon|chua den|chua toi|chua dat|khong dat|khong den"
_ABOVE = r"tren|hon|cao hon|lon hon|vuot|qua"
_FIGURE = r"\d+(?:[.,]\d+)?"
_UNIT = r" ?(?:%|phan tram\b)"
_SAID = r"dat|la|co|muc|o|ghi|dat ra|duoc|phai|can|deu|ty le|ti le|con so|gia tri|bang|dung|toi thieu|it nhat"
_SHARE = re.compile(
    rf"\b(?:chi tieu|chi so|muc tieu)(?: nao| gi)?(?: (?:{_SAID}))*"
    rf"(?: (?P<below>{_BELOW})| (?P<most>khong qua|khong vuot qua|toi da|nhieu nhat la)| (?P<above>{_ABOVE})"
    rf"| (?P<least>tu))?(?: (?:{_SAID}))* (?P<value>{_FIGURE})(?:{_UNIT})?"
    rf"(?:(?: den| toi| -|-) ?(?P<last>{_FIGURE}))?{_UNIT}(?: tro (?P<side>len|xuong|di)\b)?"
)
_BEYOND = re.compile(  # "chỉ tiêu nào của Sở A trên 85%"
    r"\b(?:chi tieu|chi so|muc tieu) (?:nao|gi)\b[^,;?.%\d]{1,60}? "
    rf"(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE})) (?P<value>{_FIGURE}){_UNIT}"
)
_SHIFTS = ("increase", "decrease", "rank<=")


@dataclass(frozen=True, slots=True)
class Share:
    """The shares of a hundred that targets must lie between; ``start`` and ``end``: where that is said.

    ``strict`` leaves out the bounds themselves, but for a target that is told to be beyond one.
    """

    least: float
    most: float
    strict: bool
    start: int
    end: int

    @property
    def single(self) -> bool:
        """Whether one figure is asked for."""
        return self.least == self.most

    def holds(self, record: Record) -> bool:
        """Whether the share of a target lies there."""
        if not isinstance(record, Target) or "%" not in f"{record.unit}{record.value}":
            return False
        figure = (record.value or "").strip(" %").replace(",", ".")
        if not re.fullmatch(r"\d+(?:\.\d+)?", figure) or (record.comparator in _SHIFTS and not self.single):
            return False
        value = float(figure)
        if not self.strict:
            return self.least <= value <= self.most
        beyond = (record.comparator == ">" and value == self.least) or (
            record.comparator == "<" and value == self.most
        )
        return self.least < value < self.most or beyond


def listing_shares(query: Query) -> Query:
    """``query`` as a list where it is only called so ("chỉ tiêu dưới 50% trong công văn 2022")."""
    called = _SHARE.search(aligned(query.text)) if query.intents == (Intent.TARGET,) else None
    bounded = called and any(called[name] for name in ("below", "most", "above", "side"))
    if not called or not bounded:
        return query
    if not all(called.start() <= word.start < called.end() for word in query.topic.content):
        return query
    asks = any(cue.label.startswith("ask.") for cue in find_cues(words_of(query.text)))
    return query if asks else replace(query, intents=(Intent.LIST,), noun="target")


def share_asked(query: Query) -> Share | None:
    """The share by which targets are to be listed or counted; ``None`` where none is asked."""
    if query.intent not in (Intent.LIST, Intent.COUNT):
        return None
    text = aligned(query.text)
    match = _SHARE.search(text) or _BEYOND.search(text)
    if match is None:
        return None
    said = match.groupdict()
    value = float(match["value"].replace(",", "."))
    last = float(match["last"].replace(",", ".")) if said.get("last") else None
    least, most, strict = value, last or value, False
    if said["below"] or said.get("most") or said.get("side") in ("xuong", "di"):
        least, strict = -1.0, bool(said["below"])
    elif said["above"] or (said.get("least") and last is None) or said.get("side") == "len":
        most, strict = 1e9, bool(said["above"])
    start = max(match.start("below"), match.start("above"), match.start("value"))
    return Share(least, most, strict, match.start() if match.re is _SHARE else start, match.end())


def of_targets(query: Query) -> Query:
    """``query`` of targets where those of a share are asked for, its topic without the words of that."""
    share = share_asked(query)
    if share is None or query.noun not in ("target", None):
        return query
    topic = query.topic.within(lambda word: not share.start <= word.start < share.end)
    return replace(query, noun="target", topic=topic)


def at_share(query: Query, found: Sequence[Record]) -> Sequence[Record]:
    """Those of ``found`` of the share asked for; all where none is."""
    share = share_asked(query)
    return [record for record in found if share.holds(record)] if share else found
