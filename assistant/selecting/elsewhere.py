"""A section called that holds none of the records listed: another's are not told for its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.knowledge import Knowledge, sections
from assistant.language.words import words_of
from assistant.naming.titles import mark_of, sections_called
from assistant.query import Query
from corpus.model import Record, Task
from corpus.registry import RecordFilter
from corpus.text import MARK

_MARKED = re.compile(r"(?<!\w)(?:[Mm]ục|[Pp]hần|[Nn]hóm)\s+(?:[IVX]{1,5}|[A-Z]|\d{1,2})(?![\w.%])")
_LETTER = re.compile(r"(?<!\w)(?:[Mm]ục|[Pp]hần)\s+([IVX]{1,5}|[A-Z])(?![\w.])")


def calls_elsewhere(
    text: str, kind: str, where: RecordFilter, found: Sequence[Record], knowledge: Knowledge
) -> bool:
    """Whether ``text`` calls a section that none of ``found`` (of ``kind``, for ``where``) stands in.

    One that the tables of their documents have, where not all their tasks are looked at; or one that the
    tables, numbered alike, do not have. Duties in prose may be on what a section of a table is called.
    """
    sources = frozenset(record.source.document for record in found)
    tasks = knowledge.registry.tasks(RecordFilter(sources=sources))
    asked = bool(where.agency_keys) if kind == "task" else bool(_MARKED.search(text))
    if asked and sections_called(text, tasks) is not None:
        return True
    mark = _LETTER.search(text)
    return mark is not None and kind == "task" and any(_is_alike(task, mark[1]) for task in tasks)


def _is_alike(task: Task, mark: str) -> bool:
    """Whether a task stands under a mark of the same kind: a letter, or a Roman number."""
    marks = [mark_of(title) for title in (task.part, task.section) if title]
    return any(
        bool(set(mark) <= set("IVX")) == bool(set(one) <= set("IVX")) for one in marks if one.isalpha()
    )


def is_of_section(query: Query, knowledge: Knowledge) -> bool:
    """Whether the topic is all of the title of a section of the tables ("về cải cách thủ tục …")."""
    said = [word.bare for word in query.topic.content]
    tasks = knowledge.registry.tasks(RecordFilter(sources=query.scope.sources))
    return any(said == [word.bare for word in words_of(MARK.sub("", title))] for title in sections(tasks))
