"""Questions to begin with, made from the documents themselves; each is known to be answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice, zip_longest
from threading import Lock

from assistant.answer import Ask, Status
from corpus.agencies import is_group
from corpus.model import Head, Task
from corpus.registry import RecordFilter, Registry
from corpus.text import squeeze

_SHOWN = 6
_TRIED = 18
_SHORTEST, _LONGEST = 15, 130


class Suggestions:
    """Makes the questions once per state of the register. Safe to share between threads."""

    def __init__(self, ask: Ask, registry: Registry) -> None:
        self._ask = ask
        self._registry = registry
        self._lock = Lock()
        self._revision = -1
        self._made: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Return up to six questions, the documents taking turns."""
        revision = self._registry.revision()
        with self._lock:
            if revision != self._revision:
                self._made, self._revision = tuple(islice(self._answered(), _SHOWN)), revision
            return self._made

    def _answered(self) -> Iterator[str]:
        for question in islice(self._candidates(), _TRIED):
            if self._ask(question).status is Status.ANSWERED:
                yield question

    def _candidates(self) -> Iterator[str]:
        each = [
            _questions(head, self._registry.tasks(RecordFilter(sources=frozenset({head.source}))), turn)
            for turn, head in enumerate(self._registry.heads())
        ]
        return (q for q in chain.from_iterable(zip_longest(*each)) if q is not None)


def _questions(head: Head, tasks: tuple[Task, ...], turn: int) -> list[str]:
    """One question of each form about a document, begun with another form for each document."""
    plain = [task for task in tasks if _is_short(task.task) and task.lead]
    if not plain:
        return []
    named = head.number or head.province or ""
    leaders = Counter(name for task in tasks for name in task.lead if not is_group(name))
    dated = [task for task in plain if task.deadline and task.deadline.end] or plain
    made = [
        f"Cơ quan nào chủ trì {_as_object(plain[turn % len(plain)].task)}?",
        f"Thời hạn {_as_object(dated[-1 - turn % len(dated)].task)}?",
        f"Ai phối hợp {_as_object(plain[len(plain) // 2].task)}?",
    ]
    if leaders:
        where = f" theo {head.type.lower() if head.type else 'văn bản'} {named}" if head.number else ""
        made.append(f"{leaders.most_common(1)[0][0]} chủ trì những nhiệm vụ nào{where}?")
    first = turn % len(made)
    return made[first:] + made[:first]


def _is_short(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and ". " not in text and ";" not in text


def _as_object(task: str) -> str:
    """A task's name as it stands within a sentence."""
    text = squeeze(task).rstrip(" .;,")
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
