"""The part each agency of a question is said to play: "Sở A chủ trì, Sở B và Sở C phối hợp"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.language.cues import Cue
from assistant.language.words import Word
from assistant.query import Party

_OTHER = {"lead": "coordinate", "coordinate": "lead"}
_BODY, _IS = ("quan", "vi"), "la"  # the last words of "cơ quan", "đơn vị"
_AND = frozenset(("va", "cung", "voi", "lan", "hoac", "hay"))


def with_parts(
    parties: Sequence[Party], words: Sequence[Word], cues: Sequence[Cue], issuers: frozenset[str]
) -> tuple[Party, ...]:
    """Each of several agencies with the part said beside its name, or beside one it is joined to.

    Where only the one part is named, the other agency plays the other; not one that issued a
    document (key in ``issuers``), which only says whose plan is meant.
    """
    if len({party.key for party in parties}) < 2:
        return tuple(parties)
    said = _shared(_Saying(words, cues).parts(parties), parties, words)
    found = {role for role in said if role}
    if len(found) == 1:
        other = _OTHER[found.pop()]
        said = [
            role or (None if party.key in issuers else other)
            for party, role in zip(parties, said, strict=True)
        ]
    return tuple(replace(party, role=role) for party, role in zip(parties, said, strict=True))


def plays(party: Party, words: Sequence[Word], cues: Sequence[Cue]) -> bool:
    """Whether a part is said of ``party`` beside its name."""
    return _Saying(words, cues).parts([party]) != [None]


def _shared(roles: Sequence[str | None], parties: Sequence[Party], words: Sequence[Word]) -> list[str | None]:
    """``roles`` with those joined by "và" or a comma playing the same part."""
    told = list(roles)
    order = range(len(parties))
    joined = [pair for pair in pairwise(order) if _are_joined(parties[pair[0]], parties[pair[1]], words)]
    for left, right in (*joined, *reversed(joined)):
        told[left], told[right] = told[left] or told[right], told[right] or told[left]
    return told


def _are_joined(left: Party, right: Party, words: Sequence[Word]) -> bool:
    between = words[left.end : right.start]
    if not between:
        return right.start < len(words) and words[right.start].opens
    return len(between) == 1 and between[0].bare in _AND and not between[0].opens


@dataclass(frozen=True, slots=True)
class _Saying:
    """The words of a question, to tell which wording of a part belongs to which agency."""

    words: Sequence[Word]
    cues: Sequence[Cue]

    def parts(self, parties: Sequence[Party]) -> list[str | None]:
        """The part said of each: all after the names, or all before them, else whichever is free."""
        after = [self._after(party) for party in parties]
        before = [self._before(party) for party in parties]
        if all(after):
            chosen = after
        elif all(before):
            chosen = before
        else:
            chosen = [a or (b if b not in after else None) for a, b in zip(after, before, strict=True)]
        return [cue.label.partition(".")[2] if cue else None for cue in chosen]

    def _after(self, party: Party) -> Cue | None:
        roles = (c for c in self._roles() if not self._tells_of_next(c))
        return next((c for c in roles if self._is_link(party.end, c.start, c.start)), None)

    def _tells_of_next(self, role: Cue) -> bool:
        """Whether who plays a part is named after it ("có đơn vị chủ trì là …")."""
        around = [word.bare for word in self.words[max(role.start - 1, 0) : role.end + 1]]
        return around[0] in _BODY and around[-1] == _IS

    def _before(self, party: Party) -> Cue | None:
        return next((c for c in self._roles() if self._is_link(c.end, party.start, party.start)), None)

    def _roles(self) -> list[Cue]:
        return [cue for cue in self.cues if cue.label in ("role.lead", "role.coordinate")]

    def _is_link(self, start: int, stop: int, last: int) -> bool:
        """Whether only linking words stand from ``start`` to ``stop``, and no punctuation up to ``last``."""
        if start > stop or any(word.opens for word in self.words[start : last + 1]):
            return False
        links = [cue for cue in self.cues if cue.label == "part.link"]
        place = start
        while place < stop:
            ends = [cue.end for cue in links if cue.start == place and cue.end <= stop]
            if not ends:
                return False
            place = max(ends)
        return True
