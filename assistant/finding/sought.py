"""What a question seeks: somebody, a time, a number, a document, money; and whether words hold that."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.language.cues import find_cues
from assistant.language.quantities import SHARE, is_small, quantities, states
from assistant.language.words import words_of
from assistant.naming.scope import references
from assistant.query import Query
from assistant.understanding.basis_asked import kind_asked
from assistant.understanding.conditions import states_time
from corpus.text import fold
from corpus.timespans import aligned

Holds = Callable[[str], bool]
_SHARE = re.compile(r"\b(?:may|bao nhieu|nhieu) (?:phan(?: tram)?\b|%)(?: (\w+))?")
_PAPER = re.compile(r"\b(?:van ban|giay|giay to|luat|thong bao) (?:nao|gi|so (?:may|bao nhieu|nao))\b")
_WHERE_TO = re.compile(
    r"\b(?:gui|nop|trinh|bao cao|dua)\b[^.;?!]{0,40}?\b(?:ve|den|cho|len|toi|o) (?:dau|ai)\b"
)
_SENT = re.compile(
    r"\b(?:gui|nop|trinh|bao cao|ve)\b(?: (?!va )\w+){0,4}? "
    r"(?:(?<!ho )so|bo|ubnd|uy ban|hdnd|hoi dong|thu tuong|chinh phu|chu tich|phong|ban|van phong"
    r"|cuc|vu|hat|cong an)\b"
)
_MONEY = r"(?:tien|kinh phi|nguon|chi phi|von|ngan sach)"
_PAYS = r"ai (?:phai )?(?:tra|chi|bo|lo|chiu)"
_PAID = re.compile(
    rf"\b{_MONEY}\b[^.;?!]{{0,60}}?\b(?:o dau|tu dau|dau ra|lay dau|nguon nao|tui nao|khoan nao)\b"
    rf"|\b{_PAYS}\b[^.;?!]{{0,12}}\b{_MONEY}\b|\b{_MONEY}\b[^.;?!]{{0,40}}\b{_PAYS}\b"
)
_FUNDS = re.compile(r"\b(?:kinh phi|ngan sach|nguon von)\b")


@dataclass(frozen=True, slots=True)
class Sought:
    """``holds``: what words must hold each; ``doer``: whether they must also say who does it."""

    holds: tuple[Holds, ...] = ()
    doer: bool = False

    def __bool__(self) -> bool:
        return self.doer or bool(self.holds)

    def met(self, words: str) -> bool:
        """Whether ``words`` hold all of it, but for who does it."""
        return all(holds(words) for holds in self.holds)


def sought(query: Query) -> Sought:
    """What the question seeks; empty where that is nothing a sentence can be tested for."""
    asked = fold(query.text)
    if "funding" in query.aspects or _PAID.search(asked):
        return Sought((_matching(_FUNDS),))
    labels = {cue.label for cue in find_cues(words_of(query.text))}
    found: list[Holds] = []
    if seeks_paper(query.text):
        found.append(lambda words: bool(references(words)))
    if "ask.when" in labels:
        found.append(lambda words: states_time(words, query.today.year))
    to = bool(_WHERE_TO.search(asked))
    if to:
        found.append(_matching(_SENT))
    numbers = quantities(query.text)
    share = _SHARE.search(aligned(query.text))
    if share or query.unit == "percent":
        found.append(_share_of(query.text[slice(*share.span(1))] if share and share[1] else ""))
    elif numbers:
        found.append(lambda words: states(words, numbers))
    return Sought(tuple(found), "ask.who" in labels and (not to or "lead" in query.roles))


def seeks_paper(text: str) -> bool:
    """Whether ``text`` (NFC) asks for a document ("kế hoạch số mấy", "giấy nào")."""
    return bool(kind_asked(text) or _PAPER.search(fold(text)))


def _share_of(thing: str) -> Holds:
    """Words with a share, and the ``thing`` it is one of where that is said ("phần trăm diện tích")."""
    named = re.compile(rf"\b{fold(thing)}\b" if thing and not is_small(thing) else "")
    return lambda words: states(words, (SHARE,)) and bool(named.search(fold(words)))


def _matching(pattern: re.Pattern[str]) -> Holds:
    return lambda words: bool(pattern.search(fold(words)))
