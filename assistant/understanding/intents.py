"""Which answers a question wants, from the wordings found in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.language.cues import Cue, is_inside
from assistant.query import Intent, Party
from assistant.understanding.arranging import COUNTED_APART, DUE, arranged, told_apart_by
from assistant.understanding.aspects import aspects_of
from assistant.understanding.cues_meant import cues_meant
from assistant.understanding.facts_asked import facts_asked, lists_who_helps

_OF_WORK = {"role.lead", "role.coordinate"}
_ROWS = {"row.counted", "row.rows"}
_ASKING_ONE = {"ask.who", "ask.when", "ask.product", "ask.part", "ask.confirm", "noun.target"}
_MEASURING = ("unit.", "ask.percent", "ask.count", "due.figure")
_FIRST_DAY, _LAST_DAY = (1, 1), (12, 31)
_OPENING = 1  # words before what is ordered to be written ("nhờ soạn giúp …")
_UNSAID = (Intent.TEXT, Intent.TARGET)  # where no word says what is asked
_WHOLE = (Intent.LIST, Intent.COUNT)
_PARTS = frozenset(("role.lead", "role.coordinate"))
_LISTED = ("noun.task", "noun.target", "noun.document", "among.words")
_PLAIN, _FAR = 2, 4  # words of a wording that lists; between it and who is asked for
_COUNTED = {"noun.task": "task", "noun.target": "target", "noun.document": "document"}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted: intents in the order asked, roles, document aspects, what is counted, order.

    ``otherwise``: the facts that its words ask too, were it no list after all.
    """

    intents: tuple[Intent, ...]
    roles: frozenset[str]
    aspects: tuple[str, ...] = ()
    noun: str | None = None
    arrange: str | None = None
    unit: str | None = None
    declined: str | None = None
    implicit: bool = False
    claims: bool = False
    confirms: bool = False
    by: str | None = None
    details: frozenset[Intent] = frozenset()
    otherwise: tuple[Intent, ...] = ()


def wish(
    cues: Sequence[Cue],
    parties: Sequence[Party],
    has_topic: bool,
    period: tuple[date | None, date | None] | None,
) -> Wish:
    """Decide from ``cues``; ``has_topic`` and ``period``, the time named, tell whether more was said."""
    if parties and not has_topic and any(cue.label == "noun.task" for cue in cues):
        cues = [cue for cue in cues if cue.label != "tail.words"]  # no claim ("nhiệm vụ Sở A chủ trì nhỉ")
    cues = cues_meant(cues)
    has_period = period is not None
    declined = _declined(cues)
    roles = frozenset(c.label.partition(".")[2] for c in cues if c.label.startswith("role."))
    noun = _noun(cues)
    labels = {cue.label for cue in cues}
    aspects = aspects_of(cues, parties, has_topic)
    arrange = arranged(labels, has_topic)
    by = told_apart_by(cues, arrange)
    due = aspects == ("date",) and has_topic and bool(labels & _PARTS)  # "ai chủ trì, bao giờ ban hành?"
    aspects = () if due else aspects
    intents = _intents(cues, parties, aspects, "group" if by else arrange, has_topic, has_period)
    intents = tuple(dict.fromkeys((*intents, Intent.DEADLINE))) if due else intents
    if intents[0] in _UNSAID and has_topic and _is_moment(period) and _tells_when(labels):
        intents = (Intent.DEADLINE,)
    by = by or ("agency" if arrange in COUNTED_APART else None)
    if intents == (Intent.LIST,) and "ask.when" in labels and "ask.list" not in labels:
        noun = noun or "task"
    if Intent.COUNT in intents:
        noun = _counted(cues) or noun
    unit = next((c.label.partition(".")[2] for c in cues if c.label.startswith("unit.")), None)
    asks = any(cue.label.startswith(("ask.", "document.", "unit.", "noun.")) for cue in cues)
    claims = bool(roles) and ("ask.confirm" in labels or not labels & {"ask.who", "ask.part"})
    details = _details(cues) if intents[0] in _WHOLE else frozenset()
    ordered = arrange in COUNTED_APART or bool(parties)
    facts = facts_asked(cues, (), True) if has_topic and intents[0] in _WHOLE and not ordered else ()
    if intents == (Intent.TARGET,) and not _asks_fact(labels):
        facts = (Intent.TEXT,)
    return Wish(
        intents,
        roles - {"coordinate"} if Intent.COORDINATE in details else roles,
        aspects,
        noun,
        arrange,
        unit,
        declined,
        not asks and not roles,
        claims,
        "ask.confirm" in labels,
        by if intents == (Intent.COUNT,) else None,
        details,
        facts,
    )


