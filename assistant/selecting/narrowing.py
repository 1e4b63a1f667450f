"""What of the registry a question leaves: by agency, document, day, condition, section and topic."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.finding.evidence import find_records
from assistant.knowledge import Knowledge, sections
from assistant.language.words import Word, words_of
from assistant.naming.called import calling, is_stray
from assistant.naming.renaming import heirs_of
from assistant.naming.scope import ANNEX
from assistant.naming.titles import mark_of, sections_called
from assistant.query import Query
from assistant.scoring.matching import CONTEXT, matcher_of
from assistant.selecting.alone import alone, asks_jointly, jointly
from assistant.selecting.by_share import at_share
from assistant.selecting.counted_in_rows import counted_in_rows
from assistant.selecting.elsewhere import calls_elsewhere, is_of_section
from assistant.settings import AnswerSettings
from assistant.times.deadline_words import dated_so, printed_exactly
from assistant.times.denied_times import not_due, without_denied
from assistant.times.ordering import Window, arranged, due, windows_of
from assistant.times.stages import of_stage
from assistant.understanding.conditions import not_producing, producing, recurring, waiting
from assistant.understanding.left_out import beside
from assistant.understanding.limits import within
from assistant.understanding.numbers_asked import as_numbered
from assistant.understanding.rows_of_kind import of_kind
from corpus.model import Record, Target, Task
from corpus.registry import RecordFilter
from corpus.shares import is_share
from corpus.text import fold
from corpus.timespans import aligned

_WHOLE_LIST = 200
_OF_DOCUMENT = re.compile(
    r"(?:ke hoach|quyet dinh|chuong trinh|nghi quyet|cong van|de an|ve)"
    r"(?: (?:thuc hien|cac|chi tieu|nhiem vu|cong tac|viec))*\W*$"
)
_ROWS_OF_COLUMN = re.compile(  # all that a column names one in
    r"\bcot\b.{3,80}\b(?:may|bao nhieu) dong\b|\b(?:may|bao nhieu) dong\b.{3,60}\bcot\b"
)
_TITLE = 3
_WATCHED = frozenset(("bao", "cao", "tong", "hop", "danh", "gia"))  # "theo dõi, báo cáo"
_CALLED = r"(?:muc|phan|nhom|linh vuc) "
_CALLING = ("muc", "phan", "nhom")  # a section is called so, no title says it
_MARK = re.compile(r"^(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)(?:[.)]\s*|\s+)")
_SECTION = re.compile(
    r"(?:mục|phần|muc|phan)\s+((?:[IVX]{1,5}|[A-Z]|\d{1,2})(?:\.\d{1,2})*)(?!\w)", re.IGNORECASE
)
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}


def filter_of(query: Query, knowledge: Knowledge, roles: frozenset[str]) -> RecordFilter:
    """The registry's filter for the agencies, documents and first day asked, in ``roles``.

    The last day is left to :func:`due`: a part of a deadline may end before the whole begins to.
    """
    start = query.period[0] if query.period and not query.yearless else None
    keys = heirs_of(query, knowledge).keys
    return RecordFilter(keys, roles, query.scope.sources, start=start)


def narrowed(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, kind: str, where: RecordFilter
) -> tuple[Record, ...]:
    """What the registry gives for ``where``, less what the topic leaves out; in the order asked."""
    found: Sequence[Record]
    if kind == "target":
        found = knowledge.registry.targets(replace(where, start=None))  # their year is left to ``due``
    elif kind == "assignment":
        found = knowledge.registry.assignments(where)
    else:
        found = knowledge.registry.tasks(where)
    there = _of_annex(query.text, found) or _of_annex(query.background, found)
    if kind == "target":
        query = _of_columns(_of_last_year(query, found))
        found = at_share(query, found if there else [target for target in found if not is_share(target)])
    found = as_numbered(query, kind, there or found)
    called = sections_called(query.text, found)
    windows = windows_of(query, settings.soon_days)
    if called is None and found and calls_elsewhere(query.text, kind, where, found, knowledge):
        return ()
    if called is not None:
        return _dated(query, _conditioned(query, kind, called, knowledge), windows)
    found = _conditioned(query, kind, found, knowledge)
    if query.topic.content and found:
        found = _of_topic(query, knowledge, settings, kind, found)
    elif query.background:
        found = _of_named_section(query.background, found) or found
    return _dated(query, found, windows)


def _dated(query: Query, found: Sequence[Record], windows: Sequence[Window]) -> tuple[Record, ...]:
    """Those of ``found`` due in ``windows``, in the order asked."""
    return arranged(query, printed_exactly(query.text, due(found, windows), windows))


def _conditioned(query: Query, kind: str, found: Sequence[Record], knowledge: Knowledge) -> Sequence[Record]:
    """Those of ``found`` that wait for, come again as, or produce what is asked, and nothing barred."""
    found = of_kind(query, found) if kind != "target" else found
    found = alone(query.text, found) if query.parties else found
    found = jointly(query, found, knowledge) if asks_jointly(query) else found
    found = counted_in_rows(query, found) if kind != "assignment" else found
    if query.limits:
        found = within(found, query.limits)
    if query.limits.days or query.limits.printed:
        found = not_due(found, query.limits)
    if query.limits.known is not None:
        found = beside(found, query.limits.known, knowledge.weights)
    if query.limits.product is not None:
        found = not_producing(found, query.limits.product, knowledge.weights)
    if query.limits.waits is not None:
        such = waiting(found, query.limits.waits, knowledge.weights)
        found = [record for record in found if record not in such]
    if query.waits is not None:
        found = waiting(found, query.waits, knowledge.weights)
    if query.recurs is not None and kind != "target":
        found = recurring(found, query.recurs)
    if kind == "task":
        found = of_stage(query, dated_so(without_denied(query.text), found, query.scope.heads))
    if query.product is not None:
        found = producing(found, query.product, knowledge.weights)
    return found


def _of_topic(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, kind: str, found: Sequence[Record]
) -> Sequence[Record]:
    """Those of ``found`` in the section the topic names, or that meet the topic themselves."""
    inside = _of_section(query, knowledge, settings, found)
    if inside:
        return inside
    called = _of_named_section(query.text, found, _CALLED)
    if called:
        return called
    by_field = _of_field(query, knowledge, settings, found)
    if by_field:
        return by_field
    wide = settings.model_copy(update={"candidates": _WHOLE_LIST})
    met = find_records(query, (kind,), knowledge, wide, context=1.0 if query.parties else CONTEXT)
    least = settings.own_coverage if query.parties else settings.list_coverage
    ids = {scored.item.id for scored in met.kept if scored.fit.coverage >= least}
    fitting = [record for record in found if record.id in ids]
    if fitting:
        return fitting
    there = knowledge.registry.tasks(RecordFilter(sources=query.scope.sources))
    return found if is_stray(query, [task.task for task in there]) else fitting


def names_document(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> bool:
    """Whether the topic is no more than the title of a document asked about, or of its annex.

    A section whose title says it better is meant before the document. Rows of a column are counted whole.
    """
    if not query.topic.content or not query.scope.heads or is_of_section(query, knowledge):
        return False
    if _ROWS_OF_COLUMN.search(fold(query.text)):
        return True
    after = bool(_OF_DOCUMENT.search(fold(query.text[: query.topic.content[0].start])))
    if after and all(map(calling(query.scope.heads), query.topic.content)):
        return True
    titles = {head.title or "" for head in query.scope.heads}
    tasks = knowledge.registry.tasks(RecordFilter(sources=query.scope.sources))
    titles |= {task.annex for task in tasks if task.annex}

    matcher = matcher_of(query.topic, knowledge.weights)

    def best(among: Iterable[str]) -> float:
        return max((matcher.fit(title).coverage for title in among), default=0.0)

    named, called = best(titles), best(sections(tasks))
    if after and len(query.topic.content) == 1 and named > called:  # "kế hoạch rác" where it says "chất thải"
        return True
    if named < settings.section_coverage or named != called:
        return named >= max(settings.section_coverage, called)
    return after


def _of_section(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, found: Sequence[Record]
) -> list[Record]:
    """Those of ``found`` in the section asked for by number ("mục VII") or by its title."""
    number = _SECTION.search(query.text)
    topic = query.topic.within(lambda word: word.bare not in _CALLING)
    matcher = matcher_of(topic if topic.content else query.topic, knowledge.weights)
    met: dict[float, list[Record]] = {}
    for title, inside in sections(found).items():
        if number:
            fits = 1.0 if mark_of(title) == number[1].upper() else 0.0
        else:
            close = matcher.fit(title)
            fits = close.closeness if close.coverage >= settings.section_coverage else 0.0
        if fits:
            met.setdefault(round(fits, 2), []).extend(inside)
    best = {record.id: record for record in met[max(met)]} if met else {}
    return list(best.values())


def _of_annex(text: str, found: Sequence[Record]) -> list[Record]:
    """Those of ``found`` in the annex ``text`` asks for by number ("phụ lục II", "PL 2", "biểu số 01")."""
    number = ANNEX.search(fold(text))
    if number is None:
        return []
    printed = ((record, ANNEX.search(fold(_place_of(record)))) for record in found)
    return [record for record, mark in printed if mark and _plain(mark[1]) == _plain(number[1])]


def _place_of(record: Record) -> str:
    """The annex a record stands in, as printed."""
    return (record.annex or "") if isinstance(record, Task) else record.source.locator.partition(",")[0]


def _plain(number: str) -> str:
    return _ROMAN.get(number, number).lstrip("0")


def _of_last_year(query: Query, found: Sequence[Record]) -> Query:
    """``query`` of the targets set for the year alone up to which it asks, where any is set for that."""
    start, end = query.period or (None, None)
    whole = end is not None and (end.month, end.day) == (12, 31) and start is None and not query.yearless
    if not whole or end is None or not any(isinstance(r, Target) and r.by == str(end.year) for r in found):
        return query
    return replace(query, period=(end.replace(month=1, day=1), end))


def _of_columns(query: Query) -> Query:
    """``query`` without the words that only name the table of the targets, or the column of who watches."""
    annex = ANNEX.search(aligned(query.text))
    table = annex.span() if annex else (0, 0)
    watched = _WATCHED if "monitor" in query.roles else frozenset[str]()

    def kept(word: Word) -> bool:
        return not table[0] <= word.start < table[1] and word.bare not in watched

    return replace(query, topic=query.topic.within(kept))


def _of_named_section(text: str, found: Sequence[Record], before: str = "") -> list[Record]:
    """Those of ``found`` in the section whose whole title stands in ``text``, after ``before``."""
    said = " ".join(w.bare for w in words_of(text))
    named: dict[int, list[Record]] = {}
    for title, inside in sections(found).items():
        words = [w.bare for w in words_of(_MARK.sub("", title))]
        if len(words) >= _TITLE and re.search(rf"(?<!\w){before}{' '.join(words)}(?!\w)", said):
            named.setdefault(len(words), []).extend(inside)
    return named[max(named)] if named else []


def _of_field(
    query: Query, knowledge: Knowledge, settings: AnswerSettings, found: Sequence[Record]
) -> list[Record]:
    """Tasks whose deadline or product is what the topic says ("chờ Trung ương hướng dẫn")."""
    matcher = matcher_of(query.topic.with_cues(), knowledge.weights)

    def met(text: str | None) -> bool:
        if not text:
            return False
        close = matcher.fit(text)
        return close.coverage >= settings.own_coverage and close.closeness >= settings.own_coverage

    tasks = [record for record in found if isinstance(record, Task)]
    return [task for task in tasks if met(task.deadline_text) or met(task.product)]
