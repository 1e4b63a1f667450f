"""How much of the name of a listed procedure a question says, and of the case it is for."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.finding.procedures import Procedure
from assistant.query import Topic
from assistant.scoring.told import told_in
from corpus.text import fold, settle_tones
from corpus.timespans import aligned
from prompts import load

_TAIL = re.compile(r"\btrong (?:các )?trường hợp\b", re.IGNORECASE)
_LEVEL = re.compile(r"\s+cấp (?:tỉnh|huyện|xã|trung ương|bộ)\s*$", re.IGNORECASE)
_OR = re.compile(r",|;|\b(?:hoặc|và)\b", re.IGNORECASE)
_VERB = 2  # words of an act ("cấp thẻ"), where it is one of several in a row
_LONGEST_ACT = 4
_SMALL = frozenset((
    "cua", "va", "cac", "nhung", "ve", "cho", "tai", "o", "do", "trong", "theo", "bi", "hoac", "doi", "voi",
    "khi", "thuoc",
))  # fmt: skip
_TAKES = re.compile(  # "mất bao lâu", not what was lost
    r"(?<!\bbi )(?<!\blam )\bmat(?= (?:bao|may|nhieu|khoang|chung|tong|toi da|(?:le )?phi|tien|\d))"
)
_OF_TIME = frozenset(("mat", "ton", "het", "ngay", "gio", "thang", "tuan"))
_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the name of a procedure a question says: ``share`` of it (0–1), ``score`` to rank by.

    ``name`` is it as far as it need be said, ``met`` how many of its words, of ``size``; ``case`` the share
    said of the nearest of the cases that it is for (0–1).
    """

    procedure: Procedure
    name: str
    share: float
    score: float
    met: int
    size: int
    case: float


def likenesses(text: str, procedures: Sequence[Procedure]) -> list[Likeness]:
    """How much of the name of each of ``procedures`` the ``text`` says; rare words count more.

    Of several acts that a name joins ("bổ nhiệm và cấp thẻ"), one is enough.
    """
    spoken = {fold(word) for word in told_in(text).texts} | said_otherwise(text)
    taken = len(_TAKES.findall(fold(text)))
    lost = spoken - {"mat"} if taken and taken == fold(text).split().count("mat") else spoken
    named = Counter(word for procedure in procedures for word in {*_own(procedure.name)})
    weights = {word: math.log(1 + len(procedures) / count) for word, count in named.items()}
    return [_likeness(procedure, spoken, lost, weights) for procedure in procedures]


def said_otherwise(text: str) -> set[str]:
    """The words of names of procedures for which ``text`` (NFC) has others ("mở trường": "thành lập")."""
    meant, said = _otherwise()
    found = ((text[slice(*one.span())], one[0]) for one in said.finditer(aligned(text)))
    return {
        word
        for typed, bare in found
        for spelt, words in meant[bare]
        if typed.isascii() or settle_tones(typed.lower()) == spelt
        for word in words
    }


def names_other(topic: Topic, meant: Likeness, around: str) -> bool:
    """Whether ``topic`` goes on from a word of the name with two that stand nowhere ``around`` it.

    "Văn phòng công chứng" is no "văn phòng giám định", though the rest be alike.
    """
    own, known = {*_words(meant.name)}, {fold(word) for word in told_in(around).texts} | _OF_TIME
    needed = [
        (word.bare, must and word.bare not in known and not word.bare.isdigit())
        for word, must in zip(topic.words, topic.required, strict=True)
    ]
    return any(
        before in own and first and second
        for (before, _), (_, first), (_, second) in zip(needed, needed[1:], needed[2:], strict=False)
    )


def _likeness(
    procedure: Procedure, spoken: set[str], lost: set[str], weights: Mapping[str, float]
) -> Likeness:
    cases = [len({*case} & lost) / len(case) for case in _cases(procedure.name)]
    found = ((_said(_words(way), spoken, weights), way) for way in _ways(procedure.name))
    best, name = max(found, key=lambda one: one[0][:2])
    return Likeness(procedure, name, *best, case=max(cases, default=0.0))


def _said(
    words: Sequence[str], spoken: set[str], weights: Mapping[str, float]
) -> tuple[float, float, int, int]:
    """How much of ``words`` are ``spoken``: the share, a score, and how many of how many."""
    each = list(dict.fromkeys(words))
    spelt = _spelt(words, spoken)
    met = [word for word in each if word in spoken or word in spelt]
    need, got = sum(weights[word] for word in each), sum(weights[word] for word in met)
    return got / need if need else 0.0, 2 * got - need, len(met), len(each)


def _spelt(words: Sequence[str], spoken: set[str]) -> set[str]:
    """Those of ``words`` that a short form of the question stands for by their initials ("GĐTP")."""
    initials = "".join(word[0] for word in words)
    found: set[str] = set()
    for short in (word for word in spoken if len(word) > _VERB and word not in words):
        place = initials.find(short)
        found |= set(words[place : place + len(short)]) if place >= 0 else set()
    return found


@lru_cache(maxsize=_KEPT)
def _ways(name: str) -> tuple[str, ...]:
    """A name without the case it is for: whole, then with one of the acts it joins."""
    whole = _TAIL.split(name)[0]
    ways = [whole, *_opened(whole), *_unlevelled(whole)]
    acts = [act.strip() for act in _OR.split(whole)]
    if len(acts) > 1 and all(len(act.split()) <= _LONGEST_ACT for act in acts[:-1]):
        thing = " ".join(acts[-1].split()[_VERB:])
        ways += [*(f"{act} {thing}" for act in acts[:-1]), acts[-1]]
    return tuple(way for way in ways if _words(way))


def _opened(name: str) -> Iterator[str]:
    """A name without the word for leave that opens it ("cấp phép thành lập …"), which nobody need say."""
    opening = _openings().match(fold(name))
    if opening:
        yield " ".join(name.split()[len(opening[0].split()) :])


def _unlevelled(name: str) -> Iterator[str]:
    """A name without the level that closes it ("… cấp tỉnh"), which the list is of."""
    level = _LEVEL.search(name)
    if level:
        yield name[: level.start()]


@lru_cache(maxsize=_KEPT)
def _cases(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of each case that a procedure is for ("bị hư hỏng", "bị mất"); none where of all."""
    own, told = set(_own(name)), " ".join(_TAIL.split(name)[1:])
    cases = (tuple(word for word in _words(case) if word not in own) for case in _OR.split(told))
    return tuple(case for case in cases if case)


def _own(name: str) -> tuple[str, ...]:
    return _words(_TAIL.split(name)[0])


@lru_cache(maxsize=_KEPT)
def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in map(fold, told_in(name).texts) if word not in _SMALL)


@cache
def _otherwise() -> tuple[Mapping[str, Sequence[tuple[str, Sequence[str]]]], re.Pattern[str]]:
    """By its folded form what else is said for words of names, how it is spelt, and those words."""
    meant: dict[str, list[tuple[str, Sequence[str]]]] = {}
    for names, *others in load("procedures")["name"]["said"]:
        named = fold(names).replace("|", " ").split()
        for other in others:
            meant.setdefault(fold(other), []).append((settle_tones(other), named))
    longest = sorted(meant, key=len, reverse=True)
    return meant, re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(fold, load('procedures')['name']['openings']))}) ")