def _details(cues: Sequence[Cue]) -> frozenset[Intent]:
    """What is asked of each thing listed: with whom who leads it does it, what comes of it."""
    found = {Intent.PRODUCT} if any(cue.label == "ask.product" for cue in cues) else set()
    who = [cue for cue in cues if cue.label == "ask.who"]
    lead = min((cue.start for cue in cues if cue.label in ("role.lead", "ask.list")), default=None)
    for cue in cues:
        beside = any(cue.start <= one.start <= cue.end + 1 or one.end == cue.start for one in who)
        if cue.label == "role.coordinate" and beside and lead is not None and lead < cue.start:
            found.add(Intent.COORDINATE)
    return frozenset(found)


def contrasted(wanted: Wish, kind: str | None, has_topic: bool) -> Wish:
    """``wanted`` of several things compared by ``kind``: sooner asks when, more how many."""
    facts = tuple(i for i in wanted.intents if i is not Intent.COMPARE)
    if wanted.noun == "task" and (kind == "more" or Intent.COUNT in facts) and wanted.unit is None:
        return replace(wanted, intents=(Intent.COUNT,), aspects=(), by=None, arrange=None)
    if kind == "sooner" and not has_topic and "date" not in wanted.aspects:
        return replace(wanted, intents=(Intent.DOCUMENT,), aspects=(*wanted.aspects, "date"))
    if kind == "sooner" and wanted.intents[0] is not Intent.DOCUMENT and Intent.DEADLINE not in facts:
        return replace(wanted, intents=(Intent.COMPARE, Intent.DEADLINE, *facts))
    return wanted


def _declined(cues: Sequence[Cue]) -> str | None:
    outside = [c for c in cues if c.label.startswith("decline.")]
    if not outside:
        return None
    others = {c.label for c in cues if not is_inside(c, outside)}
    asks = any(label.startswith(("ask.", "role.", "document.")) for label in others)
    ordered = [c.start for c in outside if c.label == "decline.writing"]
    first = min(ordered, default=0) <= _OPENING
    writes = ordered and not (others & {"ask.who", "ask.count", "ask.list"} if first else asks)
    allowed = {"chat": asks, "world": bool(others & _OF_WORK), "writing": not writes}
    kinds = [c.label.partition(".")[2] for c in outside]
    return next((kind for kind in kinds if not allowed.get(kind)), None)


def _noun(cues: Sequence[Cue]) -> str | None:
    """What is asked about; not the targets a document is about, where duties are asked ("làm những gì")."""
    anything = [cue.start for cue in cues if cue.label == "row.anything"]
    watched = any(cue.label == "role.monitor" for cue in cues)
    if _monitored(cues) or _of_targets(cues):
        return _COUNTED["noun.target"]
    for label in ("noun.target", "noun.task", "noun.document"):
        named = [cue for cue in cues if cue.label == label]
        if label == "noun.target" and anything:
            named = [cue for cue in named if cue.end in anything or watched or _is_asked_of(cue, cues)]
        if named:
            return _COUNTED[label]
    return None


def _is_asked_of(target: Cue, cues: Sequence[Cue]) -> bool:
    """Whether it is asked what a target is, beside a task or paper named ("đề án … mục tiêu là gì")."""
    what = [cue.start for cue in cues if cue.label == "row.anything" and cue.end - cue.start == 1]
    after = [cue.end for cue in cues if cue.label in _COUNTED and cue.start > target.start]
    return any(
        target.end <= place and (not target.start or min(after, default=place) >= place) for place in what
    )


