"""How many of a thing a task must come to: "lập mấy cơ sở" – "ít nhất 10 cơ sở được thành lập"."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Status
from assistant.choices import MANY
from assistant.draft import Draft, Line
from assistant.evidence import alternatives, find_records
from assistant.facts import tell
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.settings import AnswerSettings
from assistant.wording import name_of, place, short
from corpus.model import Assignment, Task
from corpus.text import fold
from corpus.timespans import aligned
from prompts import load

_COUNTED = re.compile(r"\b(?:may|bao nhieu) ([^\W\d_]+)(?: ([^\W\d_]+))?")
_LONGEST = 400
_BETWEEN = 2  # words from a number to what it counts ("5 nghìn cơ sở")


def counted(query: Query, knowledge: Knowledge, settings: AnswerSettings) -> Draft | None:
    """The tasks meant whose product or own words give a number of what the question counts."""
    number = _number_of(query.text)
    if number is None or query.unit:
        return None
    asked = replace(query, intents=(Intent.PRODUCT,))
    found = find_records(asked, ("task", "assignment"), knowledge, settings)
    best: dict[str, Task | Assignment] = {}
    for scored in alternatives(found.kept, settings.margin):
        if isinstance(scored.item, Task | Assignment):
            best.setdefault(scored.source, scored.item)
    told = [record for record in best.values() if _counts(record, number)]
    if not told or len(told) > MANY:
        return None
    drafts = [_told(record, query, number, knowledge) for record in told]
    lines = tuple(line for draft in drafts for line in draft.lines)
    return Draft(Status.ANSWERED, query.intent, lines, tuple(told))


def says_number(text: str, question: str) -> bool:
    """Whether ``text`` has a number of what ``question`` counts; any number where it counts no thing."""
    number = _number_of(question)
    return any(map(str.isdigit, text)) if number is None else bool(number.search(fold(text)))


def _told(record: Task | Assignment, query: Query, number: re.Pattern[str], knowledge: Knowledge) -> Draft:
    if isinstance(record, Task) and number.search(fold(record.product or "")):
        others = tuple(intent for intent in query.intents if intent is not Intent.TARGET)
        return tell(
            record, replace(query, intents=tuple(dict.fromkeys((Intent.PRODUCT, *others)))), knowledge
        )
    said = Line(f"“{short(name_of(record), _LONGEST)}” [*].", record.source)
    where = Line(place(knowledge.head(record.source.document), record.source.locator))
    return Draft(Status.ANSWERED, query.intent, (said, where), (record,))


def _counts(record: Task | Assignment, number: re.Pattern[str]) -> bool:
    product = record.product if isinstance(record, Task) else None
    return any(number.search(fold(text or "")) for text in (product, name_of(record)))


def _number_of(text: str) -> re.Pattern[str] | None:
    """A pattern of a number before what ``text`` counts: two words of it, one where a small word follows."""
    asked = _COUNTED.search(aligned(text))
    if asked is None:
        return None
    small = text[slice(*asked.span(2))].lower() in load("cues")["grammar"]["words"] if asked[2] else True
    thing = asked[1] if small else rf"{asked[1]}\s+{asked[2]}"
    return re.compile(rf"(?<![\d.,/])\d+(?:[.,]\d+)*\s+(?:[^\W\d_]+\s+){{0,{_BETWEEN}}}{thing}(?!\w)")
