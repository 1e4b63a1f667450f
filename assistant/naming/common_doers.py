"""Doers that a question calls by a common noun ("địa phương", "doanh nghiệp"), or cut short ("BQL khu …").

They are those that documents print so, alone or in a list ("Các bộ, ngành, địa phương"), or with more words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from assistant.knowledge import Knowledge
from assistant.naming.acting_provinces import any_of, with_provinces
from assistant.naming.mentions import Mentions, find_mentions
from assistant.query import Party
from corpus.agencies import agency_key
from corpus.text import fold
from corpus.timespans import aligned
from corpus.wording import key_of
from prompts import load

_LISTED = re.compile(r"[,;/]|\s(?:và|va)\s")
_MANY = frozenset(("cac", "nhung", "mot", "so", "moi"))
_PART = r"(?:cung |dong |duoc giao )?(?:chu tri|phoi hop)"
_NEXT_FACT = (
    r" va (?:thoi (?:gian|han)|han|san pham|ngay|moc|don vi|co quan)\b"  # "… đơn vị phối hợp và thời hạn"
)
_ENDS = re.compile(r"(?: *(?:trong|theo|tai|o|cua|thuoc|tu|den|nam|quy|han)\b.*| *(?:vay|nhi|a|la gi))?\W*$")


def find_doers(typed: str, text: str, knowledge: Knowledge) -> Mentions:
    """What ``text`` (restored), and beyond it ``typed``, names; doers by a common noun where by no name."""
    named = with_provinces(text, find_mentions(typed, text, knowledge), knowledge)
    if named.parties:
        return named
    plain = aligned(text)
    for place in named.places:
        plain = f"{plain[: place.start]}{' ' * (place.end - place.start)}{plain[place.end :]}"
    found = next((m for form in _forms() for m in form.finditer(plain) if _asks(m, plain)), None)
    return replace(named, parties=_parties(text, found, named, knowledge)) if found else named


def is_common(party: Party) -> bool:
    """Whether a body is one of those meant by a common noun, printed otherwise."""
    called = fold(party.name)
    common = _noun("nouns").match(called) or _noun("bodies").match(called)
    return bool(common) and agency_key(party.name) != party.key


def _asks(found: re.Match[str], plain: str) -> bool:
    """Whether doers are asked what they do, and of no case ("phải làm gì để được hỗ trợ")."""
    return bool(re.match(_PART, found["does"])) or bool(_ENDS.match(plain[found.end() :]))


def _parties(text: str, found: re.Match[str], named: Mentions, knowledge: Knowledge) -> tuple[Party, ...]:
    """The bodies that documents print as what is ``found``; the common noun where there are none."""
    start, end = found.span("name")
    inside = [i for i, word in enumerate(named.words) if found.start("many") <= word.start < end]
    said = key_of(text[start:end])
    cut = bool(_noun("bodies").match(found["name"]))
    meant = _is_cut if cut else _holds
    printed = {agency_key(name): name for name in knowledge.printed if meant(name, said)}
    keys = tuple(printed) or (() if cut else (agency_key(text[start:end]),))
    called = f"{text[start].upper()}{text[start + 1 : end]}"
    if cut and len(printed) == 1:
        called = printed[keys[0]]
    return tuple(Party(key, called, inside[0], inside[-1] + 1) for key in keys if inside)


def _holds(name: str, said: Sequence[str]) -> bool:
    """Whether a printed name, or what it lists, begins with the words ``said``."""
    for item in _LISTED.split(name):
        words = list(key_of(item))
        while words and words[0] in _MANY:
            del words[0]
        if tuple(words[: len(said)]) == tuple(said):
            return True
    return False


def _is_cut(name: str, said: Sequence[str]) -> bool:
    """Whether ``said`` are words of a printed name in their order, its first before all."""
    rest = iter(key_of(name))
    return next(rest, "") == said[0] and all(word in rest for word in said[1:] if word not in _MANY)


@cache
def _noun(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(load('offices')['doing'][kind])})\b")


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Doers before what they do, and after the tasks asked for ("nhiệm vụ nào do địa phương chủ trì")."""
    says = load("offices")["doing"]
    nouns, bodies, things, acts = (any_of(says[name]) for name in ("nouns", "bodies", "things", "acts"))
    word = r"[^\W\d_]+"
    called = rf"(?:{nouns})(?: {word}){{0,3}}?|(?:{bodies})(?: {word}){{0,9}}?"
    name = rf"(?P<many>(?:(?:cac|nhung|moi) )?)(?P<name>{called}) +"
    does = rf"(?:{_PART}|{acts})\b(?!{_NEXT_FACT})"
    asked = rf"(?P<does>{does}[^,;:?.]{{0,30}}?\b(?:(?:{things})\b(?: (?:gi|nao)\b)?|gi\b))"
    rows = (
        rf"(?:{things})(?: nao| gi)?(?: (?:trong|theo|tai|cua) [^,;:?]{{1,40}}?)?(?: (?:vua|ma|khong|deu))*"
    )
    return (
        re.compile(rf"(?:^|[,;:.?!] ?|(?<!\w)(?:thi|va|ma) ){name}(?:thi )?{asked}"),
        re.compile(rf"(?<!\w){rows} (?:do|giao cho|cua) {name}(?P<does>{_PART})\b"),
    )
