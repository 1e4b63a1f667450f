"""Whose duty it is to report: the agency a question names, the kind of body that asks, or who collects."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.knowledge import Knowledge
from assistant.language.words import words_of
from assistant.query import Query
from assistant.texts.stated_duties import Duty
from corpus.agencies import agency_key, group_covers, is_group
from corpus.text import fold

_TO = ("ve", "cho", "den", "toi", "len", "qua", "gui", "cao", "voi", "trinh")  # before those that receive it
_ANY = r"\b(?:(?:co quan|don vi|dia phuong)\b(?! (?:dau moi|thuong truc|chu tri))|to chuc\b)"
_KINDS = tuple(
    (re.compile(asked), re.compile(rf"{said}|{_ANY}" if said else ""))
    for asked, said in (
        (r"\b(?:xa|phuong)\b(?! nao)", r"\b(?:xa|phuong)\b"),
        (r"\bhuyen\b(?! nao)", r"\bhuyen\b"),
        (r"\b(?:cac|ca|nhung) so\b|\bso,? (?:ban,? )?nganh\b|\bben so\b", r"\bso\b"),
        (r"\b(?:cac|nhung) bo\b|\bbo,? (?:ban,? )?nganh\b", r"\bbo\b"),
        (r"\bcuc\b(?! nao)", r"\bcuc\b"),
        (r"\b(?:cac|nhung) tinh\b", r"\btinh\b"),
        (r"\b(?:don vi|co quan|dia phuong)\b(?! (?:nao|gi|dau moi|thuong truc))", ""),
    )
)
_COLLECTS = re.compile(r"\b(?:tong hop|dau moi|thuong truc)\b")


def of_parties(duties: Sequence[Duty], query: Query, knowledge: Knowledge) -> Sequence[Duty]:
    """The duties of the agencies that the question says report; without one, those that others receive.

    Of an agency that has none of its own, those that all have; of a kind of bodies ("các xã"), what
    those send, not what the one that collects it sends on.
    """
    words = words_of(query.text)
    sending = [p for p in query.parties if not p.start or words[p.start - 1].bare not in _TO]
    reporting = {party.key for party in sending if not is_group(party.name)}
    receivers = {party.key for party in query.parties if party not in sending}
    received = [duty for duty in duties if receivers & _named(duty.words, knowledge)] if receivers else duties
    if not reporting:
        return _of_kind(received, query)
    own = [duty for duty in duties if reporting & {agency_key(name) for name in duty.names}]
    if reporting & receivers:  # what it is sent, and what it sends on
        return [*own, *(duty for duty in _of_kind(received, query) if duty not in own)]
    if not own and _COLLECTS.search(fold(query.text)):  # what all send is not what it sends on
        return [duty for duty in duties if reporting & _named(duty.by, knowledge)]
    return own or _of_kind(_beside(duties, reporting, knowledge), query)


def _beside(duties: Sequence[Duty], keys: set[str], knowledge: Knowledge) -> Sequence[Duty]:
    """The duties that name one of ``keys`` before what is done, else of documents of theirs, else of all."""
    own = [duty for duty in duties if keys & _named(duty.by, knowledge)]
    own = own or [duty for duty in duties if keys & {_issuer(duty, knowledge)}]
    return own or [duty for duty in duties if any(group_covers(n, key) for n in duty.names for key in keys)]


def _of_kind(duties: Sequence[Duty], query: Query) -> Sequence[Duty]:
    """Those that bodies of a kind the question names send; all where it names none, or none sends any."""
    asked = fold(query.text)
    sent = [duty for duty in duties if not _collects(duty)]
    for said in (said for kind, said in _KINDS if kind.search(asked)):
        told = [duty for duty in sent if said.search(fold(duty.by) if duty.names else duty.heard)]
        if told:
            return told
    return duties


def _collects(duty: Duty) -> bool:
    """Whether it is of the one agency that sends on what others have sent."""
    return len(duty.names) == 1 and not is_group(duty.names[0]) and bool(_COLLECTS.search(fold(duty.by)))


def _named(text: str, knowledge: Knowledge) -> set[str]:
    return {mention.key for mention in knowledge.agencies.find(text)}


def _issuer(duty: Duty, knowledge: Knowledge) -> str:
    return agency_key(knowledge.head(duty.passage.source.document).issuer or "")
