"""What listed tasks must meet beside agency, document and day: what they wait for, what comes of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.language.cues import Cue
from assistant.language.typing import write_out
from assistant.language.words import Word
from assistant.naming.parts import plays
from assistant.query import Intent, Query, Topic
from assistant.scoring.matching import fit, matcher_of
from assistant.scoring.weights import Weights
from corpus.model import Deadline, Record, Target, Task
from corpus.text import fold
from corpus.timespans import aligned, find_spans

_ASIDE = ("filler.", "followup.", "ask.", "product.")
_WHERE = ("trong", "theo", "tai", "o", "thuoc", "cua")
_ALL = ("tat", "toan", "moi", "ca")
_PARTS_PLAYED = ("role.lead", "role.coordinate")
_WAITING, _PRODUCT, _KIND = "waits.words", "product.words", "product.kind"
_OFTEN = {
    "hang nam": "yearly", "moi nam": "yearly", "hang quy": "quarterly", "moi quy": "quarterly",
    "hang thang": "monthly", "moi thang": "monthly", "thuong xuyen": "continuous", "lien tuc": "continuous",
    "ca nam": "all year", "suot nam": "all year", "quanh nam": "all year",
}  # fmt: skip
LASTS = re.compile(r"\b\d+ (?:\([^)]*\) )?(?:ngay|gio|tuan|thang)\b(?! \d)")
_RECURS = re.compile(
    r"(?:nhiem vu|viec|lam|thuc hien|ghi|ghi la|han|thoi gian|thoi han|tien hanh|la|dinh ky) "
    rf"(?:(?:nao|gi) )?({'|'.join(_OFTEN)})(?! \d)"
    rf"|({'|'.join(_OFTEN)})(?: vay| nhi| a| ha)*\s*[?.]*$"
)
_LASTING = re.compile(  # "cả năm 2025" alone tells the year, not that a thing takes all of it
    r"\b(?:(?:keo dai|thuc hien|trien khai|tien hanh|dien ra|lam)"
    r"(?: (?:lien tuc|trong|suot|deu|den het))* ca nam"
    r"|suot(?: ca)? nam|quanh nam|trong ca nam)\b"
)
_EVERY = {"nam": "yearly", "quy": "quarterly", "thang": "monthly"}
_AGAIN = re.compile(
    rf"\b({'|'.join(_OFTEN)})(?: (?:lai|deu|phai|cung|can|lam|thuc hien|tien hanh|to chuc|trien khai)){{0,3}}"
    r" (?:mot|1|lai) (?:lan|luot)\b"
)
_EVERY_ONE = re.compile(r"\b(nam|quy|thang) nao(?: (?!nao\b)[^\s,;?.]+){0,4}? cung\b")
_DENIED = re.compile(r"\bkhong(?: phai)?(?: la| ghi| lam)? $")
_PARTS = re.compile(r"[;,]\s|\n")
_DENIAL = ("deny.not", "deny.except")
_TELLING_OUT = ("ke", "ke ra", "liet", "neu", "loc", "in", "xem", "de", "dua", "tim")  # "kể ra quyết định …"
_OR = ("hoac", "hay")
_TIER = 0.05
_LEAST, _WHOLE = 0.4, 0.9
_NUMBERED = 3  # words from the kind of a document to its number


def with_conditions(
    query: Query, words: Sequence[Word], cues: Sequence[Cue], naming: Collection[int]
) -> Query:
    """``query`` with the conditions of a list; what their words name is no other filter.

    ``naming`` are the words that name the documents, places and times asked about. Of a fact to be
    confirmed it is only told that it waits: what it is about is said with all its words.
    """
    if query.intent not in (Intent.LIST, Intent.COUNT):
        told = query.confirms and any(cue.label == _WAITING for cue in cues)
        return replace(query, waits=Topic()) if told else query
    for cue in cues:
        if cue.label == _WAITING and not _follows_document(cue, words, cues):
            stop = _stop(query, words, cues, cue, naming, whole=True)
            waits = _condition(words, cues, range(cue.end, stop), naming)
            rest = _outside(query, words, cues, range(cue.start, stop))
            if any(c.label == "deny.not" and c.start < cue.start <= c.end for c in cues):
                return replace(rest, limits=replace(rest.limits, waits=waits))
            return replace(rest, waits=waits, period=None)
        if cue.label in (_PRODUCT, _KIND) and query.by != "product" and not _names_one(cue, words, naming):
            start = cue.start + 1 if cue.label == _KIND else cue.end
            denied = next((c for c in cues if c.label in _DENIAL and _denies(c, cue.start, start)), None)
            start = max(start, denied.end) if denied else start
            stop = _stop(query, words, cues, Cue(cue.label, cue.start, start), naming, whole=False)
            product = _condition(words, cues, range(start, stop), naming)
            if denied and not product.content:
                continue
            rest = _outside(query, words, cues, range(cue.start, stop)) if product.content else query
            if denied:
                return replace(rest, limits=replace(rest.limits, product=product))
            return replace(rest, product=product)
    return query


def _denies(denial: Cue, before: int, after: int) -> bool:
    """Whether a denial stands beside the word for a product: "không ra …", "sản phẩm không phải …"."""
    return denial.end == before or after <= denial.start <= after + 1


def _names_one(cue: Cue, words: Sequence[Word], naming: Collection[int]) -> bool:
    """Whether "ra quyết định" names no kind of product: the one document meant, or what is to be told."""
    if cue.label != _KIND:
        return False
    asked = cue.end < len(words) and words[cue.end].bare in ("nao", "gi", "so")
    told = cue.start > 0 and words[cue.start - 1].bare in _TELLING_OUT
    return asked or told or any(i in naming for i in range(cue.end, cue.end + _NUMBERED))


def _follows_document(cue: Cue, words: Sequence[Word], cues: Sequence[Cue]) -> bool:
    """Whether a thing is said to be done by a document, not to wait for it ("làm theo Nghị quyết 57")."""
    document = any(c.label == "noun.document" and c.start == cue.end for c in cues)
    return document and words[cue.end - 1].bare == "theo"


def is_given(cue: Cue, cues: Sequence[Cue]) -> bool:
    """Whether words that could ask for a product say which one ("có sản phẩm là báo cáo")."""
    if cue.label != "ask.product" or any(c.label in ("ask.confirm", "ask.list") for c in cues):
        return False
    ends = [c.end for c in cues if c.label == _PRODUCT and c.start <= cue.start and cue.end < c.end]
    asked = {c.start for c in cues if c.label.startswith("ask.")}
    return any(not asked & {end - 1, end} for end in ends)


def _condition(words: Sequence[Word], cues: Sequence[Cue], places: range, naming: Collection[int]) -> Topic:
    """The words of one condition; those of asking, and of where, need not be met."""
    kinds = {i for cue in cues if cue.label == _KIND for i in range(cue.start + 1, cue.end)}
    aside = _covered(cues, _ASIDE) - _covered(cues, ("noun.document", "keep.words")) - kinds
    return Topic(
        tuple(words[i] for i in places),
        tuple(i not in aside and i not in naming for i in places),
        tuple(False for _ in places),
    )


def _stop(
    query: Query,
    words: Sequence[Word],
    cues: Sequence[Cue],
    cue: Cue,
    naming: Collection[int],
    whole: bool,
) -> int:
    """Where the condition after ``cue`` ends: at the document, at another agency's part.

    Unless it is a ``whole`` clause, it ends at a time, a denial or a comma as well.
    """
    documents = {c.start for c in cues if c.label == "noun.document"}
    parts = {c.start for c in cues if c.label in _PARTS_PLAYED}
    parts |= set() if whole else {c.start for c in cues if c.label == "field.deadline"}
    parts |= {party.start for party in query.parties if plays(party, words, cues)}
    stop = len(words)
    for index in range(cue.end + 1, len(words)):
        where = words[index - 1].bare in _WHERE
        in_table = any(c.label == "row.table" and c.start == index for c in cues)
        named = _names_document(index, documents, naming) or _is_of_all(index, words, documents)
        if where and (in_table or index in naming or named):
            stop = index - 1
            break
        if index in parts or (not whole and (index in naming or words[index].opens)):
            stop = index
            break
    links = [c for c in cues if c.label == "part.link"]
    while linked := [c.start for c in links if c.end == stop and c.start > cue.end]:
        stop = min(linked)
    return stop


def _covered(cues: Sequence[Cue], labels: tuple[str, ...]) -> set[int]:
    """The words that wordings of ``labels`` cover."""
    return {i for cue in cues if cue.label.startswith(labels) for i in range(cue.start, cue.end)}


def _names_document(index: int, documents: Collection[int], naming: Collection[int]) -> bool:
    """Whether a document that the question names by its number begins at ``index``."""
    return index in documents and any(place in naming for place in range(index, index + 4))


def _is_of_all(index: int, words: Sequence[Word], documents: Collection[int]) -> bool:
    """Whether "tất cả văn bản" begins at ``index``: where is looked, nothing waited for."""
    return words[index].bare in _ALL and any(index < place <= index + 2 for place in documents)


def _outside(query: Query, words: Sequence[Word], cues: Sequence[Cue], places: range) -> Query:
    """``query`` without what the words at ``places`` name as its topic, agencies and roles."""
    taken = {words[i].start for i in places}
    kept = [i for i, word in enumerate(query.topic.words) if word.start not in taken]
    topic = Topic(
        tuple(query.topic.words[i] for i in kept),
        tuple(query.topic.required[i] for i in kept),
        tuple(query.topic.named[i] for i in kept) if query.topic.named else (),
    )
    parties = tuple(party for party in query.parties if party.start not in places)
    said = {c.label for c in cues if c.start not in places}
    roles = frozenset(role for role in query.roles if f"role.{role}" in said)
    return replace(query, topic=topic, parties=parties, roles=roles)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """How often tasks are done that a question asks for, and where it says so (character offsets)."""

    repeat: str
    start: int
    end: int


def recurrence(text: str) -> Recurrence | None:
    """How often tasks are done that ``text`` (NFC) asks for ("làm hàng năm", "năm nào cũng")."""
    folded = aligned(text)
    every = _EVERY_ONE.search(folded)
    if every:
        return Recurrence(_EVERY[every[1]], every.start(), every.end())
    lasting = _LASTING.search(folded)
    if lasting and not _DENIED.search(folded[: lasting.start()]):
        return Recurrence("all year", lasting.start(), lasting.end())
    match = _AGAIN.search(folded) or _RECURS.search(folded)
    if match is None:
        return None
    group = 1 if match[1] else 2
    if _DENIED.search(folded[: match.start(group)]):
        return None
    return Recurrence(_OFTEN[match[group]], match.start(group), match.end(group))


def states_time(text: str, year: int) -> bool:
    """Whether ``text`` (NFC) says when, how often or for how long; ``year`` is what "năm nay" means."""
    return bool(LASTS.search(fold(text)) or find_spans(aligned(text), year) or recurrence(text))


def recurring(records: Sequence[Record], often: str) -> list[Record]:
    """Those of ``records`` whose deadline says that they are done so often."""
    return [
        task
        for task in records
        if not isinstance(task, Target)
        and any(words in fold(task.deadline_text or "") for words, kind in _OFTEN.items() if kind == often)
    ]


def waiting(records: Sequence[Record], condition: Topic, weights: Weights) -> list[Record]:
    """Those of ``records`` that wait for what ``condition`` says; all that wait, where it says nothing."""
    tasks = [r for r in records if isinstance(r, Task) and r.deadline and _is_conditional(r.deadline)]
    if not condition.content:
        return list(tasks)
    kept: dict[str, Record] = {}
    for one in _alternatives(condition):
        matcher = matcher_of(one, weights)
        met = [(matcher.fit(write_out(task.deadline_text or "")).coverage, task) for task in tasks]
        best = max((coverage for coverage, _ in met), default=0.0)
        kept |= {task.id: task for coverage, task in met if coverage >= max(best - _TIER, _LEAST)}
    return [task for task in tasks if task.id in kept]


def _alternatives(condition: Topic) -> list[Topic]:
    """The conditions of which one is enough ("chờ Trung ương hoặc Chính phủ")."""
    cuts = [i for i, word in enumerate(condition.words) if word.bare in _OR]
    parts = [range(a + 1, b) for a, b in pairwise((-1, *cuts, len(condition.words)))]
    told = [
        Topic(
            tuple(condition.words[i] for i in part),
            tuple(condition.required[i] for i in part),
            tuple(condition.named[i] for i in part),
        )
        for part in parts
    ]
    return [topic for topic in told if topic.content]


def producing(records: Sequence[Record], condition: Topic, weights: Weights) -> list[Record]:
    """Those of ``records`` whose product is of the kind ``condition`` names, from its first word on."""
    if not condition.content:
        return list(records)
    return [
        task
        for task in records
        if isinstance(task, Task)
        and any(_is_product(part.strip(), condition, weights) for part in _PARTS.split(task.product or ""))
    ]


def not_producing(records: Sequence[Record], condition: Topic, weights: Weights) -> list[Record]:
    """Those of ``records`` of which something else comes than ``condition`` names."""
    such = {task.id for task in producing(records, condition, weights)}
    return [r for r in records if isinstance(r, Task) and r.product and r.id not in such]


def _is_product(part: str, condition: Topic, weights: Weights) -> bool:
    """Whether one of the products of a task is of the kind asked, named by the same first word."""
    begins = fold(part).startswith(condition.content[0].bare)
    return begins and fit(condition, part, "", weights).coverage >= _WHOLE


def _is_conditional(deadline: Deadline) -> bool:
    return any(part.kind == "conditional" for part in (deadline.parts or (deadline,)))
