"""A thing named after another of its kind ("giáo dục?"): the record most like the one told before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.answer import Status
from assistant.conversation.staying import is_of_few
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.language.words import Word, words_of
from assistant.naming.levels import only_levels
from assistant.query import FACTS, Intent, Query
from assistant.records.telling import tell
from assistant.several.remarks import not_found_beside
from assistant.wording import name_of
from corpus.model import Assignment, Record, Task
from corpus.registry import RecordFilter
from corpus.text import fold, squeeze

_THING = re.compile(
    r"\W*(?:(?:the|vay|va|roi|con) )*(?P<thing>[^,;.?!]{2,40}?)(?: (?:thi sao|thi|sao|nua|a|em|nhi|ha))*\W*"
)
_AND = re.compile(r"(?<!\w)(?:và|va|với|voi|vs|lẫn|cùng)(?!\w)", re.IGNORECASE)
_MOST = 4  # words the thing is called by
_ALIKE = 0.6  # share of words in common


def sibling_told(
    thing: Sequence[Word], own: Query, before: Query, told: Draft, knowledge: Knowledge
) -> Draft | None:
    """What the record most like the one ``told`` before says, of those that have the ``thing`` named.

    ``own`` is the question that names it. ``None`` where none or several are so like it.
    """
    accented = not all(word.plain for word in thing)
    if before.intent not in FACTS or not is_of_few(before, told):
        return None
    twins = [twin for one in told.records for twin in _twins(one, thing, accented, knowledge)]
    found = tuple({twin.id: twin for twin in twins}.values())
    asked = replace(before, intents=own.intents) if own.intent in FACTS else before
    drafts = [tell(record, asked, knowledge) for record in found]
    lines = tuple(line for draft in drafts for line in draft.lines)
    return Draft(drafts[0].status, asked.intent, lines, found) if found else None


def siblings_told(
    things: Sequence[Sequence[Word]], own: Query, before: Query, told: Draft, knowledge: Knowledge
) -> Draft | None:
    """What :func:`sibling_told` says of each of ``things``, those it says nothing of named; else ``None``."""
    drafts = [sibling_told(thing, own, before, told, knowledge) for thing in things]
    found = [draft for draft in drafts if draft]
    if not found:
        return None
    lines: list[Line] = []
    for thing, draft in zip(things, drafts, strict=True):
        lines += draft.lines if draft else [not_found_beside(" ".join(word.text for word in thing))]
    records = {record.id: record for draft in found for record in draft.records}
    status = found[0].status if len(found) == len(things) else Status.PARTIAL
    return replace(found[0], status=status, lines=tuple(lines), records=tuple(records.values()))


def things_named(question: str, read: Callable[[str], Query]) -> tuple[tuple[Word, ...], ...]:
    """The words of each thing that ``question`` names, alone or with a fact asked of it; else none."""
    own = read(question)
    more = own.parties or own.scope.named or own.years or own.period or own.declined or own.noun
    if more or not own.topic.content or only_levels(own.topic.content) or own.confirms or own.sides:
        return ()
    if own.intents != (Intent.TEXT,):
        things = _apart(own.text, own.topic.content) if set(own.intents) <= set(FACTS) else []
    else:
        named = _THING.fullmatch(squeeze(fold(question)))
        said = _AND.split(squeeze(question)[slice(*named.span("thing"))]) if named else []
        things = [words for one in said if (words := tuple(words_of(one)))]
    return tuple(things) if all(len(thing) <= _MOST for thing in things) else ()


def _apart(text: str, words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The ``words`` of ``text``, those of one thing together, apart where an "and" stands between two."""
    things: list[tuple[Word, ...]] = []
    for number, word in enumerate(words):
        if not things or _AND.search(text[words[number - 1].end : word.start]):
            things.append(())
        things[-1] = (*things[-1], word)
    return things


def _twins(told: Record, thing: Sequence[Word], accented: bool, knowledge: Knowledge) -> Sequence[Record]:
    """The records of the document like the one ``told`` that have ``thing``, most like it of all."""
    there = RecordFilter(sources=frozenset({told.source.document}))
    fellows: Sequence[Record]
    if isinstance(told, Task):
        fellows = knowledge.registry.tasks(there)
    elif isinstance(told, Assignment):
        fellows = knowledge.registry.assignments(there)
    else:
        return ()
    own = _times(told, thing, accented)  # "xây dựng" of a thing may open what was told, too
    shares = {one.id: _in_common(one, told) for one in fellows if _times(one, thing, accented) > own}
    best = max(shares.values(), default=0.0)
    like = [one for one in fellows if shares.get(one.id) == best]
    return like if best >= _ALIKE and len(like) == 1 else ()


def _times(record: Record, thing: Sequence[Word], accented: bool) -> int:
    """How often the words of ``thing`` stand together in what a record is called by."""
    said = "  ".join(word.text if accented else word.bare for word in words_of(name_of(record)))
    called = "  ".join(word.text if accented else word.bare for word in thing)
    return f" {said} ".count(f" {called} ")


def _in_common(one: Record, other: Record) -> float:
    first, second = ({word.text for word in words_of(name_of(record))} for record in (one, other))
    return len(first & second) / len(first | second)
