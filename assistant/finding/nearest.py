"""An honest refusal that names the nearest things known, and how to ask for them."""

from __future__ import annotations

from assistant.draft import Draft, refusal
from assistant.finding.evidence import Evidence
from assistant.query import FACTS, Query
from assistant.wording import name_of, short
from corpus.model import Passage, Record, Target
from prompts import load

_WORTH_NAMING, _NEAR = 0.35, 0.3  # coverage, cosine
_MOST, _SHOWN, _ASKED = 2, 90, 100  # things named, characters of each told, and in a question


def nearest(query: Query, found: Evidence) -> Draft:
    """What to say where nothing is meant for certain: the nearest things, and how to ask for each."""
    replies = load("replies")
    near = [s.item for s in found.rejected[:_MOST] if not isinstance(s.item, Passage)]
    first = found.rejected[0] if near else None
    if first is None or not (first.fit.coverage > _WORTH_NAMING or first.near > _NEAR):
        return refusal(query.intent, replies["not_found"])
    names = dict.fromkeys(f"“{short(name_of(record), _SHOWN)}”" for record in near)
    text = replies["not_found_nearest"].format(nearest="; ".join(names))
    return refusal(query.intent, text, tuple(dict.fromkeys(_question(record, query) for record in near)))


def _question(record: Record, query: Query) -> str:
    """How to ask the same of ``record``."""
    asked = next((intent for intent in query.intents if intent in FACTS), None)
    kind = "target" if isinstance(record, Target) else asked.value if asked else "lead"
    return str(load("replies")[f"ask_{kind}"].format(name=short(name_of(record), _ASKED)))
