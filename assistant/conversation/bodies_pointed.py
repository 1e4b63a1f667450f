"""Bodies pointed at by what they are ("sở đó", "hai sở"): the one told before, or the last two named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.conversation.earlier import Talk
from assistant.conversation.followup import in_context
from assistant.query import FACTS, Intent
from assistant.wording import leads
from corpus.agencies import agency_key
from corpus.text import nfc
from corpus.timespans import aligned

_BODY = r"(?:so|phong|ban|bo|nganh|co quan|don vi|noi|ben)"
_ONE = re.compile(rf"(?<!\w)(?:chinh )?{_BODY} (?:do|ay|nay|tren|vua neu|vua noi)(?!\w)")
_BOTH = re.compile(rf"(?<!\w)(?:ca )?(?:hai|2) {_BODY}(?: (?:do|ay|nay|tren))?(?! (?:nao|gi)\b)(?!\w)")
_LISTS = (Intent.LIST, Intent.COUNT)


def bodies_named(turn: str, talk: Talk) -> str | None:
    """``turn`` with the names of the bodies it points at; ``None`` where it names any, or none is known."""
    text = nfc(turn)
    plain = aligned(text)
    both, one = _BOTH.search(plain), _ONE.search(plain)
    own = talk.read(turn) if both or one else None
    if own is None or own.parties or own.intent not in _LISTS:
        return None
    if both:
        last = list(_last_named(talk))[:2]
        return (
            f"{text[: both.start()]}{' và '.join(last[::-1])}{text[both.end() :]}" if len(last) > 1 else None
        )
    name = _told(talk) if one else None
    return f"{text[: one.start()]}{name}{text[one.end() :]}" if one and name else None


def _last_named(talk: Talk) -> Iterator[str]:
    """The bodies that the questions before named, each once, the last first."""
    seen: set[str] = set()
    for turn in reversed(talk.history):
        for party in reversed(talk.read(turn).parties):
            if party.key not in seen:
                seen.add(party.key)
                yield party.name


def _told(talk: Talk) -> str | None:
    """The one body that leads each thing told before, where no body was asked about."""
    before = in_context(talk.history[-1], talk.history[:-1], talk.read)
    asked = before.intent in FACTS or before.arrange in ("most", "least")
    if before.parties or not asked:
        return None
    led = [{agency_key(name): name for name in leads(one)} for one in talk.told_before()[1].records]
    common = [name for key, name in led[0].items() if all(key in names for names in led)] if led else []
    return common[0] if len(common) == 1 else None
