"""Units below the province that issued stored documents ("phường Phan Thiết"), and bodies of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.knowledge import Knowledge
from assistant.language.words import Word
from assistant.query import Party, Scope
from corpus.agencies import agency_key
from corpus.committees import COMMITTEE, LEVELS, levels_of_group
from corpus.model import Head
from corpus.once import once_for
from corpus.places import provinces
from corpus.registry import RecordFilter, RecordKind
from corpus.text import fold, nfc
from corpus.timespans import aligned

_KINDS = {
    "phuong": "phường",
    "xa": "xã",
    "huyen": "huyện",
    "quan": "quận",
    "thi xa": "thị xã",
    "thi tran": "thị trấn",
    "thanh pho": "thành phố",
    "dac khu": "đặc khu",
}
_SHORT = {
    "phuong": r"phuong|p\.?",
    "xa": r"xa|x\.?",
    "huyen": r"huyen|h\.?",
    "quan": r"quan|q\.?",
    "thi xa": r"thi xa|tx\.?",
    "thi tran": r"thi tran|tt\.?",
    "thanh pho": r"thanh pho|tp\.?",
    "dac khu": r"dac khu",
}
_ISSUER = re.compile(rf"(?:nhan dan|uy) ({'|'.join(_SHORT)}) (.+)")
_LED_UP = r"(?:(?:o|tai|cua|ben|phia|dia ban)\s+)"
_COUNCIL = re.compile(r"(?:ubnd|hdnd|nhan dan|dang uy) *$")
_OFFICE = re.compile(r"\b(?:van phong|vp)\b[^,;.?]*$")  # "Văn phòng HĐND và UBND phường": a body of its own
_THING = re.compile(
    r"\b(?:cho|cau|duong|pho|truong|chua|dinh|den|thon|ap|buon|lang|ho|song|suoi|deo|nui|kenh|dap|khu|cum"
    r"|ben|cang|ga|tram|tuyen|cong ty|htx|hop tac xa|benh vien|nha may|tinh|xa|phuong|huyen|quan|tran|phu) $"
)
_PROVINCE = "tinh"
_OF_PROVINCE = f"{COMMITTEE}{_PROVINCE}"
_KINDS_OF_RECORD: tuple[RecordKind, ...] = ("task", "assignment", "target")
_BRANCHES = ("chi nhanh", "khu vuc")
_NONE = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Commune:
    """A unit named at ``text[start:end]``, its own name from ``name`` on; ``key`` is its issuer's."""

    key: str
    printed: str
    start: int
    name: int
    end: int

    def party(self, words: Sequence[Word], taken: Iterable[Party]) -> Party:
        """The issuer it stands for, in the words no agency has: "Công an phường" + "Phan Thiết"."""
        last = max((party.end for party in taken if words[party.start].start < self.start), default=0)
        inside = [i for i, word in enumerate(words) if self.start <= word.start < self.end and i >= last]
        return Party(self.key, self.printed, inside[0], inside[-1] + 1)


def communes_in(text: str, heads: Sequence[Head]) -> tuple[Commune, ...]:
    """The units ``text`` (NFC) names that issued one of ``heads``: with their kind, cut short too, or
    after a word such as "ở", or by the name alone in capitals; not as whose committee or council
    something is."""
    plain = aligned(text)
    found: list[Commune] = []
    for issuer, kind, name in _units(heads):
        named = rf"(?<!\w)(?:{_LED_UP}?(?:{_SHORT[kind]})\s*|{_LED_UP})({re.escape(name)})(?!\w)"
        spans = [(match.start(), match.start(1), match.end()) for match in re.finditer(named, plain)]
        for start, own, end in spans or _alone(text, plain, name):
            before = plain[:start]
            if not _COUNCIL.search(before) or _OFFICE.search(before):
                found.append(Commune(agency_key(issuer), issuer, start, own, end))
    return tuple(found)


def _alone(text: str, plain: str, name: str) -> Iterator[tuple[int, int, int]]:
    """Where ``name`` stands in capitals, and is no part of another one ("chợ Tân Trung", "Tân Trung A")."""
    for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", plain) if " " in name else ():
        start, end = match.span()
        words = text[start:end].split()
        before, after = text[:start].split()[-1:], text[end : end + 2].strip()
        whole = not before or (before[0].islower() and not _THING.search(plain[:start]))
        if whole and all(word[:1].isupper() for word in words) and not after[:1].isupper():
            yield start, start, end


def in_full(text: str, heads: Sequence[Head]) -> str:
    """``text`` (any form) in NFC, "P. Thành Đông" written out where that unit issued one of ``heads``."""
    text = nfc(text)
    for _, kind, name in _units(heads):
        short = rf"(?<!\w)(?:{_SHORT[kind]})\s*(?={re.escape(name)}(?!\w))"
        for match in reversed(list(re.finditer(short, aligned(text)))):
            if match[0].strip() != kind:
                text = f"{text[: match.start()]}{_KINDS[kind]} {text[match.end() :]}"
    return text


def unnamed(text: str, communes: Sequence[Commune]) -> str:
    """``text``, as long, less the own names of ``communes``: of "Công an phường …" the body is left."""
    for commune in communes:
        text = text[: commune.name] + " " * (commune.end - commune.name) + text[commune.end :]
    return text