def _monitored(cues: Sequence[Cue]) -> bool:
    """Whether targets are counted or listed by who monitors them ("theo dõi mấy chỉ tiêu")."""
    monitoring = {cue.end for cue in cues if cue.label == "role.monitor"}
    asked = [cue for cue in cues if cue.label in ("ask.count", "ask.list") and cue.start in monitoring]
    targets = [cue.start for cue in cues if cue.label == "noun.target"]
    return any(cue.start <= start <= cue.end for cue in asked for start in targets)


def _counted(cues: Sequence[Cue]) -> str | None:
    """What a count cue counts: the noun it ends in, or that follows it directly."""
    measures = {cue.start for cue in cues if cue.label.startswith("unit.")}
    measures |= {cue.end for cue in cues if cue.label == "ask.percent"}  # "tối thiểu mấy dự án"
    tasks = {cue.start for cue in cues if cue.label == "noun.task"}
    bounds = {cue.end for cue in cues if cue.label == "bound.words"}
    for cue in (cue for cue in cues if cue.end not in bounds):
        if cue.label == "ask.percent" and cue.end in tasks:  # "tổng số là bao nhiêu nhiệm vụ"
            return _COUNTED["noun.task"]
        if cue.label == "ask.count" and measures.isdisjoint(range(cue.start, cue.end)):  # "có mấy phần trăm"
            for other in cues:
                apart = 0 if other.label == "noun.document" else 1  # "mấy giường kế hoạch" counts beds
                if other.label in _COUNTED and cue.start < other.start <= cue.end + apart:
                    return _COUNTED[other.label]
    labels = {cue.label for cue in cues}
    total = {"ask.total", "noun.task"} <= labels and not labels & (_ASKING_ONE | {"ask.percent"})
    return "task" if total and not any(label.startswith("unit.") for label in labels) else None


def _intents(
    cues: Sequence[Cue],
    parties: Sequence[Party],
    aspects: Sequence[str],
    arrange: str | None,
    has_topic: bool,
    has_period: bool,
) -> tuple[Intent, ...]:
    labels = {cue.label for cue in cues}
    ranked = {"ask.most", "ask.least"} & labels and "noun.task" in labels  # "văn bản nào nhiều nhiệm vụ nhất"
    if _counted(cues) == "document" or (aspects and not (ranked and tuple(aspects) == ("number",))):
        return (Intent.DOCUMENT,)
    apart = arrange == "group" and _counted(cues) == "task"  # "theo đơn vị thì mỗi nơi mấy việc"
    compares = "ask.compare" in labels and not apart and (_counted(cues) != "task" or not has_topic)
    if compares or (has_topic and not parties and lists_who_helps(cues)):
        return (Intent.COMPARE, *facts_asked(cues, parties, has_topic)) if compares else (Intent.COORDINATE,)
    some = {"ask.list", "some.words"} <= labels
    led = bool(parties) and _counts_led(labels) and (not has_topic or bool(labels & _ROWS))
    watched = bool(parties) and not has_topic and _of_targets(cues)
    led = led or (watched and bool({"ask.count", "ask.total"} & labels))
    if arrange in COUNTED_APART or led or (_counted(cues) and not some):
        return (Intent.COUNT,)
    asked = labels & {"ask.who", "ask.when"}
    if arrange in DUE and has_topic and (asked or "noun.task" not in labels):
        arrange = None
    of_all = bool(parties) and not has_topic and "ask.who" not in labels
    lists = "ask.list" in labels and not (has_topic and not parties and _asks_who_before(cues))
    if watched or lists or arrange or ("among.words" in labels and (of_all or not asked)):
        return (Intent.LIST,)
    facts = facts_asked(cues, parties, has_topic)
    if has_period and _is_due_told(cues):
        facts = tuple(dict.fromkeys((*facts, Intent.DEADLINE)))
    listed = parties or "noun.task" in labels
    given = bool(parties) and {"ask.what", "row.anything"} <= labels  # "giao Sở A nội dung gì, hạn nào"
    of_one = bool(labels & _ASKING_ONE) or not labels & _OF_WORK
    if not has_topic and (
        (facts == (Intent.DEADLINE,) and listed and (has_period or given)) or (parties and not of_one)
    ):
        return (Intent.COUNT if "ask.count" in labels and not of_one else Intent.LIST,)
    return facts or (_without_asking(labels, parties, has_topic and not _is_section(cues), has_period),)


