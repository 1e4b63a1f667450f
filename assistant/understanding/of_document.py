"""What is asked of a document that a question names, where it names nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.cues import Cue
from assistant.query import Intent, Scope
from assistant.understanding.intents import Wish
from corpus.text import fold

_OF_ROWS = {"noun.task", "noun.target", "ask.list", "ask.who", "ask.when", "ask.count", "ask.percent"}
_WHAT = r"(?:nhung )?(?:(?:cai|viec|van de|chuyen|dieu|noi dung) )?(?:gi|nao|the nao|ra sao|nhu the nao)\b"
_SAYS = re.compile(
    rf"\b(?:noi|quy dinh|noi dung|de cap|ban|viet|ve)\b(?: (?:ve|den|toi|cu the|chinh|la|gom))* {_WHAT}"
    r"|\bnoi dung\b.*\bla (?:nhung )?gi\b|\bla (?:van ban|cai) gi\b"
)
_WHEN = r"(?:bao gio|khi nao|luc nao|hoi nao|ngay nao|nam nao|thang nao)"
_THERE = re.compile(rf"\b(?:co|ra) (?:tu |vao )?{_WHEN}|\b{_WHEN} (?:thi )?(?:moi )?co\b")

_BODY = r"(?:ai|(?:co quan|don vi|cap|noi|ben|bo|so|tinh) nao)"
_WHOSE = re.compile(rf"\b(?:la )?cua {_BODY}\b|\b{_BODY} (?:da )?(?:ra|ban hanh)\b|\bdo {_BODY} ra\b")


def mentioned(wanted: Wish) -> Wish:
    """``wanted`` as what is said of a document that others name, where its day is asked."""
    if wanted.intents != (Intent.DEADLINE,):
        return wanted
    return replace(wanted, intents=(Intent.DOCUMENT,), aspects=("mentioned",))


def of_document(wanted: Wish, asking: Sequence[Cue], text: str, scope: Scope) -> Wish:
    """``wanted`` as what a document says; as since when there is one, and whose it is."""
    labels = {cue.label for cue in asking}
    asked = fold(text)
    if not scope.numbered and not (scope.named and "noun.document" in labels):
        return wanted
    if wanted.intents == (Intent.TEXT,) and not labels & _OF_ROWS and _SAYS.search(asked):
        return replace(wanted, intents=(Intent.DOCUMENT,), aspects=("title",))
    if wanted.intents == (Intent.DEADLINE,) and _THERE.search(asked):
        return replace(wanted, intents=(Intent.DOCUMENT,), aspects=("date",))
    whose = wanted.intents in ((Intent.LEAD,), (Intent.TEXT,)) and not wanted.roles
    if whose and _WHOSE.search(asked):
        return replace(wanted, intents=(Intent.DOCUMENT,), aspects=("issuer",))
    return wanted
