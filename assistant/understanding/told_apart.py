"""Documents of one place named by their kinds and years alone ("kế hoạch 2021 và công văn 2022 của A")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from assistant.naming.anchors import PAPERS, Anchor
from corpus.model import Head
from corpus.timespans import aligned

_TWO = 2
_KIND = rf"(?:{PAPERS}|nam)"
_CALLED = re.compile(rf"\b{PAPERS}\s+(?:nam\s+)?20\d\d")
_OF = rf"(?:(?:trong|theo|cua|o|tai|ca|cai|tinh)\s+)*(?:{_KIND}\s+)*"
_ALSO = re.compile(rf"[\s,)]*(?:(?:va|voi|hay|vs|lan|con|so voi|voi ca)\s+|[,/]\s*){_OF}")
_TURNS = re.compile(rf"[,;.?]\s*(?:con|sang|den|toi|qua|the con)\s+{_OF}$")


def told_apart(text: str, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """``anchors``, in which namings joined one to the other each mean their own documents of the place named.

    That is where a place or issuer leaves documents that each naming tells from the others'; ``text`` is NFC.
    """
    run = _joined(aligned(text), anchors)
    if len(run) < _TWO or not any(one.weak for one in run):
        return tuple(anchors)
    wide = frozenset(head for one in anchors for head in one.wide)
    own = [_settled(one, one.heads & wide, aligned(text)) for one in run]
    apart = all(one.heads for one in own) and not any(a.heads & b.heads for a, b in combinations(own, 2))
    if not wide or not apart:
        return tuple(anchors)
    others = [one for one in anchors if one not in run and not (one.wide and one.heads == one.wide)]
    return tuple(sorted((*own, *others), key=lambda one: one.start))


def _settled(one: Anchor, heads: frozenset[Head], plain: str) -> Anchor:
    """A naming that means ``heads``."""
    calls = any(one.start < called.end() <= one.end for called in _CALLED.finditer(plain))
    return replace(one, heads=heads, weak=False, calls=calls)


def _joined(plain: str, anchors: Sequence[Anchor]) -> list[Anchor]:
    """The longest run of ``anchors`` that stand one beside the other, or each in a clause of its own."""
    runs = [[anchor] for anchor in anchors[:1]]
    for one, other in pairwise(anchors):
        between = plain[one.end : other.start]
        if _ALSO.fullmatch(between) or _TURNS.search(between):
            runs[-1].append(other)
        else:
            runs.append([other])
    return max(runs, key=len, default=[])
