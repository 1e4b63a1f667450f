"""Questions an assistant asks itself when it starts, so that nobody waits for what is read but once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from corpus.filters import RecordFilter
from corpus.model import Head, Passage, Record, Target, Task
from corpus.registry import Registry
from corpus.text import fold

if TYPE_CHECKING:
    from assistant.bootstrap import Assistant

_MOST = 160
_COLLECTING = (10_000, 20, 50)  # objects: a question makes many, and hardly a cycle of them
_WORDS = 14  # of a record, as many as people type
_OF_EACH = 12  # records of each kind, and passages of text, a document is asked about
_DOCUMENTS = 60
_ON = "V/v "
_OF_WHOLE = ("{} do ai ký, ngày nào?", "Trưởng ban phải làm gì theo {}?")  # for which all of it is read
_ASKED = ("Cơ quan nào chủ trì {}?", "{} khi nào xong", "{} phối hợp với ai, sản phẩm là gì?")
_HOW_MUCH = ("{} bao nhiêu?", "chỉ tiêu {}")
_OF_TEXT = ("{} thế nào?", "{} bao nhiêu tiền?")  # a figure that no record has: what is read to refuse


def warm_up(assistant: Assistant) -> int:
    """Ask all of :func:`rehearsal`; return how many questions that were."""
    asked = len([assistant.ask(question) for question in rehearsal(assistant.store.registry)])
    gc.freeze()  # what was read stays, and is not looked through again and again
    gc.set_threshold(*_COLLECTING)
    return asked


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
