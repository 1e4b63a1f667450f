"""The numbered projects of a programme that a plan gives an agency ("Dự án 1: …"), listed and counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Status
from assistant.draft import Draft, Line
from assistant.knowledge import Knowledge
from assistant.query import Intent, Query
from assistant.wording import document_name, name_of, short
from corpus.agencies import agency_key
from corpus.model import Assignment
from corpus.registry import RecordFilter
from corpus.text import fold

_ASKED = re.compile(
    r"\b(?:cac|nhung|may|bao nhieu)\b[^.;?]{0,12}\b(?:tieu )?du an\b|\b(?:tieu )?du an (?:nao|gi)\b"
)
_PROJECT = re.compile(r"(?:tiểu )?dự án (?:thành phần )?(?:số )?\d{1,2}\b", re.IGNORECASE)
_FEWEST = 2
_NEAR = 2  # blocks
_LONGEST = 300  # characters of a project's name


def projects_listed(query: Query, knowledge: Knowledge) -> Draft | None:
    """The projects one agency asked about is given in the one document; ``None`` where there are no such."""
    lists = query.intent in (Intent.LIST, Intent.COUNT) and query.scope.named and not query.limits
    if not lists or not _ASKED.search(fold(query.text)):
        return None
    keys = frozenset(party.key for party in query.parties)
    duties = knowledge.registry.assignments(RecordFilter(keys, sources=query.scope.sources)) if keys else ()
    given = [
        duty
        for duty in duties
        if isinstance(duty, Assignment) and agency_key(duty.agency) in keys and _PROJECT.match(duty.text)
    ]
    one = len({duty.source.document for duty in given}) == 1 and len({duty.agency for duty in given}) == 1
    if (
        not one
        or len(given) < _FEWEST
        or not keys - {agency_key(given[0].agency)} <= _above(given[0], knowledge)
    ):
        return None
    return _told(given, query, knowledge)


def _above(duty: Assignment, knowledge: Knowledge) -> frozenset[str]:
    """The agencies that the lines above the first project name ("do Bộ A chủ trì:")."""
    first = duty.source.blocks[0]
    blocks = knowledge.registry.blocks(duty.source.document, range(max(first - _NEAR, 0), first))
    return frozenset(mention.key for block in blocks for mention in knowledge.agencies.find(block.text))


def _told(given: Sequence[Assignment], query: Query, knowledge: Knowledge) -> Draft:
    head = knowledge.head(given[0].source.document)
    does = "chủ trì" if all(duty.role == "lead" for duty in given) else "được giao"
    lines = [Line(f"{given[0].agency} {does} {len(given)} dự án, tiểu dự án theo {document_name(head)}:")]
    lines += [
        Line(f"{n}. {short(name_of(duty), _LONGEST)} [*]", duty.source) for n, duty in enumerate(given, 1)
    ]
    return Draft(Status.ANSWERED, query.intent, tuple(lines), tuple(given), total=len(given))
