"""The other columns of a table (who of the leaders, submitted to whom, what it costs), asked by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.draft import Draft, Line
from assistant.query import Intent, Query
from assistant.words import words_of
from corpus.model import Assignment, Target, Task

_KEPT = ("Số thứ tự trong mục", "Thuộc nhiệm vụ")  # what the reader of tables adds itself
_OFFICE = re.compile(r"(?:[A-ZĐ]{2,5}|Ông|Bà|Đ/c|Đồng chí)\.?\s+(?=[A-ZĐÀ-Ỹ][^\W\d_]*\s)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BETWEEN = 2  # words that may stand among those of a header
_SHORTEST_NAME = 2  # words, with the office
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
        beside = [Line(f"{header}: {held} [*].", line.source, (held,)) for header, held in named]
        if named and isinstance(record, Target) and not _is_for(record, query):
            lines += [_measured(record, *cell, line) for cell in named]
        else:
            lines += [line, *beside]
    return replace(draft, lines=tuple(lines))


def _is_for(target: Target, query: Query) -> bool:
    """Whether a target is for one of the years asked for; so it is where none is."""
    return not query.years or any((target.by or "").startswith(str(year)) for year in query.years)


def of_year(header: str, query: Query) -> bool:
    """Whether a column is of a year the question speaks of."""
    return not set(map(int, _YEAR.findall(header))).isdisjoint(query.years)


def _measured(target: Target, header: str, held: str, line: Line) -> Line:
    """What a further cell holds of a target, with who watches over it where ``line`` told that."""
    unit = "%" if target.unit == "%" else f" {target.unit}" if target.unit else ""
    who = tuple(name for name in target.monitor if name in line.facts)
    watched = f"; theo dõi: {'; '.join(who)}" if who else ""
    text = f"{header}: {held}{unit} – “{target.indicator or target.text}”{watched} [*]."
    return Line(text, target.source, (held, *who))


def tasks_marked(query: Query, tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The ``tasks`` whose further column the question names by its header and by what it holds.

    Of several values said, that next to the header is meant; a person is named by the whole name alone.
    """
    words = [word.bare for word in words_of(query.text)]
    cells = {cell for task in tasks for cell in other_cells(task).items()}
    said = {cell: at for cell in cells if (at := _said_at(cell[1], words)) is not None}
    named = {
        cell: abs(at - end) for cell, at in said.items() if (end := _header_end(cell[0], words)) is not None
    }
    persons = [cell for cell in said if _is_person(cell[1])]
    asked = min(named, key=lambda cell: named[cell]) if named else next(iter(persons), None)
    return tuple(task for task in tasks if asked in other_cells(task).items()) if asked else ()


def _said_at(value: str, words: Sequence[str]) -> int | None:
    """Where ``words`` have those of a cell, less the short form of an office before a name."""
    wanted = [word.bare for word in words_of(_OFFICE.sub("", value))]
    starts = range(len(words) - len(wanted) + 1) if len(wanted) > 1 else ()
    return next((i for i in starts if list(words[i : i + len(wanted)]) == wanted), None)


def _is_person(value: str) -> bool:
    return bool(_OFFICE.match(value)) and len(words_of(value)) > _SHORTEST_NAME


def _header_end(header: str, words: Sequence[str]) -> int | None:
    """One past the place where ``words`` name ``header``: all its words together, less those any may have."""
    telling = {word.bare for word in words_of(header)} - _ANY
    if len(telling) > 1:
        for start, word in enumerate(words):
            near = words[start : start + len(telling) + _BETWEEN]
            if word in telling and telling <= set(near):
                return start + max(near.index(each) for each in telling) + 1
    return None


def other_cells(record: Task | Target) -> dict[str, str]:
    """What is printed of a task beside who, with whom, what and when; of a target beside its figure."""
    return {header: words for header, words in record.extra.items() if header not in _KEPT}