def is_commune(party: Party, heads: Sequence[Head]) -> bool:
    """Whether ``party`` is a unit that issued one of ``heads``."""
    return any(party.key == agency_key(issuer) for issuer, _, _ in _units(heads))


def of_own_level(
    parties: Sequence[Party], words: Sequence[Word], scope: Scope, knowledge: Knowledge
) -> tuple[Scope, tuple[Party, ...]]:
    """``scope`` and ``parties`` as documents of communes mean them, under all names that documents print.

    There a body stands with its level or without ("Trung tâm … công phường", "TTPVHCC"): it is asked for
    by either name. One asked for as the province's is none of theirs that is printed without that.
    """
    printed = ((p, key) for p in parties for key in (p.key, *_printed(p.key, scope, knowledge)))
    parties = [replace(party, key=key) for party, key in printed]
    if not _units(scope.heads):
        return scope, tuple(parties)
    found: list[Party] = []
    for party in parties:
        if words[party.end - 1].bare == _PROVINCE and not party.key.endswith(f" {_PROVINCE}"):
            scope, party = _of_province(party, scope, knowledge)
            found.append(party)
            continue
        found += [party, *(replace(party, key=key) for key in _also(party.key, scope.heads, knowledge.keys))]
    return scope, tuple(found)


def _printed(key: str, scope: Scope, knowledge: Knowledge) -> Iterator[str]:
    """The other keys documents print a body under: its twins, its branches, its level told by its units.

    Of the committees of a level told by units, only where those of ``scope`` have none told so; of that of
    the province, where central documents tell of all of them.
    """
    yield from knowledge.agencies.also(key)
    levels = levels_of_group(key) or _level_in_central(key, scope, knowledge)
    if levels and key not in LEVELS and _has_records(key, scope, knowledge):
        levels = ()
    groups = _groups(knowledge.keys) if levels else {}
    branches = tuple(f"{key} {word}" for word in _BRANCHES)
    for other in knowledge.keys:
        if other.startswith(branches) or (other != key and not groups.get(other, _NONE).isdisjoint(levels)):
            yield other


@lru_cache(maxsize=4)
def _groups(keys: frozenset[str]) -> Mapping[str, frozenset[str]]:
    """Those of ``keys`` that are of committees of a level told by their units, each with its levels."""
    return {key: frozenset(levels) for key in keys if (levels := levels_of_group(key))}


def _level_in_central(key: str, scope: Scope, knowledge: Knowledge) -> tuple[str, ...]:
    """The level of the committee of a province, where central documents named give tasks to all of them."""
    central = scope.named and not any(head.province for head in scope.heads)
    meant = key == _OF_PROVINCE and central and not _has_records(key, scope, knowledge)
    return (f"{COMMITTEE}cap {_PROVINCE}",) if meant else ()


def _has_records(key: str, scope: Scope, knowledge: Knowledge) -> bool:
    """Whether something stands under ``key`` in the documents of ``scope``, where they are named."""
    where = RecordFilter(frozenset((key,)), sources=scope.sources)
    return scope.named and any(knowledge.registry.count(kind, where) for kind in _KINDS_OF_RECORD)


def _of_province(party: Party, scope: Scope, knowledge: Knowledge) -> tuple[Scope, Party]:
    """The documents of ``scope`` that can mean the province's body, and the body; one of no key if none."""
    below = frozenset(head.source for head in scope.heads if _level(head))
    tasks = knowledge.registry.tasks(RecordFilter(frozenset((party.key,)), frozenset(), below))
    saying = {
        task.source.document
        for task in tasks
        for name in (*task.lead, *task.coordinate)
        if agency_key(name) == party.key and fold(name).split()[-1] == _PROVINCE
    }
    heads = tuple(head for head in scope.heads if head.source not in below - saying)
    return (replace(scope, heads=heads), party) if heads else (scope, replace(party, key=f"{party.key} tinh"))


def _also(key: str, heads: Sequence[Head], known: frozenset[str]) -> Iterator[str]:
    """The other keys a body of communes may stand under: with a level, or without that of all ``heads``."""
    levels = {_level(head) for head in heads}
    own = next((level for level in _SHORT if key.endswith(f" {level}")), None)
    if own is None:
        yield from (f"{key} {level}" for level in levels if level and f"{key} {level}" in known)
    elif levels == {own} and key.removesuffix(f" {own}") in known:
        yield key.removesuffix(f" {own}")


def _level(head: Head) -> str | None:
    """The kind of unit that issued a document, folded; ``None`` for a province, a ministry, an office."""
    unit = _unit(head.issuer or "")
    return unit[0] if unit else None


@once_for
def _units(heads: Sequence[Head]) -> tuple[tuple[str, str, str], ...]:
    """The units that issued ``heads``: the issuer as printed, the kind of unit, its own name."""
    issuers = dict.fromkeys(head.issuer for head in heads if head.issuer)
    return tuple((issuer, *unit) for issuer in issuers if (unit := _unit(issuer)))


@lru_cache(maxsize=4096)
def _unit(issuer: str) -> tuple[str, str] | None:
    """The kind and the proper name of the unit whose committee, council or party ``issuer`` is."""
    match = _ISSUER.search(fold(issuer))
    return (match[1], match[2]) if match and match[2] not in provinces() else None
