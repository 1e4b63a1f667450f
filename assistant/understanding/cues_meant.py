"""Which of the wordings found in a question are meant, rather than parts of the name of a thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.language.cues import Cue, crosses, cuts_name, is_inside
from assistant.understanding.arranging import DUE

_NOUNS = ("noun.task", "noun.target")
_DUE = frozenset(f"ask.{due}" for due in DUE)
_LISTING = frozenset(("ask.list", "ask.count", "among.words", "noun.task", "noun.target", "noun.document"))
_IN_NAMES = ("ask.", "unit.", "document.basis")  # what a longer wording is not read as
_CUT = ("document.", "role.", "decline.")  # what the name of a thing is not read as


def cues_meant(cues: Sequence[Cue]) -> Sequence[Cue]:
    """``cues`` less those that are not meant; what closes a statement in doubt asks to confirm it."""
    return _confirming(_meant(_without_partners(_without_due(_without_bound(cues)))))


def _without_bound(cues: Sequence[Cue]) -> Sequence[Cue]:
    """``cues`` less an order that only says the most there may be ("nhiều nhất mấy cấp", not "sở nào")."""
    if any(cue.label == "ask.who" or cue.label.startswith("which.") for cue in cues):
        return cues
    counts = {cue.start for cue in cues if cue.label == "ask.count"}
    return [cue for cue in cues if cue.label not in ("ask.most", "ask.least") or cue.end not in counts]


def _without_due(cues: Sequence[Cue]) -> Sequence[Cue]:
    """``cues`` less those of what is due where it is asked until when ("còn hạn tới năm nào", "còn hạn?")."""
    when = {cue.start for cue in cues if cue.label == "ask.when"}
    asked = [cue for cue in cues if cue.label in _DUE and when & {cue.end, cue.end + 1}]
    cues = [cue for cue in cues if cue not in asked]
    if asked or any(cue.label in _LISTING for cue in cues):
        return cues
    opening = [cue for cue in cues if cue.label in _DUE and not cue.start]
    return [replace(cue, label="ask.when") if cue in opening else cue for cue in cues]


def _without_partners(cues: Sequence[Cue]) -> Sequence[Cue]:
    """``cues`` less that it is asked with whom, after all that somebody has to do was asked for.

    "Sở A phải làm gì, phối hợp với sở nào?": no list of what it only helps with.
    """
    work = [cue.end for cue in cues if cue.label == "row.anything"]
    if any(cue.label == "role.lead" for cue in cues):  # "A chủ trì việc gì và phối hợp với ai"
        return cues
    whom = [cue for cue in cues if cue.label == "ask.who" and min(work, default=cue.start) < cue.start]
    helps = [cue for cue in cues if cue.label == "role.coordinate" and min(work, default=0) <= cue.start]
    asked = [cue for cue in helps if any(cue.start < who.start <= cue.end for who in whom)]
    first = min((cue.start for cue in asked), default=None)
    if first is None:
        return cues
    gone = {*asked, *(cue for cue in helps if cue.start <= first <= cue.end)}
    return [cue for cue in cues if cue not in gone]


def _meant(cues: Sequence[Cue]) -> list[Cue]:
    """``cues`` less those that only stand in the name of a thing, or in a longer wording."""
    kept = [c for c in cues if c.label == "keep.words" or (c.label == "filler.words" and c.end - c.start > 1)]
    kept += [c for c in cues if c.label.startswith("by.")]
    cues = [cue for cue in cues if not cue.label.startswith(_IN_NAMES) or not is_inside(cue, kept)]
    names = [cue for cue in cues if cue.label == "keep.words"]
    cues = [cue for cue in cues if not cue.label.startswith(_CUT) or not cuts_name(cue, names)]
    cues = [cue for cue in cues if cue.label not in _NOUNS or not is_inside(cue, names)]
    worked = {cue.end for cue in cues if cue.label == "measured.words"}  # "đo lường mức độ": of a task
    cues = [cue for cue in cues if cue.label != "noun.target" or cue.start not in worked]
    cues = [cue for cue in cues if not cue.label.startswith("by.") or not crosses(cue, kept)]
    lists = [cue for cue in cues if cue.label == "ask.list"]  # "được giao làm kế hoạch gì" asks for no title
    cues = [c for c in cues if not c.label.startswith("document.") or not cuts_name(c, lists)]
    leads = [cue for cue in cues if cue.label == "role.lead"]  # "sở nào phụ trách": no "sở nào phụ"
    cues = [cue for cue in cues if cue.label != "role.coordinate" or not crosses(cue, leads)]
    who = [cue for cue in cues if cue.label == "ask.who"]  # "phải gửi cho ai": of what is to be handed in
    cues = [cue for cue in cues if cue.label != "document.sent" or not cuts_name(cue, who)]
    days = [cue for cue in cues if cue.label == "ask.when"]  # "trước hạn ít nhất mấy hôm"
    cues = [cue for cue in cues if cue.label != "ask.percent" or not crosses(cue, days)]
    cues = [cue for cue in cues if cue.label != "document.date" or not cuts_name(cue, days)]  # "đề ra …"
    sums = [cue for cue in cues if cue.label in ("ask.count", "ask.total")]  # "tổng số bao nhiêu nhiệm vụ"
    cues = [cue for cue in cues if cue.label != "document.number" or not cuts_name(cue, sums)]
    if any(cue.label == "unit.percent" for cue in cues):  # "điểm SIPAS bao nhiêu phần trăm"
        cues = [cue for cue in cues if cue.label != "unit.points"]
    units = [cue for cue in cues if cue.label.startswith("unit.")]
    sessions = [cue for cue in cues if cue.label == "document.session"]  # "kỳ họp thứ mấy" ranks nothing
    cues = [c for c in cues if c in sessions or not c.label.startswith("document.") or not crosses(c, units)]
    cues = [cue for cue in cues if cue.label != "unit.rank" or not is_inside(cue, sessions)]
    if any(cue.label == "ask.who" for cue in cues):
        return [replace(cue, label="ask.when") if cue.label == "ask.span" else cue for cue in cues]
    return [cue for cue in cues if cue.label != "ask.span"]  # asked alone, it is that of a document


def _confirming(cues: Sequence[Cue]) -> Sequence[Cue]:
    """``cues`` with a closing word of doubt ("… à?") asking to confirm, where nothing else asks."""
    if any(cue.label.startswith(("ask.", "document.", "unit.")) for cue in cues):
        return cues
    return [replace(cue, label="ask.confirm") if cue.label == "tail.words" else cue for cue in cues]
