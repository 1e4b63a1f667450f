"""The other columns of a table (who of the leaders, submitted to whom, what it costs), asked by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Draft, Line
from assistant.finding.column_names import asked_at, done_at, find, is_office, people_in, person_named
from assistant.language.words import words_of
from assistant.query import Intent, Query
from corpus.model import Assignment, Record, Target, Task
from corpus.text import fold

_KEPT = ("Số thứ tự trong mục", "Thuộc nhiệm vụ")  # what the reader of tables adds itself
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BETWEEN = 2  # words that may stand among those of a header
_DONE = re.compile(
    r"(?:(?:(?:uoc|da|ket qua) )*(?:thuc hien|th|dat duoc) )?"
    r"((?:\d+ thang|quy|thang) (?:\d|[iv]+\b|dau|cuoi).*)"
)
_LATER_DAY = re.compile(
    r"\b(?:han|ngay|thoi gian|hoan thanh)\b.*\b(?:moi|lui|dieu chinh|keo dai)\b|\bgia han\b"
)
_DEPUTY = "pho"
_OFFICE = 8  # words between an office and what it is said to do
_OF_OFFICE = frozenset(("tinh", "uy", "hoi", "thanh", "huyen", "xa", "phuong", "bo", "truc", "duoc", "la"))
_ANY = frozenset(
    ("so", "bo", "co", "quan", "don", "vi", "cac", "nhiem", "vu", "noi", "dung", "ten", "thong", "tin", "va")
)


def with_cells_named(query: Query, draft: Draft) -> Draft:
    """The draft with the further cells of the tasks it tells of whose columns the question names."""
    if query.intent in (Intent.LIST, Intent.COUNT):
        return draft
    words = [word.bare for word in words_of(query.text)]
    told = {record.source: record for record in draft.records if not isinstance(record, Assignment)}
    lines: list[Line] = []
    for line in draft.lines:
        record = told.pop(line.source, None) if line.source else None
        named = [
            (header, held)
            for header, held in (other_cells(record).items() if record else ())
            if held not in line.facts and (_header_end(header, words) is not None or of_year(header, query))
        ]
        if isinstance(record, Task) and record.deadline_text in line.facts:
            named += [cell for cell in later_days(record) if cell not in named]
        beside = [Line(f"{header}: {held} [*].", line.source, (held,)) for header, held in named]
        if named and isinstance(record, Target) and not _is_for(record, query):
            lines += [_measured(record, *cell, line) for cell in named]
        elif isinstance(record, Target) and (so_far := _so_far(record, words)):
            lines += [*(_measured(record, *cell, line) for cell in so_far), line]
        else:
            lines += [line, *beside]
    return replace(draft, lines=tuple(lines))


def later_days(record: Record) -> list[tuple[str, str]]:
    """The cells of a task whose columns hold a day in place of its deadline ("Thời hạn mới")."""
    if not isinstance(record, Task):
        return []
    return [(header, held) for header, held in other_cells(record).items() if _LATER_DAY.search(fold(header))]


def _so_far(target: Target, words: Sequence[str]) -> list[tuple[str, str]]:
    """The cells of a target that say what was done by a time a question names ("6 tháng đầu năm")."""
    cells = other_cells(target).items()
    times = {header: _DONE.match(fold(header)) for header, _ in cells}
    return [
        (header, held)
        for header, held in cells
        if (time := times[header]) and find([word.bare for word in words_of(time[1])], words) is not None
    ]


def _is_for(target: Target, query: Query) -> bool:
    """Whether a target is for one of the years asked for; so it is where none is."""
    years = years_asked(query)
    return not years or any((target.by or "").startswith(str(year)) for year in years)


def years_asked(query: Query) -> frozenset[int]:
    """The years asked for; none where they only say when the document was issued."""
    return frozenset() if set(query.years) <= set(query.issued) else frozenset(query.years)


def of_year(header: str, query: Query) -> bool:
    """Whether a column is of a year the question speaks of."""
    return not set(map(int, _YEAR.findall(header))).isdisjoint(years_asked(query))


def _measured(target: Target, header: str, held: str, line: Line) -> Line:
    """What a further cell holds of a target, with who watches over it where ``line`` told that."""
    unit = "%" if target.unit == "%" else f" {target.unit}" if target.unit else ""
    who = tuple(name for name in target.monitor if name in line.facts)
    watched = f"; theo dõi: {'; '.join(who)}" if who else ""
    text = f"{header}: {held}{unit} – “{target.indicator or target.text}”{watched} [*]."
    return Line(text, target.source, (held, *who))


def tasks_marked(query: Query, tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The ``tasks`` whose further column the question names by its header and by what it holds.

    Of several values said, that next to the header is meant; a person is named by the whole name, or by
    the last of it after an office where nobody else is so called.
    """
    words = words_of(query.text)
    named = person_named([name for task in tasks for name in _people(task)], words)
    if named:
        return tuple(task for task in tasks if named in _people(task))
    bare = [word.bare for word in words]
    cells = {cell for task in tasks for cell in other_cells(task).items()}
    said = {cell: at for cell in cells if (at := _said_at(*cell, bare)) is not None}
    ends = {cell: (done_at if is_office(cell[1]) else _header_end)(cell[0], bare) for cell in said}
    beside = {cell: abs(said[cell] - end) for cell, end in ends.items() if end is not None}
    asked = min(beside, key=lambda cell: beside[cell]) if beside else None
    return tuple(task for task in tasks if asked in other_cells(task).items()) if asked else ()


def _people(task: Task) -> tuple[tuple[str, ...], ...]:
    """The people that the further cells of a task name."""
    return tuple(name for cell in other_cells(task).items() for name in people_in(*cell))


def _said_at(header: str, value: str, words: Sequence[str]) -> int | None:
    """Where ``words`` have those of a cell; of an office, only beside what it is said to do."""
    wanted = [word.bare for word in words_of(value)]
    at = find(wanted, words) if len(wanted) > 1 else None
    if at is None or not is_office(value):
        return at
    done, end = done_at(header, words), at + len(wanted)
    deputy = at > 0 and words[at - 1] == _DEPUTY
    alone = done is not None and (end == done or (end < done <= end + _OFFICE and words[end] in _OF_OFFICE))
    return at if alone and not deputy else None


def _header_end(header: str, words: Sequence[str]) -> int | None:
    """One past the place where ``words`` name ``header``: all its words together, less those any may have.

    Or where they ask for what such a column holds, or say what the people in it do.
    """
    telling = {word.bare for word in words_of(header)} - _ANY
    if len(telling) > 1:
        for start, word in enumerate(words):
            near = words[start : start + len(telling) + _BETWEEN]
            if word in telling and telling <= set(near):
                return start + max(near.index(each) for each in telling) + 1
    return asked_at(header, words)


def other_cells(record: Task | Target) -> dict[str, str]:
    """What is printed of a task beside who, with whom, what and when; of a target beside its figure."""
    return {header: words for header, words in record.extra.items() if header not in _KEPT}