def _asks_who_before(cues: Sequence[Cue]) -> bool:
    """Whether it is asked who does a thing that has "những gì" in it ("ai khảo sát xem dân cần những gì")."""
    if any(cue.label in _LISTED for cue in cues):
        return False
    who = min((cue.end for cue in cues if cue.label == "ask.who"), default=None)
    lists = [cue for cue in cues if cue.label == "ask.list"]
    return who is not None and all(cue.end - cue.start <= _PLAIN and cue.start - who >= _FAR for cue in lists)


def _of_targets(cues: Sequence[Cue]) -> bool:
    """Whether targets are asked for with no word for a list ("chỉ tiêu do Sở A theo dõi")."""
    otherwise = ("ask.who", "ask.when", "ask.part", "ask.product", "ask.confirm", "ask.percent", "unit.")
    labels = {cue.label for cue in cues}
    others = any(label.startswith(otherwise) for label in labels) or labels & {"noun.task", "noun.document"}
    return "noun.target" in labels and "ask.list" not in labels and not others


def _is_section(cues: Sequence[Cue]) -> bool:
    """Whether the tasks of a section are told ("nhóm nhiệm vụ …", "nhiệm vụ ở nhóm …"), rather than one."""
    sections = [cue for cue in cues if cue.label == "whole.section"]
    beside = {cue.end for cue in sections} | {cue.start - 1 for cue in sections}
    return any(cue.label == "noun.task" and (cue.start in beside or cue.end in beside) for cue in cues)


def _counts_led(labels: set[str]) -> bool:
    """Whether what an agency has a part in is counted with no word for it ("Sở A chủ trì mấy cái")."""
    otherwise = ("ask.list", "ask.who", "ask.when", "noun.target", "unit.")
    counts = bool({"ask.count", "ask.total", "row.counted"} & labels) and bool(labels & _OF_WORK)
    return "row.rows" in labels or (counts and not any(label.startswith(otherwise) for label in labels))


def _is_due_told(cues: Sequence[Cue]) -> bool:
    """Whether it is to be confirmed that something is done by a time ("tháng 3/2025 là xong, đúng không")."""
    labels = {cue.label for cue in cues}
    return {"ask.confirm", "due.words"} <= labels and not any(n.startswith(_MEASURING) for n in labels)


def _is_moment(period: tuple[date | None, date | None] | None) -> bool:
    """Whether a time is no whole years: a day, a month, a quarter, what ends or begins within a year."""
    start, end = period or (None, None)
    begins = start is not None and (start.month, start.day) != _FIRST_DAY
    return begins or (end is not None and (end.month, end.day) != _LAST_DAY)


def _tells_when(labels: set[str]) -> bool:
    """Whether it is to be confirmed that a thing is of a time, and nothing else ("… tháng 6/2025 à")."""
    otherwise = (*_MEASURING, "stated.", "role.", "ask.who", "ask.list")
    return "ask.confirm" in labels and not any(label.startswith(otherwise) for label in labels)


def _asks_fact(labels: set[str]) -> bool:
    """Whether anything is asked, rather than a target named among what a question is about."""
    return any(label.startswith(("ask.", "unit.", "role.", "due.figure")) for label in labels)


def _without_asking(labels: set[str], parties: Sequence[Party], has_topic: bool, has_period: bool) -> Intent:
    """A question of keywords alone."""
    if parties and (not has_topic or "noun.task" in labels):
        return Intent.LIST
    if "noun.target" in labels and "ask.what" not in labels:
        return Intent.TARGET
    if "noun.task" in labels and (has_period or not has_topic):
        return Intent.LIST
    return Intent.TEXT
