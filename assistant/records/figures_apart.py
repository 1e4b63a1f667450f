"""Two figures asked in one question, each with its own "bao nhiêu": each is looked for on its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answer import Status
from assistant.draft import Draft
from assistant.language.quantities import quantities, states
from assistant.query import Intent, Query
from corpus.timespans import aligned

_ASKED = re.compile(r"\b(?:bao nhieu|may)\b")
_CUT = re.compile(r"\s*[,;]\s+(?:va\s+)?|\s+va\s+")
_FEWEST = 2  # words of its own that say what each is the figure of


def figures_apart(
    query: Query, read: Callable[[str], Query], compose: Callable[[Query], Draft]
) -> Draft | None:
    """The answers to both; ``None`` where not two are asked, or one is not known in one document."""
    if query.intents != (Intent.TARGET,) or len(quantities(query.text)) < 2 or query.sides or query.pairs:
        return None
    parts = [replace(part, scope=query.scope, years=query.years) for part in map(read, _halves(query.text))]
    if not parts or any(p.intents != (Intent.TARGET,) or len(p.topic.content) < _FEWEST for p in parts):
        return None
    drafts = [compose(part) for part in parts]
    if any(
        draft.status is not Status.ANSWERED or not _states(draft, part)
        for draft, part in zip(drafts, parts, strict=True)
    ):
        return None
    if len({line.source.document for draft in drafts for line in draft.lines if line.source}) > 1:
        return None
    lines = dict.fromkeys(line for draft in drafts for line in draft.lines)
    records = {record.id: record for draft in drafts for record in draft.records}
    return Draft(Status.ANSWERED, query.intent, tuple(lines), tuple(records.values()))


def _states(draft: Draft, part: Query) -> bool:
    """Whether an answer gives the number of what a part counts."""
    asked = quantities(part.text)
    return bool(asked) and any(line.source and states(line.source.quote, asked) for line in draft.lines)


def _halves(text: str) -> tuple[str, ...]:
    """``text`` (NFC) cut before what leads to its second "bao nhiêu"; nothing unless it has just two."""
    plain = aligned(text)
    asked = list(_ASKED.finditer(plain))
    cuts = list(_CUT.finditer(plain, asked[0].end(), asked[1].start())) if len(asked) == 2 else []
    return (text[: cuts[-1].start()], text[cuts[-1].end() :]) if cuts else ()
