"""What was told before, told again for one more fact that its own words give: a time, a number, a paper."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Status
from assistant.conversation.staying import More
from assistant.draft import Draft
from assistant.finding.sought import sought
from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.naming.scope import references
from assistant.query import Intent, Query
from assistant.records.telling import tell
from assistant.understanding.basis_asked import kind_asked
from assistant.wording import name_of
from corpus.model import Record
from corpus.text import fold

_WITH = "phoi hop"


def told_again(told: Draft, more: More, before: Query) -> Draft | None:
    """The one quote that ``told`` consists of, where it says what is asked ``more`` of it; else ``None``."""
    quoted = [line for line in told.lines if line.source]
    if told.records or len(quoted) != 1 or not quoted[0].facts:
        return None
    said = quoted[0].facts[0]
    words = (*words_of(said), *before.topic.words)
    known = frozenset(form for word in words for form in (word.text, word.bare))
    if more.beyond(known) or not more.stays(known, freely=False) or not _says(said, more):
        return None
    first = told.lines.index(quoted[0])
    return Draft(Status.ANSWERED, more.facts[0], told.lines[first:])


def _says(said: str, more: More) -> bool:
    """Whether the words of a quote hold every fact asked; who leads is left to what names that."""
    if Intent.LEAD in more.facts or (Intent.COORDINATE in more.facts and _WITH not in fold(said)):
        return False
    wanted = sought(more.part)
    return wanted.met(said) and bool(wanted.holds or Intent.COORDINATE in more.facts)


def paper_named(records: Sequence[Record], part: Query, knowledge: Knowledge) -> Draft | None:
    """The one of ``records`` whose own words name a paper of the kind ``part`` asks for; else ``None``."""
    asked = kind_asked(part.text)
    kinds = asked.kinds if asked else ()
    telling = [
        one
        for one in records
        if references(name_of(one)) and (not kinds or any(kind in fold(name_of(one)) for kind in kinds))
    ]
    return tell(telling[0], part, knowledge) if len(telling) == 1 else None
