"""The other columns of a task table (who of the leaders, submitted to whom, what it costs), asked by name."""

from __future__ import annotations

from dataclasses import replace

from assistant.draft import Draft, Line
from assistant.query import Intent, Query
from assistant.words import words_of
from corpus.model import Task

_KEPT = ("Số thứ tự trong mục", "Thuộc nhiệm vụ")  # what the reader of tables adds itself
_ANY = frozenset(
    ("so", "bo", "co", "quan", "don", "vi", "cac", "nhiem", "vu", "noi", "dung", "ten", "thong", "tin", "va")
)


def with_cells_named(query: Query, draft: Draft) -> Draft:
    """The draft with the further cells of the tasks it tells of whose columns the question names."""
    if query.intent in (Intent.LIST, Intent.COUNT):
        return draft
    asked = {word.bare for word in words_of(query.text)}
    tasks = {record.source: record for record in draft.records if isinstance(record, Task)}
    lines: list[Line] = []
    for line in draft.lines:
        lines.append(line)
        task = tasks.pop(line.source, None) if line.source else None
        for header, words in other_cells(task).items() if task else ():
            if called_so(header, asked) and words not in line.facts:
                lines.append(Line(f"{header}: {words} [*].", line.source, (words,)))
    return replace(draft, lines=tuple(lines))


def called_so(header: str, asked: set[str]) -> bool:
    """Whether ``asked`` has every word of ``header``, less those that any header may have."""
    telling = {word.bare for word in words_of(header)} - _ANY
    return len(telling) > 1 and telling <= asked


def other_cells(task: Task) -> dict[str, str]:
    """What the document prints of a task beside who, with whom, what and when, by column."""
    return {header: words for header, words in task.extra.items() if header not in _KEPT}
