"""What an assistant does when it starts, so that nobody waits for what is read but once.

It reads what answers are looked for in, document by document, and asks itself questions.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from assistant.finding.procedures import procedures_in
from assistant.finding.ranking import words_around
from assistant.scoring.told import told_in
from corpus.filters import RecordFilter
from corpus.model import Head, Passage, Record, Target, Task
from corpus.registry import RecordKind, Registry
from corpus.store import Store
from corpus.text import fold

if TYPE_CHECKING:
    from assistant.bootstrap import Assistant

_MOST = 160
_COLLECTING = (10_000, 20, 50)  # objects: a question makes many, and hardly a cycle of them
_WORDS = 14  # of a record, as many as people type
_OF_EACH = 12  # records of each kind, and passages of text, a document is asked about
_DOCUMENTS = 60
_READ, _RECORDS, _OF_ONE = 2000, 6000, 500  # documents, and records of all and of each, read ahead
_SMALL = "và của các có được theo trong thực hiện tổ chức"  # words of which hardly a record has none
_OF_RECORDS: frozenset[RecordKind] = frozenset(("task", "target", "assignment"))
_ON = "V/v "
_OF_WHOLE = ("{} do ai ký, ngày nào?", "Trưởng ban phải làm gì theo {}?")  # for which all of it is read
_ASKED = ("Cơ quan nào chủ trì {}?", "{} khi nào xong", "{} phối hợp với ai, sản phẩm là gì?")
_HOW_MUCH = ("{} bao nhiêu?", "chỉ tiêu {}")
_OF_TEXT = ("{} thế nào?", "{} bao nhiêu tiền?")  # a figure that no record has: what is read to refuse


def warm_up(assistant: Assistant) -> int:
    """Read ahead and ask all of :func:`rehearsal`; return how many questions that were."""
    for read in _reading(assistant.store):
        read()
    asked = len([assistant.ask(question) for question in rehearsal(assistant.store.registry)])
    _settle()
    return asked


def steps(assistant: Assistant) -> Iterator[Callable[[], object]]:
    """The same by short steps, to be taken while nobody asks."""
    yield from _reading(assistant.store)
    yield from (partial(assistant.ask, question) for question in rehearsal(assistant.store.registry))
    yield _settle


def _settle() -> None:
    gc.freeze()  # what was read stays, and is not looked through again and again
    gc.set_threshold(*_COLLECTING)


def _reading(store: Store) -> Iterator[Callable[[], object]]:
    """For each document what reads the procedures it lists, and the words and vectors of its records."""
    registry, read = store.registry, 0

    def ahead(head: Head) -> None:
        nonlocal read
        procedures_in(registry, head.source, registry.revision())
        if read < _RECORDS and head.source not in registry.without_records(_OF_RECORDS):
            read += _read_records(store, head)

    yield from (partial(ahead, head) for head in registry.heads()[:_READ])


def _read_records(store: Store, head: Head) -> int:
    """Read the records of a document as a question about them does; return how many."""
    called, where = f"{head.title or ''} {_SMALL}", frozenset((head.source,))
    hits = store.retriever.retrieve(called, _OF_ONE, where, frozenset(_OF_RECORDS))
    above = {hit.passage.record_id: hit.passage.title for hit in hits if hit.passage.record_id}
    told = [words_around(one, above[key]) for key, one in store.registry.records(list(above)).items()]
    for words in told:
        list(map(told_in, words))
    store.retriever.nearness("", [own for own, _ in told])
    return len(told)


def rehearsal(registry: Registry) -> Iterator[str]:
    """Questions about what is stored, with accents and without, to be asked while nobody else asks."""
    for number, question in enumerate(islice(_questions(registry), _MOST)):
        yield fold(question) if number % 2 else question


def _questions(registry: Registry) -> Iterator[str]:
    """A question on a record of each document, then on another of each, and so on."""
    for row in zip_longest(*(_of_document(registry, head) for head in registry.heads()[:_DOCUMENTS])):
        yield from filter(None, row)


def _of_document(registry: Registry, head: Head) -> Iterator[str]:
    called = head.number or (head.title or "").removeprefix(_ON)
    yield from (form.format(f"{head.type or ''} {called}".strip()) for form in _OF_WHOLE if called)
    where = RecordFilter(sources=frozenset((head.source,)), limit=_OF_EACH)
    kinds = (registry.tasks(where), registry.targets(where), registry.assignments(where))
    told = (one for row in zip_longest(*kinds, _texts(registry, head.source)) for one in row if one)
    for number, one in enumerate(told):
        forms = _OF_TEXT if isinstance(one, Passage) else _HOW_MUCH if isinstance(one, Target) else _ASKED
        yield forms[number % len(forms)].format(_said(one))


def _texts(registry: Registry, source: str) -> list[Passage]:
    """Passages of running text, from all over a document."""
    found = registry.passages(sorted(registry.passage_ids(source))).values()
    text = [passage for passage in found if passage.kind == "text"]
    return text[:: max(len(text) // _OF_EACH, 1)][:_OF_EACH]


def _said(told: Record | Passage) -> str:
    words = told.task if isinstance(told, Task) else told.text
    return " ".join(words.split()[:_WORDS])
