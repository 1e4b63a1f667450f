"""Whether the words shown to a model say what it offers: agency, role, helpers, deadline, each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from assistant.writing.moments import MOMENT_KINDS
from assistant.writing.offers import Offer
from assistant.writing.reading import Reading, read
from assistant.writing.roles import roles_in
from assistant.writing.stated import Stated, normal, stated_in
from assistant.writing.words import phrase, wordings
from corpus.agencies import AgencyLexicon, agency_key
from corpus.deadlines import parse_deadline
from corpus.model import Assignment, Deadline, Head, Task
from corpus.proposals import Duty, Unread
from corpus.text import squeeze
from corpus.wording import expand_abbreviations

_CELL_EDGE = re.compile(r"\t|\s\|\s")
_OPENING = frozenset({"giao", "đề", "nghị", "yêu", "cầu", "các", "và", "cho"})
_CLAUSE = re.compile(r"[,;.:]")
_GIVING = (("giao",), ("yêu", "cầu"), ("đề", "nghị"), ("phân", "công"))
_BEFORE, _AFTER = 2, 3  # words around an agency that may deny what it does
_OF_A_NUMBER = 8  # characters between a document's number and its day
_CELL_MOMENTS = frozenset({"month", "quarter"})


class Unproved(ValueError):
    """The text does not say what is offered; the message says why, in Vietnamese."""


def duty_of(offer: Offer, unread: Unread, head: Head, lexicon: AgencyLexicon) -> Duty:
    """Return the record ``offer`` makes of ``unread``; raise Unproved where a word of it is not there."""
    text = squeeze(normal(unread.source.quote))
    reading = read(unread.source.quote, lexicon)
    label = _label(offer.agency, text, reading)
    _refuse_undone(offer.agency, label, reading)
    _check_role(offer, label, reading)
    for name in offer.coordinate:
        if "coordinate" not in _roles(_label(name, text, reading), reading):
            raise Unproved(f"đoạn không nói “{name}” phối hợp")
    if (offer.coordinate or offer.deadline) and _rivals(label, reading):
        raise Unproved(
            "đoạn giao việc cho nhiều cơ quan, không rõ cơ quan phối hợp, thời hạn là của việc nào"
        )
    due = _due(offer.deadline, unread, head) if offer.deadline else None
    if unread.task is not None:
        return _row(offer, unread.task, due)
    return Assignment(
        id="",
        number=head.number,
        agency=offer.agency,
        role=offer.role,
        text=unread.source.quote,
        source=unread.source,
        coordinate=offer.coordinate,
        deadline_text=offer.deadline,
        deadline=due,
        section=unread.section,
    )


def _row(offer: Offer, task: Task, due: Deadline | None) -> Task:
    """The row with what it leaves blank; what was read of it stays."""
    if offer.role != "lead" or (task.lead and offer.agency not in task.lead):
        raise Unproved("dòng bảng chỉ nhận cơ quan chủ trì, và không thay cơ quan đã đọc được")
    given = (
        task if task.lead else replace(task, lead=(offer.agency,), lead_text=task.lead_text or offer.agency)
    )
    if offer.coordinate and not task.coordinate:
        printed = task.coordinate_text or "; ".join(offer.coordinate)
        given = replace(given, coordinate=offer.coordinate, coordinate_text=printed)
    if due is not None and task.deadline_text is None:
        given = replace(given, deadline_text=offer.deadline, deadline=due)
    if given == task:
        raise Unproved("không thêm gì vào điều đã đọc được")
    return given


def _label(name: str, text: str, reading: Reading) -> str:
    """The label of the agency printed as ``name``: whole words, and the whole of a name."""
    key = agency_key(name)
    whole = phrase(reading.agencies.get(key, ""))
    if not whole or phrase(expand_abbreviations(name))[: len(whole)] != whole or not _printed(name, text):
        raise Unproved(f"cơ quan “{name}” không có nguyên văn trong đoạn")
    return f"agency:{key}"


def _printed(words: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(normal(words))}(?!\w)", text)


def _refuse_undone(name: str, label: str, reading: Reading) -> None:
    """An agency that did something, or is not to do it, is given nothing; nor is the one that gives."""
    known = wordings()
    for at, item in enumerate(reading.items):
        if item.label != label:
            continue
        before = {each.label for each in reading.items[max(at - _BEFORE, 0) : at]}
        after = tuple(each.label for each in reading.items[at + 1 : at + 1 + _AFTER])
        if not known.negations.isdisjoint({*before, *after}) or not known.states.isdisjoint(after):
            raise Unproved(f"đoạn nói “{name}” đã làm hoặc không làm")
        if any(after[: len(words)] == words for words in _GIVING):
            raise Unproved(f"“{name}” là nơi giao việc, không phải nơi nhận")


def _check_role(offer: Offer, label: str, reading: Reading) -> None:
    """A role must be said of the agency, and no other; who carries out is named first in the sentence."""
    said = _roles(label, reading)
    works = offer.role == "implement" and not said and label in _first_named(reading)
    works = works and not _tells_a_part(reading)
    if said != {offer.role} and not works:
        raise Unproved(f"đoạn không nói “{offer.agency}” có vai ấy")


def _tells_a_part(reading: Reading) -> bool:
    """Whether a text speaks of leading or monitoring, whoever does."""
    parts = [words for role, words in wordings().roles if role != "coordinate"]
    return any(
        reading.line[at : at + len(words)] == words for words in parts for at in range(len(reading.line))
    )


def _roles(label: str, reading: Reading) -> frozenset[str]:
    return roles_in(reading).get(label, frozenset())


def _first_named(reading: Reading) -> frozenset[str]:
    """The agencies a text begins with, one after the other."""
    opening = takewhile(lambda item: item.kind == "agency" or item.label in _OPENING, reading.items)
    return frozenset(item.label for item in opening if item.kind == "agency")


def _rivals(label: str, reading: Reading) -> bool:
    """Whether an agency not named beside this one is given something too: a part, a clause of its own."""
    first = _first_named(reading)
    together = first if label in first else frozenset({label})
    for item in reading.items:
        if item.kind == "agency" and item.label not in together:
            roles = _roles(item.label, reading)
            if roles - {"coordinate"} or (_CLAUSE.search(item.gap) and not roles):
                return True
    return False


def _due(words: str, unread: Unread, head: Head) -> Deadline:
    """The deadline ``words`` tell: the one moment of the text, whole, and said to be a limit."""
    text = squeeze(normal(unread.source.quote))
    place, due = _printed(words, text), parse_deadline(words, head.years)
    if place is None:
        raise Unproved(f"thời hạn “{words}” không có nguyên văn trong đoạn")
    moments = _moments(text)
    inside = [each for each in moments if place.start() <= each.start and each.end <= place.end()]
    if not inside or len(inside) < len(moments):
        raise Unproved(f"“{words}” không phải mốc thời gian duy nhất của đoạn")
    if due is None or due.kind == "unknown" or not _is_limit(words, text[: place.start()], unread, inside):
        raise Unproved(f"đoạn không nói “{words}” là thời hạn")
    return due


def _moments(text: str) -> list[Stated]:
    """The moments a text tells, without the days of the documents it names."""
    found = stated_in(text)
    numbers = [fact.end for fact in found if fact.kind == "doc"]
    return [
        fact
        for fact in found
        if fact.kind in MOMENT_KINDS and not any(0 <= fact.start - end <= _OF_A_NUMBER for end in numbers)
    ]


def _is_limit(words: str, before: str, unread: Unread, inside: Sequence[Stated]) -> bool:
    """Whether a word of being due stands at the moment, or a cell of a row holds nothing but a month."""
    known = wordings()
    limits = known.due | {word for word, side in known.sides.items() if side in ("before", "until")}
    near = (*before.lower().split()[-1:], *words.lower().split()[:2])
    if not limits.isdisjoint(near):
        return True
    cells = [squeeze(normal(cell)) for cell in _CELL_EDGE.split(unread.source.quote)]
    return unread.task is not None and words in cells and {fact.kind for fact in inside} <= _CELL_MOMENTS
