"""Whether the words shown to a model say what it offers: agency, role, helpers, deadline, each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.writing.moments import MOMENT_KINDS
from assistant.writing.offers import Offer
from assistant.writing.reading import Item, Reading, read
from assistant.writing.roles import roles_in
from assistant.writing.stated import Stated, normal, stated_in
from assistant.writing.words import wordings
from corpus.agencies import AgencyLexicon, agency_key
from corpus.deadlines import parse_deadline
from corpus.model import Assignment, Deadline, Head, Task
from corpus.proposals import Duty, Unread
from corpus.text import squeeze

_CELL_EDGE = re.compile(r"\t|\s\|\s")
_OPENING = frozenset({"giao", "đề", "nghị", "yêu", "cầu", "các", "và", "cho"})
_CLAUSE = re.compile(r"[,;.:]")
_AFTER = 3  # words after an agency that may deny what it does
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
    label = f"agency:{agency_key(name)}"
    named = any(item.label == label for item in reading.items if item.kind == "agency")
    if not named or not _printed(name, text):
        raise Unproved(f"cơ quan “{name}” không có nguyên văn trong đoạn")
    return label


def _printed(words: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(normal(words))}(?!\w)", text)


def _refuse_undone(name: str, label: str, reading: Reading) -> None:
    """An agency that did something, or is not to do it, is given nothing."""
    turned = wordings().negations | wordings().states
    for at, item in enumerate(reading.items):
        if item.label == label and any(
            after.label in turned for after in reading.items[at + 1 : at + 1 + _AFTER]
        ):
            raise Unproved(f"đoạn nói “{name}” đã làm hoặc không làm")


def _check_role(offer: Offer, label: str, reading: Reading) -> None:
    """A role must be said of the agency; to carry out is what an agency does that opens the sentence."""
    said = _roles(label, reading)
    opens = any(item.label == label and _opens(reading.items[:at]) for at, item in enumerate(reading.items))
    if not (offer.role in said or (offer.role == "implement" and not said and opens)):
        raise Unproved(f"đoạn không nói “{offer.agency}” có vai ấy")


def _roles(label: str, reading: Reading) -> frozenset[str]:
    return roles_in(reading).get(label, frozenset())


def _opens(before: Sequence[Item]) -> bool:
    return all(item.kind == "agency" or item.label in _OPENING for item in before)


def _rivals(label: str, reading: Reading) -> bool:
    """Whether another agency is given something too: it has a part of its own, or opens a clause."""
    for at, item in enumerate(reading.items):
        if item.kind == "agency" and item.label != label:
            roles = _roles(item.label, reading)
            opens = at == 0 or _CLAUSE.search(item.gap)
            if roles - {"coordinate"} or (opens and not roles):
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
