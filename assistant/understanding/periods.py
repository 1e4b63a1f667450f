"""The years a question names, and the days its list of tasks must be due in."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from assistant.knowledge import Knowledge
from assistant.language.words import Word
from assistant.naming.scope import ANNEX, Reference
from assistant.query import Intent, Scope
from assistant.times.ordering import TOLD_NUMBER
from assistant.times.stages import is_span_of, names_stage
from assistant.times.whole_times import WholeTime
from assistant.understanding.intents import Wish
from corpus.model import Head
from corpus.question_times import parse_range, times_apart
from corpus.registry import RecordFilter
from corpus.spoken_times import said_spans
from corpus.text import fold
from corpus.timespans import aligned, find_spans

_TITLE_TIME = re.compile(  # "lộ trình đổi mới công nghệ đến năm 2035": of the paper, no deadline asked
    r"(?:[^\W\d_]+ ){3}((?:(?:den|giai doan|tu|het) )*(?:nam )?20\d\d(?: *[-–] *20\d\d)?)"
)
_OF_FIVE_YEARS = re.compile(
    r"\b(?:ke hoach|chuong trinh|quyet dinh|cai cach(?: hanh chinh)?)\b[^,;.?]{0,40}?"
    r"(?<!trong )(?<!\d[ -])\b((?:0?5|nam) nam)\b"
)
_FIVE_YEARS = (4, 5)
_YEARS_LONG = re.compile(  # "5 năm 2021 - 2025"
    r"(?<!\w)((?:\d\d?|hai|ba|bon|nam|muoi) nam) (?:tu )?(?:nam )?20\d\d *(?:-|–|den|toi) *(?:nam )?20\d\d"
)
_PLAN_YEARS = 3
_DUE_IN = re.compile(
    r"\b(?:xong|hoan thanh|han|ket thuc|deadline|chot)(?: (?:ghi|la|trong|vao|het|cuoi|tu|khoang)){0,3}"
    r" (?:nam )?20\d\d"
)
_DUE_BY = re.compile(
    r"\b(?:xong|hoan thanh|han|ket thuc|deadline|chot)\b[^,;.?]{0,12}"
    r"\b(?:den|toi|truoc|het|cham nhat|muon nhat)\b"
)
_DAY = re.compile(
    r"(?:\b(?:ky|ban hanh|lap)\s+)?\bngay\s+(\d{1,2})\s*(?:[/.-]|thang)\s*(\d{1,2})"
    r"\s*(?:[/.-]|nam)\s*(20\d\d)\b"
)
_NUMBER = re.compile(r"/[a-z][a-z0-9&-]*[\s,]*$")
_PART = re.compile(  # not within "tháng 1, 2/2025"
    r"(?<![\divIVX])[,;:]\s|(?<=[\divIVX])[,;:]\s(?!(?:tháng|quý|thang|quy)? ?(?:\d|[IVXiv]+(?!\w)))"
)
_OF_TODAY = re.compile(r"\b(?:tuan|thang|quy|nam|hom) (?:nay|sau|toi|truoc|qua|ngoai|ke tiep)\b|\bngay mai\b")
_NO_YEAR = re.compile(r"\bnắm\b", re.IGNORECASE)  # "nắm trước" is not "năm trước"
_MONTH = re.compile(r"\bthang \d{1,2}(?:(?:/| nam )20\d\d)?")
_BASELINE = re.compile(r"so voi (?:nam )?$")
_SAID_OF = re.compile(  # "so với 2023 được mấy": its own figure is asked too
    r"20\d\d[ ,]*(?:(?:thi|duoc|la|dat|chenh|lech|nhau|hon kem) )*(?:may|bao nhieu|the nao|ra sao)\b"
)
_BESIDE = re.compile(
    r"(20\d\d)(?: thi)? (?:va|voi|so voi|sang) nam (?:(sau|toi|ke tiep|tiep theo)|truoc|ngoai|lien truoc)\b"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_KIND = r"\b(?:quyet dinh|cong van|nghi quyet|chi thi|thong bao|van ban)"
_NO_TITLE = (
    "den|toi|het|giai|muc|chi|ty|ti|dat|phan|nao|ke|chuong|tu|trong|thuc"  # the year is of what it says
)
_NO_NAME = f"{_NO_TITLE}|co|may|giao(?! thong)|phai|lam|viec|nhiem|han|hoan|xong|ket"
_ISSUED = re.compile(  # when a document was issued; what a plan is of is the year of its targets
    rf"{_KIND}(?: (?!(?:{_NO_TITLE})\b)[^\W\d_]+){{0,10}}? (20\d\d)(?!\d)"
    rf"|{_KIND} (?:so )?\d{{1,5}}(?:/[\w&-]+)?(?: (?!(?:{_NO_NAME})\b)[^\W\d_]+){{0,8}}? (20\d\d)(?!\d)"
    r"|\b(?:ban hanh|ky)(?: (?:trong|vao|tu|hoi))? nam (20\d\d)(?!\d)"
)
_PLAN = re.compile(r"\b(?:ke hoach|chuong trinh)(?: hanh dong| cua chinh phu)? (?:nam )?(20\d\d)(?!\d)")
_OF_WHOM = re.compile(rf"{_PLAN.pattern} (?:cua|do) ")
_PLAN_OF_YEARS = re.compile(  # "kế hoạch chuyển đổi số 2025 - 2026: …"
    r"\b(?:ke hoach|chuong trinh|de an)"
    r"(?: (?!(?:den|toi|het|trong|tu|han|xong|hoan|nhiem|viec|nao|chi|muc)\b)[^\W\d_]+){0,8}?"
    r" ((?:giai doan )?20\d\d *(?:-|–|den) *20\d\d)(?!\d)"
)
_PLAN_TO = re.compile(  # "kế hoạch cải cách đến 2025 của tỉnh": the last year of the plan, no deadline
    r"\b(?:ke hoach|chuong trinh|de an)"
    r"(?: (?!(?:trong|tu|han|xong|hoan|nhiem|viec|nao|chi|muc|co|may|giao|phai|lam)\b)[^\W\d_]+){0,8}?"
    r" ((?:den|toi) (?:nam )?(20\d\d))(?= (?:cua|do) )"
)


def years_named(text: str, words: Sequence[Word], numbers: Sequence[Reference]) -> tuple[int, ...]:
    """Years named on their own, not inside a document number or a standard's (``9001:2015``)."""
    inside = [(n.start, n.end) for n in numbers]
    plain = aligned(text)
    found = [
        int(w.text)
        for w in words
        if w.text.isdecimal()
        and re.fullmatch(r"20\d\d", w.text)
        and text[: w.start][-1:] != ":"
        and (not _BASELINE.search(plain[: w.start]) or _SAID_OF.match(plain, w.start))
        and not any(a <= w.start < b for a, b in inside)
    ]
    beside = _BESIDE.search(plain)
    if beside and found == [int(beside[1])]:
        found.append(found[0] + (1 if beside[2] else -1))  # "năm 2025 và năm sau"
    return tuple(dict.fromkeys(found))


