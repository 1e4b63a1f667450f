"""In which order what is asked for is wanted, and by what it is told or counted apart."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.cues import Cue

COUNTED_APART = ("group", "most", "least")
DUE = ("overdue", "soon", "coming")
_ENUMERATING = {"ask.count", "ask.list", "among.words", "noun.task", "noun.target"}
_LISTING = {"ask.count", "ask.list", "among.words"}
_COUNTS = {"ask.count", "some.words"}
_MEASURED = {"ask.count", "noun.target"}
_TIMES = {"by.year", "by.quarter", "by.month"}
_FACTS = {"ask.who", "ask.when", "ask.product"}
_ENDS = ("earliest", "latest")
_PLACED_IN_TIME = ("nearest", "earliest", "latest")
_ARRANGED = (*COUNTED_APART, *_PLACED_IN_TIME, *DUE)


def arranged(labels: set[str], has_topic: bool) -> str | None:
    """The order asked for, or what is told apart; neither where a fact is ("từng phòng …, làm cùng ai?")."""
    arrange = next((a for a in _ARRANGED if f"ask.{a}" in labels), None)
    apart = labels & (_LISTING if labels & _FACTS else _ENUMERATING)
    measured = apart <= _MEASURED and any(label.startswith("unit.") for label in labels)
    apart = set() if measured else apart  # "từng đơn vị … đạt bao nhiêu phần trăm" counts no tasks
    if (arrange == "group" and not apart) or (arrange in _ENDS and "ask.product" in labels and not apart):
        arrange = None
    return "group" if arrange is None and has_topic and _is_of_all(labels) else arrange


def told_apart_by(cues: Sequence[Cue], arrange: str | None) -> str | None:
    """What tasks are counted apart by: said so ("theo quý"), or asked for as the most ("tháng nào")."""
    labels = {cue.label for cue in cues}
    asked = labels & {"ask.count", "ask.list", "ask.who", "noun.task"} or "which.section" in labels
    if not asked or "noun.target" in labels:
        return None
    if "printed.words" in labels and "noun.task" not in labels:  # "mỗi văn bản ghi bao nhiêu" counts no tasks
        return None
    timed = bool(labels & _COUNTS) and any(cue.label in _TIMES for cue in cues)  # "mỗi quý mấy việc đến hạn"
    facts = labels & (_FACTS - {"ask.when"} if timed else _FACTS)
    if facts and arrange not in COUNTED_APART:
        return None
    if arrange in _PLACED_IN_TIME and "ask.count" not in labels:  # "mốc ghi theo tháng muộn nhất"
        return None
    which = {"ask.list", "among.words"} <= labels and "ask.count" not in labels
    if which and any(cue.label in _TIMES for cue in cues):  # "những nhiệm vụ nào theo tháng": not how many
        return None
    section = "which." if arrange in ("most", "least") else "by."
    return next((cue.label.partition(".")[2] for cue in cues if cue.label.startswith((section, "by."))), None)


def _is_of_all(labels: set[str]) -> bool:
    """Whether it asks who has all there is in a section ("mục … thì sở nào ôm hết việc")."""
    whole = "whole.tasks" in labels or {"whole.section", "whole.doing"} <= labels
    return whole and "ask.who" in labels and not labels & {"ask.when", "ask.product", "role.coordinate"}
