"""A summary that no model wrote: how the parts of a document open, in its own words."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer import Answer, Status
from assistant.draft import Draft, Line
from assistant.finding.cite import cite
from assistant.knowledge import Knowledge
from assistant.query import Intent
from assistant.writing.grounds import Ground, telling_line
from corpus.text import squeeze
from prompts import load

_LONGEST = 220  # characters
_BULLETS = "-–+•* "


def openings(question: str, grounds: Sequence[Ground], knowledge: Knowledge) -> Answer:
    """Return the first words of each piece of evidence, every one cited, instead of a summary."""
    lines = [Line(f"- “{_shortened(ground)}” [*]", ground.source, ground.facts) for ground in grounds]
    draft = Draft(Status.PARTIAL, Intent.TEXT, (Line(load("replies")["openings"]), *lines))
    return cite(question, draft, knowledge.registry)


def _shortened(ground: Ground) -> str:
    words = squeeze(telling_line(ground.source.quote) or ground.source.quote).lstrip(_BULLETS)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]}…"