def years_issued(text: str, years: Sequence[int]) -> tuple[int, ...]:
    """Those of ``years`` that only say when a document was issued ("quyết định năm 2021 của …").

    That of a plan is what its targets are for, unless a year is named besides.
    """
    folded = aligned(text)
    named = {match.start() for match in _YEAR.finditer(folded)}
    telling = {match.start(match.lastindex or 0) for match in _ISSUED.finditer(folded)}
    of_plans = {match.start(1) for match in _PLAN.finditer(folded)}
    telling |= of_plans if named - telling - of_plans else set()
    others = {folded[start : start + 4] for start in named - telling}
    issued = {folded[start : start + 4] for start in telling} - others
    return tuple(year for year in years if str(year) in issued)


def deadlines_asked(
    text: str,
    today: date,
    wanted: Wish,
    heads: Sequence[Head],
    years: Sequence[int],
    knowledge: Knowledge,
    contained: WholeTime | None = None,
) -> tuple[date | None, date | None] | None:
    """The deadline range a list is asked for; a document's own year is its scope, not a range."""
    listed = wanted.intents[0] in (Intent.LIST, Intent.COUNT)
    dated, text = undated(text, heads), _without_dates(text, heads)
    if not listed or contained:
        return contained.days(text, today) if contained and listed else None
    parts = [part for part in _PART.split(text) if re.search(r"20\d\d", part)]
    ranges = [parse_range(part, today) for part in (*parts, text)]
    found = next((r for r in ranges if r and not _is_year(r)), ranges[-1])
    if found is None:
        return None
    found = _in_year_named(found, dated, today)
    whole = [(date(y, 1, 1), date(y, 12, 31)) for y in years]
    apart = times_apart(text, today)
    due = _DUE_IN.search(aligned(text))
    if apart and (due or not all(map(_is_year, apart))):
        return found
    own = [
        h
        for h in heads
        if found[0] and found[0].year in (h.year, h.date.year if h.date and not h.years else None)
    ]
    if (
        found in whole
        and not due
        and own
        and (wanted.noun != "task" or len(own) == len(heads) or _has_tasks(own, knowledge))
    ):
        return None
    if _is_of_plans(found, heads) and not _DUE_BY.search(aligned(text)):
        return None
    years = [year for year in years if str(year) in text]
    long = len(years) > 1 and max(years) - min(years) >= _PLAN_YEARS
    stage = names_stage(text) or (long and any(is_span_of(head, found) for head in heads))
    return None if stage and not due else found


def unlike_years(text: str, numbers: Sequence[Reference]) -> str:
    """``text``, as long, in which none of the ``numbers`` of documents looks like a year."""
    for number in numbers:
        if _YEAR.fullmatch(number.figure):
            text = f"{text[: number.start]}00{text[number.start + 2 :]}"
    return text


def without_told(text: str, remarks: Sequence[tuple[int, int]], titles: Sequence[tuple[int, int]]) -> str:
    """``text``, as long, less the times that set no deadline: all in ``remarks``, months in ``titles``."""
    for start, end in (*remarks, *(match.span() for match in _NO_YEAR.finditer(text))):
        text = _blanked(text, start, end)
    folded = aligned(text)
    for start, end in titles:
        for month in _MONTH.finditer(folded, start, end):
            text = _blanked(text, *month.span())
    return text


def undated(text: str, heads: Sequence[Head]) -> str:
    """``text``, as long, less the days of ``heads``, and of any document named by its number."""
    dates = {(h.date.day, h.date.month, h.date.year) for h in heads if h.date}
    folded = aligned(text)
    for match in _DAY.finditer(folded):
        day, month, year = map(int, match.groups())
        if (day, month, year) in dates or _NUMBER.search(folded[: match.start()]):
            text = _blanked(text, *match.span())
    return text


def _in_year_named(
    found: tuple[date | None, date | None], text: str, today: date
) -> tuple[date | None, date | None]:
    """``found`` in the one year that ``text`` names elsewhere ("tháng 2 … năm 2024"), not in today's."""
    named = {int(year) for year in _YEAR.findall(text)}
    own = {day.year for day in found if day} == {today.year} and not _OF_TODAY.search(aligned(text))
    if not own or len(named) != 1 or today.year in named:
        return found
    start, end = (_moved(day, *named) for day in found)
    return start, end


def _moved(day: date | None, year: int) -> date | None:
    """The same day of ``year``; the last of its month where that lacks it."""
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1])) if day else None


def _without_dates(text: str, heads: Sequence[Head]) -> str:
    """``text``, as long, less the days of ``heads`` and other times that tell which document is meant."""
    dates = {(h.date.day, h.date.month, h.date.year) for h in heads if h.date}
    text = undated(text, heads)
    folded = aligned(text)
    for match in _ISSUED.finditer(folded):
        place = match.lastindex or 0
        if int(match[place]) in {year for _, _, year in dates}:
            text = _blanked(text, *match.span(place))
    for match in _OF_WHOM.finditer(folded):
        if int(match[1]) in {head.date.year for head in heads if head.date}:
            text = _blanked(text, *match.span(1))
    for match in _PLAN_OF_YEARS.finditer(folded):
        text = _blanked(text, *match.span(1))
    for match in _PLAN_TO.finditer(folded):
        if int(match[2]) in {head.years[1] for head in heads if head.years}:
            text = _blanked(text, *match.span(1))
    for words, time in {said for head in heads if head.title for said in _times_of(head.title)}:
        end = folded.find(words) + len(words)
        text = _blanked(text, end - len(time), end) if end >= len(words) else text
    return text


@lru_cache(maxsize=10_000)
def _times_of(title: str) -> tuple[tuple[str, str], ...]:
    """The times a title names, folded: each with the words before it, and by itself."""
    return tuple((match[0], match[1]) for match in _TITLE_TIME.finditer(fold(title)))


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _is_of_plans(found: tuple[date | None, date | None], heads: Sequence[Head]) -> bool:
    """Whether a range without a first day ends with the plans themselves ("kế hoạch … đến năm 2030")."""
    last = found[1]
    ends = [date(head.years[1], 12, 31) if head.years else None for head in heads]
    return found[0] is None and last is not None and bool(ends) and all(end == last for end in ends)


def _has_tasks(heads: Sequence[Head], knowledge: Knowledge) -> bool:
    """Whether any of the documents has a list of tasks."""
    return knowledge.registry.count("task", RecordFilter(sources=frozenset(h.source for h in heads))) > 0


def _is_year(found: tuple[date | None, date | None]) -> bool:
    """Whether a range is a whole calendar year."""
    start, end = found
    return bool(start and end and (start.month, start.day, end.month, end.day) == (1, 1, 12, 31))


def times_named(text: str, today: date, others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where a question names times, annexes and plans of several years, and ``others`` of the kind."""
    folded = aligned(text)
    spans = (*find_spans(folded, today.year), *said_spans(folded, today))
    times = [(span.begin, span.finish) for span in spans]
    named = (ANNEX, TOLD_NUMBER, _OF_FIVE_YEARS, _YEARS_LONG)
    times += [match.span(1) for pattern in named for match in pattern.finditer(folded)]
    return [*times, *others]


def of_five_years(text: str, scope: Scope) -> Scope:
    """``scope`` narrowed to the plans of five years, where a question speaks of one and there are any."""
    if scope.numbered or not _OF_FIVE_YEARS.search(aligned(text)):
        return scope
    plans = tuple(h for h in scope.heads if h.years and h.years[1] - h.years[0] in _FIVE_YEARS)
    return replace(scope, heads=plans) if plans else scope
